"""Figures of the study as files, and the form of the calculator without scripts."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from arbeidszorg.subjects.study.findings import FINDINGS


@pytest.mark.parametrize("key", sorted(FINDINGS))
@pytest.mark.parametrize(
    ("ending", "kind"), [("svg", "image/svg+xml"), ("csv", "text/csv"), ("png", "image/png")]
)
def test_a_figure_is_a_file(client: FlaskClient, key: str, ending: str, kind: str) -> None:
    answer = client.get(f"/studie/{key}.{ending}")
    assert answer.status_code == 200
    assert answer.mimetype == kind
    assert f'filename="arbeidszorg_{key}.{ending}"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("key", sorted(FINDINGS))
def test_a_drawing_shifts_no_text(client: FlaskClient, key: str) -> None:
    """Office programs would not."""
    text = client.get(f"/studie/{key}.svg").text
    assert "<text" in text and not re.search(r" d[xy]=", text)


def test_a_file_says_where_its_figure_stands(web_client: FlaskClient) -> None:
    text = web_client.get("/studie/tornado.csv?deelnemers=500&onzin=1").text
    assert "https://atlas.example/meerwaarde/wat-als?deelnemers=500#studie-tornado" in text
    assert (
        "https://atlas.example/meerwaarde?reeks=2017..2025#studie-overheid"
        in web_client.get("/studie/overheid.csv").text
    )


def test_a_file_of_an_atlas_on_one_machine_leads_nowhere(client: FlaskClient) -> None:
    for ending in ("csv", "svg"):
        text = client.get(f"/studie/overheid.{ending}").text
        assert text and "127.0.0.1" not in text


@pytest.mark.parametrize("path", ["/studie/onbekend.svg", "/studie/ladder.exe", "/studie/x.csv"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json == {"fout": "Deze figuur bestaat niet."}


def test_the_form_leads_to_the_shortest_address(client: FlaskClient) -> None:
    query = "deelnemers=500&doorstroom=12&btw=81&b.deelnemers=&b.doorstroom=16&b.btw=81"
    answer = client.get(f"/studie/wat-als?{query}")
    assert answer.status_code == 303
    assert answer.headers["Location"] == (
        "/meerwaarde/wat-als?deelnemers=500&doorstroom=12&b.doorstroom=16"
    )


def test_what_the_form_cannot_say_is_said_on_the_page(client: FlaskClient) -> None:
    answer = client.get("/studie/wat-als?doorstroom=veel&deelnemers=500", follow_redirects=True)
    assert answer.request.query_string == b"deelnemers=500&doorstroom=veel"
    assert "“veel” is geen getal" in answer.text
