"""Files that are being mended: what an initiative sent, checked, until it is handed in or for a
month.

``checking`` are the jobs: check only, and check what becomes a draft. ``listing`` is what is found,
as pages and scripts read it. ``sheets`` are the rows, as text, of columns of the contract alone and
without what says who somebody is; ``drafts`` keeps them, ``remembered`` the replacements that an
initiative said yes to.

Asks handed, work, access, the database and the domain; pages ask it.
"""
