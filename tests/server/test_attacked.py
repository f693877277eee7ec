"""What comes from outside, whatever it is: an answer in words, never a fault; nothing is kept."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from components.context import CACHE
from helpers.examples import examples

#: Texts that mean something to somebody: to HTML, to a template, to an address, to a reader.
SPICE = st.sampled_from(
    [
        "/kaart#kaart-kaart",
        "/kaart?jaar=2024&niveau=gemeente#kaart-kaart",
        "//x",
        "/\\x",
        "http://[",
        "javascript:alert(1)",
        "</script><script>",
        "{}",
        "{0}",
        "{title}",
        "\u202e",
        "\x00",
        "\ud800",
        "/api/v1/cijfers.json?jaar=٢٠٢١",
        "/?#overzicht-",
        "/api/v1/cijfers.json?gebied=,,,&sector=mb,zz",
        "/kaart?jaar=9999999999..1#kaart-kaart",
        "/aanbod?%00=%ff&jaar=%zz#aanbod-kruis",
        "#",
        "?",
        "/api/v1/cijfers.csv",
        "/kaart?gebied=buiten&plaats=woonplaats#kaart-kaart",
        "data:text/html,x",
        "/evolutie?splitsing=sector&niveau=gemeente#evolutie-verloop",
        "/aanbod?eenheid=index#aanbod-profiel",
    ]
)
TEXT = (
    st.text(st.characters(codec=None), max_size=20)
    | SPICE
    | st.builds(str.__add__, SPICE, st.text(max_size=5))
)
LEAF = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
ANY = st.recursive(
    LEAF,
    lambda values: st.lists(values, max_size=3) | st.dictionaries(TEXT, values, max_size=3),
    max_leaves=6,
)
FIELDS = ("kop", "figuren", "tabel", "regels", "getal", "bijschrift", "notities")
SLIDE = ANY | st.fixed_dictionaries(
    {}, optional=dict.fromkeys(FIELDS, TEXT | st.lists(TEXT, max_size=3) | ANY)
)
DECK = ANY | st.fixed_dictionaries(
    {"dias": st.lists(SLIDE, max_size=3)}, optional={"titel": ANY, "versie": ANY}
)
CHOICE = ANY | st.dictionaries(
    st.sampled_from(["jaar", "gebied", "sector"]),
    st.sampled_from(["2019", "westhoek", "ggz", "alle", "buiten"]) | ANY,
)


def post(client: FlaskClient, path: str, content: object) -> dict[str, Any]:
    """What the server answers to a POST; a refusal says why."""
    answer = client.post(f"/presentatie/{path}", data=json.dumps(content))
    assert answer.status_code in (200, 400), (path, answer.status_code, content)
    reply: dict[str, Any] = answer.get_json(silent=True) or {}
    assert answer.status_code == 200 or reply["fout"].strip()
    return reply


@settings(max_examples=examples(40), deadline=None)
@given(SLIDE, st.lists(CHOICE, max_size=2) | ANY, ANY, DECK)
def test_anything_may_be_sent(
    client: FlaskClient, slide: object, choices: object, number: object, deck: object
) -> None:
    post(client, "dias.json", {"dia": slide, "keuzes": choices, "plaats": number, "aantal": number})
    post(client, "lees.json", {"presentatie": deck, "dias": True})
    post(client, "lees.json", {"tekst": json.dumps(deck)})
    reply = post(client, "lees.json", {"presentatie": deck})
    if "link" in reply:
        link = reply["link"].partition("#")[2]
        again = post(client, "lees.json", {"link": link})
        assert again["presentatie"]["dias"] == reply["presentatie"]["dias"]


@settings(max_examples=examples(25), deadline=None)
@given(TEXT)
def test_anything_may_be_asked(client: FlaskClient, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for name in ("westhoek", text):
        query = {"presentatie": name, "dia": text, "jaar": text, "gebied": text, "sector": text}
        answer = client.get(f"/presentatie/toneel?{urlencode(query)}")
        assert answer.status_code == 200
        assert answer.text.count("<script") == 2, "no text of an address becomes markup"
    post(client, "lees.json", {"link": f"#dia={quote(text)}&figuur={text}"})


def test_a_number_of_five_thousand_digits_is_no_slide(client: FlaskClient) -> None:
    answer = client.get(f"/presentatie/toneel?presentatie=westhoek&dia={'1' * 5000}")
    assert answer.status_code == 200 and "geen dia 1111" in answer.text


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_what_is_nested_too_deeply_gets_a_sentence(client: FlaskClient, brackets: str) -> None:
    start, end = ("[", "]") if brackets == "[]" else ('{"a":', "}")
    for depth in (300, 700, 850, 900, 950, 100_000):
        deep = start * depth + "1" + end * depth
        for body in (
            f'{{"presentatie": {{"dias": [{{"kop": {deep}, "getal": {deep}}}]}}}}',
            f'{{"dia": {{"kop": "x"}}, "keuzes": [{{"gebied": {deep}}}]}}',
        ):
            for path in ("lees.json", "dias.json"):
                answer = client.post(f"/presentatie/{path}", data=body)
                assert answer.status_code in (200, 400, 413)


def test_nothing_that_a_reader_wrote_stays_on_the_server(client: FlaskClient) -> None:
    cache = client.application.extensions[CACHE]
    before = set(cache.answers)
    slide = {
        "kop": "Geheim-kop",
        "figuren": ["/kaart#kaart-kaart"],
        "notities": "Geheim-notitie",
        "bijschrift": "Geheim-bijschrift",
    }
    post(client, "dias.json", {"dia": slide, "keuzes": [{"jaar": "2019"}]})
    for request in ({}, {"dias": True}):
        post(client, "lees.json", {"presentatie": {"dias": [slide]}, **request})
    for ending in ("json", "html", "pptx", "pdf"):
        body = json.dumps({"presentatie": {"dias": [slide]}})
        assert client.post(f"/presentatie/eigen.{ending}", data=body).status_code == 200
    answers = cache.answers
    added = set(answers) - before
    assert not any("Geheim" in repr((key, answers[key])) for key in added)
    assert not any(key[0] in ("slide", "talk") for key in added)
