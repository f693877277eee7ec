"""The tables of the desk, in the database of ``arbeidszorg.store``; their names begin with
``desk_``.

``tables`` names those of accounts, sessions and the log; ``migrating`` brings all up to date, by
the steps in ``migrations``. Rooms with tables of their own name them where they are used.

Asks the store. Every room of the desk may ask it.
"""
