"""Take a participant out of all that is kept here: what was accepted, and what is waiting.

That it was done is written down, with how many rows and by whom; never who it was. What was
published stays as it is: it says nothing of one person.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, text, update

from arbeidszorg.store import forgetting, moments, packing
from arbeidszorg.store.database import Store
from arbeidszorg.store.rows import last_number
from arbeidszorg.store.submissions import Submission, digest, texts_of
from arbeidszorg.texts import t
from desk.handed import rows, tables
from desk.handed.handed import RefusedError, Who

STAYS = forgetting.STAYS


@dataclass(frozen=True)
class Found:
    """``stays`` in ``places``: how many rows, in how many submissions and handings."""

    stays: int
    places: int


def find(store: Store, person: str, initiatives: frozenset[str] | None = None) -> Found:
    """How much is kept of a person. ``person``: a pseudonym; ``initiatives``: only of these."""
    accepted = forgetting.found(store, person, initiatives)
    with store.reading() as connection:
        counts = [count for *_, count in _holding(connection, person, initiatives)]
    return Found(accepted.stays + sum(counts), accepted.submissions + len(counts))


def forget(store: Store, person: str, who: Who, initiatives: frozenset[str] | None = None) -> Found:
    """Take a person out. Raises :class:`RefusedError` when nothing is kept of this pseudonym."""
    waiting: list[int] = []
    with store.writing() as connection:
        if store.is_sqlite:
            connection.execute(text("PRAGMA secure_delete = ON"))
        for number, handed, left, count in _holding(connection, person, initiatives):
            texts = {**texts_of(handed), STAYS: left}
            chosen = update(tables.handed).where(tables.handed.c.number == number)
            values = {
                "stays": handed.stays - count,
                "digest": digest(texts),
                STAYS: packing.pack(left),
            }
            connection.execute(chosen.values(values))
            waiting.append(count)
    accepted = forgetting.forget(store, person, who.name, initiatives)
    found = Found(accepted.stays + sum(waiting), accepted.submissions + len(waiting))
    if not found.stays:
        raise RefusedError(t("aanvaarden.error.nobody"))
    with store.writing() as connection:
        row = {
            "number": last_number(connection, tables.forgotten) + 1,
            "at": moments.kept(store.now(connection)),
            "account": who.number,
            "by": who.name,
            "stays": found.stays,
            "places": found.places,
        }
        connection.execute(insert(tables.forgotten), [row])
    forgetting.wipe(store)
    return found


def _holding(
    connection: Connection, person: str, initiatives: frozenset[str] | None
) -> list[tuple[int, Submission, bytes, int]]:
    """The handings with stays of a person: number, rows, the stays without those, and how many
    these were."""
    found = []
    for each in rows.handed(connection, initiatives):
        (handed,) = rows.submissions(connection, [each.number])
        left, count = forgetting.without(texts_of(handed)[STAYS], person)
        if count:
            found.append((each.number, handed, left, count))
    return found
