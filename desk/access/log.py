"""What was done at the desk: who, what, when, about which version. Never a value of a participant.

Each entry is sealed together with the one before it, by a key that is not in the database: to
change, add or take away one is to break all that follow.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import has_request_context
from sqlalchemy import Connection, insert, select, text

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.rows import last_number
from desk.access import current
from desk.access.keys import Keys
from desk.database import tables

#: What the first entry is sealed together with.
BEGINNING = "0" * 64
#: Of two who write at once in PostgreSQL, one waits; the number is any.
LOCK = 2_021_177_3
#: Letters of what is said about an entry.
MOST = 300


@dataclass(frozen=True)
class Entry:
    """One deed. ``by``: the number of an account, None for who is not signed in and for commands;
    ``place``: a mark of the address it came from, "" for none; ``kind``: what was done, a key of
    ``desk.log.kind``; ``about``: of what, in a few words; ``version``: of the registrations."""

    number: int
    at: datetime
    by: int | None
    place: str
    kind: str
    about: str
    version: int | None

    def sealed(self, keys: Keys, before: str) -> str:
        """The seal of an entry that follows one with the seal ``before``."""
        own = [self.number, moments.kept(self.at), self.by, self.place, self.kind, self.about]
        return keys.mark("log", json.dumps([before, *own, self.version]))


def record(
    where: Connection | Store,
    kind: str,
    about: str = "",
    version: int | None = None,
    by: int | None = None,
) -> Entry:
    """Write down what is being done; inside a transaction of ``where`` it is there when that is.

    ``by``: a number of an account; left out it is who is signed in. ``about`` names initiatives,
    numbers and counts, and nothing that is read from a file of participants.
    """
    if isinstance(where, Store):
        with where.writing() as connection:
            return record(connection, kind, about, version, by)
    if where.dialect.name != "sqlite":
        where.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    if by is None and has_request_context():
        account = current.signed_in_or_none()
        by = account.number if account else None
    at, number = current.store().now(where), last_number(where, tables.log) + 1
    place = current.place() if has_request_context() else ""
    entry = Entry(number, at, by, place, kind, about[:MOST], version)
    chosen = select(tables.log.c.seal).where(tables.log.c.number == number - 1)
    before = where.execute(chosen).scalar() or BEGINNING
    row = {
        "number": number,
        "at": moments.kept(at),
        "by": by,
        "place": place,
        "kind": kind,
        "about": entry.about,
        "version": version,
        "seal": entry.sealed(current.keys(), before),
    }
    where.execute(insert(tables.log), [row])
    return entry


def entries(connection: Connection) -> Iterator[Entry]:
    """Every entry, the oldest first; see :func:`broken`."""
    for row in connection.execute(select(tables.log).order_by(tables.log.c.number)):
        yield entry(row)


def entry(row: Any) -> Entry:
    """The entry of a row of ``tables.log``."""
    at = moments.read(row.at)
    return Entry(row.number, at, row.by, row.place, row.kind, row.about, row.version)


def broken(connection: Connection, keys: Keys) -> int | None:
    """The number of the first entry that is not as it was written, None when all are."""
    before, expected = BEGINNING, 1
    for row in connection.execute(select(tables.log).order_by(tables.log.c.number)):
        try:
            whole = hmac.compare_digest(entry(row).sealed(keys, before), row.seal)
        except (ValueError, TypeError):
            whole = False
        if row.number != expected or not whole:
            return expected
        before, expected = row.seal, expected + 1
    return None


def last(connection: Connection) -> tuple[int, str]:
    """The number and the seal of the last entry: written down elsewhere, it shows whether entries
    were taken away from the end."""
    number = last_number(connection, tables.log)
    chosen = select(tables.log.c.seal).where(tables.log.c.number == number)
    return number, connection.execute(chosen).scalar() or BEGINNING
