"""Components as HTML: what Dash would draw, and nothing that a text could add to it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from components import html as quick
from components.dash_inside import Memory, Piece
from components.markup import element, markup, style


class Reader(HTMLParser):
    """Reads HTML as a browser would: tags with their attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("component", "written"),
    [
        (None, ""),
        (0, "0"),
        ("a < b & c", "a &lt; b &amp; c"),
        (Markup("<b>x</b>"), "<b>x</b>"),
        (["a", [html.Br(), None], 1.5], "a<br>1.5"),
        (html.P("x", className="lead"), '<p class="lead">x</p>'),
        (quick.P("x", className="lead"), '<p class="lead">x</p>'),
        (html.Label("x", htmlFor="y"), '<label for="y">x</label>'),
        (
            html.Details([html.Summary("s")], open=True),
            "<details open><summary>s</summary></details>",
        ),
        (html.Div(hidden=False, tabIndex="0", role=None), '<div tabindex="0"></div>'),
        (html.Th("x", colSpan=2), '<th colspan="2">x</th>'),
        (html.Div(**{"data-a": "1"}), '<div data-a="1"></div>'),
        (html.Div(**{"aria-hidden": "true"}), '<div aria-hidden="true"></div>'),
        (
            html.Div(style={"minWidth": "4px", "--vul": "#fff"}),
            '<div style="min-width:4px;--vul:#fff"></div>',
        ),
        (
            html.Div(id={"b": "2", "a": "é"}),
            '<div id="{&#34;a&#34;:&#34;é&#34;,&#34;b&#34;:&#34;2&#34;}"></div>',
        ),
        (Piece("x", tag="p", id="zin"), '<p id="zin">x</p>'),
        (Memory("vraag"), ""),
    ],
)
def test_a_component_is_written_as_dash_draws_it(component: Any, written: str) -> None:
    assert markup(component) == written


def test_a_list_shows_what_is_chosen() -> None:
    component = dbc.Select(
        id={"name": "maat"},
        name="maat",
        value="b",
        options=[{"value": v, "label": v.upper()} for v in "ab"],
    )
    read = Reader(markup(component))
    (select, attributes), *options = read.tags
    assert select == "select"
    assert attributes["class"] == "form-select form-select-sm"
    assert (attributes["name"], attributes["form"]) == ("maat", "filters")
    assert [option["value"] for _, option in options if "selected" in option] == ["b"]
    assert [option["value"] for _, option in options] == ["", "a", "b"]
    assert read.text == "AB"


def test_boxes_show_what_is_ticked() -> None:
    component = dbc.Checklist(
        id="s",
        name="sector",
        value=["mb"],
        inline=True,
        options=[
            {"value": "mb", "label": html.Span("MB", title="M")},
            {"value": "aw", "label": "AW"},
        ],
    )
    read = Reader(markup(component))
    boxes = [attributes for tag, attributes in read.tags if tag == "input"]
    assert [(box["value"], "checked" in box) for box in boxes] == [("mb", True), ("aw", False)]
    assert {box["name"] for box in boxes} == {"sector"}
    labels = [attributes["for"] for tag, attributes in read.tags if tag == "label"]
    assert labels == [box["id"] for box in boxes]


def test_a_field_keeps_its_value() -> None:
    component = dbc.Input(id="j", name="jaar", type="range", min=2017, max=2025, step=1, value=2021)
    ((_, attributes),) = Reader(markup(component)).tags
    assert (attributes["value"], attributes["min"], attributes["max"]) == ("2021", "2017", "2025")
    search = dbc.Input(id="z", name="gebied", type="search", value="", size="sm")
    ((_, attributes),) = Reader(markup(search)).tags
    assert "value" not in attributes
    assert attributes["class"] == "form-control-sm form-control"


@given(st.text(), st.text())
def test_no_text_becomes_markup(text: str, value: str) -> None:
    written = markup(html.P(text, title=value))
    read = Reader(str(written).replace("\r", "&#13;"))
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.tags[0][1]["title"] == value
    assert read.text == text


def test_attributes_that_say_nothing_are_left_out() -> None:
    assert element("p", [("a", None), ("b", False), ("c", True), ("d", "")]) == '<p c d=""></p>'
    assert style(None) == ""


def test_dash_gets_of_a_piece_only_where_it_stands() -> None:
    piece = Piece([html.B("x")], id="stuk", className="y")
    assert markup(piece) == '<div class="y" id="stuk"><b>x</b></div>'
    assert piece.to_plotly_json() == {
        "props": {"id": "stuk", "className": "y", "tag": "div"},
        "type": "Piece",
        "namespace": "arbeidszorg",
    }
