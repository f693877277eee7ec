"""The steps by which the tables of a store became what they are; Alembic reads them.

A new step is a module in ``versions`` with the revision before it, and ``migrating.HEAD`` names it.
"""
