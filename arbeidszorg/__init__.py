"""The domain of the Arbeidszorgatlas: registrations in, protected tables out.

Nothing in this package imports dash or knows a page; every number that is shown, drawn,
exported or answered by the API is made here.
"""
