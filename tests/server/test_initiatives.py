"""Initiatives as a list for programs."""

from __future__ import annotations

import csv
import io
import json

from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from helpers.builders import registry, weakened_atlas


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
