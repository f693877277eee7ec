"""Years as an address has them: those that a view looks at, and those that stand around its one."""

from __future__ import annotations

import re
from dataclasses import replace

from arbeidszorg.view.dropped import Notices, shown
from arbeidszorg.view.view import Scope, View, years_text

#: The parameter of the years that lines and classes go through, on a page of one year.
SERIES = "reeks"
_YEARS = re.compile(r"(\d{4})(?:\s*(?:\.\.|-|–)\s*(\d{4}))?")
#: From a year on, and up to a year.
_OPEN = re.compile(r"(\d{4})\s*\.\.|\.\.\s*(\d{4})")


def years(values: list[str], scope: Scope, notices: Notices, name: str = "jaar") -> tuple[int, int]:
    """First and last year that the values of a parameter name; of a page when they name none."""
    first, last = scope.first_year, scope.last_year
    for place, value in enumerate(values, 1):
        ends = _ends(value, first, last)
        if not ends:
            notices.dropped(name, [value])
            continue
        low, high = sorted(ends)
        if high < first or low > last:
            notices.add("no_year", values=shown(value), first=first, last=last)
            continue
        if ends != (low, high):
            notices.add("years_turned", first=low, last=high)
        if low < first or high > last:
            notices.add("part_of_years", values=shown(value), first=first, last=last)
        notices.dropped(name, values[place:], "only_one")
        return max(low, first), min(high, last)
    return scope.defaults.years


def _ends(value: str, first: int, last: int) -> tuple[int, int] | None:
    """The two years that a value names, as it has them; an open end is where the data end."""
    if match := _YEARS.fullmatch(value):
        return int(match[1]), int(match[2] or match[1])
    if not (match := _OPEN.fullmatch(value)):
        return None
    if match[1]:
        return int(match[1]), max(int(match[1]), last)
    return min(int(match[2]), first), int(match[2])


def series(values: list[str], scope: Scope, notices: Notices) -> tuple[int, int] | None:
    """The years that figures go through, where they are not all that there are."""
    every = scope.first_year, scope.last_year
    start = replace(scope, defaults=replace(scope.defaults, years=every))
    named = years(values, start, notices, SERIES)
    return None if named == every else named


def text(view: View, scope: Scope) -> str:
    """The years that figures go through, as an address has them."""
    return years_text(view.series or (scope.first_year, scope.last_year))
