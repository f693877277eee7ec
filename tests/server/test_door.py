"""The door: no request that is too long, comes by a foreign name or from a foreign page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.settings import Settings
from helpers.builders import registry, weakened_atlas
from helpers.site import Sending
from server import door
from server.door import MOST_BODY, MOST_LINE

REPORT = {"delen": [{"soort": "tekst", "kop": "Kop", "tekst": "Tekst"}]}
#: Every address that something can be sent to.
SENT_TO = (
    "/rapport/eigen.txt",
    "/presentatie/eigen.json",
    "/presentatie/lees.json",
    "/presentatie/dias.json",
    "/_dash-update-component",
)


def test_a_foreign_name_is_refused_everywhere(client: FlaskClient) -> None:
    for path in ("/", "/kaart", "/healthz", "/figuur/kaart/kaart.pdf", "/assets/atlas.css", "/x"):
        for host in ("evil.example", "evil.example:8050", "127.0.0.1.evil.example", "", "a b"):
            answer = client.get(path, headers={"Host": host})
            assert answer.status_code == 400, (path, host)
            assert "Onder deze naam" in answer.json["fout"]


@pytest.mark.parametrize(
    "named",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https", "X-Forwarded-Port": "81"},
        {"X-Forwarded-Prefix": "/evil", "Script-Name": "/evil", "X-Script-Name": "/evil"},
        {"Forwarded": "host=evil.example;proto=https"},
        {"X-Original-URL": "/evil", "X-Rewrite-URL": "/evil"},
        {"Host": "localhost:81"},
    ],
)
def test_what_others_say_of_its_name_reaches_nothing(
    client: FlaskClient, named: dict[str, str]
) -> None:
    for path in ("/kaart", "/api/v1/cijfers.csv?formaat=excel", "/studie/overheid.csv"):
        plain, answer = client.get(path), client.get(path, headers=named)
        assert answer.status_code == 200
        assert answer.data == plain.data
        assert answer.headers.get("Location") is None


def test_the_address_of_the_settings_is_the_only_one() -> None:
    own = Settings(address="https://atlas.example.be", hosts=("intern",), host="0.0.0.0")
    app = create_app(weakened_atlas(registry(), settings=own))
    client = app.server.test_client()
    for host in ("atlas.example.be", "intern:81", "127.0.0.1:8050"):
        text = client.get("/kaart", headers={"Host": host}).text
        assert 'rel="canonical" href="https://atlas.example.be/kaart"' in text
        assert "intern" not in text and "8050" not in text
    assert client.get("/kaart", headers={"Host": "www.example.be"}).status_code == 400


def test_a_line_may_be_so_long_and_no_longer(client: FlaskClient) -> None:
    room = MOST_LINE - len("GET /kaart?q=")
    assert client.get(f"/kaart?q={'x' * room}").status_code == 200
    for accept, kind in (("text/html", "text/html"), ("*/*", "application/json")):
        answer = client.get(f"/kaart?q={'x' * (room + 1)}", headers={"Accept": accept})
        assert (answer.status_code, answer.mimetype) == (414, kind)
        assert "te lang" in answer.text
    assert client.get(f"/{'x' * MOST_LINE}").status_code == 414


@pytest.mark.parametrize("path", ["/data/nieuwste/medewerkers.csv", "/api/v1/cijfers.json", "/ogc"])
@pytest.mark.parametrize("kind", ["", "text/plain", "application/json"])
def test_nothing_is_sent_to_open_data(client: FlaskClient, path: str, kind: str) -> None:
    """Whoever tries hears that first, whatever is sent."""
    away = {"Origin": "https://elders.example"}
    for headers in ({}, away):
        answer = client.post(path, data="x", content_type=kind, headers=headers)
        assert answer.status_code == 405 and answer.mimetype == "application/problem+json"
        assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))
        assert "Gebruik GET, HEAD of OPTIONS." in answer.json["detail"]
    assert client.post("/kaart", data="x", content_type=kind).status_code == 405
    assert "lang" in client.get(f"{path}?q={'x' * MOST_LINE}").json["detail"]


def test_so_many_parameters_and_no_more(client: FlaskClient) -> None:
    most = door.MOST_PARAMETERS
    answer = client.get("/kaart?" + "&".join(["jaar=9"] * most))
    assert answer.status_code == 200 and len(answer.data) < 200_000
    answer = client.get("/kaart?" + "&".join(["jaar=9"] * (most + 1)))
    assert answer.status_code == 400
    assert f"hoogstens {most}" in answer.json["fout"]
    read = client.get(answer.request.full_path, headers={"Accept": "text/html"})
    assert read.status_code == 400 and read.mimetype == "text/html"
    assert f"hoogstens {most}" in read.text and "<style>" in read.text and "src=" not in read.text


@pytest.mark.parametrize("path", SENT_TO)
@pytest.mark.parametrize(
    "foreign",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_foreign_page_sends_nothing(
    client: FlaskClient, path: str, foreign: dict[str, str]
) -> None:
    answer = client.post(path, json=REPORT, headers=foreign)
    assert answer.status_code == 403
    assert "andere website" in answer.json["fout"]


@pytest.mark.parametrize("path", SENT_TO)
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_form_can_send_is_refused(client: FlaskClient, path: str, kind: str) -> None:
    answer = client.post(path, data=json.dumps(REPORT), content_type=kind)
    assert answer.status_code == 415
    assert "alleen JSON" in answer.json["fout"]


@pytest.mark.parametrize(
    "own",
    [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin", "Origin": "https://x"}],
)
def test_a_page_of_its_own_and_a_program_send(client: FlaskClient, own: dict[str, str]) -> None:
    answer = client.post("/rapport/eigen.txt", json=REPORT, headers=own)
    assert answer.status_code == 200 and "Tekst" in answer.text


def test_behind_a_proxy_the_address_on_the_web_is_its_origin() -> None:
    own = Settings(address="https://atlas.example.be", hosts=("intern",), host="0.0.0.0")
    server = create_app(weakened_atlas(registry(), settings=own)).server
    client = server.test_client()

    def sent(origin: str) -> int:
        headers = {"Host": "intern:8050", "Origin": origin}
        return client.post("/rapport/eigen.txt", json=REPORT, headers=headers).status_code

    assert sent("https://atlas.example.be") == sent("http://intern:8050") == 200
    assert sent("http://atlas.example.be") == sent("https://atlas.example.be.evil.example") == 403


@pytest.mark.parametrize("path", SENT_TO)
def test_too_much_is_not_read(client: FlaskClient, path: str) -> None:
    answer = client.post(path, data=b" " * (MOST_BODY + 1), content_type="application/json")
    assert answer.status_code == 413
    assert "te groot" in answer.json["fout"]


def test_all_that_can_be_sent_to_is_tried(client: FlaskClient) -> None:
    rules: Any = client.application.url_map.iter_rules()
    sent_to = {str(rule).partition("<")[0] for rule in rules if "POST" in (rule.methods or ())}
    assert {path for path in sent_to if not any(each.startswith(path) for each in SENT_TO)} == set()
    assert isinstance(client, Sending)
