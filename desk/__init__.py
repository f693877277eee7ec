"""The desk: where initiatives hand in their registrations, and STAM accepts and publishes them.

A process of its own (``python -m desk``), beside the public atlas and apart from it: the atlas has
no session and sets no cookie, and neither imports the other. All addresses stand under
``/registratie``.

Calls go down: ``app`` puts it together, ``pages`` are what people see, ``handed`` and ``drafts``
what waits, ``work`` the jobs, ``access`` who may what, ``database`` the tables of the desk in the
database of ``arbeidszorg.store``. ``settings`` are what an operator sets, ``words`` what templates
may ask.

Asks arbeidszorg alone.
"""
