"""What a page is made of: filters, cards, tables, maps. Knows the domain, knows no page."""
