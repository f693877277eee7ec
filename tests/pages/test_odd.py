"""Pages over odd data: the first answer says what there is, and stays small."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from components.site import Site
from helpers.builders import PLACES, persons, registry, weakened_atlas

NAME = '<b>"Één & al" 👩‍🌾 \u202eomgekeerd</b>'
LONG = "Zeer lange naam " * 19


def over(initiatives: list[dict[str, Any]], stays: list[dict[str, Any]]) -> FlaskClient:
    return create_app(weakened_atlas(registry(initiatives, stays))).server.test_client()


def read(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("path", ["/", "/kaart", "/aanbod", "/evolutie"])
@pytest.mark.parametrize(
    ("initiatives", "stays", "words"),
    [
        ([], [], ""),
        ([{}], [], ""),
        ([{}], persons(3), "verborgen"),
        ([{"naam": NAME}], persons(9), ""),
        ([{"naam": LONG}], persons(9), ""),
    ],
    ids=["nothing", "nobody", "all hidden", "markup", "long"],
)
def test_every_page_has_something_to_say(
    site: Site,
    path: str,
    initiatives: list[dict[str, Any]],
    stays: list[dict[str, Any]],
    words: str,
) -> None:
    client = over(initiatives, stays)
    text = read(client, path)
    page = site.figures_at(path)
    assert page is not None and PLACES.territory.filled(page.title) in text
    assert words in text
    assert "nan" not in text.lower().replace("financ", "").split()
    read(client, f"{path}?niveau=provincie&gebied=brugge")


def test_a_name_stays_a_name() -> None:
    client = over([{"naam": NAME}, {"naam": LONG}], persons(9))
    text = read(client, "/kaart?gebied=brugge&cirkels=ja")
    assert NAME not in text
    assert escape(NAME) in text or escape(NAME, quote=False) in text or "&#34;Één &amp; al" in text
    assert LONG.strip() in text


@pytest.mark.parametrize("name", ["Café Noord", "x" * 300])
def test_two_thousand_initiatives_fit_on_the_map(name: str) -> None:
    towns = ["31005", "34022", "36015", "37022", "38016"] * 400
    initiatives = [
        {"naam": f"{name} {n}", "nis": nis, "plaatsen": n % 40} for n, nis in enumerate(towns)
    ]
    client = over(initiatives, persons(9))
    text = read(client, "/kaart?cirkels=ja")
    assert "<svg" in text
    assert len(text) < 400_000
    assert len(client.get("/figuur/kaart.json?cirkels=ja").text) < 2_500_000
    assert client.get("/kaart?niveau=gemeente&gebied=brugge,kortrijk").status_code == 200
