"""The catalogue, held by shapes after DCAT-AP 3 and DCAT-AP Vlaanderen 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, RDFS, Graph, URIRef

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import catalogue, files
from arbeidszorg.opendata.graph import as_jsonld, as_turtle
from arbeidszorg.opendata.licence import licence
from arbeidszorg.opendata.tables import entries

SHAPES = Path(__file__).with_name("shapes.ttl")
#: One of each kind: a cube, a cube by residence, and a list.
FEW = ("medewerkers", "uitstroom-volgens-woonplaats-naar-sector", "initiatieven")
#: What rdflib warns of in itself.
QUIET = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@contextmanager
def opened(here: Atlas, **settings: str) -> Iterator[Atlas]:
    yield replace(here, settings=replace(here.settings, **settings))


def graph_of(here: Atlas, tables: tuple[str, ...] | None = FEW) -> Graph:
    turtle = as_turtle(catalogue.catalogue(here, tables)).decode()
    return Graph().parse(data=turtle, format="turtle")


@QUIET
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"address": "https://atlas.example/pad", "contact": "atlas@example.be"},
        {"licence": "https://creativecommons.org/licenses/by/4.0/"},
    ],
    ids=["plain", "reached", "licensed"],
)
def test_the_catalogue_keeps_to_the_profiles(demo_atlas: Atlas, settings: dict[str, str]) -> None:
    with opened(demo_atlas, **settings) as here:
        holds, _, report = validate(graph_of(here), shacl_graph=str(SHAPES))
    assert holds, report


@QUIET
@pytest.mark.parametrize(
    ("missing", "of"),
    [
        (DCTERMS.license, DCAT.Distribution),
        (DCAT.contactPoint, DCAT.Dataset),
        (DCTERMS.publisher, DCAT.Catalog),
        (DCAT.endpointURL, DCAT.DataService),
    ],
)
def test_the_shapes_find_what_lacks(demo_atlas: Atlas, missing: URIRef, of: URIRef) -> None:
    made = graph_of(demo_atlas)
    made.remove((next(made.subjects(RDF.type, of)), missing, None))
    assert not validate(made, shacl_graph=str(SHAPES))[0]


@QUIET
def test_both_forms_say_the_same(demo_atlas: Atlas) -> None:
    nodes = catalogue.catalogue(demo_atlas, FEW)
    other = Graph().parse(data=as_jsonld(nodes).decode(), format="json-ld")
    assert other.isomorphic(graph_of(demo_atlas))


@QUIET
def test_every_table_is_in_it_with_every_kind_of_file(demo_atlas: Atlas) -> None:
    made = graph_of(demo_atlas, None)
    every = entries(demo_atlas)
    datasets = list(made.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(every) > 100
    links = {str(link) for link in made.objects(None, DCAT.downloadURL)}
    kinds = ("csv", "json", "parquet", "xlsx")
    assert links == {files.address(demo_atlas, name, kind) for name in every for kind in kinds}
    titles = {str(text) for text in made.objects(None, DCTERMS.title)}
    assert {entry.title for entry in every.values()} <= titles


def test_without_a_licence_it_says_so_and_invents_none(demo_atlas: Atlas) -> None:
    own = replace(demo_atlas, edition=replace(demo_atlas.edition, demo=False))
    known = licence(own)
    assert not known.chosen and known.name == "nog geen licentie gekozen"
    assert known.url == f"{own.settings.public}/data#licentie"
    turtle = as_turtle(catalogue.catalogue(own, FEW)).decode()
    assert "nog geen licentie" in turtle and "MIT" not in turtle and "verzonnen" not in turtle


@QUIET
def test_it_is_about_the_territory_and_leads_to_what_is_newest(demo_atlas: Atlas) -> None:
    made, host = graph_of(demo_atlas), demo_atlas.settings.public
    (dataset,) = (each for each in made.subjects(RDF.type, DCAT.Dataset) if "/medewerkers" in each)
    places = set(made.objects(dataset, DCTERMS.spatial))
    names = {str(name) for place in places for name in made.objects(place, RDFS.label)}
    assert names == {"West-Vlaanderen", "België"}
    (newest,) = made.objects(dataset, DCTERMS.isVersionOf)
    assert str(newest) == f"{host}/data/nieuwste/medewerkers"
