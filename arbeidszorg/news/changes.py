"""What is other in a data version than in the one before it, for one area.

What may be seen in either version is no secret, but what lies between the two may be: where a
number of persons grew by one, somebody handed one person in. So a difference of as few persons as
are hidden elsewhere is not told, and neither are the differences beside it from which it could be
worked out: of that measure and year the whole alone is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbeidszorg.news.versions import KEPT, Numbers, Shown, Version
from arbeidszorg.view.measures import MEASURES, MeasureCode

#: ``nieuw``: of a year that was not there; ``anders``: with both numbers; ``bijgewerkt``: other,
#: and how much is not told; ``verborgen`` and ``getoond``: hidden now, or not any more.
Sort = Literal["nieuw", "anders", "bijgewerkt", "verborgen", "getoond"]


@dataclass(frozen=True)
class Change:
    """A number that is new or other. ``before``: what was shown, None where that is not told;
    ``now``: what is shown."""

    sort: Sort
    measure: MeasureCode
    year: int
    before: float | None
    now: Shown


def comparable(before: Version, now: Version) -> bool:
    """Whether two versions may be held side by side: of one kind, and with one rule for what is
    hidden."""
    return (before.rule, before.demo) == (now.rule, now.demo)


def changes(before: Version, now: Version, area: str, small: int, whole: str) -> tuple[Change, ...]:
    """What is other for an area, by measure and year. ``small``: the largest number of persons that
    is hidden; ``whole``: the code of all areas together. Nothing when the two cannot be
    compared."""
    return tuple(_changes(before, now, area, small, whole)) if comparable(before, now) else ()


def _changes(before: Version, now: Version, area: str, small: int, whole: str) -> Iterator[Change]:
    for measure in KEPT:
        for year, areas in sorted(now.numbers[measure].items()):
            if area not in areas:
                continue
            shown = areas[area]
            if year not in before.numbers[measure]:
                yield Change("nieuw", measure, year, None, shown)
                continue
            old = before.numbers[measure][year].get(area)
            if old == shown:
                continue
            if isinstance(shown, str):
                yield Change("verborgen", measure, year, None, shown)
            elif not isinstance(old, float | int):
                yield Change("getoond", measure, year, None, shown)
            elif _may_be_said(before.numbers, now.numbers, measure, year, small, area, whole):
                yield Change("anders", measure, year, old, shown)
            else:
                yield Change("bijgewerkt", measure, year, None, shown)


def _may_be_said(
    before: Numbers,
    now: Numbers,
    measure: MeasureCode,
    year: int,
    small: int,
    area: str,
    whole: str,
) -> bool:
    if MEASURES[measure].is_offer:
        return True
    old, new = before[measure][year], now[measure][year]
    if _is_small(old.get(area), new.get(area), small):
        return False
    alone = any(_is_small(old.get(code), new[code], small) for code in new)
    return area == whole or not alone


def _is_small(old: Shown | None, new: Shown | None, small: int) -> bool:
    """Whether a number changed by as few as are hidden, or came out of hiding or went into it."""
    if old == new:
        return False
    if isinstance(old, float | int) and isinstance(new, float | int):
        return abs(new - old) <= small
    return True
