"""The same plain page, as who knows Dash well makes it fast."""
