"""What is shown of a registry of one year, for tests of what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.audit import told
from arbeidszorg.disclosure.audit.asking import Answers
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import Areas, Key
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.measures import MeasureCode
from helpers.attacked import RULE
from helpers.attacked import seen as shown_by
from helpers.builders import PLACES


@dataclass(frozen=True)
class World:
    """``named``: the code of an area to its place; ``seen``: what is shown, to be changed."""

    areas: Areas
    counted: Counts
    seen: dict[Key, Answers]
    named: dict[str, int]

    @property
    def year(self) -> told.Year:
        """What is shown of the only year."""
        return told.of_year(self.areas, self.counted, self.seen, 0)


def world(
    registered: Registry,
    measures: Iterable[MeasureCode] = ("medewerkers",),
    decided: Decision | None = None,
) -> World:
    """A registry of one year of which all is shown but small numbers, or what was decided."""
    prepared = facts.build(registered, PLACES)
    areas, cells = lattice.areas(PLACES, prepared.towns), cube.build(prepared, PLACES)
    number = {town: place for place, town in enumerate(prepared.towns)}
    named = {
        area.code: areas.index[tuple(sorted(number[town] for town in PLACES.members[area.code]))]
        for level in PLACES.levels
        for area in PLACES.level(level)
    }
    counted: Counts = {}
    seen: dict[Key, Answers] = {}
    for measure in measures:
        for place in PLACES_OF_PERSONS:
            count = holdings.count(prepared, areas, cells, measure, place)
            counted[measure, place] = count
            splits = {split: ~RULE.small(cells) for split, cells in count.splits.items()}
            answers = Answers(~RULE.small(count.groups), ~RULE.small(count.forms), splits)
            seen[measure, place] = answers
    return World(areas, counted, shown_by(decided, counted) if decided else seen, named)
