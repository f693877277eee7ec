"""All public versions side by side: whoever kept them knows what all of them say.

A year that was public stays as it was, so the newest version says all that the others say: an
attack on it is one on all of them together. That rests on every version telling its years alike,
which is looked at here, number by number, in what was compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.shown import Shown
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


def _year(shown: Shown, place: int) -> list[Any]:
    """What a version says of a year, of one measure and place."""
    hours = [] if shown.hours is None else [shown.hours[place]]
    return [shown.persons[place], *hours]


def _same(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(map(np.array_equal, one, other))
