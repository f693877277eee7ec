"""The page on what arbeidszorg is worth, and the calculator: what they say to any address."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from helpers.builders import persons, registry, weakened_atlas
from helpers.unexplained import unexplained
from pages import meerwaarde

NBSP = "\u00a0"


def words(client: FlaskClient, address: str) -> str:
    """What the page says, without its markup; every space is an ordinary one."""
    answer = client.get(address)
    assert answer.status_code == 200
    main = unexplained(answer.text.split("<main", 1)[1].split("</main>", 1)[0])
    return str(Markup(re.sub(r"<(title|desc)[ >].*?</\1>", "", main)).striptags())


@pytest.fixture(scope="module")
def page_words(client: FlaskClient) -> str:
    return words(client, "/meerwaarde")


def test_the_five_questions_stand_in_order_each_with_its_four_parts(page_words: str) -> None:
    start = page_words.index("Vraag 1")  # before it the questions are a list of links
    places = [
        page_words.index(t(f"meerwaarde.{name}.title"), start) for name in meerwaarde.QUESTIONS
    ]
    assert places == sorted(places) and len(places) == 5
    assert page_words.count("Wat de registraties toevoegen") == 5
    assert page_words.count("Hoe zeker is dat?") == 5
    assert [page_words.count(f"Vraag {n}") for n in range(1, 7)] == [1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    "number",
    [
        "341",
        "482",
        "746",
        "455",
        "1.741",
        "81",
        "441",
        "764",
        "1.286",
        "1.114",
        "73,9 %",
        "8 %",
        "ongeveer 15 %",
        "1 %",
        "1.771",
        "1.454",
        "10.728",
        "45.120",
    ],
)
def test_every_number_of_the_study_is_there(page_words: str, number: str) -> None:
    assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", page_words)


def test_the_claims_have_their_sums(page_words: str) -> None:
    assert "455 euro kosten > 341 euro vergoeding: 114 euro tekort" in page_words
    assert "746 > 482 > 341 euro" in page_words
    assert "81 + 441 + 764 = 1.286 euro; 1.286 / 1.741 = 73,9 %" in page_words
    assert "de brochure geeft hier geen bedragen" in page_words
    assert "De brochure vermeldt geen periode" in page_words


def test_the_story_is_linked_and_not_embedded(client: FlaskClient) -> None:
    text = client.get("/meerwaarde").text
    assert 'href="https://youtu.be/R3vYKpwvW-s"' in text
    assert "(opent YouTube)" in text
    assert "<iframe" not in text and "<video" not in text


def test_it_leads_to_the_flows_and_to_the_calculator(client: FlaskClient) -> None:
    text = client.get("/meerwaarde").text
    assert '<a href="/ladder">Bekijk de stromen in de registraties</a>' in text
    assert 'href="/meerwaarde/wat-als"' in text


def test_the_address_opens_a_rung(client: FlaskClient) -> None:
    text = client.get("/meerwaarde?trede=5").text
    assert re.search(r'<details id="trede-5" open', text)
    assert not re.search(r'<details id="trede-3" open', text)
    assert re.search(r'<details id="trede-3" open', client.get("/meerwaarde").text)


@pytest.mark.parametrize("query", ["trede=7", "trede=hoog", "trede=", "kleur=rood", "trede=%00"])
def test_what_an_address_asks_in_vain_is_said(client: FlaskClient, query: str) -> None:
    text = words(client, f"/meerwaarde?{query}")
    assert "Niet alles wat u vroeg, kan getoond worden" in text


def test_demonstration_data_are_marked_and_own_data_are_not(demo_atlas: Atlas) -> None:
    demo = create_app(demo_atlas).server.test_client()
    assert words(demo, "/meerwaarde").count("Demonstratie") >= 6
    own = create_app(weakened_atlas(registry([{}], persons(20)))).server.test_client()
    assert "emonstratie" not in words(own, "/meerwaarde")


@pytest.mark.parametrize("stays", [[], persons(3), persons(9)], ids=["nobody", "few", "some"])
def test_it_stands_over_any_registrations(stays: list[dict[str, object]]) -> None:
    own = create_app(weakened_atlas(registry([{}], stays))).server.test_client()
    text = words(own, "/meerwaarde")
    assert "nan" not in text.lower().replace("financ", "").split()
    assert "1.114" in text
    if len(stays) == 3:
        assert "feit-verborgen" in own.get("/meerwaarde").text


def test_nothing_registered_at_all() -> None:
    own = create_app(weakened_atlas(registry([], []))).server.test_client()
    assert "Vraag 5" in words(own, "/meerwaarde")


# --- the calculator ------------------------------------------------------------------------------


def outcome(client: FlaskClient, query: str = "") -> dict[str, str]:
    """Name -> what the server writes under it; the first of each."""
    outcomes: dict[str, str] = {}
    text = client.get(f"/meerwaarde/wat-als{query}").text
    for name, inside in re.findall(r'data-uit="([^"]+)"[^>]*>([^<]*)<', text):
        outcomes.setdefault(name, inside)
    return outcomes


def test_at_the_study_it_says_the_balance_of_the_study(client: FlaskClient) -> None:
    outcomes = outcome(client)
    for name in ("a", "b"):
        assert outcomes[f"{name}.medewerker.each"] == "+1.114"
        assert outcomes[f"{name}.overheid.each"] == "−455"
        assert outcomes[f"{name}.samen.each"] == "+659"
        assert outcomes[f"{name}.overheid.total"] == "−805.805"
        assert f"73,9{NBSP}%" in outcomes[f"{name}.terug"]
        assert f"16,3{NBSP}%" in outcomes[f"{name}.quitte"]


def test_two_scenarios_side_by_side(client: FlaskClient) -> None:
    outcomes = outcome(client, "?deelnemers=500&doorstroom=12&b.doorstroom=16")
    assert outcomes["a.inkomen.each"] == "+723" and outcomes["b.inkomen.each"] == "+964"
    assert outcomes["a.wie"] == f"500 medewerkers, 12{NBSP}% doorstroom"
    assert outcomes["b.wie"] == f"500 medewerkers, 16{NBSP}% doorstroom"


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("?subsidies=0", "niet negatief"),
        ("?besparing-werk=0", "Geen enkele doorstroom"),
        ("?subsidies=20000", "Meer dan 100\u00a0% kan niet"),
    ],
)
def test_a_break_even_that_cannot_be_is_said(client: FlaskClient, query: str, phrase: str) -> None:
    assert phrase in outcome(client, query)["a.quitte"]


def test_a_fault_stands_at_its_field_and_above(client: FlaskClient) -> None:
    text = client.get("/meerwaarde/wat-als?btw=-5&q=1&doorstroom=9").text
    field = re.search(r'<input[^>]*id="veld-a-btw"[^>]*>', text)
    assert field and 'aria-invalid="true"' in field[0] and 'value="81"' in field[0]
    assert re.search(r'id="fout-a-btw"[^>]*>“-5” is negatief', text)
    assert "kent deze delen van het adres niet: “q”" in text
    assert 'id="veld-a-doorstroom" name="doorstroom" value="9"' in text


def test_the_formula_and_whose_work_it_is_are_said(client: FlaskClient) -> None:
    text = words(client, "/meerwaarde/wat-als")
    assert "Eigen rekenwerk van de atlas" in text
    assert "(1.741 − 81 − 764) ÷ 441 × 8 % = 16,3 %" in text
    assert "bedrag × doorstroom ÷" in text


def test_a_visitors_own_text_stays_text(client: FlaskClient) -> None:
    text = client.get("/meerwaarde/wat-als?btw=<b>x</b>&<i>=1").text
    assert "<b>x</b>" not in text and "<i>" not in text
