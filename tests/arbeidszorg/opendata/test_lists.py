"""The lists beside the numbers."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published_in
from arbeidszorg.opendata import lists
from arbeidszorg.opendata.records import record
from arbeidszorg.opendata.tables import sheet
from arbeidszorg.registrations import model
from helpers.builders import registry, weakened_atlas


def test_an_initiative_says_every_public_column_of_the_contract(demo_atlas: Atlas) -> None:
    made = lists.initiatives(demo_atlas)
    names = {column.name for column in made.columns}
    assert names == {column.name for column in model.INITIATIVES} | {"gemeente"}
    assert names == set(record(demo_atlas.initiatives[0], demo_atlas))
    assert [row[0] for row in made.rows] == [each.code for each in demo_atlas.initiatives]


def test_of_no_initiatives_there_is_a_table_all_the_same() -> None:
    made = lists.initiatives(weakened_atlas(registry(initiatives=())))
    assert made.rows == () and len(made.columns) > 20


def test_an_area_lies_in_one_area_of_each_level_or_in_none(demo_atlas: Atlas) -> None:
    made = lists.areas(demo_atlas)
    rows = {
        row[0]: dict(zip([c.name for c in made.columns], row, strict=True)) for row in made.rows
    }
    assert len(rows) == 1 + 5 + 8 + 62
    assert (rows["33029"]["regio"], rows["33029"]["arrondissement"]) == ("REFREG08", "33000")
    assert rows["33000"]["regio"] is None, "Ieper lies in two regio's"
    assert rows["30000"]["inwoners"] == demo_atlas.geography.areas["30000"].residents
    assert (
        sum(row["inwoners"] for row in rows.values() if row["niveau"] == "gemeente")
        == (rows["30000"]["inwoners"])
    )


def test_residents_are_those_that_rates_are_made_of(demo_atlas: Atlas) -> None:
    made = lists.residents(demo_atlas)
    found = {(row[0], row[1]): row[3] for row in made.rows}
    geography = demo_atlas.geography
    assert found[(2021, "31005")] == geography.residents_of("31005", 2021)
    assert {year for year, _ in found} == set(geography.residents.years)


def test_published_figures_keep_their_source(demo_atlas: Atlas) -> None:
    made = lists.published(demo_atlas)
    figures = published_in(demo_atlas.geography.territory)
    assert len(made.rows) == len(figures)
    assert made.values("bron") == tuple(each.source for each in figures)
    assert sheet(demo_atlas, "gepubliceerde-cijfers").rows == made.rows
