"""The store: what initiatives handed in, and the versions that are made of it.

``database`` opens it (SQLite in a folder, or PostgreSQL), ``migrations`` brings its tables up to
date, ``tables`` names them. ``packing`` keeps rows as text, ``submissions`` are what one initiative
handed in, ``versions`` lists of them, ``releases`` say from when a version is public. ``backup``
copies everything to one file and back; ``differences`` says what two versions count differently.
``command`` is what an operator types, and ``options`` how.

Asks registrations, places, texts and settings. Only the commands ask it, and disclosure where it
opens data: it holds rows about persons.
"""
