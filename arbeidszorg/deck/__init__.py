"""Decks: presentations whose slides are addresses of the atlas, so that they never grow old."""
