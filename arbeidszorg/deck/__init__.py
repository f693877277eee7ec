"""Decks: presentations whose slides are addresses of the atlas, so that they never grow old.

Reads and writes the file of a deck and its link; ``ready`` makes those that wait for readers. May
ask every room of the domain; no other asks it.
"""
