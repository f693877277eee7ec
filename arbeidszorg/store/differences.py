"""What two versions count differently, for each initiative and year.

The numbers are exact and not protected: for who runs the atlas, on a machine of its own. How they
are counted is not known here: it is given (``counting.by_initiative``), so that there is one way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store.database import Store
from arbeidszorg.store.versions import Follow, registry_of, silent, submissions_of

MEASURES = ("medewerkers", "instroom", "uitstroom")
#: (initiative, year, measure) -> how many.
Counts = Mapping[tuple[str, int, str], float]
#: Counts the persons of each initiative in each year.
Count = Callable[[Registry], Counts]


@dataclass(frozen=True)
class Change:
    """Numbers of an initiative and a year that changed: measure -> before and after."""

    initiative: str
    year: int
    persons: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Differences:
    """What changed between two versions. ``names``: of all initiatives by their codes, the later
    ones first; ``new``, ``gone``, ``again`` (handed in anew) and ``same``: codes."""

    names: dict[str, str]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    again: tuple[str, ...]
    same: tuple[str, ...]
    changes: tuple[Change, ...]


def differences(
    store: Store, before: int, after: int, counts: Count, follow: Follow = silent
) -> Differences:
    """Compare two versions, counted by ``counts``. Raises
    :class:`~arbeidszorg.store.errors.StoreError` when one of them is not there."""
    old, new = (_handed(store, number) for number in (before, after))
    earlier, later = (registry_of(store, number, follow) for number in (before, after))
    return Differences(
        names=_names(earlier) | _names(later),
        new=tuple(code for code in new if code not in old),
        gone=tuple(code for code in old if code not in new),
        again=tuple(code for code in new if code in old and new[code] != old[code]),
        same=tuple(code for code in new if new[code] == old.get(code)),
        changes=tuple(_changes(counts(earlier), counts(later))),
    )


def _handed(store: Store, number: int) -> dict[str, str]:
    """Initiative -> digest of what it handed in."""
    return {each.initiative: each.digest for each in submissions_of(store, number)}


def _names(registry: Registry) -> dict[str, str]:
    frame = registry.initiatives
    return dict(zip(frame["initiatief_id"].astype(str), frame["naam"].astype(str), strict=True))


def _changes(before: Counts, after: Counts) -> Iterator[Change]:
    told = [key for key in {*before, *after} if key[2] in MEASURES]
    places = {key[:2] for key in told if before.get(key) != after.get(key)}
    for initiative, year in sorted(places):
        keys = {measure: (initiative, year, measure) for measure in MEASURES}
        persons = {
            measure: (before.get(key, 0), after.get(key, 0))
            for measure, key in keys.items()
            if before.get(key, 0) != after.get(key, 0)
        }
        yield Change(initiative, year, persons)
