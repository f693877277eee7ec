"""The log of a version: what was done with it before it was public, and what was left undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from arbeidszorg.store import moments, rows, tables
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import damaged
from arbeidszorg.store.version import digest
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t

#: ``gereed``: compiled, into which folder; ``aanval``: attacked with what is public, and it held;
#: ``zonder-aanval``: published without that.
Kind = Literal["gereed", "aanval", "zonder-aanval"]


#: What came of an attack: nothing was found, or what was found is hidden since.
HELD, HID_MORE = "houdt stand", "meer verborgen"


@dataclass(frozen=True)
class Entry:
    """What was done with a version: ``at``: when (UTC), ``by`` whom; ``says``: what came of it."""

    number: int
    version: int
    at: datetime
    by: str
    kind: str
    says: str

    @property
    def seal(self) -> str:
        """Bound to everything that is kept of it."""
        own = [self.number, self.version, moments.kept(self.at), self.by, self.kind, self.says]
        return digest(own)


def note(store: Store, version: int, kind: Kind, says: str, by: str = "") -> None:
    """Write something down about a version; once, while it stays the same. Raises
    :class:`~arbeidszorg.store.errors.StoreError`."""
    with store.writing() as connection:
        before = [each for each in entries(connection) if each.version == version]
        if any((each.kind, each.says) == (kind, says) for each in before[-1:]):
            return
        number = rows.last_number(connection, tables.log) + 1
        entry = Entry(number, version, store.now(connection), kept_words(by), kind, says)
        add(connection, entry)


def of_version(store: Store, version: int) -> tuple[Entry, ...]:
    """What is written about a version, the oldest first."""
    with store.reading() as connection:
        return tuple(each for each in entries(connection) if each.version == version)


def compiled_into(store: Store, version: int) -> str:
    """The name of the folder that a version was last compiled into; "" when nobody wrote that."""
    names = [each.says for each in of_version(store, version) if each.kind == "gereed"]
    return names[-1] if names else ""


def hid_more(store: Store, version: int) -> bool:
    """Whether more of a version was hidden after the attack on it."""
    attacks = [each.says for each in of_version(store, version) if each.kind == "aanval"]
    return attacks[-1:] == [HID_MORE]


def entries(connection: Connection) -> Iterator[Entry]:
    """Every entry, the oldest first."""
    for row in connection.execute(select(tables.log).order_by(tables.log.c.number)):
        yield _entry(row)


def _entry(row: Row[Any]) -> Entry:
    try:
        at = moments.read(row.at)
        read = Entry(row.number, row.version, at, row.by, row.kind, row.says)
        if read.seal == row.seal:
            return read
    except (ValueError, TypeError):
        pass
    raise damaged(t("bewaarplaats.log_of", number=row.version))


def add(connection: Connection, entry: Entry) -> None:
    """Write an entry. Raises ``IntegrityError`` when its number is taken."""
    row = {
        "number": entry.number,
        "version": entry.version,
        "at": moments.kept(entry.at),
        "by": entry.by,
        "kind": entry.kind,
        "says": entry.says,
        "seal": entry.seal,
    }
    connection.execute(insert(tables.log), [row])
