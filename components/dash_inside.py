"""Everything here that leans on Dash's inner parts, which an upgrade of Dash may move.

The atlas writes its pages on the server (``docs/pages.md``). For that it must know how Dash names a
component, what Dash's browser half asks first, and which scripts it needs: nothing of which Dash
promises to keep. ``tests/components/test_dash_inside.py`` holds each part against the installed
Dash and says which one moved; the other half, in the browser, stands in ``assets/``.
"""

from __future__ import annotations

import abc
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dash import Dash
from dash._pages import _import_layouts_from_pages
from dash._utils import to_json
from dash.development.base_component import Component, ComponentMeta

#: The name space of Dash's own HTML elements, and that of our components.
HTML, OURS = "dash_html_components", "arbeidszorg"
#: Properties of our components: their names, and what names may begin with.
NONE: list[str] = []
FREE, PIECE, MEMORY = ["data-", "aria-"], ["id", "tag", "className"], ["id", "data"]
_SOURCE = re.compile(r'<script src="([^"]*)"')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]*)"')


# --- components ----------------------------------------------------------------------------------


class _Quick(ComponentMeta):
    """Makes a quick kind of an element of Dash: the last base is Dash's own, of which it keeps the
    name space and the properties. Dash's list of components stays as it was. A kind without such a
    base is an element that Dash does not have."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        theirs = bases[-1]
        if len(bases) == 1:
            return abc.ABCMeta.__new__(mcs, name, bases, {"_type": name, **body})
        plain: Any = theirs()
        same = {
            "__module__": theirs.__module__,
            "_namespace": plain._namespace,
            "_type": plain._type,
            "_children_props": plain._children_props,
            "_prop_names": plain._prop_names,
            "_valid_wildcard_attributes": plain._valid_wildcard_attributes,
        }
        return super().__new__(mcs, name, bases, {**body, **same})  # type: ignore[no-untyped-call]


class Element(Component, metaclass=_Quick):
    """An HTML element: ``children`` and any attribute, named as Dash names them (``className``).

    Dash goes through every property that an element could have when it is made, and again when it
    is sent. A page has thousands of elements, and that took longer than all of its numbers and
    figures; an ``Element`` leaves it out. A wrong name is found by a test
    (``tests/components/test_html.py``), not by the running server.
    """

    _namespace = HTML
    _prop_names = NONE
    _valid_wildcard_attributes = FREE

    def __init__(self, children: Any = None, **properties: Any) -> None:
        self.__dict__.update(properties, children=children)

    def to_plotly_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        return {"props": dict(self.__dict__), "type": self._type, "namespace": self._namespace}


class Piece(Component):
    """A part of a page that nothing in Dash looks into: an element ``tag`` (a div unless said
    otherwise) with ``children``, of which Dash gets only the element: the browser has the rest
    already, and an answer replaces what it holds at once, instead of element by element. Other
    properties are its attributes; it needs an ``id``. The scripts draw it."""

    _namespace = OURS
    _type = "Piece"
    _children_props = NONE
    _prop_names = PIECE
    _valid_wildcard_attributes = FREE

    def __init__(self, children: Any = None, *, id: str, tag: str = "div", **more: Any) -> None:
        self.__dict__.update(more, id=id, children=children, tag=tag)

    def to_plotly_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        own = {key: value for key, value in vars(self).items() if key != "children"}
        return {"props": own, "type": self._type, "namespace": self._namespace}


class Memory(Component):
    """Remembers ``data``, and shows nothing; the scripts hear what it is told."""

    _namespace = OURS
    _type = "Memory"
    _children_props = NONE
    _prop_names = MEMORY
    _valid_wildcard_attributes = NONE

    def __init__(self, id: str) -> None:
        self.__dict__.update(id=id)

    def to_plotly_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        return {"props": dict(vars(self)), "type": self._type, "namespace": self._namespace}


def is_component(part: Any) -> bool:
    """Whether a part of a page is a component, not a text, number or list."""
    return isinstance(part, Component)


def kind(component: Any) -> tuple[str, str]:
    """The name space and the type of a component, as ``("dash_html_components", "Div")``."""
    return component._namespace, component._type


def properties(component: Any) -> Mapping[str, Any]:
    """What a component was given, its children too; never what Dash keeps on it for itself."""
    return {key: value for key, value in vars(component).items() if not key.startswith("_")}


def unknown_properties(element: Any) -> set[str]:
    """The properties of an element that Dash would not take; see :class:`Element`."""
    free = tuple(element._valid_wildcard_attributes)
    return {
        name
        for name in properties(element)
        if name not in element._prop_names and not name.startswith(free)
    }


def every_part(part: Any) -> Iterator[Any]:
    """Every component of a part of a page, in reading order."""
    if isinstance(part, list | tuple):
        for child in part:
            yield from every_part(child)
    elif is_component(part):
        yield part
        yield from every_part(getattr(part, "children", None))


# --- what Dash needs in the browser --------------------------------------------------------------


def written(content: Any) -> str:
    """Components, or anything else that Dash sends, as the JSON that its browser half reads."""
    text: str = to_json(content)
    return text


class ServerDrawnDash(Dash):
    """Dash of which the server draws the pages: they are registered as always
    (``dash.register_page``), and :meth:`dash.Dash.index` answers with the whole page instead of an
    empty one. Dash's own router in the browser is left out."""

    def enable_pages(self) -> None:
        """Read the modules of the folder of pages, so that they register themselves."""
        _import_layouts_from_pages(self.config.pages_folder)

    def script_addresses(self) -> list[str]:
        """The scripts that Dash would load, in its order: its own, then those in ``assets/``."""
        return _SOURCE.findall(self._generate_scripts_html())

    def style_addresses(self) -> list[str]:
        """The styles that Dash would load, in its order."""
        return _STYLE.findall(self._generate_css_dist_html())  # type: ignore[no-untyped-call]

    def start_settings(self) -> dict[str, Any]:
        """What Dash's browser half reads from ``_dash-config``. ``end_id`` marks background
        callbacks, of which there are none; it would differ with every answer."""
        settings: dict[str, Any] = self._config()  # type: ignore[no-untyped-call]
        return {key: value for key, value in settings.items() if key != "end_id"}

    def start_answers(self, layout: str) -> dict[str, str]:
        """What Dash's browser half asks first, by address, as JSON: the layout of the page and the
        list of callbacks."""
        return {
            "_dash-layout": layout,
            "_dash-dependencies": self.dependencies().get_data(as_text=True),
        }

    def heard_ids(self) -> frozenset[str]:
        """The ids that a callback listens to or fills, as they are written into a page."""
        ids: set[str] = set()
        for callback in json.loads(self.dependencies().get_data(as_text=True)):
            ids |= {part["id"] for part in (*callback["inputs"], *callback["state"])}
            outputs = callback["output"].strip(".").split("...")
            ids |= {output.rpartition(".")[0] for output in outputs}
        return frozenset(ids)
