"""Where West-Vlaanderen stands on what the study asks: indicators by year, computed from the data.

What is about initiatives is public and counted here. What is about persons comes from the protected
Table, but for one: how many of those who left have both rungs of the ladder recorded. No measure of
the atlas counts that. It is a share of the whole province, hidden for a small group and rounded to
:data:`STEP` percent, so that nobody can be worked out from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, Row
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.registrations.initiatives import running
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.view.view import PROFILE_SPLITS, View

#: A share of persons is rounded to so many percent, and shown from so many persons on.
STEP, FROM = 5, 50
COST_COLUMNS = ("personeelskosten", "werkingskosten", "infrastructuurkosten")
INCOME_COLUMNS = ("subsidies", "omzet", "andere_opbrengsten")


@dataclass(frozen=True)
class Point:
    """One year of an indicator: ``part`` of ``whole`` where both may be known; ``value``: the share
    in percent, or the number; NaN unless the status is ``ok``."""

    year: int
    value: float
    status: str = OK
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Progress:
    """An indicator through the years. ``unit``: aandeel or aantal; ``persons``: made from persons,
    and so protected."""

    key: str
    unit: str
    points: tuple[Point, ...]
    persons: bool = False

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def rows(self) -> tuple[Row, ...]:
        """As rows of a Table of the province."""
        return tuple(
            {
                "jaar": point.year,
                "gebied": PROVINCE,
                "gebied_naam": "West-Vlaanderen",
                "waarde": point.value,
                "status": point.status,
            }
            for point in self.points
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
    return {initiative.code for initiative in running(here.registry, year)}


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
    frame = here.registry.costs
    if frame.empty:
        none = (Point(year, np.nan, NOT_REPORTED) for year in _years(here))
        return Progress("kosten", "aandeel", tuple(none))
    both = frame[list(COST_COLUMNS)].notna().any(axis=1) & frame[list(INCOME_COLUMNS)].notna().any(
        axis=1
    )
    handed_in = frame[both].groupby("jaar")["initiatief_id"].agg(set).to_dict()
    points = []
    for year in _years(here):
        codes = _codes(here, year)
        points.append(share(year, len(codes & handed_in.get(year, set())), len(codes)))
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
        table = here.table(View(here.years, "provincie", unit="aandeel", split=(split,)))
        rows = tuple(row for row in table.rows if row[split] == NOT_RECORDED)
        fields.append(Field(split, rows))
    return tuple(fields)


# --- supply --------------------------------------------------------------------------------------


def empty_towns(here: Atlas, year: int) -> tuple[str, ...]:
    """The municipalities without an initiative that runs in a year, by name."""
    served = {initiative.nis for initiative in running(here.registry, year)}
    towns = [town for town in here.geography.level("gemeente") if town.code not in served]
    return tuple(town.code for town in sorted(towns, key=lambda area: area.name))


def without_supply(here: Atlas) -> Progress:
    """How many municipalities have no initiative that runs, as they are today."""
    whole = len(here.geography.level("gemeente"))
    points = []
    for year in _years(here):
        part = len(empty_towns(here, year))
        points.append(Point(year, float(part), OK, part, whole))
    return Progress("zonder-aanbod", "aantal", tuple(points))


def residents_without(here: Atlas, year: int) -> float:
    """The share of residents who live in a municipality without an initiative, in percent."""
    empty = set(empty_towns(here, year))
    towns = here.geography.level("gemeente")
    alone = sum(town.residents for town in towns if town.code in empty)
    return alone / sum(town.residents for town in towns) * 100


# --- cooperation ---------------------------------------------------------------------------------


def several_forms(here: Atlas) -> Progress:
    """Organisations whose running initiatives have more than one form, of all organisations with a
    running initiative. Initiatives without an organisation or a form are left out."""
    frame = here.registry.initiatives
    known = frame[frame["organisatie"].notna() & frame["vorm"].notna()]
    points = []
    for year in _years(here):
        now = known[known["initiatief_id"].isin(_codes(here, year))]
        forms = now["vorm"].astype(str).groupby(now["organisatie"].astype(str)).nunique()
        points.append(share(year, int((forms > 1).sum()), len(forms)))
    return Progress("meer-vormen", "aandeel", tuple(points))


def several_activities(here: Atlas) -> Progress:
    """Initiatives that run and offer more than one activity, of all that run."""
    points = []
    for year in _years(here):
        now = running(here.registry, year)
        points.append(
            share(year, sum(len(initiative.activities) > 1 for initiative in now), len(now))
        )
    return Progress("meer-activiteiten", "aandeel", tuple(points))


# --- the ladder ----------------------------------------------------------------------------------


def ladder_recorded(here: Atlas) -> Progress:
    """Of those who left, the share for whom the rung before and the rung after are both recorded,
    protected as this module says."""
    left = leavers(here.registry.registrations)
    low = 0 if here.settings.hide_zero else here.settings.small_from
    small = range(low, here.settings.small_to + 1)
    points = []
    for year in _years(here):
        both = left[left["jaar"] == year]["beide"]
        points.append(rounded(year, int(both.sum()), len(both), small))
    return Progress("ladder", "aandeel", tuple(points), persons=True)


def rounded(year: int, part: int, whole: int, small: Iterable[int]) -> Point:
    """A share of persons that gives nobody away: none for a group below :data:`FROM`, or of which
    the ones or the others are few; else rounded. Neither number leaves."""
    few = set(small)
    if not whole:
        return Point(year, np.nan, NOT_APPLICABLE)
    if whole < FROM or {part, whole - part, whole} & few:
        return Point(year, np.nan, HIDDEN)
    return Point(year, float(round(part / whole * 100 / STEP) * STEP))


def leavers(stays: pd.DataFrame) -> pd.DataFrame:
    """One row per person who left: the year in which the last stay ended (``jaar``), and whether a
    stay that ended on that day has both rungs (``beide``). Who still has a stay has not left."""
    open_ = stays.loc[stays["einddatum"].isna(), "medewerker_id"]
    ended = stays[~stays["medewerker_id"].isin(open_)]
    last = ended.groupby("medewerker_id")["einddatum"].transform("max")
    final = ended[ended["einddatum"] == last]
    both = final["trede_voor"].notna() & final["trede_na"].notna()
    frame = pd.DataFrame(
        {"wie": final["medewerker_id"], "jaar": final["einddatum"].dt.year, "beide": both}
    )
    return frame.groupby("wie", as_index=False).agg({"jaar": "max", "beide": "any"})


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
SHARES: dict[str, tuple[str, ...]] = {"erkenning": ("doorstroom", "vangnet")}
