"""What leaves, before it is a file: About, Grid, Figure, Document, Deck and Talk; a figure framed
for a sheet or a stage; how it is cited, and what has no number in words.

May ask figures and the rooms below. Knows no kind of file.
"""
