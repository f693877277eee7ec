"""The quick HTML elements are Dash's own, and the pages give them no property that Dash rejects."""

from __future__ import annotations

import json

import dash.html
import pytest
from flask.testing import FlaskClient
from plotly.io.json import to_json_plotly

from components import html
from components.context import atlas
from components.dash_inside import unknown_properties
from components.shell import above, below
from components.site import Site
from components.stage import speaker, stage
from helpers.drawn import parts

#: What pages with variables are asked for.
VARIABLES = {"gebied": "westhoek", "naam": "westhoek", "initiatief": "AZ-01"}
KINDS = {name: kind for name, kind in vars(html).items() if name in dash.html.__all__}
QUERIES = ({}, {"niveau": "gemeente", "gebied": "brugge,westhoek"}, {"kaartvorm": "cirkels"})


@pytest.mark.parametrize("name", KINDS)
def test_an_element_is_made_and_sent_as_dash_would(name: str) -> None:
    properties = {"id": "x", "className": "y", "style": {"--vul": "#fff"}, "data-adres": "z"}
    dash_kind = getattr(dash.html, name)
    assert issubclass(KINDS[name], dash_kind)
    for children in (None, "tekst", ["a", dash.html.Td("b", id="b"), html.Td("c", id="c")]):
        element, dash_element = (
            KINDS[name](children, **properties),
            dash_kind(children, **properties),
        )
        assert json.loads(to_json_plotly(element)) == json.loads(to_json_plotly(dash_element))
        assert (repr(element), list(element)) == (repr(dash_element), list(dash_element))


def test_the_pages_use_properties_that_dash_knows(client: FlaskClient, site: Site) -> None:
    with client.application.test_request_context():
        layouts = [page.layout(**query) for page in site.figures.values() for query in QUERIES]
        texts = [page for page in site.pages if not page.figures]
        plain = [page.filled(page.layout, VARIABLES) for page in texts]
        plain += [*above(atlas(), site, "/"), below(atlas()), *stage([], atlas()), speaker()]
    quick = [element for element in parts(layouts) if isinstance(element, tuple(KINDS.values()))]
    without = [element for element in parts(plain) if isinstance(element, tuple(KINDS.values()))]
    assert {type(element).__name__ for element in (*quick, *without)} == set(KINDS), (
        "none is there idly"
    )
    assert [element for element in quick if unknown_properties(element)] == []


def test_a_wrong_property_is_seen() -> None:
    assert unknown_properties(html.Td("x", klasse="y")) == {"klasse"}
