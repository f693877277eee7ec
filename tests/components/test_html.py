"""The quick HTML elements are Dash's own, and the pages give them no property that Dash rejects."""

from __future__ import annotations

import json

import dash.html
import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from plotly.io.json import to_json_plotly

from components import html
from helpers.drawn import parts
from pages.common import PAGES, TEXTS
from pages.gebied import page_at

KINDS = {name: kind for name, kind in vars(html).items() if name in dash.html.__all__}
QUERIES = ({}, {"niveau": "gemeente", "gebied": "brugge,westhoek"}, {"kaartvorm": "cirkels"})


@pytest.mark.parametrize("name", KINDS)
def test_an_element_is_made_and_sent_as_dash_would(name: str) -> None:
    given = {"id": "x", "className": "y", "style": {"--vul": "#fff"}, "data-adres": "z"}
    theirs = getattr(dash.html, name)
    assert issubclass(KINDS[name], theirs)
    for children in (None, "tekst", ["a", dash.html.Td("b", id="b"), html.Td("c", id="c")]):
        one, other = KINDS[name](children, **given), theirs(children, **given)
        assert json.loads(to_json_plotly(one)) == json.loads(to_json_plotly(other))
        assert (repr(one), list(one)) == (repr(other), list(other))


def test_the_pages_use_properties_that_dash_knows(client: FlaskClient) -> None:
    with client.application.app_context():
        made = [page.layout(query) for page in PAGES.values() for query in QUERIES]
        texts = [page_at(path, {}) for path in ("/rapport/westhoek",)]
        plain = [one.layout("") for one in (*TEXTS.values(), *texts) if one]
    quick = [one for one in parts(made) if isinstance(one, tuple(KINDS.values()))]
    without = [one for one in parts(plain) if isinstance(one, tuple(KINDS.values()))]
    assert {type(one).__name__ for one in (*quick, *without)} == set(KINDS), "none is there idly"
    assert [one for one in quick if unknown(one)] == []


def unknown(one: Component) -> set[str]:
    """The properties of an element that Dash would not take."""
    known = getattr(dash.html, type(one).__name__)().available_properties
    return {
        name for name in vars(one) if name not in known and not name.startswith(("aria-", "data-"))
    }


def test_a_wrong_property_is_seen() -> None:
    assert unknown(html.Td("x", klasse="y")) == {"klasse"}
