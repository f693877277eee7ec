"""Answer: what a question about reach comes to, on the data of one version.

Why this is no measure of :mod:`arbeidszorg.view.measures`: those are counts of cells, which add up
over areas, years, sectors and activities, and whoever offers, sums, splits, compares or protects a
measure relies on that. A distance adds up to nothing, depends on a distance that a reader chooses,
and on an initiative that does not exist. So its numbers stand in a :class:`Listed` table, as those
of the ladder and the recommendations do, with a row for each municipality: map, ranking, sentence,
files, slides and reports read that one Table (:mod:`arbeidszorg.subjects.reach.tables`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.level import TOWN
from arbeidszorg.subjects.reach.best import Best, best_places
from arbeidszorg.subjects.reach.coverage import Coverage, coverage, towns_of
from arbeidszorg.subjects.reach.question import MeasureCode, Question
from arbeidszorg.subjects.reach.supply import Site, chosen, supply
from arbeidszorg.texts import t
from arbeidszorg.view.rows import NOT_APPLICABLE, OK, Row
from arbeidszorg.view.view import Unit, View
from arbeidszorg.view.wording import filtered

Array = npt.NDArray[Any]
#: How the numbers of a measure are written. Kilometres have one decimal and no sign, as an index.
UNITS: Mapping[MeasureCode, Unit] = {
    "afstand": "index",
    "aantal": "aantal",
    "inwoners-per-plaats": "aantal",
    "bereik": "per10000",
}
#: Measures that are worse as they are higher.
WORSE_HIGH = ("afstand", "inwoners-per-plaats")
#: Decimals of kilometres and of reach as they are written: a change that is not seen is none.
DECIMALS = 1
#: Kilometres by which an initiative must be nearer to count as nearer: one that is thought of
#: stands at the centre of its municipality, where those that exist need not be.
LEAST_NEARER = 0.5


@dataclass(frozen=True, eq=False)
class Answer:
    """``now``: what there is; ``then``: with one more, None when none is thought of."""

    asked: Question
    here: Atlas
    now: Coverage
    then: Coverage | None

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return self.asked.view.year

    @cached_property
    def best(self) -> tuple[Best, ...]:
        """Where one, two or three more bring most residents within the distance."""
        return best_places(self.now)

    @cached_property
    def which(self) -> str:
        """Of which initiatives, as sentences have it, with a space before it; "" for all."""
        asked = self.asked.view
        return filtered(_of_offer(asked))

    @cached_property
    def words(self) -> dict[str, object]:
        """What every text may name."""
        own = {"distance": self.asked.distance, "year": self.year, "which": self.which}
        return {**self.here.geography.words, **own}

    @property
    def unit(self) -> Unit:
        """How the numbers of the measure are written."""
        return UNITS[self.asked.measure]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The measure of each municipality, in the order of the territory."""
        return self._rows(_values(self.asked.measure, self.now))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The positions of the municipalities from the one that is worst off; those without a
        number, where there is nothing at all, come first."""
        sign = -1 if self.asked.measure in WORSE_HIGH else 1

        def place(at: int) -> tuple[bool, float, str]:
            row = self.rows[at]
            shown = row.status == OK
            return (shown, sign * round(row.value, 1) if shown else 0.0, row.area_name)

        return tuple(sorted(range(len(self.rows)), key=place))

    @cached_property
    def nearer(self) -> Array:
        """Which municipalities have an initiative nearer with one more: by ``LEAST_NEARER``, or as
        the first within the distance."""
        if self.then is None:
            return np.zeros(len(self.now.towns.codes), dtype=bool)
        return np.asarray(self._shorter & ~self.hardly)

    @cached_property
    def hardly(self) -> Array:
        """Which have one nearer by so little that it does not count."""
        assert self.then is not None, "asked of an answer with one more"
        little = _seen(self.then.nearest) > _seen(_seen(self.now.nearest) - LEAST_NEARER)
        return np.asarray(self._shorter & little & ~self.first)

    @property
    def _shorter(self) -> Array:
        assert self.then is not None, "asked of an answer with one more"
        return np.asarray(_seen(self.now.nearest) > _seen(self.then.nearest))

    @cached_property
    def first(self) -> Array:
        """Which municipalities have one within the distance that had none."""
        if self.then is None:
            return np.zeros(len(self.now.towns.codes), dtype=bool)
        return np.asarray(self.then.covered & ~self.now.covered)

    @cached_property
    def far_then(self) -> Array:
        """Kilometres to the nearest with one more, where that counts as nearer; else what they
        were."""
        assert self.then is not None, "asked of an answer with one more"
        return np.where(self.nearer, self.then.nearest, self.now.nearest)

    @cached_property
    def wider(self) -> Array:
        """In which municipalities reach grows with one more."""
        if self.then is None:
            return np.zeros(len(self.now.towns.codes), dtype=bool)
        return _seen(self.then.reach) > _seen(self.now.reach)

    @property
    def gaining(self) -> Array:
        """Which municipalities gain by one more, in whatever way."""
        if self.then is None:
            return self.nearer
        more = self.then.within[self.now.distance] > self.now.within[self.now.distance]
        return np.asarray(self.nearer | self.wider | more)

    @property
    def gain_measure(self) -> MeasureCode:
        """What of the gain a map shows: of the measure that is asked; where there was nothing at
        all, nothing comes nearer, or residents go by places, how much reach grows."""
        if self.asked.measure == "aantal":
            return "aantal"
        near = self.asked.measure == "afstand" and self.now.supply.sites and self.nearer.any()
        return "afstand" if near else "bereik"

    @cached_property
    def gains(self) -> tuple[Row, ...]:
        """How much each municipality gains by one more: the difference of the two numbers as they
        are written."""
        assert self.then is not None, "asked of an answer with one more"
        if self.gain_measure == "afstand":
            return self._rows(_seen(_seen(self.now.nearest) - _seen(self.far_then)))
        before, after = (_seen(_values(self.gain_measure, each)) for each in (self.now, self.then))
        return self._rows(_seen(after - before))

    def _rows(self, values: Array) -> tuple[Row, ...]:
        towns = self.now.towns
        return tuple(
            Row(self.year, code, name, {}, float(value), OK)
            if np.isfinite(value)
            else Row(self.year, code, name, {}, float("nan"), NOT_APPLICABLE)
            for code, name, value in zip(towns.codes, towns.names, values.tolist(), strict=True)
        )


def _values(measure: MeasureCode, cover: Coverage) -> Array:
    if measure == "afstand":
        return cover.nearest
    if measure == "aantal":
        return cover.within[cover.distance].astype(float)
    return cover.per_place if measure == "inwoners-per-plaats" else cover.reach


def _seen(values: Array) -> Array:
    return np.asarray(np.round(values, DECIMALS))


def _of_offer(view: View) -> View:
    return View(view.years, view.level, (), view.sectors, view.activities, measure="initiatieven")


def answer(asked: Question, here: Atlas) -> Answer:
    """The answer to a question."""
    view, geography = asked.view, here.geography
    running = chosen(here.running(view.year), view.sectors, view.activities)
    towns = towns_of(geography, view.year)
    there = supply(running, geography.centres)
    now, then = coverage(towns, there, asked.distance), None
    if asked.more:
        more = [
            Site(t("bereik.map.site_more"), code, geography.centres[code], asked.places)
            for code in asked.more
            if asked.counts
        ]
        then = coverage(towns, there.with_more(more), asked.distance)
    return Answer(asked, here, now, then)


def plain(here: Atlas, year: int, town: str = "") -> Answer:
    """The answer about all initiatives of a year, within the usual distance; ``town``: the
    municipality that is looked at."""
    view = here.scope(level=TOWN, single_year=True).defaults
    view = replace(view, years=(year, year), areas=(town,) if town else ())
    return answer(Question(view), here)


def written(row: Row, unit: Unit) -> tuple[str, str]:
    """A number as it is read, with its status, as a cell of a table has it."""
    return style.shown(row.value, row.status, unit), row.status
