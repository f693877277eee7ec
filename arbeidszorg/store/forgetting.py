"""Take a participant out of everything that was accepted: the right to be forgotten.

The stays of that person leave every submission, whatever version it is in. A submission goes on to
be known by its own digest, which versions and their seals name; what it says since has another,
which is written down beside it (``atlas_mended``). The database lets nothing else pass. What was
published stays as it was: that is compiled, and counts from it are kept (``compiled.together``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store import packing, rows, tables
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError, spoken
from arbeidszorg.store.submissions import Submission, digest, texts_of
from arbeidszorg.store.version import Mended
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t

STAYS = "registraties"


@dataclass(frozen=True)
class Forgotten:
    """``stays`` of ``submissions``: how many rows are gone, and of how many submissions."""

    stays: int
    submissions: int


def found(store: Store, person: str, initiatives: frozenset[str] | None = None) -> Forgotten:
    """What :func:`forget` would take away. ``initiatives``: only what these handed in; all when
    left out. Raises :class:`~arbeidszorg.store.errors.StoreError` when something is damaged."""
    with store.reading() as connection:
        counts = [
            count
            for submission in _all(connection, initiatives)
            if (count := without(texts_of(submission)[STAYS], person)[1])
        ]
    return Forgotten(sum(counts), len(counts))


def forget(
    store: Store, person: str, by: str, initiatives: frozenset[str] | None = None
) -> Forgotten:
    """Take the stays of a person out of every submission, as one piece of work. ``person``: the
    pseudonym, which is written down nowhere. Raises
    :class:`~arbeidszorg.store.errors.StoreError` when something is damaged, or somebody else does
    the same at this moment; then nothing is taken away."""
    by, counts = kept_words(by), []
    try:
        with store.writing() as connection:
            if store.is_sqlite:  # what is taken away is overwritten, also on the disk
                connection.execute(text("PRAGMA secure_delete = ON"))
            number, now = rows.last_number(connection, tables.mended), store.now(connection)
            for submission in _all(connection, initiatives):
                texts = texts_of(submission)
                left, count = without(texts[STAYS], person)
                if not count:
                    continue
                counts.append(count)
                says = digest({**texts, STAYS: left})
                before, stays = submission.stays, submission.stays - count
                own = Mended(number + len(counts), submission.digest, now, by, before, stays, says)
                rows.insert_mended(connection, own)
                table = tables.submission
                chosen = update(table).where(table.c.digest == submission.digest)
                packed = packing.pack(left)
                connection.execute(chosen.values(stays=stays, registraties=packed))
    except IntegrityError:
        raise StoreError(t("bewaarplaats.error.busy", place=store.place)) from None
    if counts:
        wipe(store)
    return Forgotten(sum(counts), len(counts))


def times(store: Store) -> int:
    """How many times a participant was taken out of a submission."""
    with store.reading() as connection:
        return rows.last_number(connection, tables.mended)


def without(stays: bytes, person: str) -> tuple[bytes, int]:
    """The text of stays without those of a person, and how many these were."""
    reader = csv.reader(io.StringIO(stays.decode(), newline=""))
    head = next(reader, [])
    if "medewerker_id" not in head:
        return stays, 0
    place, every = head.index("medewerker_id"), list(reader)
    left = [row for row in every if row[place] != person]
    if len(left) == len(every):
        return stays, 0
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(left)
    return stream.getvalue().encode(), len(every) - len(left)


def wipe(store: Store) -> None:
    """Let the database write over what was taken away. What its backups and its own log of changes
    hold is not in its power."""
    with spoken(store.place), store.engine.connect() as connection:
        if store.is_sqlite:  # apart from any transaction
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            apart = connection.execution_options(isolation_level="AUTOCOMMIT")
            apart.exec_driver_sql("VACUUM FULL atlas_submission")


def _all(connection: Connection, initiatives: frozenset[str] | None) -> Iterator[Submission]:
    table = tables.submission
    chosen = select(table.c.digest).order_by(table.c.digest)
    if initiatives is not None:
        chosen = chosen.where(table.c.initiative.in_(sorted(initiatives)))
    yield from rows.submissions(connection, connection.execute(chosen).scalars().all())
