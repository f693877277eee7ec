"""A Picture as SVG, which needs no script and is what files hold.

Asks the Picture alone; knows no Table and no kind of figure.
"""
