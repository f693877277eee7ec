"""Between home and work: who works in an area beside who lives there, who sends people, and which
organisations work in several sectors and regions.

All of it is made from Tables that may be shown, and from initiatives, which are public. What is
*not* here is a table of homes by workplaces: it would tie the two places together, and that they
are counted apart is what protects both (``docs/kleine-aantallen.md``).
"""
