"""Areas, levels, mergers, residents and outlines.

Asks nobody but the settings and the texts.
"""
