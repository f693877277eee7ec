"""Decks over the line: slides in changed states, decks read and checked, and their files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from arbeidszorg.content.deck import Deck, Slide
from arbeidszorg.deck import file as deck_file

MAP = {"kop": "Waar?", "figuren": ["/kaart?jaar=2024#kaart-kaart"], "notities": "Zeg dit."}
DECK = {
    "soort": deck_file.KIND,
    "versie": 2,
    "titel": "Ronde tafel",
    "dias": [{"kop": "Welkom", "regels": ["Dag allemaal"]}, MAP],
}


def post(client: FlaskClient, path: str, content: object) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"/presentatie/{path}", data=json.dumps(content))
    return answer.status_code, answer.get_json(silent=True) or {}


def test_a_slide_in_each_of_some_states(client: FlaskClient) -> None:
    status, reply = post(
        client,
        "dias.json",
        {
            "dia": MAP,
            "plaats": 3,
            "aantal": 9,
            "keuzes": [{}, {"jaar": "2019"}, {"gebied": "westhoek", "sector": "ggz"}],
        },
    )
    assert status == 200 and len(reply["dias"]) == 3
    saved, year, combined = reply["dias"]
    assert 'id="dia-3"' in saved and "Dia 3 van 9" in saved and 'data-jaar="2024"' in saved
    assert "in 2019" in year and "Gewijzigd" in year
    assert 'data-gebied="westhoek"' in combined and 'data-sector="ggz"' in combined


def test_a_change_that_cannot_be_is_said_on_the_slide(client: FlaskClient) -> None:
    _, reply = post(client, "dias.json", {"dia": MAP, "keuzes": [{"jaar": "1800", "gebied": "x"}]})
    assert "1800" in reply["dias"][0] and "geen gebied" in reply["dias"][0]


@pytest.mark.parametrize(
    "content",
    [
        [],
        "x",
        3,
        None,
        {},
        {"dia": 3},
        {"dia": {}},
        {"dia": MAP, "keuzes": 3},
        {"dia": MAP, "keuzes": [3, "x", None]},
        {"dia": MAP, "plaats": "x", "aantal": -1},
        {"dia": MAP, "plaats": True, "aantal": 10**30},
        {"presentatie": 3},
        {"link": ""},
        {"link": "#titel=x"},
        {"tekst": "{"},
        {"presentatie": {"dias": []}},
    ],
)
def test_anything_else_gets_a_sentence(client: FlaskClient, content: object) -> None:
    for path in ("dias.json", "lees.json", "eigen.json"):
        status, reply = post(client, path, content)
        assert status == 200 or (status == 400 and reply["fout"][-1] in ".!"), (path, status)


def test_a_body_that_is_no_text_or_too_large(client: FlaskClient) -> None:
    assert client.post("/presentatie/lees.json", data=b"\xff\xfe\x00").status_code == 400
    answer = client.post("/presentatie/lees.json", data=b"x" * 2_000_001)
    assert answer.status_code == 413 and "te groot" in answer.get_json()["fout"]


def test_a_deck_is_read_and_tidied(client: FlaskClient) -> None:
    deck = {
        **DECK,
        "dias": [*DECK["dias"], {}, {"kop": "x", "vreemd": 1}, {"figuren": ["/weg#weg"]}],
    }
    status, reply = post(client, "lees.json", {"tekst": json.dumps(deck)})
    assert status == 200
    assert [slide.get("kop", "") for slide in reply["presentatie"]["dias"]] == [
        "Welkom",
        "Waar?",
        "x",
        "",
    ]
    assert len(reply["meldingen"]) == 2, "an empty slide and a strange key are said"
    assert [slide["kop"] for slide in reply["per_dia"]] == ["Welkom", "Waar?", "x", "Dia 4"]
    assert reply["per_dia"][1]["beelden"] == ["/figuur/kaart/kaart.svg?jaar=2024"]
    assert "niet (meer)" in reply["per_dia"][3]["meldingen"][0]


def test_a_link_gives_the_same_deck(client: FlaskClient) -> None:
    _, first = post(client, "lees.json", {"presentatie": DECK})
    place, _, behind = first["link"].partition("#")
    assert place.endswith("/presentatie/toneel")
    assert "titel=Ronde%20tafel" in behind and "/kaart?jaar=2024" in behind, "it can be read"
    _, again = post(client, "lees.json", {"link": f"#{behind}", "dias": True})
    assert again["presentatie"] == first["presentatie"]
    assert len(again["dias"]) == 2 and "Dia 2 van 2" in again["dias"][1]


@pytest.mark.parametrize("ending", ["json", "html", "pptx", "pdf"])
def test_a_deck_leaves_as_a_file(client: FlaskClient, ending: str) -> None:
    own = client.post(f"/presentatie/eigen.{ending}", data=json.dumps({"presentatie": DECK}))
    assert own.status_code == 200
    name = own.headers["Content-Disposition"]
    assert f'"arbeidszorg_presentatie_ronde-tafel_demonstratie.{ending}"' in name
    starts = {"json": b"{", "html": b"<!DOCTYPE html>", "pptx": b"PK", "pdf": b"%PDF-"}
    assert own.data.startswith(starts[ending])
    ready = client.get(f"/presentatie/westhoek.{ending}")
    assert ready.status_code == 200 and ready.data.startswith(starts[ending])


def test_files_that_are_not_there(client: FlaskClient) -> None:
    for path in ("westhoek.exe", "nergens.pptx", "nergens.json"):
        answer = client.get(f"/presentatie/{path}")
        assert answer.status_code == 404 and answer.get_json()["fout"]
    answer = client.post("/presentatie/eigen.exe", data="{}")
    assert answer.status_code == 404 and "exe" in answer.get_json()["fout"]


def test_a_taken_deck_can_be_opened_again(client: FlaskClient) -> None:
    text = client.get("/presentatie/westhoek.json").data
    parsed = deck_file.read(text)
    assert parsed.notices == () and len(parsed.deck.slides) > 5
    deck = Deck("T", (Slide("a", notes="x\ny"), Slide("b", ("/kaart#kaart-kaart",), True)))
    answer = client.post(
        "/presentatie/eigen.json",
        data=json.dumps({"presentatie": json.loads(deck_file.written(deck))}),
    )
    assert deck_file.read(answer.data).deck == deck
