"""Take a participant out of the drafts of an initiative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, select, update

from arbeidszorg.store.database import Store
from desk.drafts import sheets
from desk.drafts.sheets import Sheet
from desk.drafts.tables import draft as table

STAYS, PERSON = "registraties", "medewerker_id"


def found(store: Store, person: str, initiatives: frozenset[str]) -> tuple[int, int]:
    """How many rows of a person the drafts of these initiatives hold, and in how many drafts."""
    with store.reading() as connection:
        counts = [count for *_, count in _holding(connection, person, initiatives)]
    return sum(counts), len(counts)


def forget(store: Store, person: str, initiatives: frozenset[str]) -> tuple[int, int]:
    """Take these rows away; how many, of how many drafts. They are to be checked again."""
    counts = []
    with store.writing() as connection:
        for number, edition, files, count in [*_holding(connection, person, initiatives)]:
            values = {"files": sheets.packed(files), "listing": b"", "edition": edition + 1}
            chosen = update(table).where(table.c.number == number)
            connection.execute(chosen.values(values | {"checked": edition}))
            counts.append(count)
    return sum(counts), len(counts)


def _holding(
    connection: Connection, person: str, initiatives: frozenset[str]
) -> Iterator[tuple[int, int, dict[str, Sheet], int]]:
    """The drafts with rows of a person: number, edition, the sheets without those rows, and how
    many these were."""
    own = select(table.c.number, table.c.edition, table.c.files)
    for row in connection.execute(own.where(table.c.initiative.in_(sorted(initiatives)))):
        files = sheets.unpacked(row.files)
        stays = files.get(STAYS)
        if stays is None or PERSON not in stays.columns:
            continue
        at = stays.columns.index(PERSON)
        left = {n: cells for n, cells in stays.rows.items() if cells[at].strip() != person}
        if count := len(stays.rows) - len(left):
            yield row.number, row.edition, {**files, STAYS: replace(stays, rows=left)}, count
