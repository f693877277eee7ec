"""The tables of what was handed in, beside those of the store; ``r0003_handed`` and
``r0004_footnotes`` make them."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: What an initiative handed in at one time. ``follows``: the number of what it handed in before
#: (0: nothing), so that of two at once one is refused; ``version``: the one that was in force;
#: ``told``: reasons and counts by rule (JSON, never a value of a participant); the three files as
#: the store packs them.
handed = Table(
    "desk_handed",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("initiative", Text, nullable=False),
    Column("follows", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("account", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("stays", Integer, nullable=False),
    Column("initiatieven", LargeBinary, nullable=False),
    Column("registraties", LargeBinary, nullable=False),
    Column("kosten_opbrengsten", LargeBinary, nullable=False),
    UniqueConstraint("initiative", "follows", name="desk_handed_once"),
)
#: What was decided about it, the last counts. ``message``: for the initiative; ``place``: the row
#: that it is about (a code of a registration), "" for all.
step = Table(
    "desk_step",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("handed", Integer, ForeignKey("desk_handed.number"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("account", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("place", Text, nullable=False),
    Column("message", Text, nullable=False),
)
#: Making a version ready to be published. ``known``: the last release that its maker knew;
#: ``until``: the last step that was known when the version was composed; ``beat``: when its process
#: was last alive; ``says``: what came of it (JSON, no number that is not public).
publication = Table(
    "desk_publication",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("account", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("known", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("share", Integer, nullable=False),
    Column("beat", String(32), nullable=False),
    Column("says", Text, nullable=False),
)
#: A participant was taken out: how many stays of how many submissions. Never who it was.
forgotten = Table(
    "desk_forgotten",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("account", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("stays", Integer, nullable=False),
    Column("places", Integer, nullable=False),
)
#: An explanation of an initiative that STAM approved for readers: ``text`` as it stands with the
#: figures of ``year``.
footnote = Table(
    "desk_footnote",
    metadata,
    Column("handed", Integer, ForeignKey("desk_handed.number"), primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("initiative", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("account", Integer, nullable=False),
    Column("by", Text, nullable=False),
)
ALL = (handed, step, publication, forgotten, footnote)
