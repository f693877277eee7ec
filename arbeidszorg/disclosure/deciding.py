"""Decide which cells of the lattice may be shown, once per data version."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import product, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting import cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.decision import Decision, rule_name
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import BREAKDOWNS, Areas, Key, Threshold
from arbeidszorg.places.geography import Geography
from arbeidszorg.view.measures import PLACES, PROTECTED_MEASURES
from arbeidszorg.view.view import LADDER, SplitCode

if TYPE_CHECKING:
    from arbeidszorg.disclosure.solve import flows, splits
    from arbeidszorg.disclosure.solve.groups import Setup
    from arbeidszorg.disclosure.solve.years import Hide
    from arbeidszorg.disclosure.solve.years_linked import Year
    from arbeidszorg.view.measures import MeasureCode

Array = npt.NDArray[Any]

#: Changes per unit that prove hidden groups uncertain, by year and measure.
Moves: TypeAlias = "dict[tuple[int, MeasureCode], list[Array]]"

#: Stays below which starting more processes costs more than it gives.
FEW = 2000


def make(
    facts: Facts,
    geography: Geography,
    rule: Threshold,
    version: str,
    processes: int = 1,
    kept: Decision | None = None,
    cells: cube.Cube | None = None,
) -> Decision:
    """Decide every cell of every year. Breakdowns of different years are independent of each other,
    and so are splits once the groups are decided, so they are shared out over ``processes``.

    ``kept``: what was published of the first years. They stay as they were: what is hidden in them
    is not shown now, nor the other way about, and the years after them are decided with that."""
    if kept and len(facts.rows["medewerkers"]) == _years_of(kept):
        return replace(kept, version=version, rule=rule_name(rule))
    areas = lattice.areas(geography, facts.towns)
    closed = _closed(kept)
    years = range(len(closed), len(facts.rows["medewerkers"]))
    stays = len(facts.s_person)  # none where they lie in partitions, and then they are many
    alone = processes < 2 or (stays <= FEW and (cells is None or stays > 0))
    with nullcontext() if alone else ProcessPoolExecutor(processes) as pool:
        run: Any = pool.map if pool else map
        counted = _counted(facts, areas, geography, cells)
        tops, decided = _of_years(areas, counted, years, rule, run, closed)
    fresh = [
        Decision(
            version,
            rule_name(rule),
            {key: cells[None] for key, cells in top.shown.items()},
            {key: cells[None] for key, cells in top.forms.items()},
            {
                (*key, split): decided[year, split][key][None]
                for key in top.shown
                for split in lattice.splits_of(*key)
            },
        )
        for year, top in tops.items()
    ]
    return _in_a_row([kept, *fresh] if kept else fresh, version, rule_name(rule))


def _counted(facts: Facts, areas: Areas, geography: Geography, cells: cube.Cube | None) -> Counts:
    """The cells of every measure and place. (A function, so that a cube of its own is gone after
    it.)"""
    held = cells or cube.build(facts, geography)
    populations = holdings.populations(facts, areas, held)
    return {(each.measure, each.place): each for each in populations}


def _in_a_row(parts: list[Decision], version: str, rule: str) -> Decision:
    """Decisions of years that follow each other, as one."""
    return Decision(
        version,
        rule,
        {key: np.concatenate([part.groups[key] for part in parts]) for key in parts[0].groups},
        {key: np.concatenate([part.forms[key] for part in parts]) for key in parts[0].forms},
        {key: np.concatenate([part.splits[key] for part in parts]) for key in parts[0].splits},
    )


def _years_of(decided: Decision) -> int:
    return len(next(iter(decided.groups.values())))


def _closed(kept: Decision | None) -> list[Hide]:
    """What is hidden of the groups of each year that was published before, by measure."""
    if kept is None:
        return []
    closed: list[Hide] = [{} for _ in range(_years_of(kept))]
    for (measure, place), shown in kept.groups.items():
        for year, area, sector in np.argwhere(~shown).tolist():
            closed[year].setdefault(measure, set()).add((place, area, sector, -1))
    for measure in PROTECTED_MEASURES:
        for year, area, form in np.argwhere(~kept.forms[measure]).tolist():
            closed[year].setdefault(measure, set()).add((PLACES[0], area, lattice.ALL, form))
    return closed


def _of_year(counted: Counts, year: int, splits_: tuple[SplitCode, ...]) -> Counts:
    return {key: holdings.of_year(population, year, splits_) for key, population in counted.items()}


@dataclass(frozen=True)
class OfGroups:
    """What may be shown of the groups of one year (as in :class:`Decision`, without the axis of
    years), the changes that prove the others uncertain (see :meth:`Setup.everywhere`), and the
    problems that this was found by."""

    shown: dict[Key, Array]
    forms: dict[str, Array]
    moves: dict[str, Any]
    plans: flows.Plans


def _of_years(
    areas: Areas, counted: Counts, years: range, rule: Threshold, run: Any, closed: list[Hide]
) -> tuple[dict[int, OfGroups], dict[tuple[int, SplitCode], dict[Key, Array]]]:
    """The groups of each of these years, and their breakdowns by each split. Where a small number
    of a breakdown follows from groups whatever of it is hidden, these are decided anew. ``closed``:
    what is hidden of the years before."""
    from arbeidszorg.disclosure.solve import flows, groups, splits  # here: who reads needs none
    from arbeidszorg.disclosure.solve.smallest import ShownGroups

    plain = [_of_year(counted, year, ()) for year in range(years.stop)]
    jobs: list[tuple[int, SplitCode]] = list(product(years, BREAKDOWNS))
    counts = [_of_year(counted, year, (split,)) for year, split in jobs]
    forced: list[Hide] = [*closed, *({} for _ in years)]
    problems = list(run(groups.setups, repeat(areas), plain[years.start :], repeat(rule)))
    problems = [{} for _ in closed] + problems
    while True:
        plans, moves = _plans(areas, plain, problems, rule, run, forced, len(closed))
        tops = {year: _groups(areas, year, plans[year], moves) for year in years}
        seen = {year: ShownGroups(top.shown, top.forms) for year, top in tops.items()}
        breakdowns: Iterable[splits.Breakdowns] = run(
            splits.shown,
            repeat(areas),
            counts,
            (split for _, split in jobs),
            repeat(rule),
            (seen[year] for year, _ in jobs),
            (tops[year].moves for year, _ in jobs),
        )
        # Asked for before the others are there, so that no processor waits for the last of these.
        rungs: Iterable[dict[Key, Array]] = run(
            flows.shown,
            repeat(areas),
            (_of_year(counted, year, (LADDER,)) for year in years),
            repeat(rule),
            (seen[year] for year in years),
            (tops[year].plans for year in years),
        )
        decided = dict(zip(jobs, breakdowns, strict=True))
        more = _more(plans, forced, decided)
        if more == forced:
            cells = {job: breakdown.cells for job, breakdown in decided.items()}
            cells |= {(year, LADDER): shown for year, shown in zip(years, rungs, strict=True)}
            return tops, cells
        forced = more


def _more(
    plans: list[Year], forced: list[Hide], decided: dict[tuple[int, SplitCode], splits.Breakdowns]
) -> list[Hide]:
    """What of the groups must be hidden, since small numbers of a breakdown follow from them
    whatever of it is hidden: kinds of initiatives first, then all that holds persons."""
    more = [dict(year) for year in forced]
    for year, measure in {
        (year, code) for (year, _), each in decided.items() for code in each.open
    }:
        setup, _ = plans[year][measure]
        kinds = {cell for cell in setup.cells if cell[3] >= 0}
        before = forced[year].get(measure, set())
        more[year][measure] = before | (set(setup.cells) if kinds <= before else kinds)
    return more


def _plans(
    areas: Areas,
    counted: list[Counts],
    problems: list[dict[MeasureCode, Setup]],
    rule: Threshold,
    run: Any,
    forced: list[Hide],
    closed: int,
) -> tuple[list[Year], Moves]:
    """Which groups to hide, year by year: first each year alone, then what all years say together,
    until the years alone agree with that and no two shown groups differ by few persons; and the
    changes that prove them uncertain. ``forced``: those that must be; of the first ``closed``
    years, those and no others."""
    from arbeidszorg.disclosure.solve import few, groups, years

    before = [
        groups.settled(areas, *year, rule)
        for year in zip(counted[:closed], forced[:closed], strict=True)
    ]
    hidden = forced
    plans: list[Year] = []
    together = None
    stale = list(range(closed, len(counted)))
    while True:
        own = ([each[year] for year in stale] for each in (counted, problems, hidden))
        found = run(groups.plans, repeat(areas), next(own), repeat(rule), next(own), next(own))
        new = dict(zip(stale, found, strict=True))
        plans = [new.get(year, each) for year, each in enumerate(plans or [*before, *new.values()])]
        together = together or years.Together(areas, plans, rule, closed)
        agreed = together.hide(plans, run)
        if agreed == years.hidden(plans):
            more = [few.between(plan, rule) for plan in plans[closed:]]
            if not any(more):
                return plans, together.moves(run)
            forced = [*forced[:closed], *map(_both, forced[closed:], more)]
        was, hidden = hidden, list(map(_both, agreed, forced))
        stale = [year for year in range(closed, len(counted)) if hidden[year] != was[year]]


def _both(one: Hide, other: Hide) -> Hide:
    """What either hides."""
    return {code: one.get(code, set()) | other.get(code, set()) for code in {*one, *other}}


def _groups(areas: Areas, year: int, plans: Year, moves: Moves) -> OfGroups:
    """What may be shown of the groups of one year."""
    from arbeidszorg.disclosure.solve import flows, proofs

    decided = OfGroups({}, {}, {}, {})
    for measure, (setup, plan) in plans.items():
        for place in PLACES:
            decided.shown[measure, place] = setup.groups(areas, place, plan.hidden)
        decided.forms[measure] = setup.forms(areas, plan.hidden)
        known = (year, measure) in moves  # hours are of one year alone
        of_measure = moves[year, measure] if known else proofs.alone(setup.problem, plan.hidden)
        decided.moves[measure] = setup.everywhere(areas, of_measure)
        if measure in flows.MEASURES:
            decided.plans[measure] = setup, plan
    return decided
