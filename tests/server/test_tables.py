"""Published tables over the line, per version, and the catalogue."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import DCAT, RDF, Graph

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled.publishing import make
from arbeidszorg.opendata import files
from arbeidszorg.opendata.tables import entries
from arbeidszorg.settings import Settings
from helpers.builders import persons, registry, weakened_atlas


@pytest.mark.parametrize("ending", files.TYPES)
def test_a_table_comes_as_each_kind_of_file(
    client: FlaskClient, demo_atlas: Atlas, ending: str
) -> None:
    answer = client.get(files.path(demo_atlas.version, "medewerkers-naar-sector", ending))
    assert answer.status_code == 200 and answer.mimetype == files.TYPES[ending]
    assert answer.data == files.written(demo_atlas, "medewerkers-naar-sector", ending)
    name = f'filename="medewerkers-naar-sector.{ending}"'
    assert answer.headers["Content-Disposition"].endswith(name)


def test_a_csv_says_where_its_columns_are_described(client: FlaskClient, demo_atlas: Atlas) -> None:
    answer = client.get(files.path(demo_atlas.version, "medewerkers", "csv"))
    (link,) = [each for each in answer.headers.getlist("Link") if "describedby" in each]
    where = link.partition(">")[0].removeprefix(f"<{demo_atlas.settings.public}")
    assert json.loads(client.get(where).text)["url"] == "medewerkers.csv"


def test_the_newest_leads_to_an_address_that_lasts(client: FlaskClient, demo_atlas: Atlas) -> None:
    for file in ("medewerkers.csv", files.ALL):
        answer = client.get(f"/data/nieuwste/{file}")
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/data/{demo_atlas.version}/{file}"


def test_all_is_one_file_with_its_descriptions() -> None:
    here = weakened_atlas(registry(stays=persons(6), years=(2021, 2021), demo=True))
    with zipfile.ZipFile(io.BytesIO(files.everything(here))) as archive:
        names = set(archive.namelist())
        assert names == {"LEESMIJ.txt"} | {
            f"{name}{ending}" for name in entries(here) for ending in (".csv", ".csv-metadata.json")
        }
        readme = archive.read("LEESMIJ.txt").decode()
        assert here.version in readme and "verzonnen" in readme and "MIT" in readme
        assert archive.read("medewerkers.csv") == files.written(here, "medewerkers", "csv")


def test_the_catalogue_is_the_same_in_both_forms(client: FlaskClient) -> None:
    turtle, jsonld = client.get("/data/catalogus.ttl"), client.get("/data/catalogus.jsonld")
    assert (turtle.mimetype, jsonld.mimetype) == ("text/turtle", "application/ld+json")
    read = Graph().parse(data=turtle.text, format="turtle")
    written = json.loads(jsonld.text)["@graph"]
    datasets = [node["@id"] for node in written if node["@type"] == "dcat:Dataset"]
    assert {str(each) for each in read.subjects(RDF.type, DCAT.Dataset)} == set(datasets)


@pytest.fixture(scope="module")
def public(public_versions: Path) -> FlaskClient:
    here = open_atlas(Settings(ready=public_versions), make)
    return create_app(here).server.test_client()


def test_each_public_version_keeps_its_own_files(public: FlaskClient) -> None:
    """Version 2 is shown, version 1 was before."""
    newest = public.get("/data/nieuwste/medewerkers.csv")
    assert newest.headers["Location"] == "/data/2/medewerkers.csv"
    first, second = (public.get(f"/data/{number}/medewerkers.csv") for number in (1, 2))
    assert "\r\n2022," in second.text and "\r\n2022," not in first.text
    assert first.headers["X-Gegevensversie"] != second.headers["X-Gegevensversie"]
    assert "/data/1/medewerkers.csv-metadata.json" in "".join(first.headers.getlist("Link"))
    assert public.get("/data/3/medewerkers.csv").status_code == 404


@pytest.mark.parametrize("file", ["medewerkers.csv", files.ALL])
def test_the_mark_of_data_leads_to_their_version(public: FlaskClient, file: str) -> None:
    """What somebody kept before the data had a number, and what an answer says of itself."""
    told = public.get("/data/2/medewerkers.csv").headers["X-Gegevensversie"]
    for mark, number in (("v1", 1), (told, 2)):
        answer = public.get(f"/data/{mark}/{file}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/data/{number}/{file}")
    assert public.get(f"/data/{told}/medewerkers.csv", follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("3", "Versie 3 van de cijfers is niet openbaar."),
        ("v3", "Gegevensversie “v3” is er niet"),
        ("0123456789ab", "Gegevensversie “0123456789ab” is hier niet (meer)"),
    ],
)
def test_a_version_that_is_not_there_is_said_with_the_newest(
    public: FlaskClient, version: str, words: str
) -> None:
    answer = public.get(f"/data/{version}/medewerkers.csv")
    assert answer.status_code == 404 and words in answer.json["detail"]
    assert "De nieuwste is 2." in answer.json["detail"]


def test_what_the_catalogue_names_leads_somewhere(public: FlaskClient) -> None:
    read = Graph().parse(data=public.get("/data/catalogus.ttl").text, format="turtle")
    datasets = {str(each).partition("8050")[2] for each in read.subjects(RDF.type, DCAT.Dataset)}
    assert "/data/2/medewerkers" in datasets
    for name in ("/data/2/medewerkers", "/data/nieuwste/medewerkers"):
        page = public.get(name, follow_redirects=True)
        assert page.status_code == 200 and page.request.full_path == "/data?tabel=medewerkers"
    earlier = public.get("/data/1/medewerkers")
    assert earlier.status_code == 303
    assert earlier.headers["Location"] == "/data?tabel=medewerkers&versie=1"
    for name in ("/data/2/medewerkers.", "/data/2/niets", "/data/7/medewerkers"):
        assert public.get(name).status_code == 404


@pytest.mark.parametrize(
    ("accept", "ending"),
    [("", "jsonld"), ("text/turtle", "ttl"), ("application/ld+json", "jsonld"), ("*/*", "jsonld")],
)
def test_the_catalogue_comes_as_it_is_asked(public: FlaskClient, accept: str, ending: str) -> None:
    answer = public.get("/data/catalogus", headers={"Accept": accept})
    assert answer.status_code == 303 and "Accept" in answer.vary
    assert answer.headers["Location"] == f"/data/catalogus.{ending}"


def test_a_version_in_the_path_and_one_beside_it(public: FlaskClient) -> None:
    newest = public.get("/data/nieuwste/medewerkers.csv?versie=1")
    assert (newest.status_code, newest.headers["Location"]) == (302, "/data/1/medewerkers.csv")
    for path, named in (("1", "2"), ("2", "1")):
        answer = public.get(f"/data/{path}/medewerkers.csv?versie={named}")
        assert answer.status_code == 400 and "verschillende versies" in answer.json["detail"]
    for named in ("1", "v1"):
        assert public.get(f"/data/1/medewerkers.csv?versie={named}").status_code == 200
    header = public.get("/data/nieuwste/medewerkers.csv", headers={"X-Versie": "1"})
    assert header.headers["Location"] == "/data/1/medewerkers.csv"


def test_an_answer_of_an_earlier_version_leads_on_to_that_version(public: FlaskClient) -> None:
    links = public.get("/ogc/collections/regio/items?limit=1&versie=1").json["links"]
    ours = [link["href"] for link in links if link["rel"] in ("next", "self", "collection")]
    assert len(ours) == 3 and all("versie=1" in href for href in ours)
    page = public.get("/data?versie=1").text
    assert "/data/1/medewerkers.xlsx" in page and "Alles van gegevensversie 2" in page
