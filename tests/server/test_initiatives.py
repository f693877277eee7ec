"""Initiatives as a list for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.compiled.released import Public
from arbeidszorg.opendata import hsds
from components.context import EARLIER
from helpers.builders import registry, weakened_atlas
from helpers.stores import NOON


def test_every_initiative_is_a_point_that_says_what_is_known(
    client: FlaskClient, demo_atlas: Atlas
) -> None:
    answer = client.get("/api/v1/initiatieven.geojson")
    assert answer.mimetype == "application/geo+json"
    content = json.loads(answer.text)
    assert content["gegevensversie"] == demo_atlas.version
    assert content["licentie"] == "https://spdx.org/licenses/MIT.html"
    assert [each["id"] for each in content["features"]] == [
        each.code for each in demo_atlas.initiatives
    ]
    for each in content["features"]:
        free = each["properties"].keys() & {"vrije_plaatsen", "vrije_plaatsen_op"}
        assert len(free) in (0, 2), "free places only with their day"


def test_and_a_row(client: FlaskClient, demo_atlas: Atlas) -> None:
    answer = client.get("/api/v1/initiatieven.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["naam"] for row in rows] == [each.name for each in demo_atlas.initiatives]
    assert {row["vrije_plaatsen"] == "" for row in rows if not row["vrije_plaatsen_op"]} <= {True}


def test_without_initiatives_every_list_is_empty() -> None:
    here = weakened_atlas(registry(initiatives=()))
    client = create_app(here).server.test_client()
    assert json.loads(client.get("/api/v1/initiatieven.geojson").text)["features"] == []
    assert client.get("/api/v1/initiatieven.csv").text.count("\r\n") == 1
    assert client.get("/api/v1/initiatieven.hsds.json").json == []
    page = client.get("/api/v1/hsds/services").json
    assert page["empty"] and page["total_items"] == 0 and page["first_page"] and page["last_page"]
    assert client.get("/ogc/collections/initiatieven").json["extent"] == {}
    assert json.loads(client.get("/ogc/collections/initiatieven/items").text)["features"] == []


@dataclass
class Before:
    """Versions before the one that is shown: the last of them cannot be read."""

    first: Atlas

    def public(self) -> tuple[int, ...]:
        return (3, 2, 1)

    def named(self, text: str) -> Atlas:
        if text != "1":
            raise NoVersionError("weg", 503)
        return self.first


@pytest.fixture
def later(demo_atlas: Atlas) -> FlaskClient:
    """Of a version that has one initiative less than the first."""
    number = Public(3, NOON, at_once=True)
    here = replace(demo_atlas, public=number, initiatives=demo_atlas.initiatives[1:])
    server = create_app(here).server
    server.extensions[EARLIER] = Before(demo_atlas)
    return server.test_client()


def test_an_initiative_that_is_gone_leads_to_where_it_was(
    later: FlaskClient, demo_atlas: Atlas
) -> None:
    gone = demo_atlas.initiatives[0].code
    kinds = {"services": "service", "locations": "location"}
    kinds["service_at_locations"] = "service_at_location"
    paths = [f"/api/v1/hsds/{at}/{hsds.identifier(kind, gone)}" for at, kind in kinds.items()]
    for path in (f"/ogc/collections/initiatieven/items/{gone}", *paths):
        answer = later.get(path)
        assert answer.status_code == 404
        assert "vraag hetzelfde met versie=1" in answer.json["detail"], path
    for path in ("initiatieven/items/nergens", f"regio/items/{gone}"):
        answer = later.get(f"/ogc/collections/{path}")
        assert answer.status_code == 404 and "versie=" not in answer.json["detail"]
