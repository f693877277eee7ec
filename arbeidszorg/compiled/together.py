"""All public versions side by side: whoever kept them knows what all of them say.

A year that was public stays as it was, so the newest version says all that the others say: an
attack on it is one on all of them together. That rests on every version telling its years alike,
which is looked at here, number by number, in what was compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from arbeidszorg.compiled.saying import Said
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import UNKNOWN, Shown
from arbeidszorg.disclosure.lattice import Key
from arbeidszorg.disclosure.publications import PublicationError
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl


def alike(version: Compiled, earlier: Iterable[Compiled]) -> None:
    """Raises :class:`PublicationError`, with the years, when a version tells a year otherwise than
    one that was public."""
    years = sorted({year for other in earlier for year in differing(version, other)})
    if years:
        named = enumerate_nl([str(year) for year in years])
        raise PublicationError(t("bewaarplaats.error.not_alike", years=named))


def differing(version: Compiled, other: Compiled) -> Iterator[int]:
    """The years that two versions tell differently, in a number or in what is hidden."""
    first = max(version.edition.first_year, other.edition.first_year)
    last = min(version.edition.last_year, other.edition.last_year)
    for year in range(first, last + 1):
        if any(
            not _same(
                _year(version.shown[key], year - version.edition.first_year),
                _year(other.shown[key], year - other.edition.first_year),
            )
            for key in version.shown
        ):
            yield year


def as_published(version: Compiled, before: Compiled) -> Compiled:
    """A version that tells the years that were public exactly as the last of those before it did.
    Only where a participant was taken out of the registrations since: counted again, those years
    would tell who it was."""
    first, old = version.edition.first_year, before.edition
    if old.first_year > first or version.shown.keys() != before.shown.keys():
        return version  # then it is refused, with the years
    shown = {key: _kept(version, before, key) for key in version.shown}
    years = range(old.first_year, old.last_year + 1)
    amounts = version.amounts
    if amounts is not None and before.amounts is not None:
        amounts = {**amounts, **{y: before.amounts[y] for y in years if y in before.amounts}}
    return replace(
        version,
        shown=shown,
        reporting={**version.reporting, **{year: before.reporting[year] for year in years}},
        amounts=amounts,
        net_results={**version.net_results, **{y: before.net_results[y] for y in years}},
        said=_said(version, before, years),
    )


def _said(version: Compiled, before: Compiled, years: range) -> Said:
    """What the next version is held against: of the years that were public, what was said of them
    then. Nothing when the one before does not say it; it is asked of what is compiled then."""
    if not before.said:
        return {}
    return {
        measure: {**said, **{y: before.said[measure][y] for y in years if y in said}}
        for measure, said in version.said.items()
    }


def _kept(version: Compiled, before: Compiled, key: Key) -> Shown:
    """One measure and place, with the years of before as they were."""
    now, was = version.shown[key], before.shown[key]
    skipped = version.edition.first_year - before.edition.first_year
    until = before.edition.last_year - version.edition.first_year + 1

    def joined(old: Any, new: Any) -> Any:
        return np.concatenate([old[skipped:], new[until:]])

    persons = joined(was.persons, now.persons)
    most = min(UNKNOWN, -1 - int(persons.max()))
    return replace(
        now,
        persons=persons.astype(np.min_scalar_type(most)),
        hours=None if now.hours is None else joined(was.hours, now.hours),
    )


def _year(shown: Shown, place: int) -> list[Any]:
    """What a version says of a year, of one measure and place."""
    hours = [] if shown.hours is None else [shown.hours[place]]
    return [shown.persons[place], *hours]


def _same(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))
