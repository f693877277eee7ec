"""OGC API Features: what the standard asks, and a client of others that reads it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pyogrio
import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from helpers.browser.server import Server

ITEMS = "/ogc/collections/initiatieven/items"


def ask(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = json.loads(answer.text)
    return content


def links(content: dict[str, Any]) -> dict[str, str]:
    return {link["rel"]: link["href"] for link in content["links"]}


def test_the_beginning_leads_to_everything(client: FlaskClient) -> None:
    landing = ask(client, "/ogc")
    assert ask(client, "/ogc/") == landing, "as people copy it"
    assert {"self", "service-desc", "service-doc", "conformance", "data", "license"} <= set(
        links(landing)
    )
    described = next(link for link in landing["links"] if link["rel"] == "service-desc")
    answer = client.get(described["href"].partition("8050")[2])
    assert answer.content_type == described["type"]
    conforms = ask(client, "/ogc/conformance")["conformsTo"]
    assert [each.rpartition("/")[2] for each in conforms] == ["core", "geojson"]


def test_there_is_a_collection_for_initiatives_and_each_level(client: FlaskClient) -> None:
    every = ask(client, "/ogc/collections")["collections"]
    assert [each["id"] for each in every] == [
        *("initiatieven", "provincie", "regio", "arrondissement", "gemeente")
    ]
    for each in every:
        assert each == ask(client, f"/ogc/collections/{each['id']}")
        west, south, east, north = each["extent"]["spatial"]["bbox"][0]
        assert 2 < west < east < 4 and 50 < south < north < 52
    assert every[0]["extent"]["temporal"]["interval"][0][1] is None


def test_pages_lead_to_all_and_each_once(client: FlaskClient, demo_atlas: Atlas) -> None:
    path, seen, before = f"{ITEMS}?limit=10", [], None
    while path:
        page = ask(client, path)
        assert page["numberReturned"] == len(page["features"]) <= 10
        assert page["numberMatched"] == len(demo_atlas.initiatives)
        seen += [feature["id"] for feature in page["features"]]
        to = links(page)
        assert ("prev" in to) is bool(before)
        before, path = path, to.get("next", "").partition("8050")[2]
    assert seen == [each.code for each in demo_atlas.initiatives]


def _near(each: Any) -> bool:
    lon, lat = each.spot or (0, 0)
    return bool(3.1 <= lon <= 3.3 and 51.1 <= lat <= 51.3)


def _ends(each: Any) -> date:
    return each.about.ended or date.max


def _there(each: Any, day: date) -> bool:
    return bool(each.about.started <= day <= _ends(each))


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("sector=GGZ", lambda each: each.sector == "GGZ"),
        ("activiteiten=keuken", lambda each: "keuken" in each.activities),
        ("nis=31005&sector=MB", lambda each: (each.nis, each.sector) == ("31005", "MB")),
        ("plaatsen=60", lambda each: each.places == 60),
        (
            "bbox=3.1,51.1,3.3,51.3",
            _near,
        ),
        (
            "bbox=3.1,51.1,-9,3.3,51.3,9",
            _near,
        ),
        ("datetime=2016-06-01", lambda each: _there(each, date(2016, 6, 1))),
        ("datetime=2016-06-01T12:00:00Z/..", lambda each: _ends(each) >= date(2016, 6, 1)),
        ("datetime=../2003-01-01", lambda each: each.about.started <= date(2003, 1, 1)),
        ("sector=niets", lambda _: False),
    ],
)
def test_features_are_chosen(client: FlaskClient, demo_atlas: Atlas, query: str, fits: Any) -> None:
    found = ask(client, f"{ITEMS}?limit=1000&{query}")
    wanted = [each.code for each in demo_atlas.initiatives if fits(each)]
    assert [feature["id"] for feature in found["features"]] == wanted
    assert found["numberMatched"] == len(wanted)


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=-1", "limit=1.5", "limit=٣", "offset=-1", "onbekend=1", "inwoners=3"),
        *("bbox=1,2,3", "bbox=a,b,c,d", "bbox=3,51,4,50", "bbox=1,2,3,4,5", "bbox=200,0,3,4"),
        *("datetime=gisteren", "datetime=2024-13-01", "datetime=/", "datetime=../.."),
        *("datetime=2024-12-31/2024-01-01", "datetime=2024-02-30", "f=html", "plaatsen=veel"),
    ],
)
def test_what_cannot_be_asked_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"{ITEMS}?{query}")
    assert answer.status_code == 400 and answer.mimetype == "application/problem+json"
    assert answer.json["fouten"]


def test_more_than_the_most_is_the_most(client: FlaskClient) -> None:
    assert ask(client, f"{ITEMS}?limit=999999")["numberReturned"] > 30
    assert ask(client, f"{ITEMS}?offset=1000")["features"] == []


def test_a_whole_number_without_ends_is_said_so(client: FlaskClient) -> None:
    (fault,) = client.get(f"{ITEMS}?plaatsen=abc").json["fouten"]
    assert fault == "“abc” kan niet bij plaatsen: geef een geheel getal."
    (fault,) = client.get(f"{ITEMS}?offset=1000001").json["fouten"]
    assert "vanaf 0, hoogstens 1000000" in fault


def test_features_come_by_the_name_of_their_form_too(client: FlaskClient) -> None:
    plain, named = (ask(client, f"{ITEMS}?limit=1&f={form}") for form in ("json", "geojson"))
    assert plain["features"] == named["features"]
    assert client.get("/ogc/collections?f=geojson").status_code == 400


def test_a_feature_by_its_id(client: FlaskClient, demo_atlas: Atlas) -> None:
    code = demo_atlas.initiatives[0].code
    one = ask(client, f"{ITEMS}/{code}")
    assert one["id"] == code and {"self", "collection", "license"} <= set(links(one))
    answer = client.get("/ogc/collections/regio/items/REFREG06")
    assert answer.headers["Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    assert answer.mimetype == "application/geo+json"


def test_the_moment_of_an_answer_is_no_change(client: FlaskClient) -> None:
    first = client.get(f"{ITEMS}?limit=2")
    assert "timeStamp" in first.text
    again = client.get(f"{ITEMS}?limit=2", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("layer", "count", "kind"),
    [("initiatieven", 37, "Point"), ("regio", 5, "MultiPolygon"), ("gemeente", 62, "Point")],
)
def test_gdal_reads_the_collections(atlas: Server, layer: str, count: int, kind: str) -> None:
    """The driver of OGC API Features that QGIS has too."""
    where = f"OAPIF:{atlas.url}/ogc"
    assert layer in {name for name, _ in pyogrio.list_layers(where)}
    frame = pyogrio.read_dataframe(where, layer=layer)
    placed = frame[frame.geometry.notna()]
    assert len(frame) == count and set(placed.geom_type) == {kind}
    assert len(placed) >= count - 3, "of a few initiatives nobody knows the place"
    assert frame.crs == "EPSG:4326" and placed.is_valid.all()
    assert placed.geometry.bounds.minx.between(2, 4).all()
    name = "naam" if layer == "initiatieven" else "gebied_naam"
    assert frame[name].notna().all()


def test_gdal_asks_for_a_box(atlas: Server) -> None:
    box = (3.1, 51.1, 3.3, 51.3)
    frame = pyogrio.read_dataframe(f"OAPIF:{atlas.url}/ogc", layer="initiatieven", bbox=box)
    assert 0 < len(frame) < 37
    assert frame.geometry.x.between(3.1, 3.3).all()
