"""Two Dash components of our own; ``assets/scripts/figures/dash-inside.js`` draws them.

A :class:`Piece` is a part of a page that nothing in Dash looks into. It stands in the page as the
server sent it, and an answer replaces what it holds at once, instead of element by element. A
:class:`Memory` shows nothing and remembers what callbacks tell it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component


class Piece(Component):
    """An element ``tag`` (a div unless said otherwise) with ``children``, of which Dash gets only
    the element: the browser has the rest already. Other properties are its attributes; it needs an
    ``id``."""

    _namespace = "arbeidszorg"
    _type = "Piece"
    _children_props: ClassVar[list[str]] = []
    _prop_names: ClassVar[list[str]] = ["id", "tag", "className"]
    _valid_wildcard_attributes: ClassVar[list[str]] = ["data-", "aria-"]

    def __init__(self, children: Any = None, *, id: str, tag: str = "div", **more: Any) -> None:
        self.__dict__.update(more, id=id, children=children, tag=tag)

    def to_plotly_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        own = {key: value for key, value in vars(self).items() if key != "children"}
        return {"props": own, "type": self._type, "namespace": self._namespace}


class Memory(Component):
    """Remembers ``data``, and shows nothing; ``figures/address.js`` hears what it is told."""

    _namespace = "arbeidszorg"
    _type = "Memory"
    _children_props: ClassVar[list[str]] = []
    _prop_names: ClassVar[list[str]] = ["id", "data"]
    _valid_wildcard_attributes: ClassVar[list[str]] = []

    def __init__(self, id: str) -> None:
        self.__dict__.update(id=id)

    def to_plotly_json(self) -> dict[str, Any]:
        """As the browser gets it."""
        return {"props": {"id": self.id}, "type": self._type, "namespace": self._namespace}
