"""Open data: what is public as tables, features and records, in forms that programs read.

It asks the atlas for protected Tables and for what is public of initiatives and places, and knows
no page and no server. ``tables`` says which tables there are; ``csvw``, ``jsonstat``, ``parquet``
and ``xlsx`` write one; ``catalogue`` describes all; ``features`` and ``hsds`` write initiatives.
"""
