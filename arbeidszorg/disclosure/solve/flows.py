"""From which rung of the ladder to which: the breakdown of those who left that another measure is
part of.

The codes that lead to paid work add up to ``doorstroom``, which is shown as well. So their persons
are a part of their own, known as exactly as the persons of a group: a change adds up to nothing in
both parts of every unit. What cannot be proven that way, and every hidden group of either measure,
must be uncertain in one programme of both measures; see :mod:`rungs`. Rows are offered sparingly;
see :meth:`Ladder._is_offered`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, Areas, Key, Threshold
from arbeidszorg.disclosure.solve import breakdown, nested
from arbeidszorg.disclosure.solve import flow_groups as rungs
from arbeidszorg.disclosure.solve.breakdown import Outcome
from arbeidszorg.disclosure.solve.flow_groups import Plans
from arbeidszorg.disclosure.solve.rests import GroupKey
from arbeidszorg.disclosure.solve.smallest import ShownGroups
from arbeidszorg.disclosure.solve.split_tables import Tables
from arbeidszorg.disclosure.solve.splits import Cell, Split
from arbeidszorg.view.measures import LADDER_MEASURE, PAID, PLACES, MeasureCode, Place
from arbeidszorg.view.view import LADDER

__all__ = ["MEASURES", "Plans", "shown"]

Array = npt.NDArray[Any]

#: Those who left, and those of them who found paid work.
MEASURES = (LADDER_MEASURE, PAID)
#: What tells how many were there from before, and how many of those who left can have come from
#: paid work.
THERE: tuple[MeasureCode, ...] = ("medewerkers", "instroom")
BEFORE: tuple[MeasureCode, ...] = (*THERE, "vangnet")
#: What is offered, less and less until every hidden cell has a proof: also sectors of areas; areas;
#: everybody; nothing.
STEPS = ("sectors", "areas", "everybody", "nothing")


def shown(
    areas: Areas, counted: Counts, rule: Threshold, groups: ShownGroups, plans: Plans
) -> dict[Key, Array]:
    """What may be shown, by measure and place: area x (1 + sector) x code. ``groups``: which groups
    and kinds are shown; ``plans``: of the :data:`MEASURES`, by which problem and proofs."""
    for step in STEPS:
        tables = Ladder(areas, counted, rule, groups, plans, step)
        outcome = tables.settle(set())
        if outcome.shown.any():
            break
    return tables.spread(outcome.shown)


class Ladder(Split):
    """The tables of one year. ``step``: one of :data:`STEPS`."""

    places = PLACES[:1]

    def __init__(
        self,
        areas: Areas,
        counted: Counts,
        rule: Threshold,
        groups: ShownGroups,
        plans: Plans,
        step: str,
    ) -> None:
        super().__init__(areas, counted, LADDER_MEASURE, LADDER, rule, groups, None, {})
        self.plans, self.step = plans, step

    def _outcome(self, tables: Tables, before: Outcome | None) -> Outcome:
        """What can be shown as far as this table goes; then beside both measures. The rows that
        tell persons apart are all that can be asked."""
        outcome = breakdown.decide(tables, self.rule, before)
        if not outcome.shown.any():
            return outcome
        at = self.place, self.units[:, 0], self.units[:, 1]
        nameable = np.array([bool(self._named(keys)) for _, keys in self.rows])
        return rungs.settle(tables, outcome, nameable, self.plans, at, self.rule)

    def _part(self) -> Array:
        """Those who went to paid work, and the others."""
        return lattice.to_paid_work().astype(int)

    def _hidden_by_whole(self, value: Array) -> Array:
        """No other measure is broken down by rungs."""
        return np.zeros(value.shape, dtype=bool)

    @cached_property
    def ceiling(self) -> Array:
        """Row x code: so none bounds a cell."""
        return np.full((len(self.rows), len(lattice.codes(LADDER))), np.inf)

    def binding(self, _: Array, __: Array | None, /) -> set[Cell]:
        """Nor leaves it too little room."""
        return set()

    def _beside_groups(self, outcome: Outcome, _: Tables) -> Outcome:
        """The groups of two measures are held against it above."""
        return outcome

    def _blank(self, outcome: Outcome, _: Tables) -> Outcome:
        """Less is offered then."""
        return replace(outcome, shown=np.zeros_like(outcome.shown))

    def _near(self, lack: Array) -> Array:
        """What is offered becomes less by steps."""
        return np.zeros(len(lack), dtype=bool)

    def _is_offered(self, keys: list[GroupKey]) -> bool:
        """Whether a row is shown: a large group that is shown itself. And no fewer were there from
        before than left: else those who left would say something about those who came this
        year. How many were there from before must be shown as well: that a row is not offered may
        not say it."""
        everybody = any(area == self.areas.everybody[place] for place, area, _ in keys)
        allowed = {
            "sectors": True,
            "areas": everybody or all(sector == ALL for _, _, sector in keys),
            "everybody": everybody,
            "nothing": False,
        }[self.step]
        return (
            allowed
            and super()._is_offered(keys)
            and all(
                all(self.groups[part, place][area, sector] for part in THERE)
                and self._before(place, area, sector)
                >= self._group(LADDER_MEASURE, place, area, sector)
                for place, area, sector in keys
            )
        )

    def _around(self, code: int) -> nested.Wholes:
        """Who went to paid work is counted as a measure as well."""
        around = super()._around(code)
        return nested.joined(around, self._paid) if self._part()[code] else around

    @cached_property
    def _paid(self) -> nested.Wholes:
        return self._shown_groups((PAID,))

    def _joint(self) -> Array:
        return lattice.from_paid_work()

    def _slack(self, value: Array) -> Array:
        """Who left and had come from paid work was there before, or came this year from paid work:
        those are counted as ``vangnet``."""
        slack = super()._slack(value)
        for number, (_, keys) in enumerate(self.rows):
            for place, area, sector in keys:
                if all(self.groups[part, place][area, sector] for part in BEFORE):
                    most = self._before(place, area, sector)
                    most += self._group("vangnet", place, area, sector)
                    room = max(0, most - int(value[number, self._joint()].sum()))
                    slack[number] = min(slack[number], room)
        return slack

    def _group(self, measure: MeasureCode, place: Place, area: int, sector: int) -> int:
        return int(self.counted[measure, place].groups[0, area, sector])

    def _before(self, place: Place, area: int, sector: int) -> int:
        """How many were there from before this year."""
        all_ = self._group("medewerkers", place, area, sector)
        return all_ - self._group("instroom", place, area, sector)
