"""The inner parts of Dash that the atlas leans on: which of them moved, when an upgrade of Dash
breaks the pages. Each test is about one part, and its message names it."""

from __future__ import annotations

import inspect
import json
from typing import Any

import dash
import pytest
from dash import Dash, dcc
from dash.development.base_component import Component, ComponentRegistry
from flask.testing import FlaskClient

from components import dash_inside as inside
from components import html
from components.dash_inside import Memory, Piece, ServerDrawnDash

VERSION = f"Dash {dash.__version__}"


@pytest.fixture(scope="module")
def app(client: FlaskClient) -> ServerDrawnDash:
    """Our app, after its first request: only then Dash knows its callbacks."""
    client.get("/kaart")
    app: Any = client.application
    (dash_app,) = {
        rule.__self__
        for rule in map(inspect.unwrap, app.view_functions.values())
        if isinstance(getattr(rule, "__self__", None), ServerDrawnDash)
    }
    return dash_app


# --- components ----------------------------------------------------------------------------------


def test_a_component_has_a_name_space_and_a_type() -> None:
    assert inside.kind(dash.html.Div()) == (inside.HTML, "Div"), f"{VERSION}: _namespace or _type"
    assert inside.kind(html.Div()) == (inside.HTML, "Div")
    assert inside.kind(dcc.Input())[0] not in (inside.HTML, inside.OURS)


def test_an_element_knows_which_properties_it_may_have() -> None:
    plain: Any = dash.html.Div()
    assert {"id", "className", "children", "style"} <= set(plain._prop_names), (
        f"{VERSION}: _prop_names, by which a wrong property is found in a test"
    )
    assert {"data-", "aria-"} <= set(plain._valid_wildcard_attributes), (
        f"{VERSION}: _valid_wildcard_attributes"
    )
    assert inside.unknown_properties(html.P(klasse="x")) == {"klasse"}


def test_properties_stand_on_a_component_under_their_own_name() -> None:
    """The first view is written from them."""
    for element in (
        dash.html.P("x", id="y", **{"data-z": "1"}),
        html.P("x", id="y", **{"data-z": "1"}),
    ):
        own = {
            name: value
            for name, value in inside.properties(element).items()
            if not name.startswith("available_")
        }
        assert own == {"children": "x", "id": "y", "data-z": "1"}, f"{VERSION}: vars(component)"


def test_a_component_says_itself_how_it_is_sent() -> None:
    text = inside.written([Piece("x", id="a", tag="p"), Memory("b"), html.P("c")])
    assert json.loads(text) == [
        {"props": {"id": "a", "tag": "p"}, "type": "Piece", "namespace": "arbeidszorg"},
        {"props": {"id": "b"}, "type": "Memory", "namespace": "arbeidszorg"},
        {"props": {"children": "c"}, "type": "P", "namespace": inside.HTML},
    ], f"{VERSION}: dash._utils.to_json or to_plotly_json"


def test_quick_elements_are_registered_as_dashs_own() -> None:
    assert ComponentRegistry.namespace_to_package[inside.HTML] == "dash", (
        f"{VERSION}: ComponentMeta, which lists the packages whose scripts are loaded"
    )
    assert isinstance(html.Div(), Component) and isinstance(html.Div(), dash.html.Div)


def test_parts_are_gone_through_in_reading_order() -> None:
    parts = inside.every_part([html.Div([html.P("a"), dcc.Link("b", href="/")]), "c"])
    assert [inside.kind(part)[1] for part in parts] == ["Div", "P", "Link"], f"{VERSION}: children"


# --- what the browser half asks ------------------------------------------------------------------


def test_the_scripts_of_dash_are_named_in_its_order(app: ServerDrawnDash) -> None:
    addresses = app.script_addresses()
    names = ("/deps/react@", "/deps/react-dom@", "dash_bootstrap_components", "/dash-renderer/")
    places = [
        next((n for n, address in enumerate(addresses) if name in address), -1) for name in names
    ]
    assert places == sorted(places) and -1 not in places, (
        f"{VERSION}: _generate_scripts_html names {addresses}"
    )
    assert not any(address.startswith("/assets/") for address in addresses), "ours are joined"


def test_the_styles_are_named(app: ServerDrawnDash) -> None:
    styles = app.style_addresses()
    assert any("/assets/atlas.css" in address for address in styles), (
        f"{VERSION}: _generate_css_dist_html names {styles}"
    )


def test_what_dash_reads_before_it_starts_is_known(app: ServerDrawnDash) -> None:
    settings = app.start_settings()
    assert {"url_base_pathname", "requests_pathname_prefix", "suppress_callback_exceptions"} <= set(
        settings
    ), f"{VERSION}: _config"
    assert "end_id" not in settings
    assert settings == app.start_settings(), f"{VERSION}: _config differs with every answer"


def test_what_dash_asks_first_is_answered_with_the_page(
    app: ServerDrawnDash, client: FlaskClient
) -> None:
    """The two addresses that the scripts answer from the page exist in this Dash."""
    for address in app.start_answers("{}"):
        assert client.get(f"/{address}").status_code == 200, f"{VERSION}: /{address}"


def test_the_ids_of_callbacks_can_be_read(app: ServerDrawnDash) -> None:
    assert {"vraag", "adres"} <= app.heard_ids(), f"{VERSION}: dependencies()"


# --- pages ---------------------------------------------------------------------------------------


def test_pages_are_read_from_their_folder_by_dash_itself(app: ServerDrawnDash) -> None:
    assert app.config.pages_folder.endswith("/pages"), f"{VERSION}: config.pages_folder"
    assert callable(getattr(dash._pages, "_import_layouts_from_pages", None)), (
        f"{VERSION}: _import_layouts_from_pages"
    )
    record = next(iter(dash.page_registry.values()))
    known = {"module", "path", "path_template", "name", "supplied_title", "description", "layout"}
    assert known <= set(record), f"{VERSION}: page_registry"


def test_dash_lets_us_answer_a_page(app: ServerDrawnDash) -> None:
    for name in ("index", "enable_pages", "dependencies"):
        assert callable(getattr(Dash, name, None)), f"{VERSION}: Dash.{name}"
    assert app.server.view_functions["/"].__name__ == "index", f"{VERSION}: the route of a page"
