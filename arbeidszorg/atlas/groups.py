"""Answers about groups of municipalities: sums of what may be shown, and of nothing else.

The number of a group is the sum of the numbers of its municipalities, each as it leaves the gate.
So it says no more than they do; where one of them is hidden, so is the sum. Who works in two of
them counts in both, and a note says so. Where one of them handed in nothing and the others count
nobody, nothing is known: that is no nought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from arbeidszorg.disclosure.protected import Protected
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import is_zone
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, Row, Status, Total
from arbeidszorg.view.view import Unit, View

Ask = Callable[[View], Protected]
#: A number, NaN unless its status is ``ok``.
Number = tuple[float, Status]
#: Year and codes of the splits.
Cell = tuple[int, tuple[str, ...]]
NAN = float("nan")
#: The splits of initiatives; the others are of persons.
PLAIN = frozenset({"sector", "activiteit", "vorm"})
PERSONS: Final = "medewerkers"


def with_groups(ask: Ask, geography: Geography) -> Ask:
    """What answers views of groups too."""

    def answer(view: View) -> Protected:
        if not any(map(is_group, view.areas)):
            return ask(view)
        return _Asked(ask, geography, view).answer()

    return answer


class _Asked:
    """One question that names a group."""

    def __init__(self, ask: Ask, geography: Geography, view: View) -> None:
        self.ask, self.geography, self.view = ask, geography, view
        self.of_total = view.unit == "aandeel" and not view.split and not view.measured.share_of

    def answer(self) -> Protected:
        """The rows of every area that is asked, year by year, and what all towns together say."""
        view = self.view
        codes = (self.geography.members[c] if is_group(c) else (c,) for c in view.areas)
        every = tuple(dict.fromkeys(code for some in codes for code in some))
        whole = self.ask(replace(view, areas=every))
        counted = replace(view, unit="aantal") if self.of_total else view
        lines = [row for code in view.areas for row in self._rows(counted, code)]
        rows = {(r.year, r.area, *r.codes.values()): r for r in lines}
        ordered = sorted(rows.values(), key=lambda r: r.year)
        if self.of_total:
            ordered = self._parts(ordered)
        several = len(view.areas) > 1
        remarks = whole.remarks
        if not view.measured.is_offer:
            sorts = dict.fromkeys(
                "zone" if is_zone(self.geography, c) else "group" for c in view.areas if is_group(c)
            )
            remarks = (*(note(f"table.remark.{sort}") for sort in sorts), *remarks)
        return Protected(
            view, tuple(ordered), whole.count_totals if several else self._totals, remarks
        )

    def _rows(self, view: View, code: str) -> tuple[Row, ...]:
        if not is_group(code):
            return self.ask(replace(view, areas=(code,))).rows
        if view.level == TOWN:
            return self.ask(replace(view, areas=self.geography.members[code])).rows
        name = self.geography.areas[code].name
        return tuple(
            Row(year, code, name, dict(zip(view.split, codes, strict=True)), *number)
            for (year, codes), number in self._numbers(view, code).items()
        )

    def _numbers(self, view: View, code: str) -> dict[Cell, Number]:
        """The numbers of a group in the unit of the view."""
        counts = replace(view, unit="aantal")
        sums = self._sums(counts, code)
        if view.unit == "aantal":
            return sums
        if view.unit == "per10000":
            residents = self.geography.residents_of
            return {
                cell: _ratio(n, (residents(code, cell[0]), OK), 1e4) for cell, n in sums.items()
            }
        if view.unit == "index":
            first = view.years[0]
            return {cell: _ratio(n, sums[first, cell[1]], 100) for cell, n in sums.items()}
        if measure := view.measured.share_of:
            wholes = self._sums(replace(counts, measure=measure), code)
            return {cell: _ratio(n, wholes[cell], 100) for cell, n in sums.items()}
        wholes = self._sums(replace(counts, split=()), code)
        return {cell: _ratio(n, wholes[cell[0], ()], 100) for cell, n in sums.items()}

    def _sums(self, view: View, code: str) -> dict[Cell, Number]:
        towns = self.geography.members[code]
        cells: dict[Cell, list[Row]] = {}
        for row in self.ask(replace(view, areas=towns, level=self.geography.top)).rows:
            cells.setdefault((row.year, tuple(row.codes.values())), []).append(row)
        sums = {cell: _sum(rows) for cell, rows in cells.items()}
        doubtful = [
            cell
            for cell, rows in cells.items()
            if sums[cell][1] == OK and not sums[cell][0] and _lacks(rows)
        ]
        if doubtful:
            told = self._told(view, code, sums)
            sums |= {c: (NAN, NOT_REPORTED) for c in doubtful if _beside(view, c) not in told}
        return sums

    def _told(self, view: View, code: str, sums: dict[Cell, Number]) -> set[Cell]:
        """Where somebody is told of: in a cell beside it, or at all when flows are counted. There
        nought is a number, as it is of any area of which some initiatives handed in nothing."""
        told = {
            _beside(view, cell)
            for cell, number in sums.items()
            if number[1] == OK and number[0] and NOT_RECORDED not in cell[1]
        }
        if view.measured.is_offer or view.measure == PERSONS or not set(view.split) <= PLAIN:
            return told
        return told | {
            cell
            for cell, number in self._sums(replace(view, measure=PERSONS), code).items()
            if number[1] == OK and number[0]
        }

    def _totals(self) -> tuple[Total, ...]:
        """Of one group alone its own numbers, for all that is split together."""
        unit: Unit = "aandeel" if self.view.is_share_of_persons else "aantal"
        plain = replace(self.view, split=(), unit=unit)
        return tuple(
            Total(year, *number)
            for (year, _), number in self._numbers(plain, self.view.areas[0]).items()
        )

    def _parts(self, rows: Iterable[Row]) -> list[Row]:
        """Each number as a part of all that are shown, which may be counted twice: of their sum."""
        rows = list(rows)
        by_year: dict[int, list[Row]] = {}
        for row in rows:
            by_year.setdefault(row.year, []).append(row)
        wholes = {year: _sum(some) for year, some in by_year.items()}
        return list(_shares(rows, wholes))


def _shares(rows: Iterable[Row], wholes: dict[int, Number]) -> Iterator[Row]:
    for row in rows:
        value, status = _ratio((row.value, row.status), wholes[row.year], 100)
        yield row._replace(value=value, status=status)


def _sum(rows: Iterable[Row]) -> Number:
    """The sum of rows; of those from which nothing was handed in, nothing counts."""
    rows = list(rows)
    if any(row.status == HIDDEN for row in rows):
        return NAN, HIDDEN
    shown = [row.value for row in rows if row.status == OK]
    if shown:
        return float(sum(shown)), OK
    return NAN, NOT_REPORTED if _lacks(rows) else NOT_APPLICABLE


def _lacks(rows: Iterable[Row]) -> bool:
    """Whether of some rows nothing was handed in."""
    return any(row.status == NOT_REPORTED for row in rows)


def _beside(view: View, cell: Cell) -> Cell:
    """What a cell shares with those beside it, whose persons come from the same initiatives: all
    but what is asked of the persons themselves."""
    codes = zip(view.split, cell[1], strict=True)
    return cell[0], tuple(code for split, code in codes if split in PLAIN)


def _ratio(part: Number, whole: Number, times: float) -> Number:
    """A part of a whole, where both are shown."""
    for state in (HIDDEN, NOT_REPORTED, NOT_APPLICABLE):
        if state in (part[1], whole[1]):
            return NAN, state
    if not whole[0]:
        return NAN, NOT_APPLICABLE
    return part[0] / whole[0] * times, OK
