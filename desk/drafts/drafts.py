"""Drafts: kept, changed and thrown away. Of two who change one at the same time, one is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from arbeidszorg.store import moments
from arbeidszorg.store.database import Store
from arbeidszorg.store.versions import kept_words
from desk.drafts import listing, sheets
from desk.drafts.listing import Listing
from desk.drafts.sheets import Sheet
from desk.drafts.tables import draft as table
from desk.drafts.tables import replacement

#: How long a draft is kept that nobody changes, and how many an initiative may have.
KEPT, MOST = timedelta(days=30), 20
#: Letters of a reason.
LONGEST_REASON = 500


class ChangedError(Exception):
    """Somebody else changed the draft meanwhile; nothing is written."""


@dataclass(frozen=True)
class Reason:
    """Why what a rule asks about is right after all; ``footnote``: readers may see it."""

    text: str
    footnote: bool = False


@dataclass(frozen=True)
class Draft:
    """A draft. ``edition``: goes up with each change; ``fresh``: whether ``found`` is about the
    rows as they are; ``aside``: what was left out of what was sent; ``names``: what
    the files were called."""

    number: int
    initiative: str
    account: int
    made: datetime
    changed: datetime
    edition: int
    based_on: int
    adds: bool
    fresh: bool
    aside: tuple[str, ...]
    reasons: Mapping[str, Reason]
    handed: int | None
    files: Mapping[str, Sheet]
    found: Listing
    names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(sheet.rows) for sheet in self.files.values())

    @property
    def unexplained(self) -> list[dict[str, Any]]:
        """The rules that still ask for a reason."""
        return [rule for rule in self.found.asked if rule["rule"] not in self.reasons]

    @property
    def ready(self) -> bool:
        """Whether it can be handed in."""
        waits = self.found.blocks or self.unexplained
        return self.fresh and not waits and self.handed is None

    @property
    def until(self) -> datetime:
        """When it is thrown away, if nobody changes it."""
        return self.changed + KEPT


def sweep(connection: Connection, now: datetime) -> None:
    """Throw away what was not changed for a long time."""
    old = table.c.changed < moments.kept(now - KEPT)
    connection.execute(delete(table).where(old))


def add(
    store: Store,
    initiative: str,
    account: int,
    files: Mapping[str, Sheet],
    found: Listing | None,
    *,
    based_on: int = 0,
    adds: bool = False,
    aside: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    reasons: Mapping[str, Reason] | None = None,
) -> int:
    """Keep a new draft; its number. The oldest of an initiative goes when there are many."""
    with store.writing() as connection:
        now = store.now(connection)
        sweep(connection, now)
        own = select(table.c.number).where(table.c.initiative == initiative)
        numbers = list(connection.execute(own.order_by(table.c.changed.desc())).scalars())
        if old := numbers[MOST - 1 :]:
            connection.execute(delete(table).where(table.c.number.in_(old)))
        number = (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1
        # A number comes back once its draft is gone; an edition never does.
        edition = int(now.timestamp())
        values = {"number": number, "initiative": initiative, "account": account}
        values |= {"edition": edition}
        values |= {"made": moments.kept(now), "changed": moments.kept(now), "based_on": based_on}
        values |= {"adds": adds, "files": sheets.packed(files), "aside": json.dumps(aside)}
        values |= {"checked": edition if found else 0, "handed": None}
        values |= {"reasons": _kept(reasons or {}), "names": json.dumps(names)}
        values["listing"] = listing.packed(found) if found else b""
        connection.execute(insert(table).values(values))
        return int(number)


def one(store: Store, number: int) -> Draft | None:
    """A draft, None when there is none (any more)."""
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.number == number)).first()
    return _of(row) if row else None


def of(store: Store, initiative: str) -> list[Draft]:
    """The drafts of an initiative that are not handed in, the last one first."""
    own = select(table).where(table.c.initiative == initiative, table.c.handed.is_(None))
    with store.reading() as connection:
        rows = connection.execute(own.order_by(table.c.changed.desc())).all()
    return [_of(row) for row in rows]


def change(store: Store, before: Draft, **values: Any) -> None:
    """Write columns of a draft and make it a new edition. Raises :class:`ChangedError`."""
    with store.writing() as connection:
        now = moments.kept(store.now(connection))
        same = (table.c.number == before.number) & (table.c.edition == before.edition)
        free = same & table.c.handed.is_(None)
        new = {"changed": now, "edition": before.edition + 1, **values}
        if connection.execute(update(table).where(free).values(new)).rowcount != 1:
            raise ChangedError


def change_files(store: Store, before: Draft, files: Mapping[str, Sheet]) -> None:
    """Other rows; what was found is of before until it is checked again."""
    change(store, before, files=sheets.packed(files))


def explain(store: Store, before: Draft, reasons: Mapping[str, Reason]) -> None:
    """The reasons for what rules ask about; those of before are replaced. What was found stays as
    it is. Raises ``StoreError`` when one cannot be kept."""
    checked = before.edition + 1 if before.fresh else before.edition - 1
    change(store, before, reasons=_kept(reasons), checked=checked)


def _kept(reasons: Mapping[str, Reason]) -> str:
    kept = {
        rule: [kept_words(reason.text), reason.footnote]
        for rule, reason in reasons.items()
        if reason.text.strip()
    }
    return json.dumps(kept, ensure_ascii=False)


def found(
    store: Store, number: int, edition: int, result: Listing, based_on: int | None = None
) -> None:
    """Keep what a check found of an edition. ``based_on``: the last handing of the initiative when
    it was made, which whoever looks at what was found is told of."""
    values: dict[str, Any] = {"listing": listing.packed(result), "checked": edition}
    if based_on is not None:
        values["based_on"] = based_on
    same = (table.c.number == number) & (table.c.edition == edition) & table.c.handed.is_(None)
    with store.writing() as connection:
        connection.execute(update(table).where(same).values(values))


def handed(connection: Connection, number: int, handing: int) -> None:
    """It was handed in: its rows wait elsewhere now."""
    values = {"handed": handing, "files": sheets.packed({}), "listing": b""}
    connection.execute(update(table).where(table.c.number == number).values(values))


def drop(store: Store, number: int) -> None:
    """Throw a draft away."""
    with store.writing() as connection:
        connection.execute(delete(table).where(table.c.number == number))


def _of(row: Row[Any]) -> Draft:
    empty = Listing({}, [], [], [], [], [], [])
    return Draft(
        row.number,
        row.initiative,
        row.account,
        moments.read(row.made),
        moments.read(row.changed),
        row.edition,
        row.based_on,
        row.adds,
        row.checked == row.edition,
        tuple(json.loads(row.aside)),
        {rule: Reason(*kept) for rule, kept in json.loads(row.reasons).items()},
        row.handed,
        sheets.unpacked(row.files),
        listing.unpacked(row.listing) if row.listing else empty,
        tuple(json.loads(row.names)),
    )


# --- replacements that an initiative said yes to --------------------------------------------------


@dataclass(frozen=True)
class Remembered:
    """In ``column`` of the file ``kind``, ``written`` says ``meant``."""

    kind: str
    column: str
    written: str
    meant: str


def remember(store: Store, initiative: str, account: int, rule: Remembered) -> None:
    """Keep a replacement for next time, in the place of one of the same text."""
    with store.writing() as connection:
        _forget(connection, initiative, rule)
        now = moments.kept(store.now(connection))
        values = {"initiative": initiative, "kind": rule.kind, "name": rule.column}
        values |= {"written": rule.written, "meant": rule.meant, "made": now}
        connection.execute(insert(replacement).values({**values, "account": account}))


def forget(store: Store, initiative: str, rule: Remembered) -> None:
    """Replace it no more."""
    with store.writing() as connection:
        _forget(connection, initiative, rule)


def remembered(store: Store, initiative: str) -> list[Remembered]:
    """What an initiative said yes to, by column and text."""
    own = select(replacement).where(replacement.c.initiative == initiative)
    order = (replacement.c.kind, replacement.c.name, replacement.c.written)
    with store.reading() as connection:
        rows = connection.execute(own.order_by(*order)).all()
    return [Remembered(row.kind, row.name, row.written, row.meant) for row in rows]


def _forget(connection: Connection, initiative: str, rule: Remembered) -> None:
    same = (replacement.c.initiative == initiative) & (replacement.c.kind == rule.kind)
    same &= (replacement.c.name == rule.column) & (replacement.c.written == rule.written)
    connection.execute(delete(replacement).where(same))
