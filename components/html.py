"""HTML elements as ``dash.html`` has them, quick to make and to send.

Dash goes through every property that an element could have when it is made, and again when it is
sent. A page has thousands of elements, and that took longer than all of its numbers and figures.
These leave it out; ``tests/components/test_html.py`` holds them, and how they are used, against
Dash's own.
"""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component


def _make(self: Component, children: Any = None, **properties: Any) -> None:
    self.__dict__.update(properties, children=children)


def _write(self: Component) -> dict[str, Any]:
    return {"props": dict(self.__dict__), "type": self._type, "namespace": self._namespace}


def _quick(kind: type[Component]) -> type[Any]:
    plain = kind()
    return type(
        kind.__name__,
        (kind,),
        {
            "__module__": kind.__module__,
            "__init__": _make,
            "to_plotly_json": _write,
            "_namespace": kind._namespace,
            "_children_props": kind._children_props,
            "_prop_names": plain._prop_names,
            "_valid_wildcard_attributes": plain._valid_wildcard_attributes,
        },
    )


A = _quick(html.A)
Button = _quick(html.Button)
Caption = _quick(html.Caption)
Details = _quick(html.Details)
Div = _quick(html.Div)
H1 = _quick(html.H1)
H2 = _quick(html.H2)
H3 = _quick(html.H3)
H4 = _quick(html.H4)
Img = _quick(html.Img)
Label = _quick(html.Label)
Li = _quick(html.Li)
Nav = _quick(html.Nav)
Noscript = _quick(html.Noscript)
Ol = _quick(html.Ol)
P = _quick(html.P)
Section = _quick(html.Section)
Span = _quick(html.Span)
Summary = _quick(html.Summary)
Table = _quick(html.Table)
Tbody = _quick(html.Tbody)
Td = _quick(html.Td)
Template = _quick(html.Template)
Textarea = _quick(html.Textarea)
Tfoot = _quick(html.Tfoot)
Th = _quick(html.Th)
Thead = _quick(html.Thead)
Tr = _quick(html.Tr)
Ul = _quick(html.Ul)
