"""Figures, described once and drawn twice: a protected Table in, a :class:`~.picture.Picture` out.

A picture says what is seen in plain numbers and words. ``still`` writes it as SVG, which needs no
script and is what files hold; ``live`` turns the same picture into a figure
that answers when it is pointed at. Values, words, colours, order and sizes are in the picture, so
that the two cannot disagree.

May ask the atlas, places, style and texts; knows no file, no page and no registration of a person.
"""
