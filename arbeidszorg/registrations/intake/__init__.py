"""Intake: registrations handed in as files -> a checked Registry, or every fault in them.

``sources`` gives records, ``reading`` makes columns of text from them, ``values`` and ``personal``
judge single texts, ``columns`` makes typed columns, ``checking`` brings these together with the
schemas of the contract, and ``folder`` does so for all files at once. Asks the
contract beside it and places.
"""
