"""Which numbers a version holds back, hides or shows anew beside another, and why: for who
publishes, before anybody sees it.

It is counted over every number that pages and programs can ask for, with the registrations of the
version at hand. What comes of it says how many numbers of which area, and none of them itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting import cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.shown import HIDDEN, PLAIN, Column, columns
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas, Key, Threshold
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model

Array = npt.NDArray[Any]

#: ``achtergehouden``: the newest number is another, and is not shown; ``verborgen``: hidden, and
#: not so before; ``getoond``: shown, and not so before.
What = Literal["achtergehouden", "verborgen", "getoond"]
#: ``jaar-openbaar``: the year was public before; ``klein``: few persons; ``naast-klein``: others
#: could be worked out from it; ``nieuw-jaar``: of a year that was not there; ``niet-meer-nodig``:
#: nothing small can be worked out from it any more.
Why = Literal["jaar-openbaar", "klein", "naast-klein", "nieuw-jaar", "niet-meer-nodig"]


#: Levels, the widest first; ``alles``: everybody, wherever they live; ``buiten``: who lives outside
#: the province, or of whom that is not known.
ORDER = ("alles", "provincie", "regio", "arrondissement", "gemeente", "buiten")


@dataclass(frozen=True)
class Line:
    """How many numbers of a measure, year, level, area, sector ("" for all) and breakdown ("" for
    none) are other, how, and why."""

    measure: str
    place: str
    year: int
    level: str
    area: str
    sector: str
    split: str
    what: What
    why: Why
    count: int


@dataclass(frozen=True)
class Sides:
    """What is compared. ``before``: None when nothing was public; ``after``: the version, compiled;
    ``facts``: what it is counted from, and ``fresh`` what it would be if nothing had been public
    before; ``rule``: what a small number is."""

    before: Compiled | None
    after: Compiled
    facts: Facts
    fresh: Facts
    geography: Geography
    rule: Threshold

    @property
    def areas(self) -> Areas:
        """The areas that a question can name."""
        return lattice.areas(self.geography, self.facts.towns)


def lines(sides: Sides) -> Iterator[Line]:
    """Every difference, by measure and place."""
    areas, names = sides.areas, _names(sides)
    counted = _populations(sides.facts, sides)
    fresh = _populations(sides.fresh, sides) if sides.after.edition.closed else {}
    for key, shown in sides.after.shown.items():
        exact = _cells(counted[key], key)
        newest = _cells(fresh[key], key) if fresh else exact
        for place, year in enumerate(sorted(sides.facts.rows["medewerkers"])):
            before = _before(sides, key, year)
            now = shown.persons[place] != HIDDEN
            marks = _marks(sides, year, exact[place], newest[place], before, now)
            for split, at in columns(*key).items():
                offered = _offered(areas, key, split)
                for (what, why), cells in marks.items():
                    many = (cells[..., at] & offered[..., None]).sum(axis=-1)
                    yield from _lines(key, year, split, (what, why), many, names)


def _marks(
    sides: Sides, year: int, exact: Array, newest: Array, before: Array | None, now: Array
) -> dict[tuple[What, Why], Array]:
    """Which cells (area x sector x column) are other, how, and why."""
    small = sides.rule.small(exact)
    was_shown = np.ones_like(now) if before is None else before
    was_hidden = np.ones_like(now) if before is None else ~before
    hidden, shown = ~now & was_shown, now & was_hidden & (exact > 0)
    closed = year <= (sides.after.edition.closed or 0)
    return {
        ("achtergehouden", "jaar-openbaar"): (newest != exact) & closed,
        ("verborgen", "klein"): hidden & small,
        ("verborgen", "naast-klein"): hidden & ~small,
        ("getoond", "nieuw-jaar" if before is None else "niet-meer-nodig"): shown,
    }


def _before(sides: Sides, key: Key, year: int) -> Array | None:
    """What was shown of a year before; None when that year was not there."""
    if sides.before is None:
        return None
    edition = sides.before.edition
    if not edition.first_year <= year <= edition.last_year:
        return None
    return np.asarray(sides.before.shown[key].persons[year - edition.first_year] != HIDDEN)


def _populations(facts: Facts, sides: Sides) -> Mapping[Key, Population]:
    cells = cube.build(facts, sides.geography)
    counted = holdings.populations(facts, sides.areas, cells)
    return {(each.measure, each.place): each for each in counted}


def _cells(population: Population, key: Key) -> Array:
    """The counts of a measure and place, in the places where a compiled version has them."""
    places = columns(*key)
    whole = population.groups
    cells = np.zeros((*whole.shape, max(at.stop for at in places.values())), dtype=int)
    cells[..., places[PLAIN]] = whole[..., None]
    for split, at in places.items():
        if split == "vorm":
            cells[:, :, ALL, at] = population.forms
        elif split != PLAIN:
            cells[..., at] = population.splits[split]
    return cells


def _offered(areas: Areas, key: Key, split: Column) -> Array:
    """Area x sector: is it broken down so anywhere?"""
    offered = np.zeros((len(areas.towns), 1 + SECTORS), dtype=bool)
    if split == PLAIN:
        offered[:] = True
    elif split == "vorm":
        offered[:, ALL] = True
    else:
        offered[list(lattice.broken_down(areas, key[1], split)), ALL] = True
        offered[list(lattice.sector_rows(split, areas, key[1])), 1:] = True
    return offered


def _names(sides: Sides) -> list[tuple[str, str]]:
    """Level and name of each area of the lattice; its largest level where it stands for more."""
    areas, geography = sides.areas, sides.geography
    number = {town: place for place, town in enumerate(sides.facts.towns)}
    named: dict[tuple[int, ...], str] = {}
    for code, members in geography.members.items():
        if code in geography.areas and all(town in number for town in members):
            at = tuple(sorted(number[town] for town in members))
            named.setdefault(at, geography.full_name(code))
    return [
        (next(level for level in ORDER if level in (*levels, "buiten")), named.get(towns, ""))
        for towns, levels in zip(areas.towns, areas.levels, strict=True)
    ]


def _lines(
    key: Key,
    year: int,
    split: Column,
    mark: tuple[What, Why],
    many: Array,
    names: list[tuple[str, str]],
) -> Iterator[Line]:
    (measure, place), (what, why) = key, mark
    for area, sector in zip(*np.nonzero(many), strict=True):
        level, name = names[area]
        code = model.SECTORS[sector - 1] if sector else ""
        count = int(many[area, sector])
        yield Line(measure, place, year, level, name, code, split, what, why, count)
