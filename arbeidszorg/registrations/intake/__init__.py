"""Intake: registrations handed in as files -> a checked Registry, or every fault in them.

``fetching`` reads bytes, ``sources`` makes records of them (``separated`` of CSV, ``workbook`` of
XLSX, ``opendocument`` of ODS), ``reading`` columns of text (``headers``, ``odd_rows``).
``cleaning``, ``values``, ``identifiers`` and ``personal`` judge single texts, ``columns`` makes
typed columns, ``checking`` brings these together with the schemas of the contract, and ``folder``
does so for all files at once, with ``remarks`` on what can hardly be true. Asks the contract
beside it and places.
"""
