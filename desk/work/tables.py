"""The table of jobs, as questions name it; the migrations of the desk make it."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

#: A job. ``digest``: of the word by which its owner asks for it; ``account``: who asked, None for
#: who is not signed in; ``place``: a mark of the address that it came from; ``state`` and ``says``:
#: see ``jobs``; ``beat``: when its process last gave a sign.
job = Table(
    "desk_job",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("account", Integer),
    Column("place", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("share", Float, nullable=False),
    Column("says", Text, nullable=False),
    Column("made", String(32), nullable=False),
    Column("beat", String(32), nullable=False),
)
