"""What is other in a data version than in the one before it, for one area.

What may be seen in either version is no secret, but what lies between the two may be: where a
number of persons grew by one, somebody handed one person in. So a difference of as few persons as
are hidden elsewhere is not told, and neither are the differences beside it from which it could be
worked out: of that measure and year the whole alone is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from arbeidszorg.news.versions import KEPT, Numbers, Shown, Version
from arbeidszorg.view.measures import MEASURES, MeasureCode
from arbeidszorg.view.rows import HIDDEN

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


def changes_together(
    before: Version, now: Version, towns: Sequence[str], small: int, whole: str
) -> tuple[Change, ...]:
    """What is other for a group, by measure and year. It follows from what is told of its
    municipalities, so that it tells nothing more: its number is theirs together, hidden where one
    is, and by how much it changed is said where that is said of each of them."""
    told: dict[tuple[MeasureCode, int], list[Change]] = {}
    for town in towns:
        for change in changes(before, now, town, small, whole):
            told.setdefault((change.measure, change.year), []).append(change)
    order = sorted(told, key=lambda at: (KEPT.index(at[0]), at[1]))
    together = (_together(before, now, towns, at, told[at]) for at in order)
    return tuple(change for change in together if change)


def _together(
    before: Version,
    now: Version,
    towns: Sequence[str],
    at: tuple[MeasureCode, int],
    told: Sequence[Change],
) -> Change | None:
    measure, year = at
    shown = _sum(now.numbers[measure][year], towns)
    sorts = {change.sort for change in told}
    if "nieuw" in sorts:
        return Change("nieuw", measure, year, None, shown)
    old = _sum(before.numbers[measure][year], towns)
    if isinstance(shown, str):
        return None if isinstance(old, str) else Change("verborgen", measure, year, None, shown)
    if isinstance(old, str):
        return Change("getoond", measure, year, None, shown)
    if sorts == {"anders"}:
        return None if old == shown else Change("anders", measure, year, old, shown)
    # also where it is the same: that untold differences even out is not told either
    return Change("bijgewerkt", measure, year, None, shown)


def _sum(numbers: Mapping[str, Shown], towns: Sequence[str]) -> Shown:
    """The numbers of towns together; what one of them lacks, they lack."""
    parts = [numbers.get(town, HIDDEN) for town in towns]
    lacking = [part for part in parts if isinstance(part, str)]
    if lacking:
        return HIDDEN if HIDDEN in lacking else lacking[0]
    return sum(part for part in parts if not isinstance(part, str))


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
