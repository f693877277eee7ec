"""What is wrong, for programs: RFC 9457, in Dutch, with what to do."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from server.door import MOST_LINE
from server.problems import is_open


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/v1/cijfers.json?sector=xyz", 400, "Onbekend als sector"),
        ("/api/niets", 404, "bestaat niet"),
        ("/data/niets", 404, "bestaat niet"),
        ("/data/nieuwste/niets.csv", 404, "geen bestand “niets.csv”"),
        ("/data/nieuwste/medewerkers.doc", 404, "geen bestand “medewerkers.doc”"),
        ("/data/abc/medewerkers.csv", 404, "Gegevensversie “abc” is er niet"),
        ("/data/7/medewerkers.csv", 404, "Versie 7"),
        ("/data/catalogus.ttl?x=1", 400, "“x” kennen we hier niet"),
        ("/ogc/collections/straat", 404, "geen verzameling “straat”"),
        ("/ogc/collections/regio/items/niets", 404, "kenmerk “niets”"),
        ("/ogc/collections/regio/items?limit=nul", 400, "“nul” kan niet bij limit"),
        ("/ogc/collections/regio/items?limit=1&limit=2", 400, "meer dan één keer"),
        ("/ogc?f=html", 400, "geef json"),
        ("/api/v1/hsds/services?full=ja", 400, "geef true of false"),
        ("/api/v1/hsds/services?page=99", 404, "geen bladzijde 99"),
        ("/api/v1/initiatieven.geojson?versie=0", 400, "0"),
        ("/api/v1/initiatieven.geojson?versie=8", 404, "Versie 8"),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_to_do(
    client: FlaskClient, path: str, status: int, said: str
) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    problem = answer.json
    assert problem["status"] == status and said in problem["detail"]
    assert problem["title"] and problem["fout"] and problem["vraag"]
    assert re.search(r"(/data|Gebruik|Verbeter)", problem["detail"])
    assert problem["instance"] == urlsplit(path).path
    where = urlsplit(problem["type"])
    page = client.get(where.path).text
    assert f'id="{where.fragment}"' in page, "the kind of a fault is explained"


def test_a_fault_of_another_kind_is_explained_by_its_hundred(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/cijfers.json?gebied={'a' * MOST_LINE}")
    assert answer.status_code == 414 and answer.mimetype == "application/problem+json"
    assert answer.json["type"].endswith("/data#fouten-400")


def test_what_is_not_asked_but_sent_is_refused(client: FlaskClient) -> None:
    answer = client.post("/ogc", json={})
    assert answer.status_code == 405 and answer.json["title"] == "Hier kunt u alleen vragen"
    assert "GET" in answer.headers["Allow"]


def test_what_a_reader_wrote_is_not_repeated_in_full(client: FlaskClient) -> None:
    answer = client.get(f"/data/{'a' * 500}/medewerkers.csv")
    assert answer.status_code == 404 and "a" * 100 not in answer.json["detail"]


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/api/v1/cijfers.json", True),
        ("/ogc", True),
        ("/ogc/collections", True),
        ("/data/catalogus.ttl", True),
        ("/data", False),
        ("/data/", False),
        ("/database", False),
        ("/ogcx", False),
    ],
)
def test_where_open_data_are(path: str, is_one: bool) -> None:
    assert is_open(path) is is_one
