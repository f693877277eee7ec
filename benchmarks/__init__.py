"""How fast the atlas is, beside plain Dash pages and with a million registrations."""
