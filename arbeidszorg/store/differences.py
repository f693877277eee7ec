"""What two versions count differently, for each initiative and year.

The numbers are exact and not protected: for who runs the atlas, on a machine of its own. They are
counted as the atlas counts: a person once a year at an initiative, inflow at the first stay of all,
outflow at the end of the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from arbeidszorg.registrations.registry import Registry
from arbeidszorg.store.database import Store
from arbeidszorg.store.versions import Follow, registry_of, silent, submissions_of

MEASURES = ("medewerkers", "instroom", "uitstroom")
#: (initiative, year, measure) -> persons.
Counts = dict[tuple[str, int, str], int]


@dataclass(frozen=True)
class Change:
    """Numbers of an initiative and a year that changed: measure -> before and after."""

    initiative: str
    year: int
    persons: dict[str, tuple[int, int]]


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


def differences(store: Store, before: int, after: int, follow: Follow = silent) -> Differences:
    """Compare two versions. Raises :class:`~arbeidszorg.store.errors.StoreError` when one of them
    is not there."""
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


def counts(registry: Registry) -> Counts:
    """Persons of each initiative in each year that is shown; what is nought is left out."""
    stays = registry.registrations
    rows = pd.DataFrame(
        {
            "initiative": stays["initiatief_id"].astype(str),
            "person": stays["medewerker_id"].astype(str),
            "start": stays["startdatum"],
            "end": stays["einddatum"],
        }
    )
    # A stay that goes on ends after all others.
    end = rows["end"].fillna(pd.Timestamp("9999-12-31"))
    first = rows["start"] == rows.groupby("person")["start"].transform("min")
    last = (end == end.groupby(rows["person"]).transform("max")) & rows["end"].notna()
    counted: Counts = {}
    for year in range(registry.first_year, registry.last_year + 1):
        chosen = {
            "medewerkers": (rows["start"].dt.year <= year) & (end.dt.year >= year),
            "instroom": first & (rows["start"].dt.year == year),
            "uitstroom": last & (end.dt.year == year),
        }
        for measure, mask in chosen.items():
            for initiative, persons in rows[mask].groupby("initiative")["person"].nunique().items():
                counted[str(initiative), year, measure] = int(persons)
    return counted


def _changes(before: Counts, after: Counts) -> Iterator[Change]:
    places = {key[:2] for key in {*before, *after} if before.get(key) != after.get(key)}
    for initiative, year in sorted(places):
        keys = {measure: (initiative, year, measure) for measure in MEASURES}
        persons = {
            measure: (before.get(key, 0), after.get(key, 0))
            for measure, key in keys.items()
            if before.get(key, 0) != after.get(key, 0)
        }
        yield Change(initiative, year, persons)
