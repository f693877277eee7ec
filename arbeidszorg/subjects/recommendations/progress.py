"""Where West-Vlaanderen stands on what the study asks: indicators by year, computed from the data.

What is about initiatives is public and counted here. What is about persons comes protected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.level import TOWN
from arbeidszorg.registrations.model import FLOWS, NOT_RECORDED, RUNGS
from arbeidszorg.view.measures import LADDER_MEASURE, MeasureCode
from arbeidszorg.view.rows import NOT_APPLICABLE, NOT_REPORTED, OK, Row, Status
from arbeidszorg.view.view import LADDER, PROFILE_SPLITS, Unit, View


@dataclass(frozen=True)
class Point:
    """One year of an indicator: ``part`` of ``whole`` where both may be known; ``value``: the share
    in percent, or the number; NaN unless the status is ``ok``."""

    year: int
    value: float
    status: Status = OK
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Progress:
    """An indicator through the years. ``unit``: aandeel or aantal; ``least``: a share of persons
    that is at least so large, in whole percents."""

    key: str
    unit: Unit
    points: tuple[Point, ...]
    least: bool = False

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def rows(self) -> tuple[Row, ...]:
        """As rows of a Table of one area, whose name goes without saying."""
        return tuple(
            Row(point.year, self.key, "", {}, point.value, point.status) for point in self.points
        )


def share(year: int, part: int, whole: int) -> Point:
    """A share in percent; of nothing there is none."""
    if not whole:
        return Point(year, np.nan, NOT_APPLICABLE, part, whole)
    return Point(year, part / whole * 100, OK, part, whole)


def _years(here: Atlas) -> range:
    first, last = here.years
    return range(first, last + 1)


def _codes(here: Atlas, year: int) -> set[str]:
    """The initiatives that run in a year."""
    return {initiative.code for initiative in here.running(year)}


# --- registration --------------------------------------------------------------------------------


def handed_in(here: Atlas) -> Progress:
    """Initiatives that run and handed in registrations, of all that run."""
    points = []
    for year in _years(here):
        codes = _codes(here, year)
        points.append(share(year, len(codes & here.reporting[year]), len(codes)))
    return Progress("doorgegeven", "aandeel", tuple(points))


def costs_handed_in(here: Atlas) -> Progress:
    """Initiatives that run and handed in at least one cost and one revenue, of all that run.
    Without any file of costs nothing is known."""
    if here.amounts is None:
        unknown = (Point(year, np.nan, NOT_REPORTED) for year in _years(here))
        return Progress("kosten", "aandeel", tuple(unknown))
    points = []
    for year in _years(here):
        codes = _codes(here, year)
        handed_in = here.amounts.get(year, frozenset())
        points.append(share(year, len(codes & handed_in), len(codes)))
    return Progress("kosten", "aandeel", tuple(points))


@dataclass(frozen=True)
class Field:
    """A question of the registration, with its rows of each year: the share of persons for whom it
    was left empty."""

    code: str
    rows: tuple[Row, ...]


def empty_fields(here: Atlas) -> tuple[Field, ...]:
    """The questions about persons and for how many of them they were left empty, in percent of the
    whole province, from the protected Tables."""
    fields = []
    for split in PROFILE_SPLITS:
        table = here.table(View(here.years, here.geography.top, unit="aandeel", split=(split,)))
        rows = tuple(row for row in table.rows if row.codes[split] == NOT_RECORDED)
        fields.append(Field(split, rows))
    return tuple(fields)


# --- supply --------------------------------------------------------------------------------------


def empty_towns(here: Atlas, year: int) -> tuple[str, ...]:
    """The municipalities without an initiative that runs in a year, by name."""
    served = {initiative.nis for initiative in here.running(year)}
    towns = [town for town in here.geography.level(TOWN) if town.code not in served]
    return tuple(town.code for town in sorted(towns, key=lambda town: town.name))


def without_supply(here: Atlas) -> Progress:
    """How many municipalities have no initiative that runs, as they are today."""
    whole = len(here.geography.level(TOWN))
    points = []
    for year in _years(here):
        part = len(empty_towns(here, year))
        points.append(Point(year, float(part), OK, part, whole))
    return Progress("zonder-aanbod", "aantal", tuple(points))


def residents_without(here: Atlas, year: int) -> float:
    """The share of residents who live in a municipality without an initiative, in percent."""
    residents = here.geography.residents
    alone = residents.number(empty_towns(here, year), year)
    return alone / here.geography.residents_of(here.geography.whole, year) * 100


# --- cooperation ---------------------------------------------------------------------------------


def several_forms(here: Atlas) -> Progress:
    """Organisations whose running initiatives have more than one form, of all organisations with a
    running initiative. Initiatives without an organisation or a form are left out."""
    points = []
    for year in _years(here):
        forms: dict[str, set[str]] = {}
        for initiative in here.running(year):
            if initiative.organisation and initiative.form:
                forms.setdefault(initiative.organisation, set()).add(initiative.form)
        points.append(share(year, sum(len(kinds) > 1 for kinds in forms.values()), len(forms)))
    return Progress("meer-vormen", "aandeel", tuple(points))


def several_activities(here: Atlas) -> Progress:
    """Initiatives that run and offer more than one activity, of all that run."""
    points = []
    for year in _years(here):
        now = here.running(year)
        points.append(
            share(year, sum(len(initiative.activities) > 1 for initiative in now), len(now))
        )
    return Progress("meer-activiteiten", "aandeel", tuple(points))


# --- the ladder ----------------------------------------------------------------------------------


def ladder_recorded(here: Atlas) -> Progress:
    """Of those who left, how many at least had both the rung before and the rung after recorded:
    the flows that are shown, in percent of all who left, rounded down. Both come from the protected
    Table, so that they say nothing that it does not say; what is hidden there counts as not
    recorded, so that the true share is this or higher."""
    view = View(here.years, here.geography.top, measure=LADDER_MEASURE, split=(LADDER,))
    flows = here.table(view).rows
    left = here.table(replace(view, split=())).rows
    points = [
        at_least(row, [flow for flow in flows if flow.year == row.year and _both(flow)])
        for row in left
    ]
    return Progress("ladder", "aandeel", tuple(points), least=True)


def _both(flow: Row) -> bool:
    """Whether a flow goes from a rung that was recorded to one that was."""
    rungs = FLOWS.get(flow.codes[LADDER])
    return bool(rungs and set(rungs) <= set(RUNGS))


def at_least(whole: Row, parts: Sequence[Row]) -> Point:
    """The share of a whole that the parts which are shown make up, rounded down. (Who left two
    initiatives on one day may be in two parts.)"""
    if whole.status != OK:
        return Point(whole.year, np.nan, whole.status)
    if not whole.value:
        return Point(whole.year, np.nan, NOT_APPLICABLE)
    shown = [part for part in parts if part.status == OK]
    if not shown:
        return Point(whole.year, np.nan, parts[0].status if parts else NOT_REPORTED)
    part, of_all = int(sum(row.value for row in shown)), int(whole.value)
    return Point(whole.year, float(min(100, 100 * part // of_all)), OK, min(part, of_all), of_all)


#: Recommendation -> the indicators that are counted here, in order.
COUNTED: dict[str, tuple[Callable[[Atlas], Progress], ...]] = {
    "statuut": (),
    "erkenning": (),
    "samenwerking": (several_forms, several_activities),
    "aanbod": (without_supply,),
    "registratie": (handed_in, costs_handed_in),
    "onderzoek": (ladder_recorded,),
}
#: Recommendation -> the measures of the protected Table that speak to it, as a share.
SHARES: dict[str, tuple[MeasureCode, ...]] = {"erkenning": ("doorstroom", "vangnet")}
