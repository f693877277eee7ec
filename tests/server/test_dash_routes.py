"""What Dash's browser half would never ask gets 404 or 400, not a fault of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

ODD = (
    *(
        "dash/deps/x.js",
        "dash/%00",
        "os/path.py",
        "dash/../dash/dash.py",
        "x/y",
        "dash/",
        "%ff/a.js",
    ),
    *("dash_html_components/x.v1m2.js", "dash/dash-renderer/build/../../dash.py", "sys/x.js"),
)


@pytest.mark.parametrize("path", ODD)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_file_that_is_not_there(client: FlaskClient, path: str, method: str) -> None:
    answer = client.open(f"/_dash-component-suites/{path}", method=method)
    assert answer.status_code == 404, answer.text
    assert "Traceback" not in answer.text


def asked(**changes: Any) -> dict[str, Any]:
    """What the browser half asks when a reader chooses."""
    part = {"id": "vraag", "property": "data", "value": {"pad": "/kaart", "zoek": "?jaar=2021"}}
    return {
        "output": "adres.data",
        "outputs": {"id": "adres", "property": "data"},
        "inputs": [part],
        "changedPropIds": ["vraag.data"],
        "state": [],
    } | changes


def post(client: FlaskClient, content: object) -> int:
    sent = {"data": json.dumps(content), "content_type": "application/json"}
    return client.post("/_dash-update-component", **sent).status_code


def test_a_question_of_the_browser_is_answered(client: FlaskClient) -> None:
    assert post(client, asked()) == 200


BROKEN: list[object] = [
    *(None, [], "x", 3, {}, {"output": []}, {"output": "x.y"}, {"output": None, "inputs": []}),
    *(asked(inputs=value) for value in (None, [], {}, "x", [None], [[]], [{"id": 1}], [{}, {}])),
    *(asked(outputs=value) for value in (3, [None], [{"id": None}], {"id": []}, "x")),
    *(asked(changedPropIds=value) for value in (None, 3, [3], {"a": 1})),
    *(asked(state=value) for value in (None, [{}], "x")),
    asked(inputs=[{"id": "ander", "property": "data"}]),
]


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: json.dumps(content)[:40])
def test_a_question_that_does_not_fit(client: FlaskClient, content: object) -> None:
    assert post(client, content) == 400


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json(client: FlaskClient, raw: bytes) -> None:
    answer = client.post("/_dash-update-component", data=raw, content_type="application/json")
    assert answer.status_code == 400 and answer.get_json()["fout"]


@pytest.mark.parametrize(
    "value",
    [
        *(None, 3, "x", [], {"pad": 3}, {"pad": []}, {"pad": "/kaart", "zoek": 3}, {"pad": "/weg"}),
        {"pad": "/kaart", "zoek": None, "nummer": []},
        {"pad": "/kaart", "zoek": "?jaar=\ud800", "nummer": "x"},
    ],
)
def test_a_question_of_odd_values_is_answered(client: FlaskClient, value: object) -> None:
    part = {"id": "vraag", "property": "data", "value": value}
    assert post(client, asked(inputs=[part])) in (200, 204)
