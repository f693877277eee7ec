"""How fast the atlas is, beside a plain Dash page and with a million registrations."""
