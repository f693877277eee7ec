"""Asking what several areas, sectors and activities count together, in every unit, and holding each
number against the cells that are shown: it may say no more than they do.

A total may be what one cell says (areas that form another), or the sum of cells that are shown and
of which nobody is in two: else it would tell how many are. A share is held against both of its
numbers, a rate or index against the counts that it is made from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, cycle, product
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.audit.asking import Answers, Ask
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Key
from arbeidszorg.disclosure.protected import Protected
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, OK, Row, Total
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import SplitCode, Unit, View

Array = npt.NDArray[Any]
#: Per year: do shown cells say a number, and which.
Said = tuple[Array, Array]

#: Larger sets of areas that are asked of each measure and place.
SAMPLE = 400
#: One pair of areas in so many is also asked with a choice of sectors and activities.
CHOSEN = 4
#: By how much two shares may differ that are the same.
SAME = 1e-9


@dataclass
class Totals:
    """Puts questions about totals, rates, shares and indexes. ``seen``: what the cells of each
    measure and place show; ``counted``: the truth. ``questions``: how many; ``leaks``: answers that
    say more than their cells; ``pairs``: whether the total of two areas that together are none is
    shown, by year."""

    ask: Ask
    gate: Gate
    years: tuple[int, int]
    seen: dict[Key, Answers]
    counted: dict[Key, Population]
    questions: int = 0
    leaks: list[str] = field(default_factory=list)
    pairs: dict[tuple[Key, tuple[int, int]], Array] = field(default_factory=dict)

    def all(self) -> None:
        """Ask everything of every measure and place."""
        for key in self.seen:
            for view in self.views(key):
                if (
                    not view.is_share_of_persons
                    or (view.measured.share_of, view.place) in self.seen
                ):
                    self.look(view)
            self._of_persons(View(self.years, measure=key[0], place=key[1]))

    # --- which questions -------------------------------------------------------------------------

    def views(self, key: Key) -> Iterator[View]:
        """The questions about a measure and place: all pairs of areas, some of them with a choice
        of sectors and activities; all areas with every choice; some larger sets."""
        base = View(self.years, level=self.gate.geography.top, measure=key[0], place=key[1])
        yield from (*self._pairs(base), *self._choices(base), *self._larger(base))

    def _pairs(self, base: View) -> Iterator[View]:
        choices = cycle(_choices())
        units: tuple[Unit, ...] = ("aantal", "aandeel") if base.measured.share_of else ("aandeel",)
        for number, pair in enumerate(combinations(self._codes(base), 2)):
            two = replace(base, areas=pair)
            yield from (replace(two, unit=unit) for unit in units)
            if number % CHOSEN == 0:
                sectors, activities = next(choices)
                yield replace(two, sectors=sectors, activities=activities)

    def _choices(self, base: View) -> Iterator[View]:
        units, main = _units(base), self.gate.geography.main
        for sectors, activities in _choices():
            chosen = replace(base, sectors=sectors, activities=activities)
            yield from (replace(chosen, unit=unit) for unit in units)
            if len(sectors) + len(activities) < 4:
                yield from (replace(chosen, level=main, unit=unit) for unit in units)

    def _larger(self, base: View) -> Iterator[View]:
        chance, codes = Random(f"{base.measure} {base.place}"), self._codes(base)
        choices, units = _choices(), _units(base)
        for _ in range(SAMPLE):
            sectors, activities = chance.choice(choices)
            yield replace(
                base,
                level=chance.choice((self.gate.geography.top, TOWN)),
                areas=tuple(chance.sample(codes, chance.randint(3, 8))),
                sectors=sectors,
                activities=activities,
                unit=chance.choice(units),
            )

    def _codes(self, base: View) -> list[str]:
        """Areas that can be named, each once."""
        extra = () if base.place == PLACES[1] else (OUTSIDE, UNKNOWN)
        return [code for code in self.gate.places if code not in extra]

    # --- what is answered ------------------------------------------------------------------------

    def _table(self, view: View) -> Protected:
        self.questions += 1
        return self.ask(view)

    def look(self, view: View) -> None:
        """Hold the rows and totals of a view without a split against the cells."""
        table = self._table(view)
        named = list(dict.fromkeys(row.area for row in table.rows))
        areas = [self.gate.places[code] for code in named]
        told = [total for total in table.count_totals() if total.status != HIDDEN]
        self._note_pair(view, areas, told)
        if told:
            self._expect(view, told, self._together(view, areas))
        rows = [row for row in table.rows if row.status != HIDDEN]
        if rows and view.unit in ("per10000", "index"):
            self._expect_counts(view, rows)
            return
        for code, area in zip(named, areas, strict=True):
            own = [row for row in rows if row.area == code]
            if own:
                self._expect(view, own, self._of_row(view, area, areas))

    def _note_pair(self, view: View, areas: list[int], told: list[Total]) -> None:
        """Whether the total of two areas is shown, when nobody says it for them."""
        plain = not view.sectors and not view.activities and not view.is_share_of_persons
        towns = {town for area in areas for town in self.gate.areas.towns[area]}
        if plain and len(areas) == 2 and tuple(sorted(towns)) not in self.gate.areas.index:
            one, other = sorted(areas)
            shown = np.zeros(self.years[1] - self.years[0] + 1, dtype=bool)
            shown[[total.year - self.years[0] for total in told]] = True
            self.pairs[(view.measure, view.place), (one, other)] = shown

    def _together(self, view: View, areas: list[int]) -> list[Said]:
        """What shown cells say of the total of a view."""
        sums = list(self._sums(view, areas))
        if view.is_share_of_persons and (whole := view.measured.share_of):
            return _shares(sums, list(self._sums(replace(view, measure=whole), areas)))
        return sums

    def _of_row(self, view: View, area: int, areas: list[int]) -> list[Said]:
        """What shown cells say of the row of an area."""
        own = list(self._sums(view, [area]))
        if view.unit != "aandeel":
            return own
        if whole := view.measured.share_of:
            return _shares(own, list(self._sums(replace(view, measure=whole), [area])))
        return _shares(own, list(self._sums(view, areas)))

    def _expect_counts(self, view: View, told: list[Row]) -> None:
        """A rate or an index says a count, and of the first year too: these must be shown."""
        plain = self._table(replace(view, unit="aantal")).rows
        shown = {(row.year, row.area) for row in plain if row.status != HIDDEN}
        for row in told:
            years = {row.year, self.years[0]} if view.unit == "index" else {row.year}
            if any((year, row.area) not in shown for year in years):
                self.leaks.append(f"{view} {row}")

    def _expect(self, view: View, told: Sequence[Row] | Sequence[Total], said: list[Said]) -> None:
        """Every answer must be a number that the cells say, where they say one."""
        for answer in told:
            year = answer.year - self.years[0]
            if not any(shown[year] and _same(view, answer, value[year]) for shown, value in said):
                self.leaks.append(f"{view} {answer}")

    # --- what shown cells say --------------------------------------------------------------------

    def _sums(self, view: View, areas: list[int]) -> Iterator[Said]:
        """The ways in which shown cells say what areas count together: as the area that they form,
        and as a sum over areas that do not overlap."""
        towns = [town for area in areas for town in self.gate.areas.towns[area]]
        whole = self.gate.areas.index.get(tuple(sorted(set(towns))))
        if whole is not None:
            yield self._cells(view, [whole])
        if len(towns) == len(set(towns)) and [whole] != areas:
            yield self._cells(view, areas)

    def _cells(self, view: View, areas: list[int]) -> Said:
        """Per year: are all cells of these areas shown, and their sum. Of several activities at
        most one may hold anybody: that nobody does two is not told either."""
        key = view.measure, view.place
        some = 0 < len(view.sectors) < SECTORS
        sectors = [1 + model.SECTORS.index(code) for code in view.sectors] if some else [ALL]
        shown, counts = self.seen[key].groups[..., None], self.counted[key].groups[..., None]
        codes = [0]
        if view.activities:
            split: SplitCode = "activiteit"
            shown, counts = self.seen[key].splits[split], self.counted[key].splits[split]
            codes = [model.ACTIVITIES.index(code) for code in view.activities]
        at = np.ix_(range(len(shown)), areas, sectors, codes)
        shown, counts = shown[at], counts[at]
        fits = shown.all(axis=(1, 2, 3)) & ((counts.sum(axis=(1, 2)) > 0).sum(axis=1) <= 1)
        return fits, counts.sum(axis=(1, 2, 3)).astype(float)

    # --- shares of persons -----------------------------------------------------------------------

    def _of_persons(self, base: View) -> None:
        """A share of persons must not be shown where the persons are not, in no breakdown."""
        whole = base.measured.share_of
        if not whole or (whole, base.place) not in self.seen:
            return
        over = self.seen[whole, base.place]
        splits: tuple[SplitCode, ...] = ("sector", *over.splits)
        for level, split in product(self.gate.geography.descending[1:], splits):
            view = replace(base, level=level, split=(split,), unit="aandeel")
            for row in self._table(view).rows:
                if row.status == HIDDEN:
                    continue
                year, area = row.year - self.years[0], self.gate.places[row.area]
                code = row.codes[split]
                if split == "sector":
                    shown = over.groups[year, area, 1 + model.SECTORS.index(code)]
                else:
                    shown = over.splits[split][year, area, ALL, split_codes(split).index(code)]
                if not shown:
                    self.leaks.append(f"{view} {row}")


def _choices() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Choices of sectors and activities: one to three of either, all but one, and one of both."""
    sectors = [few for size in (1, 2, 3) for few in combinations(model.SECTORS, size)]
    sizes = (1, 2, len(model.ACTIVITIES) - 1)
    activities = [few for size in sizes for few in combinations(model.ACTIVITIES, size)]
    both = [((one,), (other,)) for one, other in product(model.SECTORS, model.ACTIVITIES)]
    several = [(few, (model.ACTIVITIES[0],)) for few in sectors if len(few) > 1]
    more = [(model.SECTORS[:1], few) for few in activities if len(few) > 1]
    return [
        *((few, ()) for few in sectors),
        *(((), few) for few in activities),
        *both,
        *several,
        *more,
    ]


def _units(base: View) -> tuple[Unit, ...]:
    """The units that a measure can be asked in."""
    rates = base.place == PLACES[1] and base.measure in PERSON_MEASURES
    return ("aantal", "aandeel", "index", *(("per10000",) if rates else ()))


def _shares(parts: list[Said], wholes: list[Said]) -> list[Said]:
    """What shown parts and wholes say of shares, in percent; none where the whole is nobody."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return [
            (seen & shown, np.where(whole > 0, part / whole * 100, np.nan))
            for (seen, part), (shown, whole) in product(parts, wholes)
        ]


def _same(view: View, answer: Row | Total, value: float) -> bool:
    """Whether an answer is what the cells say. Of hours they say how many persons' they are."""
    if answer.status == NOT_APPLICABLE:
        return bool(np.isnan(value))
    if answer.status != OK or view.measure == "uren":
        return True
    return bool(abs(answer.value - value) <= SAME * max(1.0, abs(value)))
