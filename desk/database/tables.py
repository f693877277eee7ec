"""The tables of accounts, sessions and the log, as questions name them; ``migrations`` makes them.

Moments are texts of one width (UTC), as those of the store. Of whatever lets somebody in (links,
sessions, codes, devices) a digest is kept, never the thing itself.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()
_ACCOUNT = "desk_account.number"

#: Who may come in. ``initiatives``: their ids, as a list in JSON; ``password``: as Argon2 writes
#: it; ``second``: the encrypted seed of the second factor, and the step of the last code that was
#: used; ``subject``: issuer and subject of who signs in elsewhere; ``mails``: whether mails are
#: wanted.
account = Table(
    "desk_account",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("mail", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("initiatives", Text, nullable=False),
    Column("password", Text),
    Column("second", LargeBinary),
    Column("second_step", BigInteger, nullable=False),
    Column("subject", Text, unique=True),
    Column("mails", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("made", String(32), nullable=False),
)
#: Codes for who lost the second factor; each is good for once.
recovery = Table(
    "desk_recovery",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, ForeignKey(_ACCOUNT), nullable=False),
    Column("used", String(32)),
)
#: Links that let somebody set a password; each is good for once.
token = Table(
    "desk_token",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, ForeignKey(_ACCOUNT), nullable=False),
    Column("kind", Text, nullable=False),
    Column("until", String(32), nullable=False),
    Column("used", String(32)),
)
#: Who is signed in where. ``strong``: with a second factor; ``proved``: when a password or a code
#: was last given; ``data``: what pages remember between two questions, as JSON.
session = Table(
    "desk_session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("number", String(16), nullable=False, unique=True),
    Column("account", Integer, ForeignKey(_ACCOUNT), nullable=False),
    Column("browser", Text, nullable=False),
    Column("begun", String(32), nullable=False),
    Column("seen", String(32), nullable=False),
    Column("ended", String(32)),
    Column("strong", Boolean, nullable=False),
    Column("proved", String(32), nullable=False),
    Column("data", Text, nullable=False),
)
#: Browsers in which somebody signed in before.
device = Table(
    "desk_device",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, ForeignKey(_ACCOUNT), nullable=False),
    Column("until", String(32), nullable=False),
)
#: Wrong passwords and codes: of what (a digest), how many in a row, and until when it must wait.
attempt = Table(
    "desk_attempt",
    metadata,
    Column("what", String(64), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("last", String(32), nullable=False),
    Column("until", String(32), nullable=False),
)
#: What was done at the desk; see ``desk.access.log``.
log = Table(
    "desk_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("by", Integer),
    Column("place", String(16), nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("version", Integer),
    Column("seal", String(64), nullable=False),
)
