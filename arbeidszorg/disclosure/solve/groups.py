"""Counts of groups: the problem of one measure and year, by both places, and which are hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import ALL, COUNTED_PARTS, PART_OF, SECTORS, Areas, Threshold
from arbeidszorg.disclosure.solve import complement
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES, MeasureCode, Place

Array = npt.NDArray[Any]

#: What is hidden as well when a hidden group cannot be proven uncertain, one step after another:
#: the sectors of everybody; everybody too; all there is, which leaves nothing to reason from.
STEPS = ("sectors", "everybody", "all")
#: How often the measures are decided anew.
ROUNDS = 6
#: What a count is about: (place, area, 1 + sector, kind of initiative or -1).
Cell = tuple[Place, int, int, int]


def setups(areas: Areas, counted: Counts, rule: Threshold) -> dict[MeasureCode, Setup]:
    """The counts of a year as problems, by measure, before anything of another is known."""
    return {measure: _groups(areas, counted, measure, rule) for measure in PROTECTED_MEASURES}


def plans(
    areas: Areas,
    counted: Counts,
    rule: Threshold,
    setups: Mapping[MeasureCode, Setup],
    hidden: Mapping[MeasureCode, set[Cell]],
) -> dict[MeasureCode, tuple[Setup, complement.Plan]]:
    """Which groups of a year to hide, by measure; ``hidden``: those that must be. Where what is
    shown of a whole makes a part of it too certain (there are 5, of whom 3 left, one from each of
    three sectors), the whole is hidden there and all is decided anew."""
    more = {measure: set(hidden.get(measure, ())) for measure in setups}
    for last in (*(False for _ in range(ROUNDS)), True):
        solved: dict[MeasureCode, tuple[Setup, complement.Plan]] = {}
        for measure, setup in setups.items():
            whole = PART_OF.get(measure)
            setup = setup.hide(more[measure])
            setup = setup.within(counted, measure, *solved[whole], rule) if whole else setup
            plan = complement.solve(setup.problem)
            binding = setup.binding(plan.open)
            fresh = [code for code in lattice.wholes(measure) if binding - more[code]]
            if fresh and not last:
                for code in fresh:
                    more[code] |= binding
                break
            for step in STEPS if plan.open else ():
                setup = setup.hide(set(setup.at_top(areas, step)))
                plan = complement.solve(setup.problem)
                if not plan.open:
                    break
            solved[measure] = setup, plan
        else:
            break
    return solved


def settled(
    areas: Areas, counted: Counts, hidden: Mapping[MeasureCode, set[Cell]], rule: Threshold
) -> dict[MeasureCode, tuple[Setup, complement.Plan]]:
    """The groups of a year that was published before: just these are hidden. Hours are hidden with
    the persons even where nobody's are known: such a group holds nobody here, and binds nothing."""
    plans: dict[MeasureCode, tuple[Setup, complement.Plan]] = {}
    for measure in PROTECTED_MEASURES:
        setup, whole = _groups(areas, counted, measure, rule), PART_OF.get(measure)
        if whole:
            setup = setup.within(counted, measure, *plans[whole], rule)
        sets = np.zeros(len(setup.problem.hidden), dtype=bool)
        cells = [cell for cell in hidden.get(measure, ()) if cell in setup.cells]
        sets[[setup.cells[cell] for cell in cells]] = True
        problem = replace(setup.problem, hidden=sets)
        plans[measure] = replace(setup, problem=problem), complement.Plan(sets, [])
    return plans


@dataclass(frozen=True)
class Setup:
    """The counts of one measure and year, by both places, as a problem, and the way back:
    ``cells`` maps what a count is about to a set of the problem. ``units``: place, town, sector,
    form. ``persons``: of each set, each person once."""

    problem: complement.Problem
    cells: dict[Cell, int]
    units: Array
    kinds: int
    persons: Array

    def groups(self, areas: Areas, place: Place, hidden: Array) -> Array:
        """Area x (1 + sector): may it be shown? Nobody may always be shown."""
        shown = np.ones((len(areas.towns), 1 + SECTORS), dtype=bool)
        for (where, area, sector, form), cell in self.cells.items():
            if form < 0 and where == place:
                shown[area, sector] = not hidden[cell]
        return shown

    def forms(self, areas: Areas, hidden: Array) -> Array:
        """Area x kind of initiative: may it be shown?"""
        shown = np.ones((len(areas.towns), self.kinds), dtype=bool)
        for (_, area, _, form), cell in self.cells.items():
            if form >= 0:
                shown[area, form] = not hidden[cell]
        return shown

    def everywhere(self, areas: Areas, moves: list[Array]) -> Any:
        """Changes per unit as changes per place, town, sector and kind of initiative: sparse, for
        they touch few of these. Change x these, in one row, the last running fastest."""
        shape = len(PLACES), areas.size, SECTORS, self.kinds
        changes = csr_matrix(np.reshape(moves, (len(moves), len(self.units))))
        at = np.ravel_multi_index(tuple(self.units.T), shape)[changes.indices]
        size = len(moves), int(np.prod(shape))
        return csr_matrix((changes.data, at, changes.indptr), shape=size)

    def within(
        self,
        counted: Counts,
        measure: MeasureCode,
        whole: Setup,
        plan: complement.Plan,
        rule: Threshold,
    ) -> Setup:
        """The counts as those of a part of another measure, with its ``plan``: a part of a hidden
        count would say how large that is at least, a shown count says how large a part of it is at
        most, and a part that leaves a small rest would give that away. (The persons behind hours
        are not shown themselves.)"""
        hidden, ceiling = self.problem.hidden.copy(), self.problem.ceiling.copy()
        for (place, area, sector, form), cell in self.cells.items():
            same = whole.cells[place, area, sector, form]
            shown = not plan.hidden[same]
            hidden[cell] |= not shown
            if measure in COUNTED_PARTS:  # what bounds the whole bounds its parts
                ceiling[cell] = min(ceiling[cell], whole.problem.ceiling[same])
            if shown and measure in COUNTED_PARTS:
                own, all_ = counted[measure, place], counted[PART_OF[measure], place]
                at = (area, sector) if form < 0 else (area, form)
                count = (all_.groups if form < 0 else all_.forms)[0][at]
                part = (own.groups if form < 0 else own.forms)[0][at]
                ceiling[cell] = min(ceiling[cell], count)
                hidden[cell] |= bool(rule.small(count - part))
        return replace(self, problem=replace(self.problem, hidden=hidden, ceiling=ceiling))

    def binding(self, open_: list[int]) -> set[Cell]:
        """What is shown of the whole that leaves these sets too little room."""
        problem = self.problem
        units = (problem.members[open_] != 0).any(axis=0)
        near: Array = (problem.members[:, units] != 0).any(axis=1)
        total: Array = problem.members.astype(float) @ problem.counts
        tight: Array = problem.ceiling - total < 2 * problem.width
        return {key for key, cell in self.cells.items() if near[cell] and tight[cell]}

    def at_top(self, areas: Areas, step: str) -> Iterator[Cell]:
        """The cells that a step of :data:`STEPS` hides."""
        for place, area, sector, form in self.cells:
            top = area == areas.everybody[place] and (sector != ALL or step == "everybody")
            if top or step == "all":
                yield place, area, sector, form

    def about(self, hidden: Array) -> set[Cell]:
        """What the hidden sets are about."""
        return {cell for cell, number in self.cells.items() if hidden[number]}

    def hide(self, cells: set[Cell]) -> Setup:
        """The counts with more that must be hidden."""
        hidden = self.problem.hidden.copy()
        for cell in cells:
            hidden[self.cells[cell]] = True
        return replace(self, problem=replace(self.problem, hidden=hidden))


def _groups(areas: Areas, counted: Counts, measure: MeasureCode, rule: Threshold) -> Setup:
    """Everybody together, and each sector of everybody, is the same group in both places: it is
    one set, and a change there is the same by both."""
    persons = [counted[measure, place].form_units[0] for place in PLACES]  # town, sector, form
    held = [np.argwhere(count > 0) for count in persons]
    units = np.concatenate([np.insert(at, 0, n, axis=1) for n, at in enumerate(held)])
    counts = np.concatenate([count[tuple(at.T)] for count, at in zip(persons, held, strict=True)])
    sets: dict[Any, int] = {}
    members: list[Array] = []
    persons_of: list[int] = []
    small: list[bool] = []
    weight: list[float] = []
    cells: dict[Cell, int] = {}

    of_area = areas.member[:, units[:, 1]]
    for number, place in enumerate(PLACES):
        population, here = counted[measure, place], units[:, 0] == number
        names = [(sector, -1) for sector in range(1 + SECTORS)]
        names += [(ALL, form) for form in range(population.forms.shape[2] if number == 0 else 0)]
        within = np.array([here & _named(units, *name) for name in names])
        all_ = within.sum(axis=1)
        for area in range(len(areas.towns)):
            rows = within & of_area[area]
            many = rows.sum(axis=1)
            for row in np.flatnonzero(many).tolist():
                inside, (sector, form) = rows[row], names[row]
                total = counts[inside].sum()
                shown = population.groups[0, area, sector]
                if form >= 0:
                    shown = population.forms[0, area, form]
                everybody = form < 0 and many[row] == all_[row]
                key = sector if everybody else inside.tobytes()
                if key not in sets:
                    sets[key] = len(members)
                    members.append(inside)
                    persons_of.append(shown)
                    small.append(bool(rule.small(total)))
                    weight.append(0.0)
                small[sets[key]] |= bool(rule.small(np.array(shown)))
                weight[sets[key]] += _weight(areas, area, sector, form) * (1 + total / 50)
                cells[place, area, sector, form] = sets[key]
    ties = [
        np.where(units[:, 0] == 0, 1, -1) * (units[:, 2] == sector) for sector in range(SECTORS)
    ]
    free = len(members)
    problem = complement.Problem(
        members=np.array([*members, *ties], dtype=np.int8).reshape(free + SECTORS, len(units)),
        counts=counts.astype(float),
        ceiling=np.full(free + SECTORS, np.inf),
        weight=np.array([*weight, *np.zeros(SECTORS)]),
        width=rule.width,
        hidden=np.array([*small, *np.zeros(SECTORS)], dtype=bool),
        fixed=np.arange(free + SECTORS) >= free,
    )
    kinds = counted[measure, "vestiging"].forms.shape[2]
    return Setup(problem, cells, units, kinds, np.array(persons_of, dtype=float))


def _named(units: Array, sector: int, form: int) -> Array:
    """Which units are of a sector, or of all, and of a kind of initiative, or (-1) of any."""
    named = np.ones(len(units), dtype=bool) if sector == ALL else units[:, 2] == sector - 1
    return np.asarray(named & (units[:, 3] == form)) if form >= 0 else named


def _weight(areas: Areas, area: int, sector: int, form: int) -> float:
    """What it costs readers to lose a count: the larger the area the more, an area as a whole more
    than one sector of it, a kind of initiative least."""
    size = (1e4, 1e3, 1e2, 1.0)[areas.rank(area)]
    if form >= 0:
        return float(size**0.5 / 10)
    return float(size if sector == ALL else size / 3)
