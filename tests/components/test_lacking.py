"""What a map has no number for: who, how many, and how many people live there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.rows import HIDDEN
from arbeidszorg.view.view import View
from components.lacking import counted, lacking
from components.markup import markup

TOWNS = View((2025, 2025), level="gemeente")


def test_each_group_has_its_areas_by_name(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(TOWNS)
    groups = {group.what: group.codes for group in lacking(TOWNS, table, demo_atlas)}
    served = {initiative.nis for initiative in demo_atlas.running(2025)}
    known = demo_atlas.geography.areas
    assert set(groups["initiatief"]) == {
        town.code for town in demo_atlas.geography.level("gemeente") if town.code not in served
    }
    assert set(groups[HIDDEN]) == {row.area for row in table.last if row.status == HIDDEN}
    assert groups["niet_geregistreerd"]
    for codes in groups.values():
        names = [known[code].name for code in codes]
        assert names == sorted(names)


def test_a_sector_has_its_own_gaps(demo_atlas: Atlas) -> None:
    """Who has no initiative of the chosen sector, whatever else is there."""
    view = replace(TOWNS, sectors=("VAPH",))
    every = {g.what: g for g in lacking(TOWNS, demo_atlas.table(TOWNS), demo_atlas)}
    own = {g.what: g for g in lacking(view, demo_atlas.table(view), demo_atlas)}
    assert set(own["initiatief"].codes) > set(every["initiatief"].codes)
    text = markup(counted(view, demo_atlas.table(view), demo_atlas, str))
    assert "zonder initiatief van voorzieningen voor personen met een handicap<" in text
    cooking = replace(TOWNS, activities=("keuken",))
    text = markup(counted(cooking, demo_atlas.table(cooking), demo_atlas, str))
    assert "zonder initiatief<" not in text and "keuken" in text.partition("</summary>")[0]


def test_who_lives_elsewhere_is_no_area(demo_atlas: Atlas) -> None:
    view = replace(TOWNS, place="woonplaats", sectors=("VAPH",))
    for group in lacking(view, demo_atlas.table(view), demo_atlas):
        assert set(group.codes) <= demo_atlas.geography.areas.keys()


@pytest.mark.parametrize("year", [2018, 2025])
def test_it_says_how_many_people_live_there_in_that_year(demo_atlas: Atlas, year: int) -> None:
    view = replace(TOWNS, years=(year, year))
    table = demo_atlas.table(view)
    text = markup(counted(view, table, demo_atlas, lambda code: f"?gebied={code}"))
    places = demo_atlas.geography
    for group in lacking(view, table, demo_atlas):
        living = places.residents.number(group.codes, year)
        assert style.number(living, "aantal") in text
        assert f'data-gebieden="{" ".join(group.codes)}"' in text
    assert f"(1 januari {year})" in text
    assert 'href="?gebied=' in text


def test_where_nothing_is_lacking_nothing_is_said(demo_atlas: Atlas) -> None:
    view = View((2024, 2024))
    assert counted(view, demo_atlas.table(view), demo_atlas, str) is None


def test_where_not_all_is_in_it_is_said_without_a_name(demo_atlas: Atlas) -> None:
    """Of areas with a number that is not of all their initiatives; of initiatives and by residence
    nothing of the kind can be said."""
    view = View((2025, 2025))
    silent = [i for i in demo_atlas.running(2025) if i.code not in demo_atlas.reporting[2025]]
    assert silent
    text = markup(counted(view, demo_atlas.table(view), demo_atlas, str))
    assert "Nog niet alles is binnen: 1 regio met een initiatief" in text
    assert not any(initiative.name in text for initiative in silent)
    (group,) = lacking(view, demo_atlas.table(view), demo_atlas)
    towns = {town for code in group.codes for town in demo_atlas.geography.members[code]}
    assert {initiative.nis for initiative in silent} <= towns
    for other in (replace(view, measure="initiatieven"), replace(view, place="woonplaats")):
        assert lacking(other, demo_atlas.table(other), demo_atlas) == ()
