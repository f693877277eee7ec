"""Mijn rapport: what a reader collected becomes one document, or a sentence that says why not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidszorg.content.document import Document
from arbeidszorg.files import documents
from helpers.examples import examples
from server.collected import (
    MOST_FIGURES,
    MOST_PARAGRAPHS,
    MOST_PARTS,
    MOST_TEXT,
    CollectedError,
    document,
)

HOST = "https://atlas.example"
MAP = {
    "soort": "figuur",
    "adres": "/kaart?niveau=gemeente&sector=vaph",
    "sleutel": "kaart-kaart",
    "titel": "Kaart",
    "tekst": "Mijn eerste zin.\nMijn tweede.",
}
TEXT = {"soort": "tekst", "kop": "Tussendoor", "tekst": "Wat ik erover denk."}
#: What people type and machines stumble over.
NASTY = [
    "<script>alert(1)</script>",
    '"; DROP TABLE',
    "a/b\\c",
    "🙂👩🏽‍🦽",
    "\u202eachterstevoren",
    "\x00\x07\x1b",
    "=1+1",
    "# $ * _ @ [kop](x)",
    "x" * 300,
    "\ud800",
    "]]>",
    "{{7*7}}",
]


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[FlaskClient]:
    with client.application.app_context():
        yield client


def collected(**fields: Any) -> Document:
    return document(json.dumps(fields), HOST)


def test_the_parts_come_in_their_order() -> None:
    report = collected(
        titel="Nota", ondertitel="Voor de raad", delen=[TEXT, MAP, {**MAP, "tekst": ""}]
    )
    assert (report.title, report.subtitle, report.name) == ("Nota", "Voor de raad", "nota")
    first, second, third = report.sections
    assert (first.heading, first.text) == ("Tussendoor", ("Wat ik erover denk.",))
    assert second.text == ("Mijn eerste zin.", "Mijn tweede.")
    (figure,) = second.figures
    assert "sector voorzieningen voor personen met een handicap (VAPH)" in figure.about.filters
    assert (
        figure.about.link
        == "https://atlas.example/kaart?jaar=2025&niveau=gemeente&sector=vaph&kaartvorm=tegels&reeks=2017..2025#kaart-kaart"
    )
    assert third.figures[0].key != figure.key
    assert report.demo
    assert len(report.sources) == 1


def test_only_what_holds_invented_numbers_says_so() -> None:
    theory = {"adres": "/veranderingstheorie", "sleutel": "theorie-schema"}
    assert not collected(delen=[TEXT, {**MAP, **theory}]).demo
    assert not collected(delen=[TEXT]).demo
    assert collected(delen=[{**MAP, **theory}, MAP]).demo


def test_a_figure_that_is_gone_is_said() -> None:
    for fields in (
        {"adres": "/nergens"},
        {"adres": "//["},
        {"adres": "http://\u2100.be/kaart"},
        {"sleutel": "kaart-weg"},
        {"adres": None},
        {"sleutel": 3},
    ):
        (section,) = collected(delen=[{**MAP, **fields}]).sections
        assert section.figures == ()
        assert section.heading == "Kaart"
        assert "bestaat niet meer" in section.text[-1]


def test_an_area_that_is_gone_is_said() -> None:
    (section,) = collected(delen=[{**MAP, "adres": "/kaart?gebied=atlantis&jaar=1871"}]).sections
    assert len(section.figures) == 1
    notes = [note.text for note in section.figures[0].about.notes]
    assert any("atlantis" in text for text in notes)
    assert any("1871" in text for text in notes)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "kon niet gelezen"),
        ("geen json", "kon niet gelezen"),
        ("[1,2]", "kon niet gelezen"),
        ('{"delen": 3}', "kon niet gelezen"),
        ("[" * 100_000, "kon niet gelezen"),
        ("{}", "is leeg"),
        ('{"delen": []}', "is leeg"),
        ('{"delen": ["x", 3]}', "is leeg"),
        (json.dumps({"delen": [MAP] * (MOST_FIGURES + 1)}), f"hoogstens {MOST_FIGURES} figuren"),
        (json.dumps({"delen": [TEXT] * (MOST_PARTS + 1)}), f"hoogstens {MOST_PARTS} delen"),
        (json.dumps({"delen": [{**TEXT, "tekst": "x" * 5_001}]}), "hoogstens 5000 tekens"),
        (json.dumps({"delen": [{**TEXT, "tekst": "x" * 5_000}] * 41}), "samen te lang"),
        (json.dumps({"delen": [{**TEXT, "tekst": "x\n" * 101}] * 10}), "samen te lang"),
    ],
)
def test_what_is_no_report_is_refused_in_words(
    inside: FlaskClient, content: str, message: str
) -> None:
    with pytest.raises(CollectedError, match=message):
        document(content, HOST)
    answer = inside.post("/rapport/eigen.pptx", data=content)
    assert answer.status_code == 400
    assert message in answer.json["fout"]


def test_a_report_at_its_bounds_is_made(client: FlaskClient) -> None:
    text = {**TEXT, "tekst": "x" * 199 + "\n"}
    parts = [{**text, "tekst": text["tekst"] * 25} for _ in range(40)]
    assert sum(len(part["tekst"]) for part in parts) == MOST_TEXT
    assert sum(part["tekst"].count("\n") for part in parts) == MOST_PARAGRAPHS
    answer = client.post("/rapport/eigen.txt", data=json.dumps({"delen": parts}))
    assert answer.status_code == 200
    assert answer.text.count("x" * 50) >= MOST_PARAGRAPHS


def test_too_much_is_refused_before_it_is_read(client: FlaskClient) -> None:
    """Also when nothing says how much it is."""
    chunked = {"wsgi.input_terminated": True}
    for stream in (
        {},
        {"input_stream": io.BytesIO(b"x" * 1_000_001), "environ_overrides": chunked},
    ):
        request = stream or {"data": b"x" * 1_000_001}
        answer = client.post("/rapport/eigen.docx", **request)
        assert answer.status_code == 413
        assert "te groot" in answer.json["fout"]


def test_an_unknown_file_is_said(client: FlaskClient) -> None:
    answer = client.post("/rapport/eigen.exe", data=json.dumps({"delen": [MAP]}))
    assert answer.status_code == 404
    assert "PowerPoint, Word, OpenDocument (odt), PDF of Excel" in answer.json["fout"]


@pytest.mark.parametrize("ending", ["pptx", "docx", "pdf", "xlsx"])
def test_every_file_can_be_taken_with_whatever_people_type(
    client: FlaskClient, ending: str
) -> None:
    parts = [{"soort": "tekst", "kop": text, "tekst": text} for text in NASTY] + [MAP]
    for title in ("Mijn rapport", NASTY[0], "", "\u202e"):
        answer = client.post(
            f"/rapport/eigen.{ending}",
            data=json.dumps({"titel": title, "ondertitel": title, "delen": parts}),
        )
        assert answer.status_code == 200, (ending, title)
        assert answer.headers["Content-Disposition"].endswith(f'.{ending}"')
        assert len(answer.data) > 3000
    assert ending in documents.FORMATS


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=30),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["titel", "delen", "soort", "adres", "sleutel", "tekst", "kop"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_a_report_or_a_sentence(content: Any) -> None:
    try:
        report = document(json.dumps(content), HOST)
    except CollectedError as error:
        text = str(error)
    else:
        text = report.title
        assert report.sections
    assert text
