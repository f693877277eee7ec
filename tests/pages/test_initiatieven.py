"""The finder as a page that needs no scripts, and what its script gets."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from helpers.builders import persons, registry, weakened_atlas


def over(initiatives: list[dict[str, Any]]) -> FlaskClient:
    stays = persons(9) if initiatives else []
    return create_app(weakened_atlas(registry(initiatives, stays))).server.test_client()


def items(text: str) -> list[str]:
    """The names on the list."""
    return re.findall(r'<h3><a href="[^"]*">(.*?)</a></h3>', text)


def test_the_nearest_stand_first_and_it_says_how(client: FlaskClient) -> None:
    text = client.get("/initiatieven?van=8900&binnen=15").text
    assert "5 initiatieven gevonden. Het dichtste bij postcode 8900 (Ieper) staat eerst;" in text
    assert "kilometers in vogelvlucht" in text
    far = [int(km) for km in re.findall(r'class="vindwaar">[^<]* · (\d+) km', text)]
    assert far == sorted(far) and far[-1] <= 15
    assert 'value="15" selected' in text


def test_the_script_gets_the_same_list(client: FlaskClient) -> None:
    query = "?van=8900&sector=mb&id=AZ-01"
    page, part = (client.get(f"/initiatieven{path}{query}") for path in ("", "/lijst"))
    assert part.text in page.text
    assert part.headers["Cache-Control"] == "no-store"
    assert 'data-adres="?van=8900&amp;sector=mb&amp;id=AZ-01"' in part.text
    assert 'data-aantal="1"' in part.text


def test_the_list_is_of_pages(client: FlaskClient) -> None:
    first = client.get("/initiatieven").text
    assert len(items(first)) == 20
    assert "Pagina 1 van 2" in first and 'href="/initiatieven?blad=2"' in first
    last = client.get("/initiatieven?blad=99").text
    assert "Pagina 2 van 2" in last
    assert not set(items(first)) & set(items(last))
    assert 'start="21"' in last


def test_one_is_put_on_the_list_by_a_link(client: FlaskClient) -> None:
    text = client.get("/initiatieven?van=8900&id=AZ-01").text
    assert "Haal Atelier Wulpennest van mijn lijstje" in unescape(text)
    assert re.search(r'href="/initiatieven\?van=8900&amp;id=AZ-01&amp;id=AZ-\d\d#plek-\d"', text)
    assert 'href="/initiatieven/vergelijk?van=8900&amp;id=AZ-01"' in text
    full = client.get("/initiatieven?id=AZ-01,AZ-02,AZ-03,AZ-04,AZ-05").text
    assert "Uw lijstje is vol (5)" in full and "Zet op mijn lijstje" not in full


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("van=9000", "We kennen postcode 9000 niet"),
        ("van=Ieperr", 'Bedoelde u <a href="/initiatieven?van=ieper"'),
        ("id=AZ-99", "Er is geen initiatief “AZ-99”."),
        ("id=AZ-01,AZ-02,AZ-03,AZ-04,AZ-05,AZ-06", "Er passen er 5 naast elkaar."),
        ("zoek=groendinst", "Niets is precies zo geschreven als “groendinst”. Dit lijkt erop."),
        ("van=8900&binnen=1&sector=vaph", "hoe ver ook: "),
        ("zoek=<script>alert(1)</script>", "Geen initiatief gevonden."),
    ],
)
def test_what_is_asked_in_vain_is_told_and_helped(
    client: FlaskClient, query: str, words: str
) -> None:
    answer = client.get(f"/initiatieven?{query}")
    assert answer.status_code == 200
    assert words in answer.text
    assert "<script>alert" not in answer.text


def test_a_part_of_a_municipality_is_not_near_what_is_in_its_centre(client: FlaskClient) -> None:
    for start, said in (("8380", "postcode 8380"), ("Zeebrugge", "Zeebrugge")):
        text = client.get(f"/initiatieven?van={start}").text
        assert (
            f"We meten vanaf het centrum van Brugge, waar {said} bij hoort: "
            "de echte afstand kan enkele kilometers verschillen."
        ) in text
        assert "minder dan 1 km" not in text and "ongeveer" in text
    assert "We meten vanaf" not in client.get("/initiatieven?van=8000").text


def test_without_a_place_no_distance_is_chosen_and_what_was_meant_keeps_it(
    client: FlaskClient,
) -> None:
    text = client.get("/initiatieven?van=9000&binnen=10").text
    assert "“tot 10 km” kunnen we zo niet toepassen" in text
    assert 'data-binnen=""' in text and 'value="10" selected' not in text
    assert 'value="9000"' in text
    slip = client.get("/initiatieven?van=Ieperr&binnen=10").text
    assert 'Bedoelde u <a href="/initiatieven?van=ieper&amp;binnen=10"' in slip


def test_the_map_says_how_many(client: FlaskClient) -> None:
    one = over([{"naam": "Alleen"}])
    assert "Kaart met 1 gevonden initiatief als stip." in one.get("/initiatieven").text
    assert "Kaart zonder initiatieven" in one.get("/initiatieven?zoek=xyzqw").text
    assert "gevonden initiatieven als stippen" in client.get("/initiatieven").text


def test_a_place_can_be_let_known_here_and_nowhere_else(client: FlaskClient) -> None:
    here = client.get("/initiatieven").headers["Permissions-Policy"]
    assert "geolocation=(self)" in here
    for path in ("/", "/initiatieven/AZ-01", "/initiatieven/vergelijk"):
        assert "geolocation=()" in client.get(path).headers["Permissions-Policy"]


def test_where_somebody_is_is_in_no_link_of_the_page_but_its_own(client: FlaskClient) -> None:
    text = client.get("/initiatieven?van=50.851234,2.887654").text
    assert "50.851234" not in text.replace('value="50.85,2.89"', "")
    assert "uw plaats" in text
    head = text.partition("<body")[0]
    assert "50.85" not in head, "neither a preview nor the foot of a sheet says it"


def test_no_initiative_at_all_is_said() -> None:
    client = over([])
    text = client.get("/initiatieven?van=8900").text
    assert "Er is geen initiatief dat nu loopt." in text
    assert "<svg" in text


def test_only_those_that_run_are_listed_and_strange_words_stay_words() -> None:
    client = over(
        [
            {"naam": "Oud", "startdatum": "2000-01-01", "einddatum": "2020-12-31"},
            {"naam": '<b>"Nieuw" & co</b>', "lat": 3.2, "lon": 51.2},
            {"naam": "Tweeling"},
            {"naam": "Tweeling", "nis": "33011"},
        ]
    )
    text = client.get("/initiatieven").text
    names = [unescape(name) for name in items(text)]
    assert names == ['<b>"Nieuw" & co</b>', "Tweeling (Brugge)", "Tweeling (Ieper)"]
    assert "<b>" not in text


@pytest.mark.parametrize("path", ["", "/lijst", "/vergelijk", "/AZ-01"])
def test_odd_questions_are_no_fault(client: FlaskClient, path: str) -> None:
    for query in (
        "van=%ff%00&binnen=%E2%82%AC&blad=9e9",
        "sector=&sector=&activiteit=,,,&gebied=~&doelgroep=%20",
        "van=1,2,3&van=8900&zoek=" + "a%20" * 400,
        "id=" + "&id=".join(map(str, range(150))),
        "gebied=zone~" + ".".join(["brugge"] * 50),
    ):
        assert client.get(f"/initiatieven{path}?{query}").status_code == 200, query
