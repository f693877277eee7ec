"""Making versions, and reading them back as they were. Nothing in them ever changes.

A submission that several versions hold is kept once. Of two who write at the same time, the first
has the number; the other is refused (:class:`~arbeidszorg.store.errors.TakenError`), nothing of it
is kept, and it is told who was first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from sqlalchemy.exc import IntegrityError

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import clean, unkeepable
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store import moments, packing, rows, tables
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError, TakenError
from arbeidszorg.store.submissions import Submission, submissions, texts_of
from arbeidszorg.store.version import Version
from arbeidszorg.texts import t

T = TypeVar("T")

#: Letters of a note or a name.
LONGEST = 500


class Follow(Protocol):
    """Goes through what is done, and shows how far it is."""

    def __call__(self, items: Iterable[T], total: int, /) -> Iterable[T]: ...


def silent(items: Iterable[T], _: int, /) -> Iterable[T]:
    """Show nothing."""
    return items


def make(
    store: Store,
    registry: Registry,
    by: str,
    note: str = "",
    after: int | None = None,
    follow: Follow = silent,
) -> Version:
    """Keep a checked registry as the next version; the last version when that says the same.

    ``after``: the number of the last version that the maker knows (0: none), the last there is when
    left out. Raises :class:`TakenError` when somebody else made a version meanwhile.
    """
    if not len(registry.initiatives):
        raise StoreError(t("bewaarplaats.error.no_initiatives"))
    by, note = kept_words(by), kept_words(note)
    living = rows.written(registry.residents) if registry.residents else b""
    with store.reading() as connection:
        now = store.now(connection)
    handed = list(follow(submissions(registry, now), len(registry.initiatives)))
    with store.reading() as connection:
        last = rows.last_number(connection, tables.version)
        before = rows.version(connection, last) if last else None
        draft = Version(
            (last if after is None else after) + 1,
            now,
            by,
            note,
            None,
            registry.edition,
            hashlib.sha256(living).hexdigest() if living else None,
            tuple(submission.digest for submission in handed),
        )
    if before and before.content == draft.content:
        return before
    with first(store, draft.number), store.writing() as connection:
        if living:
            rows.insert_residents(connection, living)
        rows.insert_version(connection, draft)
        rows.insert_submissions(connection, handed)
        rows.insert_members(connection, draft)
    return draft


def versions(store: Store) -> tuple[Version, ...]:
    """Every version, the oldest first."""
    with store.reading() as connection:
        return tuple(rows.versions(connection))


def version(store: Store, number: int) -> Version:
    """One version. Raises :class:`StoreError` when there is none of this number."""
    with store.reading() as connection:
        return rows.version(connection, number)


def latest(store: Store) -> int:
    """The number of the last version, 0 when there is none."""
    with store.reading() as connection:
        return rows.last_number(connection, tables.version)


def registry_of(store: Store, number: int, follow: Follow = silent) -> Registry:
    """The registry of a version: what the folder gave that it came from. Stays stand in the order
    of their codes, initiatives in that of the folder, costs by initiative and year.

    Raises :class:`StoreError` when there is no such version, or when what was kept is damaged.
    """
    texts: dict[str, list[bytes]] = {file: [] for file in model.REGISTERED}
    with store.reading() as connection:
        which = rows.version(connection, number)
        living = rows.residents(connection, which.residents)
        handed = rows.submissions(connection, which.submissions)
        for submission in follow(handed, len(which.submissions)):
            for file, text in texts_of(submission).items():
                texts[file].append(text)
    initiatives, stays, costs = (
        packing.frame_of(file, texts.pop(file)) for file in model.REGISTERED
    )
    edition = which.edition
    return Registry(
        initiatives,
        stays.sort_values("registratie_id", ignore_index=True),
        costs,
        edition.version,
        edition.first_year,
        edition.last_year,
        edition.reference_date,
        edition.source,
        edition.demo,
        edition.notices,
        living,
        footnotes=edition.footnotes,
    )


def submissions_of(store: Store, number: int) -> Iterator[Submission]:
    """The submissions of a version, some at a time: for whoever must not hold all of them.
    ``submissions.texts_of`` and ``packing.frame_of`` make frames of them."""
    with store.reading() as connection:
        yield from rows.submissions(connection, rows.version(connection, number).submissions)


@contextmanager
def first(store: Store, number: int) -> Iterator[None]:
    """Whoever writes this version in the block while somebody else did, is told so."""
    try:
        yield
    except IntegrityError:
        other = version(store, number)
        raise TakenError(
            t("bewaarplaats.error.taken", number=number, by=other.by, at=moments.spoken(other.at))
        ) from None


def kept_words(text: str) -> str:
    """A note or a name as it may be kept. Raises :class:`StoreError` when it is too long, or says
    something about a person."""
    words = clean(text)
    if len(words) > LONGEST or unkeepable(words):
        raise StoreError(t("bewaarplaats.error.words_long", most=LONGEST))
    if personal.refused("note", words, participants=False):
        raise StoreError(t("bewaarplaats.error.words_personal"))
    return words
