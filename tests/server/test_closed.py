"""While no version is public any more, that is said, and nothing else is shown."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.compiled.ready import NothingPublicError
from arbeidszorg.settings import Settings
from server import closed, front


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return closed.server(Settings()).test_client()


@pytest.mark.parametrize("path", ["/", "/kaart?jaar=2021", "/embed/kaart/kaart", "/readyz"])
def test_there_are_no_numbers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 503 and "geen cijfers openbaar" in answer.text
    assert "demonstratie" not in answer.text.lower()
    assert answer.headers["Retry-After"] and answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_programs_are_told_too(client: FlaskClient) -> None:
    assert "geen cijfers" in client.get("/api/v1/cijfers.json").json["fout"]
    for path in ("/data/nieuwste/medewerkers.csv", "/ogc/collections"):
        answer = client.get(path)
        assert answer.status_code == 503 and answer.mimetype == "application/problem+json"
        assert answer.json["type"] == "about:blank" and "geen cijfers" in answer.json["detail"]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/healthz").json == {"status": "geen cijfers", "gegevensversie": None}
    assert client.get("/healthz").status_code == 200  # the machine itself is well
    assert client.get("/", headers={"Host": "elders.example"}).status_code == 400


def test_a_server_stands_so_when_all_was_withdrawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nothing(*_: object) -> Atlas:
        raise NothingPublicError("alles ingetrokken")

    monkeypatch.setattr(front, "open_atlas", nothing)
    standing, of_store = front.opened(create_app, Settings(), front.refuse_to_make, lambda _: None)
    assert of_store and isinstance(standing.server, Flask) and standing.keeper is None
    assert standing.server.test_client().get("/").status_code == 503
    assert "alles ingetrokken" in capsys.readouterr().out
