"""The attacker of groups who holds all years and measures against each other.

What is known of a year alone (see ``attack``) is known of every year. Moreover, in each town,
sector and kind of initiative: a part is at most its whole, also where both are hidden; and who is
there in one year is there in the next, without those who left and with those who came. Who pauses,
returns or moves is counted nowhere; the attacker is thought to know how many these are in each unit
to within one person less than the width, unless nothing else emptied or filled the unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from arbeidszorg.disclosure.audit.program import Program
from arbeidszorg.disclosure.audit.system import EXACT, Hidden
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, PART_OF, SECTORS, Areas, Key
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES, MeasureCode, Place

Array = npt.NDArray[Any]

#: Programs in which all narrow numbers are moved at once; then so many, and then each alone.
ALL_AT_ONCE, FEW = 16, 30
#: A measure and the place of a year on the axis of years.
At = tuple[MeasureCode, int]
#: Place, town, sector, kind of initiative.
Unit = tuple[int, int, int, int]


@dataclass(frozen=True)
class Known:
    """What an attacker sees of all years: ``groups`` and ``forms`` by measure and place, bool
    arrays as in ``decision.Decision``; ``counted``: the truth."""

    areas: Areas
    counted: dict[Key, Population]
    groups: dict[Key, Array]
    forms: dict[Key, Array]

    @property
    def years(self) -> range:
        """The places on the axis of years."""
        return range(len(self.counted["medewerkers", PLACES[0]].groups))


def ranges(known: Known, width: int) -> dict[At, list[Hidden]]:
    """The range of every hidden group and form that holds persons, followed up to ``width``."""
    system = _Columns(known)
    hidden, shown = _numbers(known, system)
    size = len(system.persons)
    numbers = _matrix([columns for _, columns in hidden], size)
    parts, room = _limits(system, width)
    floors = numbers @ system.persons - 1  # a hidden group holds somebody
    program = Program(
        numbers,
        vstack([_matrix(shown, size), _ties(system)], format="csr"),
        vstack([-numbers, parts], format="csr"),
        np.concatenate([np.clip(floors, 0, None), room]),
        -system.persons,
        np.full(size, np.inf),
        anew=True,
    )
    fall, rise = _spread(program, len(hidden), width)
    told: dict[At, list[Hidden]] = {
        (measure, year): [] for measure in PERSON_MEASURES for year in known.years
    }
    for ((at, cell), _), low, high in zip(hidden, fall.tolist(), rise.tolist(), strict=True):
        told[at].append(Hidden(*cell, low, high))
    return told


class _Columns:
    """Persons per measure, year and unit: a column each."""

    def __init__(self, known: Known) -> None:
        self.number: dict[tuple[MeasureCode, int, Unit], int] = {}
        self.units: dict[tuple[MeasureCode, int], Array] = {}
        counts: list[float] = []
        for measure in PERSON_MEASURES:
            for year in known.years:
                here = []
                for place, name in enumerate(PLACES):
                    persons = known.counted[measure, name].form_units[year]
                    for town, sector, form in np.argwhere(persons > 0).tolist():
                        unit = place, town, sector, form
                        self.number[measure, year, unit] = len(counts)
                        here.append((len(counts), *unit))
                        counts.append(float(persons[town, sector, form]))
                self.units[measure, year] = np.array(here, dtype=int).reshape(-1, 5)
        self.persons = np.array(counts)


def _numbers(
    known: Known, system: _Columns
) -> tuple[
    list[tuple[tuple[At, tuple[Place, str, int, int, int, int]], Array]],
    list[Array],
]:
    """Hidden numbers, what they are and their columns; and the columns of each shown number."""
    hidden, shown = [], []
    for (measure, year), units in system.units.items():
        for place, name in enumerate(PLACES):
            counted = known.counted[measure, name]
            here = units[units[:, 1] == place]
            for area, inside in enumerate(known.areas.member):
                rows = here[inside[here[:, 2]]]
                cells = [
                    (sector, -1, rows[(sector == ALL) | (rows[:, 3] == sector - 1)])
                    for sector in range(1 + SECTORS)
                ]
                if place == 0:
                    kinds = range(counted.forms.shape[2])
                    cells += [(ALL, form, rows[rows[:, 4] == form]) for form in kinds]
                for sector, form, chosen in cells:
                    if not len(chosen):
                        continue
                    seen = (
                        known.groups[measure, name][year, area, sector]
                        if form < 0
                        else known.forms[measure, name][year, area, form]
                    )
                    if seen:
                        shown.append(chosen[:, 0])
                        continue
                    count = (
                        counted.groups[year, area, sector]
                        if form < 0
                        else counted.forms[year, area, form]
                    )
                    cell = (name, "vorm" if form >= 0 else "", area, sector, form, int(count))
                    hidden.append((((measure, year), cell), chosen[:, 0]))
    return hidden, shown


def _ties(system: _Columns) -> Any:
    """Both places count the same persons of each sector."""
    lines, values = [], []
    for units in system.units.values():
        for sector in range(SECTORS):
            rows = units[units[:, 3] == sector]
            lines.append(rows[:, 0])
            values.append(np.where(rows[:, 1] == 0, 1.0, -1.0))
    return _matrix(lines, len(system.persons), values)


def _limits(system: _Columns, width: int) -> tuple[Any, Array]:
    """Lines that can rise by no more than this: parts beside their wholes, and years beside each
    other, both ways."""
    lines: list[Array] = []
    values: list[Array] = []
    room: list[float] = []
    for columns, signs, least in (*_parts(system), *_borders(system, float(max(0, width - 1)))):
        lines.append(np.array(columns))
        values.append(np.array(signs))
        room.append(least)
    return _matrix(lines, len(system.persons), values), np.array(room)


def _parts(system: _Columns) -> Iterator[tuple[list[int], list[float], float]]:
    for (measure, year, unit), part in system.number.items():
        if measure in PART_OF:
            whole = system.number[PART_OF[measure], year, unit]
            yield [part, whole], [1.0, -1.0], float(system.persons[whole] - system.persons[part])


def _borders(system: _Columns, pauses: float) -> Iterator[tuple[list[int], list[float], float]]:
    places = sorted({(year, unit) for _, year, unit in system.number})
    last = max((year for year, _ in places), default=0)
    for before, unit in sorted({(year + step, unit) for year, unit in places for step in (-1, 0)}):
        if not 0 <= before < last:
            continue
        terms: tuple[tuple[MeasureCode, int, float], ...] = (
            ("medewerkers", before, 1.0),
            ("uitstroom", before, -1.0),
            ("instroom", before + 1, 1.0),
            ("medewerkers", before + 1, -1.0),
        )
        at = [(measure, year, unit) for measure, year, _ in terms]
        here = [
            (system.number[key], sign)
            for key, (_, _, sign) in zip(at, terms, strict=True)
            if key in system.number
        ]
        columns, signs = [column for column, _ in here], [sign for _, sign in here]
        alone = (at[0] in system.number) != (at[3] in system.number)
        if columns and not (alone and system.persons[columns] @ np.array(signs)):
            yield columns, signs, pauses
            yield columns, [-sign for sign in signs], pauses


def _spread(program: Program, many: int, width: int) -> tuple[Array, Array]:
    """How far each number can fall and rise, followed up to ``width`` in all."""
    fall, rise = np.zeros((2, many))
    chance = np.random.default_rng(1)

    def narrow(places: Array) -> Array:
        return places[(rise - fall)[places] < width - EXACT]

    for together, rounds in ((max(many, 1), ALL_AT_ONCE), (FEW, 2), (1, 2)):
        sign = np.where(chance.random(many) < 0.5, -1.0, 1.0)
        for number in range(rounds):
            todo = narrow(np.arange(many))
            for start in range(0, len(todo), together):
                places = narrow(todo[start : start + together])
                if len(places):
                    change = program.move(places, sign[places], width)
                    fall, rise = np.minimum(fall, change), np.maximum(rise, change)
            again = together == many and number % 2
            sign = np.where(chance.random(many) < 0.5, -1.0, 1.0) if again else -sign
    return fall, rise


def _matrix(lines: list[Array], size: int, values: list[Array] | None = None) -> Any:
    if not lines:
        return csr_matrix((0, size))
    many = [len(line) for line in lines]
    weights = np.concatenate(values) if values else np.ones(sum(many))
    return csr_matrix(
        (weights, (np.repeat(np.arange(len(lines)), many), np.concatenate(lines))),
        shape=(len(lines), size),
    )
