"""The page of one initiative: its address lasts, and what it shows is public."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.settings import Settings
from components.finding import DAY
from helpers.builders import persons, registry, weakened_atlas

ODD = ["a/b", "é ü", "Az", "az", "vergelijk", "..", "x,y", "<i>", "100%", "a/"]


def over(
    initiatives: list[dict[str, Any]], people: int = 9, day: date = date(2024, 1, 15)
) -> FlaskClient:
    """A server over these, on a day that is after the last one of its data."""
    server = create_app(weakened_atlas(registry(initiatives, persons(people)))).server
    server.extensions[DAY] = lambda: day
    return server.test_client()


@pytest.fixture(scope="module")
def odd() -> FlaskClient:
    rows = [{"initiatief_id": code, "naam": f"Nummer {n}"} for n, code in enumerate(ODD)]
    return create_app(weakened_atlas(registry(rows))).server.test_client()


def heading(text: str) -> str:
    found = re.search("<h1>(.*?)</h1>", text)
    assert found
    return unescape(found[1])


def test_all_that_a_toeleider_asks_stands_there(client: FlaskClient) -> None:
    answer = client.get("/initiatieven/AZ-02?van=8900&id=AZ-01")
    assert answer.status_code == 200
    text = unescape(answer.text)
    for words in (
        "Wat doet u er?",
        "Voor wie is het?",
        "Wanneer?",
        "Hoe begint u?",
        "Via wie komt u er?",
        "Is er nu plaats?",
        "60 plaatsen",
        "tel:050000002",
        "mailto:az-02@voorbeeld.invalid",
        "https://voorbeeld.invalid/az-02",
        "AMA welzijn",
        "Gelijkaardig in de buurt",
        "In 2025 was dit in Brugge het enige initiatief van zijn sector.",
        "Nagekeken op 29/07/2025.",
        "47 km van postcode 8900 (Ieper) (in vogelvlucht)",
    ):
        assert words in text, words
    assert 'href="/initiatieven?van=8900&id=AZ-01"' in text, "the way back"
    assert "Klopt dit niet" not in text, "nobody reads mails about the demonstration"


def test_machines_read_it_too(client: FlaskClient) -> None:
    text = client.get("/initiatieven/AZ-02").text
    block = re.search('<script type="application/ld\\+json">(.*?)</script>', text, re.DOTALL)
    assert block
    said = json.loads(block[1])
    assert said["name"] == "De Zilveren Schroef"
    assert said["@id"].endswith("/initiatieven/AZ-02")


@pytest.mark.parametrize("number", range(len(ODD)))
def test_whatever_its_id_it_has_a_page(odd: FlaskClient, number: int) -> None:
    text = odd.get("/initiatieven").text
    found = re.findall(r'<h3><a href="([^"]*)">(.*?)</a></h3>', text)
    links = {unescape(name): unescape(to) for to, name in found}
    answer = odd.get(links[f"Nummer {number}"])
    assert answer.status_code == 200
    assert heading(answer.text) == f"Nummer {number}"


def test_its_case_is_no_matter(client: FlaskClient) -> None:
    assert heading(client.get("/initiatieven/az-02").text) == "De Zilveren Schroef"
    assert heading(client.get("/initiatieven/AZ-02/").text) == "De Zilveren Schroef"


def test_one_that_ended_is_gone_and_helps_on() -> None:
    client = over(
        [
            {"naam": "Weg", "einddatum": "2020-12-31"},
            {"naam": "Blijft"},
        ]
    )
    answer = client.get("/initiatieven/I1")
    assert answer.status_code == 410
    assert heading(answer.text) == "Weg bestaat niet meer"
    assert "Dit initiatief stopte op 31/12/2020." in answer.text
    assert 'href="/initiatieven/I2"' in answer.text
    assert client.head("/initiatieven/I1").status_code == 410
    assert "Weg bestaat niet meer. U kunt het dus niet meer kiezen." in unescape(
        client.get("/initiatieven/vergelijk?id=I1,I2").text
    )


def test_one_that_ended_after_the_data_did_is_gone_the_day_after() -> None:
    rows = [{"naam": "Stopt", "einddatum": "2024-03-01"}, {"naam": "Blijft"}]
    last, after = (over(rows, day=date(2024, 3, day)) for day in (1, 2))
    assert last.get("/initiatieven/I1").status_code == 200
    assert "Dit initiatief stopt op 01/03/2024." in last.get("/initiatieven").text
    assert after.get("/initiatieven/I1").status_code == 410
    assert ">Stopt<" not in after.get("/initiatieven").text
    assert "Stopt bestaat niet meer." in after.get("/initiatieven/vergelijk?id=I1,I2").text


def test_one_that_is_still_to_begin_says_so_wherever_it_stands() -> None:
    client = over([{"naam": "Later", "startdatum": "2024-03-01"}, {"naam": "Nu"}])
    for path in ("", "/I1", "/vergelijk?id=I1,I2"):
        text = client.get(f"/initiatieven{path}").text
        assert "Dit initiatief start op 01/03/2024." in text, path
    mail = unquote(unescape(client.get("/initiatieven/vergelijk?id=I1,I2").text))
    assert "Dit initiatief start op 01/03/2024\n" in mail.partition("mailto:?")[2]


def test_where_its_spot_is_not_known_is_said_wherever_it_stands() -> None:
    client = over([{"naam": "Ergens"}, {"naam": "Hier", "lat": 51.2093, "lon": 3.2247}])
    words = "plaats bij benadering: midden van de gemeente"
    for path in ("?van=8000", "/I1?van=8000", "/vergelijk?van=8000&id=I1", "/I2"):
        text = client.get(f"/initiatieven{path}").text
        assert words in text.lower(), path
        assert "in dezelfde gemeente" in text, path
    own = client.get("/initiatieven/vergelijk?van=8000&id=I2").text
    assert words not in own and "minder dan 1 km" in own
    mail = unquote(unescape(client.get("/initiatieven/vergelijk?van=8000&id=I1").text))
    assert f"Brugge · in dezelfde gemeente · {words}" in mail.partition("mailto:?")[2]


def test_one_that_never_was_is_not_found_and_helps_on(client: FlaskClient) -> None:
    answer = client.get("/initiatieven/Zilveren%20Schroeff")
    assert answer.status_code == 404
    assert "Er is geen initiatief met het nummer “Zilveren Schroeff”." in answer.text
    assert 'href="/initiatieven/AZ-02"' in answer.text
    strange = client.get("/initiatieven/<script>alert(1)</script>")
    assert strange.status_code == 404 and "<script>alert" not in strange.text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "We kennen geen telefoonnummer, e-mailadres of website."),
        ({}, "op de kaart staat het in het centrum van Brugge"),
        ({"lat": 3.22, "lon": 51.2}, "Waar het is"),
        ({"website": "javascript:alert(1)"}, "We kennen geen telefoonnummer"),
        ({"einddatum": "2024-03-01"}, "Dit initiatief stopt op 01/03/2024."),
        ({}, "We weten niet wanneer dit laatst nagekeken is."),
    ],
)
def test_odd_data_are_shown_with_care(row: dict[str, Any], words: str) -> None:
    text = over([row]).get("/initiatieven/I1").text
    assert words in unescape(text)
    assert "javascript:" not in text


def test_who_reads_mails_is_told_what_is_wrong() -> None:
    known = weakened_atlas(
        registry([{"naam": "Hoeve & Co"}]), Settings(contact="atlas@stam.example")
    )
    text = unescape(create_app(known).server.test_client().get("/initiatieven/I1").text)
    assert "Klopt dit niet? Laat het weten." in text
    (link,) = re.findall(r'href="(mailto:atlas@stam.example[^"]*)"', text)
    assert "Hoeve & Co" in unquote(link) and "/initiatieven/I1" in unquote(link)


def test_its_participants_are_told_as_the_table_of_its_town_has_them() -> None:
    few, many = (unescape(over([{}], people).get("/initiatieven/I1").text) for people in (3, 9))
    assert "Van één initiatief tonen we geen aantal medewerkers" in few
    sentences = re.findall(r"<p>(In 2023[^<]*|[^<]*verborgen[^<]*|[^<]*tonen[^<]*)</p>", few)
    assert not any(re.search(r"\b3\b", sentence) for sentence in sentences)
    assert re.search(r"<p>In 2023 werk[^<]*</p>", many)
    assert "In 2023 was dit in Brugge het enige initiatief van zijn sector." in many
    assert "Van één initiatief" not in many


@pytest.mark.parametrize(
    "other",
    [
        {"einddatum": "2023-02-01"},
        {"startdatum": "2023-12-01"},
    ],
)
def test_it_is_not_alone_when_another_ran_in_that_year(other: dict[str, Any]) -> None:
    text = unescape(over([{}, other]).get("/initiatieven/I1").text)
    assert "Van één initiatief tonen we geen aantal medewerkers" in text
    assert "het enige initiatief" not in text
