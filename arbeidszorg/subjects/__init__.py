"""What the atlas tells besides its numbers. A room per subject, with its pictures and files.

A subject may ask files, content, figures and the rooms below, and another subject where its own
figures need it.
"""
