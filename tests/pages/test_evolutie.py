"""Evolutie: published totals stand beside the province alone, inside the years that were chosen."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from components.site import Site


def read(client: FlaskClient, site: Site, query: str) -> tuple[set[int], tuple[int, int]]:
    """The years of the published points, and those of the view."""
    from pages.evolutie import beside

    page = site.figures["evolutie"]
    with client.application.app_context():
        here = client.application.extensions["arbeidszorg"]
        view = page.read(query).view
        points = (
            point for part in beside(here.table(view), here.geography.territory) for point in part
        )
        return {point.year or 0 for point in points}, view.years


def test_published_totals_stand_beside_the_province(client: FlaskClient, site: Site) -> None:
    assert read(client, site, "")[0]
    for query in ("?niveau=regio", "?gebied=westhoek", "?sector=mb", "?plaats=woonplaats"):
        assert read(client, site, query)[0] == set(), query


@pytest.mark.parametrize("query", ["?jaar=2019..2025", "?jaar=2018..2020", ""])
def test_published_totals_do_not_stretch_the_years(
    client: FlaskClient, site: Site, query: str
) -> None:
    years, (first, last) = read(client, site, query)
    assert all(first <= year <= last for year in years)


def test_one_year_ends_the_years(client: FlaskClient, site: Site) -> None:
    """The year that another page sends along: up to it, as a chip says."""
    assert read(client, site, "?jaar=2021")[1] == (2017, 2021)
    text = client.get("/evolutie?jaar=2021").text
    assert "2017 tot 2021" in text.partition('id="gekozen-filters"')[2][:400]
    first = client.get("/evolutie?jaar=2017").text
    assert "2017 is het eerste jaar" in first


def test_the_year_travels_between_pages(client: FlaskClient) -> None:
    assert 'href="/evolutie?jaar=2021"' in client.get("/kaart?jaar=2021").text
    assert 'href="/kaart?jaar=2021"' in client.get("/evolutie?jaar=2019..2021").text
    assert 'href="/kaart"' in client.get("/evolutie?jaar=2019..2025").text
