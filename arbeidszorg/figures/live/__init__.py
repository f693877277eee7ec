"""A Picture as a Plotly figure, in plain values: one that answers when it is pointed at.

Asks the Picture alone; knows no Table and no kind of figure.
"""
