"""Never ok while something fails, and not busy with saying so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from components.site import PageError
from server import health
from server.front import draw_all
from server.index import AtlasDash

BOTH = ("/healthz", "/readyz")


@pytest.fixture
def app(demo_atlas: Atlas) -> AtlasDash:
    return create_app(demo_atlas)


def fails(*_: Any, **__: Any) -> Any:
    raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")


@pytest.mark.parametrize("path", BOTH)
def test_it_is_ok_and_says_which_data(client: FlaskClient, demo_atlas: Atlas, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200 and answer.get_json()["status"] == "ok"
    assert answer.get_json()["gegevensversie"] == demo_atlas.version
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_fails_is_named(app: AtlasDash, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.server.test_client()
    assert client.get("/healthz").status_code == 200
    whole = app.whole

    def some(page: Any, *rest: Any, **more: Any) -> str:
        return fails() if page.path == "/methode" else whole(page, *rest, **more)

    monkeypatch.setattr(app, "whole", some)
    assert client.get("/methode?jaar=2019").status_code == 500  # so that it looks again
    for path in BOTH:
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.get_json()["zonder_antwoord"] == ["/methode"]
    monkeypatch.undo()
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("kind", ["cijfers", "svg", "pdf"])
def test_a_kind_that_fails_is_named(
    app: AtlasDash, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if kind == "cijfers":
        monkeypatch.setattr(health.written_answer, "as_json", fails)
    else:
        kinds = health.figures.KINDS
        broken = replace(kinds[kind], make=fails)
        monkeypatch.setattr(health.figures, "KINDS", {**kinds, kind: broken})
    answer = app.server.test_client().get("/readyz")
    assert answer.status_code == 503 and answer.get_json()["zonder_antwoord"] == [kind]


def test_asking_often_costs_nothing(app: AtlasDash, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.server.test_client()
    drawn: list[str] = []
    whole = app.whole
    monkeypatch.setattr(app, "whole", lambda *a, **k: drawn.append("") or whole(*a, **k))
    for _ in range(5):
        assert client.get("/healthz").status_code == 200
    once = len(drawn)
    assert once == len([page for page in app.site.pages if not page.is_template])


def test_a_start_with_a_page_that_fails_is_refused_in_words(
    app: AtlasDash, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "whole", fails)
    with pytest.raises(PageError, match="kan met deze gegevens niet getekend worden: Unicode"):
        draw_all(app)
