"""Overzicht with filters that another page sent along: the area stands in the heading, on the map
and beside each number."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from arbeidszorg import style
from arbeidszorg.figures.picture import Area, Dot
from components.site import Site
from helpers.drawn import elements, words


def text(client: FlaskClient, address: str) -> str:
    return client.get(address).text


def test_the_heading_names_the_chosen_areas(client: FlaskClient) -> None:
    assert ">Arbeidszorg in West-Vlaanderen</h1>" in text(client, "/")
    assert ">Arbeidszorg in Kortrijk</h1>" in text(client, "/?gebied=kortrijk")
    both = text(client, "/?gebied=westhoek,middenkust")
    assert ">Arbeidszorg in de Westhoek en aan de Middenkust</h1>" in both


@pytest.mark.parametrize(
    ("query", "level"),
    [("", "regio"), ("?gebied=westhoek", "regio"), ("?gebied=kortrijk", "regio"),
     ("?gebied=arrondissement-ieper", "arrondissement"), ("?gebied=kortrijk,midwest", "regio"),
     ("?gebied=elz-rits", "regio")],
)  # fmt: skip
def test_the_map_shows_every_area_and_marks_the_chosen(
    client: FlaskClient, site: Site, query: str, level: str
) -> None:
    """A map of one town without its neighbours was blank and grey."""
    page = site.figures["overzicht"]
    with client.application.app_context():
        here = client.application.extensions["arbeidszorg"]
        first = page.cards(page.read(query).view, here)[0]
    assert first.table.view.level == level and first.table.view.areas == ()
    marked = any("gekleurde rand" in note.text for note in first.remarks)
    assert marked == bool(query)
    bordered = {
        mark.border for mark in first.picture.panels[0].marks if isinstance(mark, Area | Dot)
    }
    assert (style.AREA_COLOURS[0] in bordered) == bool(query)


def test_the_area_stands_beside_each_number(client: FlaskClient, site: Site) -> None:
    from pages.overzicht import main_number, tiles

    page = site.figures["overzicht"]
    with client.application.test_request_context("/"):
        here = client.application.extensions["arbeidszorg"]
        view = page.read("?gebied=kortrijk&sector=vaph&plaats=woonplaats").view
        made = [*main_number(view, here), *tiles(view, here)]
    said = words(made)
    numbers, headings = elements(made, "Li"), elements(made, "H2")
    assert (len(numbers), len(headings)) == (8, 2)
    assert all("Kortrijk" in words(each) for each in (*numbers, *headings))
    assert "(VAPH)" in said and "ook als u woonplaats koos" in said
    for tile in elements(made, "Li"):
        if "verborgen" in words(tile):
            assert "om de privacy te beschermen" in words(tile)


def test_several_areas_have_bars_of_their_own(client: FlaskClient) -> None:
    """Two bars with one label said nothing."""
    page = text(client, "/?gebied=westhoek,midwest")
    part = page.partition('id="overzicht-sector-beeld"')[2]
    part = part.partition('id="overzicht-sector-zin"')[0]
    assert "Westhoek" in part and "Midwest" in part
