"""Asking everything that pages and API offer about one measure and place, and noting what is shown.

What an answer says is held against the cells that it is made of: a share, sum or union may not say
more than they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, BREAKDOWNS, SECTORS
from arbeidszorg.disclosure.protected import Protected
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import PERSON_MEASURES, MeasureCode, Place
from arbeidszorg.view.rows import OK, Row, Total
from arbeidszorg.view.view import LADDER, SplitCode, View

Array = npt.NDArray[Any]
Ask = Callable[[View], Protected]
#: Year x area x code, as lists: are the parts of a sum shown, and what do they add up to?
Parts = tuple[Any, Any]


@dataclass
class Answers:
    """What one measure and place showed, all years: as in ``decision.Decision``."""

    groups: Array
    forms: Array
    splits: dict[SplitCode, Array]


class Asking:
    """Puts every question about one measure and place, and notes what is shown. ``questions``: how
    many; ``leaks``: answers that say more than their cells; ``pairs``: which sums of two sectors
    are shown, by split ("" for none) and the two, counted from nought: year x area x code."""

    def __init__(self, ask: Ask, gate: Gate, years: tuple[int, int], counted: Population) -> None:
        self.ask, self.gate, self.years, self.counted = ask, gate, years, counted
        self.geography = gate.geography
        self.questions = 0
        self.leaks: list[str] = []
        self.pairs: dict[tuple[str, tuple[int, int]], Array] = {}

    def all(self, measure: MeasureCode, place: Place) -> Answers:
        """Everything that is shown of a measure and place."""
        base = View(self.years, level=self.geography.main, measure=measure, place=place)
        size = self.years[1] - self.years[0] + 1, len(self.gate.areas.towns)
        answers = Answers(
            np.zeros((*size, 1 + SECTORS), dtype=bool),
            np.zeros((*size, len(lattice.codes("vorm"))), dtype=bool),
            {
                s: np.zeros((*size, 1 + SECTORS, len(lattice.codes(s))), bool)
                for s in lattice.splits_of(measure, place)
            },
        )
        for level in self.geography.levels:
            chosen: tuple[tuple[SplitCode, ...], ...] = (
                (),
                *((split,) for split in answers.splits),
                ("vorm",),
                ("sector",),
                ("sector", "activiteit"),
            )
            for splits in chosen:
                view = replace(base, level=level, split=splits)
                self._note(answers, view, self._table(view))
                if "sector" in splits or splits == ("vorm",):
                    continue
                for sector in model.SECTORS:
                    of_sector = replace(view, sectors=(sector,))
                    self._note(answers, of_sector, self._table(of_sector))
            for activity in model.ACTIVITIES:
                for sectors in ((), *((sector,) for sector in model.SECTORS)):
                    view = replace(base, level=level, activities=(activity,), sectors=sectors)
                    self._note_activity(answers, view, self._table(view))
        if LADDER not in answers.splits:
            self._without_rungs(base)
        self._everybody(answers, base)
        self._compositions(answers, base)
        self._units(answers, base)
        return answers

    def _table(self, view: View) -> Protected:
        self.questions += 1
        return self.ask(view)

    def _cells(self, table: Protected) -> Iterator[tuple[int, int, Row]]:
        for row in table.rows:
            yield row.year - self.years[0], self.gate.places[row.area], row

    def _note(self, answers: Answers, view: View, table: Protected) -> None:
        chosen = 1 + model.SECTORS.index(view.sectors[0]) if view.sectors else ALL
        rest = [split for split in view.split if split != "sector"]
        for year, area, row in self._cells(table):
            if row.status == "verborgen":
                continue
            sector = (
                1 + model.SECTORS.index(row.codes["sector"]) if "sector" in view.split else chosen
            )
            if not rest:
                answers.groups[year, area, sector] = True
            elif rest == ["vorm"]:
                answers.forms[year, area, lattice.codes("vorm").index(row.codes["vorm"])] = True
            else:
                code = lattice.codes(rest[0]).index(row.codes[rest[0]])
                answers.splits[rest[0]][year, area, sector, code] = True

    def _note_activity(self, answers: Answers, view: View, table: Protected) -> None:
        sector = 1 + model.SECTORS.index(view.sectors[0]) if view.sectors else ALL
        code = model.ACTIVITIES.index(view.activities[0])
        for year, area, row in self._cells(table):
            if row.status != "verborgen":
                answers.splits["activiteit"][year, area, sector, code] = True

    def _without_rungs(self, base: View) -> None:
        """Rungs must not be shown of any other measure, nor by residence."""
        for level in self.geography.levels:
            view = replace(base, level=level, split=(LADDER,))
            for row in self._table(view).rows:
                self._expect(row.status == "verborgen", view, row)

    def _everybody(self, answers: Answers, base: View) -> None:
        """The totals under a table of all areas are those of everybody."""
        whole = self.gate.areas.everybody[base.place]
        for position, sectors in enumerate(((), *((sector,) for sector in model.SECTORS))):
            table = self._table(replace(base, level=self.geography.top, sectors=sectors))
            for row in table.count_totals():
                if row.status == OK:
                    answers.groups[row.year - self.years[0], whole, position] = True
            for number, activity in enumerate(model.ACTIVITIES):
                only = replace(
                    base, level=self.geography.top, sectors=sectors, activities=(activity,)
                )
                for row in self._table(only).count_totals():
                    if row.status == OK:
                        year = row.year - self.years[0]
                        answers.splits["activiteit"][year, whole, position, number] = True
        if base.place == "vestiging":  # nobody is counted elsewhere
            other = self.gate.areas.everybody["woonplaats"]
            answers.groups[:, other] |= answers.groups[:, whole]
            answers.forms[:, other] |= answers.forms[:, whole]
            for cells in answers.splits.values():
                cells[:, other] |= cells[:, whole]
        else:  # what is broken down about everybody is shown by establishment: the same persons
            there = self.gate.areas.everybody["vestiging"]
            for split in BREAKDOWNS:
                for position, sectors in enumerate(((), *((sector,) for sector in model.SECTORS))):
                    view = replace(
                        base,
                        place="vestiging",
                        level=self.geography.top,
                        split=(split,),
                        sectors=sectors,
                    )
                    for year, area, cell in self._cells(self._table(view)):
                        if area == there and cell.status != "verborgen":
                            code = lattice.codes(split).index(cell.codes[split])
                            answers.splits[split][year, whole, position, code] = True

    def _compositions(self, answers: Answers, base: View) -> None:
        """A sum over several sectors or activities must not be shown without its parts."""
        choices = [several for size in (2, 3) for several in combinations(model.SECTORS, size)]
        acts = [
            few
            for size in (2, len(model.ACTIVITIES) - 1)
            for few in combinations(model.ACTIVITIES, size)
        ]
        size = answers.groups.shape[:2]
        sums: list[tuple[View, SplitCode | None, Parts]] = [
            (replace(base, activities=few), None, self._of_activities(answers, few)) for few in acts
        ]
        for sectors, split in product(choices, (None, *answers.splits)):
            view = replace(base, sectors=sectors, split=(split,) if split else ())
            sums.append((view, split, self._of_sectors(answers, sectors, split)))
        for level, (plain, split, (shown, total)) in product(self.geography.levels, sums):
            view = replace(plain, level=level)
            codes = lattice.codes(split) if split else ()
            place = {code: number for number, code in enumerate(codes)}
            told = np.zeros((*size, max(1, len(codes))), dtype=bool)
            if len(view.sectors) == 2:
                one, other = (model.SECTORS.index(code) for code in view.sectors)
                told = self.pairs.setdefault((split or "", (one, other)), told)
            for year, area, row in self._cells(self._table(view)):
                if row.status != "verborgen":
                    at = place[row.codes[split]] if split else 0
                    told[year, area, at] = True
                    adds_up = base.measure == "uren" or row.status != OK
                    adds_up |= row.value in (total[year][area][at], 0)
                    self._expect(shown[year][area][at] and adds_up, view, row)

    def _of_sectors(
        self, answers: Answers, sectors: Sequence[str], split: SplitCode | None
    ) -> Parts:
        """Year x area x code (one without a split): are all parts of a sum over sectors shown, and
        what do they add up to?"""
        at = [1 + model.SECTORS.index(sector) for sector in sectors]
        if split is None:
            parts, counts = answers.groups[..., None], self.counted.groups[..., None]
        else:
            parts, counts = answers.splits[split], self.counted.splits[split]
        return parts[:, :, at].all(axis=2).tolist(), counts[:, :, at].sum(axis=2).tolist()

    def _of_activities(self, answers: Answers, activities: Sequence[str]) -> Parts:
        """The same of a sum over activities, of all sectors."""
        at = [model.ACTIVITIES.index(activity) for activity in activities]
        parts = answers.splits["activiteit"][:, :, ALL, at].all(axis=2, keepdims=True)
        counts = self.counted.splits["activiteit"][:, :, ALL, at].sum(axis=2, keepdims=True)
        return parts.tolist(), counts.tolist()

    def _units(self, answers: Answers, base: View) -> None:
        """A rate, share or index must not be shown of a hidden count."""
        for level in self.geography.levels:
            for unit in ("per10000", "aandeel", "index"):
                if unit == "per10000" and (
                    base.place == "vestiging" or base.measure not in PERSON_MEASURES
                ):
                    continue
                apart: list[tuple[SplitCode, ...]] = [(), ("sector",)]
                for splits in [*apart, *((split,) for split in answers.splits)]:
                    view = replace(base, level=level, unit=unit, split=splits)
                    for year, area, row in self._cells(self._table(view)):
                        if row.status == "nvt":  # says that the base is nought
                            self._expect(
                                self._base_shown(answers, base, unit, year, area, row, splits),
                                view,
                                row,
                            )
                        if row.status != OK:
                            continue
                        years = [0, year] if unit == "index" else [year]
                        if not splits:
                            cells = answers.groups[years, area, ALL]
                        elif splits == ("sector",):
                            at = 1 + model.SECTORS.index(row.codes["sector"])
                            cells = answers.groups[years, area, at]
                        else:
                            code = lattice.codes(splits[0]).index(row.codes[splits[0]])
                            cells = answers.splits[splits[0]][years, area, ALL, code]
                        self._expect(bool(cells.all()), view, row)

    def _base_shown(
        self,
        answers: Answers,
        base: View,
        unit: str,
        year: int,
        area: int,
        row: Row,
        splits: tuple[SplitCode, ...],
    ) -> bool:
        """Whether what a number is divided by is shown itself."""
        if unit == "per10000":
            return True  # of inhabitants, which are public
        if unit == "aandeel" and base.measure not in ("doorstroom", "vangnet"):
            return bool(answers.groups[year, area, ALL]) or not splits
        if unit == "aandeel":
            return True  # of medewerkers, asked by another measure
        if not splits:
            return bool(answers.groups[0, area, ALL])
        if splits == ("sector",):
            return bool(answers.groups[0, area, 1 + model.SECTORS.index(row.codes["sector"])])
        code = lattice.codes(splits[0]).index(row.codes[splits[0]])
        return bool(answers.splits[splits[0]][0, area, ALL, code])

    def _expect(self, holds: bool, view: View, row: Row | Total) -> None:
        if not holds:
            self.leaks.append(f"{view} {row}")
