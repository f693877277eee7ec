"""The tables of drafts, as questions name them; the migrations of the desk make them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

#: A draft. ``edition``: goes up with each change, so that of two who change it one is told;
#: ``checked``: the edition that ``listing`` is about; ``based_on``: the last handing of the
#: initiative when it began; ``adds``: its rows add to those in force; ``files``: the rows;
#: ``aside``: what was left out of them; ``reasons``: rule -> why it is right after all; ``handed``:
#: the handing that came of it; ``names``: what the files were called.
draft = Table(
    "desk_draft",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("initiative", Text, nullable=False),
    Column("account", Integer, nullable=False),
    Column("made", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("checked", Integer, nullable=False),
    Column("based_on", Integer, nullable=False),
    Column("adds", Boolean, nullable=False),
    Column("files", LargeBinary, nullable=False),
    Column("listing", LargeBinary, nullable=False),
    Column("aside", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("handed", Integer),
    Column("names", Text, nullable=False),
)
#: A replacement that an initiative said yes to: in ``column`` of the file ``kind``, ``written``
#: says ``meant``.
replacement = Table(
    "desk_replacement",
    metadata,
    Column("initiative", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("written", Text, primary_key=True),
    Column("meant", Text, nullable=False),
    Column("account", Integer, nullable=False),
    Column("made", String(32), nullable=False),
)
