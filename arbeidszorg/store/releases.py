"""From when which version is public, and which of them is shown.

Of all versions that may be seen, the one whose moment came last is shown. What was published at
once stays public whatever a clock says; an embargo rests on the clock alone, so it is refused while
the clock is evidently wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from arbeidszorg.store import moments, rows
from arbeidszorg.store.database import Store
from arbeidszorg.store.errors import StoreError, TakenError
from arbeidszorg.store.version import Release, Version
from arbeidszorg.store.versions import kept_words
from arbeidszorg.texts import t


@dataclass(frozen=True)
class State:
    """All versions and releases at one moment."""

    versions: tuple[Version, ...]
    releases: tuple[Release, ...]
    now: datetime

    @property
    def standing(self) -> dict[int, Release]:
        """The last release of each version that has any."""
        return {release.version: release for release in self.releases}

    @property
    def public(self) -> tuple[Version, ...]:
        """The versions that may be seen, the oldest first."""
        standing = self.standing
        return tuple(
            version
            for version in self.versions
            if version.number in standing and standing[version.number].is_public(self.now)
        )

    @property
    def shown(self) -> Version | None:
        """The version that readers see when they name none; None before the first."""
        standing = self.standing
        return max(
            self.public,
            key=lambda version: (
                standing[version.number].moment or self.now,
                standing[version.number].number,
            ),
            default=None,
        )

    @property
    def coming(self) -> tuple[Version, ...]:
        """The versions that are not public yet, but will be by themselves."""
        standing, public = self.standing, self.public
        return tuple(
            version
            for version in self.versions
            if version.number in standing
            and standing[version.number].moment
            and version not in public
        )

    @property
    def withdrawn(self) -> tuple[int, ...]:
        """The numbers of the versions that somebody may have seen, and nobody sees any more."""
        standing = self.standing
        seen = {
            before.version
            for before, after in self._changes
            if before.is_public(after.at if after else self.now)
        }
        return tuple(sorted(number for number in seen if standing[number].moment is None))

    @property
    def _changes(self) -> Iterator[tuple[Release, Release | None]]:
        """Each release with the next of the same version, None after the last."""
        for place, release in enumerate(self.releases):
            later = (each for each in self.releases[place + 1 :] if each.version == release.version)
            yield release, next(later, None)

    @property
    def next_version(self) -> int:
        """The number that the next version has."""
        return self.versions[-1].number + 1 if self.versions else 1

    @property
    def next_release(self) -> int:
        """The number that the next release has."""
        return self.releases[-1].number + 1 if self.releases else 1

    @property
    def is_doubtful(self) -> bool:
        """Whether the clock must be wrong."""
        written: list[Release] | list[Version] = list(self.releases[-1:]) or list(
            self.versions[-1:]
        )
        return moments.is_doubtful(self.now, written[0].at if written else None)


def state(store: Store) -> State:
    """How everything stands now."""
    with store.reading() as connection:
        return _state(store, connection)


def publish(
    store: Store,
    number: int,
    by: str,
    moment: datetime | None = None,
    after: int | None = None,
) -> Release:
    """Make a version public: from ``moment`` on, or at once. While it is not public yet, its moment
    can be moved; a version that was withdrawn can be published again.

    ``after``: the number of the last release that is known (0: none), the last there is when left
    out. Raises :class:`TakenError` when somebody else decided something meanwhile, and
    :class:`StoreError` when the version is public already, the moment is past, or the clock wrong.
    """
    with _deciding(store, after) as (connection, before):
        rows.version(connection, number)
        standing = before.standing.get(number)
        if standing and standing.is_public(before.now):
            raise StoreError(t("bewaarplaats.error.public", number=number))
        release = _release(before, number, kept_words(by), moment)
        rows.insert_release(connection, release)
    return release


def withdraw(store: Store, number: int, by: str, after: int | None = None) -> Release:
    """Take a version away from readers, or from what is coming. It stays in the store.

    Raises as :func:`publish` does, and when the version is neither public nor coming."""
    with _deciding(store, after) as (connection, before):
        rows.version(connection, number)
        standing = before.standing.get(number)
        if standing is None or standing.moment is None:
            raise StoreError(t("bewaarplaats.error.not_public", number=number))
        release = Release(before.next_release, number, None, False, before.now, kept_words(by))
        rows.insert_release(connection, release)
    return release


def roll_back(
    store: Store,
    number: int,
    by: str,
    note: str = "",
    moment: datetime | None = None,
    after: int | None = None,
) -> tuple[Version, Release]:
    """Show an older version again: a new version with its list, public at once or from ``moment``.
    Both are there, or neither. Raises as :func:`publish` does."""
    with _deciding(store, after) as (connection, before):
        old = rows.version(connection, number)
        again = replace(
            old,
            number=before.next_version,
            at=before.now,
            by=kept_words(by),
            note=kept_words(note),
            back_to=number,
        )
        release = _release(before, again.number, again.by, moment)
        rows.insert_version(connection, again)
        rows.insert_members(connection, again)
        rows.insert_release(connection, release)
    return again, release


@contextmanager
def _deciding(store: Store, after: int | None) -> Iterator[tuple[Connection, State]]:
    """A transaction, and how all stood at its beginning; who decides second is told who did."""
    known = 0
    try:
        with store.writing() as connection:
            before = _state(store, connection)
            known = before.next_release - 1
            if after is not None and after != known:
                raise _taken(before, after)
            yield connection, before
    except IntegrityError:
        raise _taken(state(store), known) from None


def _taken(now: State, known: int) -> StoreError:
    """Who wrote something meanwhile: a release after the last that is known, or else a version."""
    release = now.releases[-1] if now.next_release - 1 > known else None
    last = release or now.versions[-1]
    number = release.version if release else last.number
    words = {"number": number, "by": last.by, "at": moments.spoken(last.at)}
    return TakenError(t(f"bewaarplaats.error.taken{'_release' if release else ''}", **words))


def _state(store: Store, connection: Connection) -> State:
    versions, releases = rows.versions(connection), rows.releases(connection)
    return State(tuple(versions), tuple(releases), store.now(connection))


def _release(before: State, number: int, by: str, moment: datetime | None) -> Release:
    """The next release, of a version. Raises :class:`StoreError` for a moment that cannot be."""
    next_number, now = before.next_release, before.now
    if moment is None:
        shown = before.shown
        last = before.standing[shown.number].moment if shown else None
        return Release(next_number, number, max(now, last or now), True, now, by)
    if before.is_doubtful:
        raise StoreError(t("bewaarplaats.error.clock", now=moments.spoken(now)))
    if moment <= now:
        raise StoreError(t("bewaarplaats.error.past", moment=moments.spoken(moment)))
    return Release(next_number, number, moment, False, now, by)
