"""A Picture as a Plotly figure, in plain values: one that answers when it is pointed at."""
