"""What is left of shown counts when any others are taken from them: whole sets of units.

A regio less two arrondissementen and two municipalities can leave one sector of one municipality,
for which nobody can ask. Shown counts of one code are sums of units, so each is a line of linear
equations. A set of units has a known sum when its line is made up of these, in whatever way, and so
when it stands square on everything that the equations leave free. Two random directions in which
they do are taken for it: a set whose numbers add up to nought in both has a known sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.disclosure.audit.told import FORM, GROUP, Cell, Counted, Year
from arbeidszorg.disclosure.lattice import SECTORS, Threshold
from arbeidszorg.view.measures import PERSON_MEASURES, MeasureCode

Array = npt.NDArray[Any]

#: What is nought after so many sums.
NOUGHT = 1e-7
#: Of the lines of a system, how little says nothing.
FREE = 1e-8


@dataclass(frozen=True)
class Remainder:
    """A small count of persons in ``blocks``, each a municipality (or some that nothing tells
    apart) and a sector, named by its first unit."""

    blocks: tuple[Cell, ...]
    count: int


def remainders(year: Year, rule: Threshold) -> Iterator[Remainder]:
    """Every small sum of one, two or three blocks that shown counts of a year say exactly."""
    chance = np.random.default_rng(1)
    for counted in (year.groups(), *year.codes()):
        for number in np.unique(counted.measures).tolist():
            yield from _of_measure(year, counted, PERSON_MEASURES[number], rule, chance)


def _of_measure(
    year: Year, counted: Counted, measure: MeasureCode, rule: Threshold, chance: Any
) -> Iterator[Remainder]:
    chosen = counted.measures == PERSON_MEASURES.index(measure)
    first = counted.cells[int(np.argmax(chosen))]
    kind = GROUP if first.kind == FORM else first.kind
    able, persons = year.units_with(measure, kind, first.code)
    columns = np.flatnonzero(able)
    lines = counted.inside[chosen][:, columns].astype(float)
    sign = np.where(year.units.places[columns] == 0, 1.0, -1.0)
    both = len(np.unique(sign)) > 1  # then they count the same persons of each sector
    ties = sign * both * (year.units.sectors[columns] == np.arange(SECTORS)[:, None])
    known, of, block = np.unique(
        np.vstack([lines, ties]), axis=1, return_index=True, return_inverse=True
    )
    counts = np.bincount(np.ravel(block), weights=persons[columns], minlength=len(of)).round()
    for found in _known(known, counts, rule, chance):
        cells = tuple(year.cell_of(measure, first, int(columns[of[at]])) for at in found)
        yield Remainder(cells, int(counts[list(found)].sum()))


def _known(known: Array, counts: Array, rule: Threshold, chance: Any) -> Iterator[tuple[int, ...]]:
    """Sets of at most three columns of which the lines say the sum, when that is small."""
    near = np.flatnonzero(counts <= rule.most)
    if not counts[near].any():
        return
    lengths, vectors = np.linalg.eigh(known.T @ known)
    free = vectors[:, lengths < FREE * max(1.0, float(lengths[-1]))]
    many = free.shape[1]
    mark = free @ (chance.normal(size=many) + 1j * chance.normal(size=many))
    alone = near[np.abs(mark[near]) < NOUGHT]
    yield from ((int(at),) for at in alone if rule.small(counts[at]))
    rest = np.setdiff1d(near, alone)
    one, two = np.triu_indices(len(rest), 1)
    sums = mark[rest[one]] + mark[rest[two]]
    both = np.abs(sums) < NOUGHT
    for a, b in zip(rest[one[both]].tolist(), rest[two[both]].tolist(), strict=True):
        if rule.small(counts[a] + counts[b]):
            yield a, b
    order = np.argsort(mark[rest].real)
    sorted_ = mark[rest][order].real
    low = np.searchsorted(sorted_, -sums.real - NOUGHT)
    high = np.searchsorted(sorted_, -sums.real + NOUGHT, side="right")
    for pair in np.flatnonzero((high > low) & ~both).tolist():
        a, b = rest[one[pair]], rest[two[pair]]
        for c in rest[order[low[pair] : high[pair]]].tolist():
            exact = abs(sums[pair] + mark[c]) < NOUGHT
            if c > max(a, b) and exact and rule.small(counts[a] + counts[b] + counts[c]):
                yield int(a), int(b), int(c)
