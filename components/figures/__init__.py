"""Pure functions: a protected Table in, a plotly figure out.

Figures are plain dicts in plotly's own form: they are made for every filter change, and building
graph objects only to turn them back into the same dicts would cost more than the numbers do. The
tests build every figure as ``plotly.graph_objects.Figure`` too, which checks each property.
"""
