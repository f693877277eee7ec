"""What an initiative is held beside: averages of its sector, made of what is public alone.

Nothing is read but the version that readers see, so that an average says no more than the atlas
does: a sector of which a number is hidden has no average either.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import get_args

from arbeidszorg.atlas.atlas import Atlas, atlas_of
from arbeidszorg.compiled import files, ready
from arbeidszorg.compiled.answering import answers
from arbeidszorg.compiled.files import CompiledError
from arbeidszorg.disclosure.spreads import Spread
from arbeidszorg.places import geography
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View

#: What of an initiative is held beside others, as the atlas counts it.
MEASURES: tuple[MeasureCode, ...] = ("medewerkers", "instroom", "uitstroom", "uren")
assert set(MEASURES) <= set(get_args(MeasureCode))


@dataclass(frozen=True)
class Average:
    """What is known of the sector in a year. ``whole``: its public number, ``among``: how many
    initiatives it is of, ``each``: for one of them on average; ``like``: for one with as many
    places as the own one, had it as many for each place as its sector. None where it is hidden or
    not known."""

    measure: str
    year: int
    whole: float | None
    among: int
    each: float | None
    like: float | None


@dataclass(frozen=True)
class Beside:
    """``averages``: of the last public year; ``net``: what initiatives of the sector keep per
    participant; None when nothing is public."""

    year: int
    sector: str
    averages: tuple[Average, ...]
    net: Spread | None

    def of(self, measure: str) -> Average:
        """That of one measure."""
        return next(each for each in self.averages if each.measure == measure)


def public_atlas(settings: Settings) -> Atlas | None:
    """The atlas as readers see it now; None when nothing of the store is public."""
    try:
        name = ready.public(settings)
        return _atlas(settings, ready.of_store(settings), name) if name else None
    except (CompiledError, OSError):
        return None


@lru_cache(maxsize=2)
def _atlas(settings: Settings, folder: Path, name: str) -> Atlas:
    areas = geography.load(settings.boundaries, settings.territory)
    return atlas_of(answers(files.read(folder / name), areas, settings))


def beside(here: Atlas, own: Initiative, year: int | None = None) -> Beside:
    """What an initiative is held beside, in a public year (the last when left out, or when it is
    not public)."""
    first, last = here.every_year
    year = year if year is not None and first <= year <= last else last
    sector = [each for each in here.running(year) if each.sector == own.sector]
    handed = [each for each in sector if each.code in here.reporting.get(year, frozenset())]
    places = [each.places for each in handed if each.places]
    averages = tuple(
        _average(
            here,
            measure,
            year,
            own,
            len(handed),
            sum(places) if all(each.places for each in handed) else 0,
        )
        for measure in MEASURES
    )
    spreads = {spread.sector: spread for spread in here.net_results(year).spreads}
    return Beside(year, own.sector, averages, spreads.get(own.sector))


def _average(
    here: Atlas, measure: MeasureCode, year: int, own: Initiative, among: int, places: int
) -> Average:
    whole = _public(here, measure, year, own.sector)
    if whole is None or not among:
        return Average(measure, year, None, among, None, None)
    like = whole / places * own.places if places and own.places else None
    return Average(measure, year, whole, among, whole / among, like)


def _public(here: Atlas, measure: MeasureCode, year: int, sector: str) -> float | None:
    """The public number of a sector; None when it is hidden or not known."""
    view = View((year, year), level="provincie", measure=measure, split=("sector",))
    rows = here.table(replace(view)).rows
    found = [row for row in rows if row.codes.get("sector") == sector]
    known = len(found) == 1 and found[0].status == OK and not math.isnan(found[0].value)
    return float(found[0].value) if known else None


def not_all_in(here: Atlas, year: int) -> Mapping[str, int]:
    """How many initiatives of a year did not hand in yet, and of how many: no names."""
    running = {each.code for each in here.running(year)}
    return {"missing": len(running - here.reporting.get(year, frozenset())), "of": len(running)}
