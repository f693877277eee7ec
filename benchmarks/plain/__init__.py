"""The page that the atlas is set beside: see ``app.py``."""
