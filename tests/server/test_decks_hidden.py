"""Nothing of a deck depends on a hidden number: data that differ in hidden numbers alone give the
same slides and files, byte for byte."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from typing import Any

import pytest
from flask.testing import FlaskClient

from helpers.builders import persons, registry, whole_atlas
from helpers.examples import walk

VIEWS = (
    "",
    "niveau=gemeente",
    "niveau=gemeente&splitsing=sector",
    "maat=instroom",
    "eenheid=aandeel",
    "eenheid=per10000&plaats=woonplaats",
    "gebied=kortrijk",
)
CARDS = (
    "/kaart?{}#kaart-kaart",
    "/aanbod?{}#aanbod-sector",
    "/aanbod?{}#aanbod-kruis",
    "/evolutie?{}#evolutie-verloop",
    "/aanbod?{}#aanbod-profiel",
)
NUMBERS = (
    "",
    "gebied=kortrijk",
    "gebied=kortrijk&sector=ggz",
    "sector=ggz",
    "niveau=gemeente",
    "gebied=roeselare,kortrijk",
    "activiteit=houtbewerking",
)
CHOICES = [{}, {"sector": "ggz"}, {"gebied": "zuid-west-vlaanderen", "jaar": "2022"}]
DECK = {
    "titel": "Proef",
    "dias": [
        *({"figuren": [card.format(view)], "tabel": True} for view in VIEWS for card in CARDS),
        *({"getal": f"/api/v1/cijfers.json?{view}"} for view in NUMBERS),
    ],
}


@cache
def over(few: int) -> FlaskClient:
    """A server over data with ``few`` of 6 persons of GGZ in Kortrijk, the others in Waregem."""
    from app import create_app

    towns = (
        ("31005", "MB"),
        ("34022", "GGZ"),
        ("36015", "AW"),
        ("37022", "VAPH"),
        ("34022", "MB"),
        ("34040", "GGZ"),
    )
    wood = {"geslacht": "m", "activiteiten": "houtbewerking"}
    registered = registry(
        [{"nis": nis, "sector": sector} for nis, sector in towns],
        [
            *persons(60, geslacht="v", activiteiten="mailing"),
            *persons(few, initiatief_id="I2", **wood),
            *persons(6 - few, initiatief_id="I6", **wood),
            *persons(50, initiatief_id="I3", geslacht="v", activiteiten="mailing"),
            *persons(70, initiatief_id="I4", geslacht="v", startdatum="2020-02-01"),
            *persons(65, initiatief_id="I5", geslacht="v", startdatum="2020-02-01"),
        ],
    )
    return create_app(whole_atlas(registered)).server.test_client()


def parts(body: bytes) -> Any:
    """A file, or the files in it (without the time at which it was made)."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return {
            name: parts(packed.read(name))
            for name in packed.namelist()
            if not name.endswith("core.xml")
        }


def answers(path: str, content: object = None) -> list[Any]:
    """What the two servers answer."""
    bodies = []
    for few in (2, 4):
        client = over(few)
        answer = client.post(path, json=content) if content else client.get(path)
        assert answer.status_code == 200, path
        bodies.append(parts(answer.data))
    return bodies


def test_the_two_differ_in_what_is_hidden() -> None:
    first, second = answers("/api/v1/cijfers.json?niveau=gemeente&jaar=2021")
    hidden = [row for row in json.loads(first)["rijen"] if row["status"] == "verborgen"]
    assert first == second and {row["gebied_naam"] for row in hidden} == {"Kortrijk", "Waregem"}


def test_slides_are_the_same_in_every_state() -> None:
    for slide in walk(DECK["dias"]):
        first, second = answers("/presentatie/dias.json", {"dia": slide, "keuzes": CHOICES})
        assert first == second, slide


@pytest.mark.parametrize("path", ["lees.json", "eigen.html", "eigen.pptx", "eigen.pdf"])
def test_a_deck_of_a_reader_is_the_same(path: str) -> None:
    deck = {**DECK, "dias": walk(DECK["dias"][::3])}  # of each card some, with several views
    first, second = answers(f"/presentatie/{path}", {"presentatie": deck, "dias": True})
    assert first == second


@pytest.mark.parametrize("name", ["west-vlaanderen", "zuid-west-vlaanderen"])
def test_ready_decks_are_the_same(name: str) -> None:
    files = [f"/presentatie/{name}.{ending}" for ending in ("json", "html", "pptx", "pdf")]
    for path in (f"/presentatie/{name}", f"/presentatie/toneel?presentatie={name}", *files):
        first, second = answers(path)
        assert first == second, path
