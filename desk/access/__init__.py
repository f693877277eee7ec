"""Who may what at the desk.

``roles`` and ``account`` say who somebody is; ``accounts`` keeps them; ``passwords``, ``second``
(the second factor), ``links`` and ``provider`` (OpenID Connect) how somebody proves it;
``attempts`` slows who guesses; ``sessions`` are those who are in, ``entering`` lets them in and
out; ``guard`` refuses every address that no role may have; ``current`` is what a page may ask of
the one who asks; ``log`` is what was done, ``keys`` the one secret of the desk, ``mail`` sends.

For pages::

    from desk.access.current import settings, signed_in, store
    from desk.access.guard import allowed, may_see, open_to_all, proved
    from desk.access.log import record
    from desk.access.roles import Role

    @blueprint.get("/indienen/<initiative>")
    @allowed(Role.INITIATIVE, Role.STAM)
    def page(initiative: str) -> str:
        may_see(signed_in(), initiative)   # another's: 404
        ...

Asks the database. Every room above may ask it.
"""
