"""Which organisations run several initiatives: in how many sectors, activities and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import OK
from arbeidszorg.view.wording import enumerate_nl


@dataclass(frozen=True)
class Organisation:
    """``initiatives``: that run; ``sectors``, ``activities``: codes; ``areas``: names of the areas
    of the main level where they are."""

    name: str
    initiatives: tuple[Initiative, ...]
    sectors: tuple[str, ...]
    activities: tuple[str, ...]
    areas: tuple[str, ...]


def organisations(running: Iterable[Initiative], geography: Geography) -> tuple[Organisation, ...]:
    """Those with two initiatives or more, most first. One name in other capitals is one
    organisation."""
    by_name: dict[str, list[Initiative]] = {}
    for initiative in running:
        if initiative.organisation:
            by_name.setdefault(" ".join(initiative.organisation.casefold().split()), []).append(
                initiative
            )
    every = [_organisation(group, geography) for group in by_name.values() if len(group) > 1]
    return tuple(sorted(every, key=lambda each: (-len(each.initiatives), each.name.casefold())))


def _organisation(group: list[Initiative], geography: Geography) -> Organisation:
    sectors = {initiative.sector for initiative in group}
    activities = {code for initiative in group for code in initiative.activities}
    areas = {geography.parent(initiative.nis, geography.main).name for initiative in group}
    return Organisation(
        group[0].organisation or "",
        tuple(group),
        tuple(code for code in SECTORS if code in sectors),
        tuple(code for code in ACTIVITIES if code in activities),
        tuple(sorted(areas)),
    )


def grid(every: Sequence[Organisation], words: Mapping[str, str]) -> Grid:
    """A row for each organisation: initiatives, sectors, activities and areas. ``words``: those of
    the territory."""
    heads = ("initiatives", "sectors", "activities", "areas")
    mains = {"Mains": words["mains"].capitalize()}
    corner = t("stromen.organisations.column.name")
    return Grid(
        corner,
        [t(f"stromen.organisations.column.{head}", **mains) for head in heads],
        [each.name for each in every],
        [_cells(each) for each in every],
        words=frozenset({1, 2, 3}),
    )


def _cells(each: Organisation) -> list[Cell]:
    sectors = enumerate_nl([label("sector", code) for code in each.sectors])
    activities = enumerate_nl([label("activiteit", code) for code in each.activities])
    texts = (str(len(each.initiatives)), sectors, activities, enumerate_nl(list(each.areas)))
    return [(text, OK) for text in texts]


def sentence(every: Sequence[Organisation], all_: int, year: int, words: Mapping[str, str]) -> str:
    """How many organisations run several initiatives, and how many of those work in several sectors
    or regions. ``all_``: how many initiatives run; ``words``: those of the territory."""
    if not every:
        return t("stromen.organisations.none", year=year)
    several = sum(len(each.initiatives) for each in every)
    sectors = sum(len(each.sectors) > 1 for each in every)
    areas = sum(len(each.areas) > 1 for each in every)
    return tn(
        "stromen.organisations.said",
        len(every),
        year=year,
        initiatives=several,
        all=all_,
        sectors=tn("stromen.organisations.in_sectors", sectors),
        areas=tn("stromen.organisations.in_areas", areas, main=words["main"]),
    )
