"""What shown numbers lead to and nobody can ask for: small counts that two or more of them leave,
and what the pattern of shown sums and rows says.

What ``found`` holds fails the audit, as a hidden number that is too certain does; what is ``open``
is counted and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any

import numpy.typing as npt

from arbeidszorg.disclosure import holdings
from arbeidszorg.disclosure.audit import patterns, persons, remainders, told
from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.audit.patterns import Pair
from arbeidszorg.disclosure.audit.system import PERSONS, REMAINDER, ROWS, SUMS, Hidden
from arbeidszorg.disclosure.audit.told import Cell
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import Areas, Key, Threshold

Array = npt.NDArray[Any]
#: A measure and calendar year, and a number of it that is too certain.
Finding = tuple[tuple[str, int], Hidden]


@dataclass
class Beyond:
    """``found``: numbers that are too certain; ``open``: how many small sums of a few groups
    (``few``), and small counts of persons who are in two parts (``overlaps``), follow from shown
    numbers."""

    found: list[Finding] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=lambda: {"few": 0, "overlaps": 0})

    def patterns(
        self,
        areas: Areas,
        counted: Counts,
        seen: dict[Key, Answers],
        sectors: Mapping[tuple[Key, str, Pair], Array],
        pairs: Mapping[tuple[Key, Pair], Array],
        years: list[int],
        first: int,
        rule: Threshold,
    ) -> None:
        """Add what the pattern says. ``sectors`` and ``pairs``: which sums of two sectors, and of
        two areas, are shown; ``years``: the calendar years that are looked at; ``first``: the
        first of all."""
        for sums in (
            patterns.of_sectors(areas, counted, seen, sectors),
            patterns.of_areas(areas, counted, seen, pairs),
        ):
            self.open["overlaps"] += patterns.overlaps(sums, rule)
            for both in patterns.in_both(sums, first, rule):
                if both.year in years:
                    self.found.append(_finding(both.one, both.year, both.most, SUMS))
        for row in patterns.flows(counted, seen, areas, first):
            if row.year in years:
                self.found.append(_finding(row.row, row.year, 1, ROWS))


def by_year(
    areas: Areas,
    counted: Counts,
    seen: dict[Key, Answers],
    years: list[int],
    first: int,
    rule: Threshold,
) -> tuple[Iterable[Any], ...]:
    """What :func:`of_year` is asked, year by year: a list for each of its arguments."""
    places = [year - first for year in years]
    return (
        repeat(areas),
        [{key: holdings.of_year(count, at) for key, count in counted.items()} for at in places],
        [{key: _of_year(answers, at) for key, answers in seen.items()} for at in places],
        years,
        repeat(rule),
    )


def of_year(
    areas: Areas, counted: Counts, seen: dict[Key, Answers], year: int, rule: Threshold
) -> Beyond:
    """What shown numbers of one year lead to; ``counted`` and ``seen`` hold that year alone, which
    is the calendar year ``year``."""
    found = Beyond()
    if not {("medewerkers", "vestiging"), ("medewerkers", "woonplaats")} <= set(seen):
        return found  # which say where anybody can be
    shown = told.of_year(areas, counted, seen, 0)
    found.found += [
        _finding(left.part, year, left.count, PERSONS) for left in persons.left(shown, rule)
    ]
    for rest in remainders.remainders(shown, rule):
        if len(rest.blocks) > 1:
            found.open["few"] += 1
        else:
            found.found.append(_finding(rest.blocks[0], year, rest.count, REMAINDER))
    return found


def together(parts: Iterable[Beyond]) -> Beyond:
    """All years as one."""
    whole = Beyond()
    for part in parts:
        whole.found += part.found
        whole.open = {name: many + part.open[name] for name, many in whole.open.items()}
    return whole


def _finding(cell: Cell, year: int, count: int, how: str) -> Finding:
    code = cell.code if cell.kind else -1
    number = Hidden(cell.place, cell.kind, cell.area, cell.sector, code, count, 0.0, 0.0, how=how)
    return (cell.measure, year), number


def _of_year(answers: Answers, year: int) -> Answers:
    only = slice(year, year + 1)
    splits = {split: cells[only] for split, cells in answers.splits.items()}
    return replace(answers, groups=answers.groups[only], forms=answers.forms[only], splits=splits)
