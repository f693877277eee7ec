"""What goes with every open answer, and how many questions one address may ask."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from server.opened import MOST, Counts, sender

OPEN = [
    "/api/v1/cijfers.json",
    "/api/v1/cijfers.csv",
    "/api/v1/openapi.json",
    "/api/v1/initiatieven.geojson",
    "/api/v1/hsds/services",
    "/data/catalogus.ttl",
    "/data/nieuwste/medewerkers.csv",
    "/data/niets",
    "/ogc",
    "/ogc/collections/regio/items?limit=1",
    "/ogc/collections/straat",
]


@pytest.mark.parametrize("path", OPEN)
def test_any_site_may_read_it_with_version_and_licence(
    client: FlaskClient, demo_atlas: Atlas, path: str
) -> None:
    answer = client.get(path, headers={"Origin": "https://elders.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Gegevensversie"] == demo_atlas.version
    assert '<https://spdx.org/licenses/MIT.html>; rel="license"' in answer.headers.getlist("Link")
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/data", "/data/", "/kaart", "/figuur/kaart.json"])
def test_pages_are_for_no_other_site(client: FlaskClient, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in client.get(path).headers


@pytest.mark.parametrize("path", OPEN)
def test_a_browser_may_ask_first_whether_it_may_ask(client: FlaskClient, path: str) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(path, headers=asked)
    assert answer.status_code == 200 and answer.data == b""
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    sent = set(answer.headers["Access-Control-Allow-Headers"].split(", "))
    assert {"If-None-Match", "X-Gegevensversie", "X-Versie"} <= sent


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/cijfers.json",
        "/api/v1/openapi.json",
        "/api/v1/initiatieven.csv",
        "/data/catalogus.jsonld",
        "/data/{version}/medewerkers.csv",
        "/data/{version}/medewerkers.parquet",
        "/ogc/collections/regio/items",
    ],
)
def test_what_is_the_same_is_not_sent_again(
    client: FlaskClient, demo_atlas: Atlas, path: str
) -> None:
    address = path.format(version=demo_atlas.version)
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert first.status_code == 200 and again.status_code == 304 and again.data == b""
    assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/cijfers.json",
        "/api/v1/openapi.json",
        "/api/v1/initiatieven.csv",
        "/api/v1/hsds/services",
        "/data/catalogus.jsonld",
        "/data/{version}/medewerkers.csv",
        "/ogc/collections",
        "/ogc/collections/regio/items",
    ],
)
def test_who_asks_for_headers_alone_hears_whether_it_is_the_same(
    client: FlaskClient, demo_atlas: Atlas, path: str
) -> None:
    address = path.format(version=demo_atlas.version)
    first, head = client.get(address), client.head(address)
    assert head.status_code == 200 and head.data == b""
    assert head.headers["ETag"] == first.headers["ETag"]
    again = client.head(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def asking(here: Atlas, questions: int) -> FlaskClient:
    settings = replace(here.settings, questions=questions)
    return create_app(replace(here, settings=settings)).server.test_client()


def test_who_asks_too_much_is_told_when_to_ask_again(demo_atlas: Atlas) -> None:
    client = asking(demo_atlas, 2)
    statuses = [client.get("/ogc").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    answer = client.get("/data/niets")
    assert answer.status_code == 429 and answer.mimetype == "application/problem+json"
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert answer.json["title"] == "U vraagt te veel na elkaar"
    assert "2 keer in één minuut" in answer.json["fout"]
    other = client.get("/ogc", environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert other.status_code == 200, "another address has its own"
    assert client.get("/methode").status_code == 200, "pages are not counted"
    assert client.options("/ogc").status_code == 200


def test_without_the_setting_nobody_is_counted(client: FlaskClient) -> None:
    assert {client.get("/ogc/conformance").status_code for _ in range(30)} == {200}


def test_a_minute_later_it_may_be_asked_again() -> None:
    now = [100.0]
    counts = Counts(2, lambda: now[0])
    assert [counts.ask("a") for _ in range(3)] == [0, 0, 60]
    now[0] = 159.5
    assert counts.ask("a") == 1
    now[0] = 160.0
    assert counts.ask("a") == 0
    now[0] = 50.0
    assert counts.ask("b") == 0


def test_no_crowd_of_addresses_fills_the_memory() -> None:
    counts = Counts(1, lambda: 0.0)
    for number in range(MOST + 50):
        counts.ask(str(number))
    assert len(counts) == MOST
    assert counts.ask(str(MOST + 49)) > 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("", "", True),
        ("geen adres", "ander", False),
    ],
)
def test_whom_an_address_stands_for(one: str, other: str, same: bool) -> None:
    assert (sender(one) == sender(other)) is same
