"""Statements about things, as JSON-LD and as Turtle."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, Graph, Literal, URIRef

from arbeidszorg.opendata.graph import Link, Node, Text, as_jsonld, as_turtle

THING = "https://atlas.example/ding"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@given(TEXTS)
def test_any_text_comes_out_again(text: str) -> None:
    nodes = [Node("dcat:Dataset", THING, {"dct:title": Text(text)})]
    for content, form in ((as_turtle(nodes), "turtle"), (as_jsonld(nodes), "json-ld")):
        read = Graph().parse(data=content.decode(), format=form)
        assert list(read.objects(URIRef(THING), DCTERMS.title)) == [Literal(text, lang="nl")]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_odd_address_stays_one_address() -> None:
    nodes = [Node("dcat:Dataset", THING, {"dct:relation": Link('https://a.be/x y"<z>')})]
    read = Graph().parse(data=as_turtle(nodes).decode(), format="turtle")
    assert [str(o) for o in read.objects(None, DCTERMS.relation)] == [
        "https://a.be/x%20y%22%3Cz%3E"
    ]


def test_nothing_and_several_and_days() -> None:
    said = {
        "dct:relation": [],
        "dcat:theme": [Link("dcat:a"), Link("https://a.be")],
        "dct:modified": date(2024, 1, 2),
    }
    turtle = as_turtle([Node("dcat:Dataset", THING, said)]).decode()
    assert "dct:relation" not in turtle
    assert "dcat:theme dcat:a, <https://a.be>" in turtle
    assert 'dct:modified "2024-01-02"^^xsd:date' in turtle
