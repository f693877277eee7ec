"""The tables of a store, as questions name them; ``migrations`` makes them.

Moments are texts of one width (UTC), which sort as they follow each other and are the same in every
engine.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
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

#: What one initiative handed in at one time: three files as ``packing`` keeps them.
submission = Table(
    "atlas_submission",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("initiative", Text, nullable=False),
    Column("stays", Integer, nullable=False),
    Column("accepted", String(32), nullable=False),
    Column("initiatieven", LargeBinary, nullable=False),
    Column("registraties", LargeBinary, nullable=False),
    Column("kosten_opbrengsten", LargeBinary, nullable=False),
)
#: Residents that were handed in beside registrations.
residents = Table(
    "atlas_residents",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("years", LargeBinary, nullable=False),
)
#: A version; ``back_to``: the version whose list it has again.
version = Table(
    "atlas_version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("back_to", Integer, ForeignKey("atlas_version.number")),
    Column("edition", Text, nullable=False),
    Column("residents", String(64), ForeignKey("atlas_residents.digest")),
    Column("seal", String(64), nullable=False),
)
#: The submissions of a version, in the order of its initiatives.
member = Table(
    "atlas_member",
    metadata,
    Column("version", Integer, ForeignKey("atlas_version.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("submission", String(64), ForeignKey("atlas_submission.digest"), nullable=False),
    UniqueConstraint("version", "submission", name="atlas_member_once"),
)
#: From when a version is public; without a moment it was withdrawn. The last of a version counts.
release = Table(
    "atlas_release",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("atlas_version.number"), nullable=False),
    Column("moment", String(32)),
    Column("at_once", Boolean, nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
#: What was done with a version; see ``log``.
log = Table(
    "atlas_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("atlas_version.number"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("says", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
#: A participant was taken out of a submission: how many stays it had and has, and the digest of
#: what it says since. It goes on to be known by its own digest, which versions name.
mended = Table(
    "atlas_mended",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("submission", String(64), ForeignKey("atlas_submission.digest"), nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("before", Integer, nullable=False),
    Column("stays", Integer, nullable=False),
    Column("says", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)
#: Every table, each after those that it refers to.
ALL = (submission, residents, version, member, release, log, mended)
