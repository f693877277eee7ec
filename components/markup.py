"""Components as HTML text: the first view of a page, and the pieces that an answer replaces.

The same components that Dash would draw in the browser are written here on the server, as Dash and
dash-bootstrap-components draw them, so that what is read first is what stands afterwards
(``tests/browser/test_first_view.py`` holds the two side by side).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from components.dash_inside import HTML, OURS, is_component, kind

VOID = frozenset({"br", "hr", "img", "input"})
#: What HTML calls otherwise than React; other names are the same in small letters.
NAMES = {"className": "class", "htmlFor": "for"}
#: Properties of a component that are no attributes.
INNER = frozenset(
    {
        "children",
        "key",
        "n_clicks",
        "disable_n_clicks",
        "tag",
        "available_properties",
        "available_wildcard_properties",
    }
)
#: What is written of a component that only Dash can draw.
ROOM = ("id", "className")
#: The form that controls belong to, also those that stand elsewhere on the page.
FORM = "filters"


def markup(part: Any) -> Markup:
    """A component, text, number or list of these as HTML. Text is escaped, ``Markup`` is not."""
    if part is None:
        return Markup()
    if isinstance(part, list | tuple):
        return Markup("".join(map(markup, part)))
    if not is_component(part):
        return escape(part)
    namespace, name = kind(part)
    if special := _SPECIAL.get((namespace, name)):
        return special(vars(part))
    children = getattr(part, "children", None)
    if namespace not in (HTML, OURS):  # its room; Dash draws it in the browser
        known = {key: value for key, value in vars(part).items() if key in ROOM}
        return element("div", _attributes(known), children)
    return element(getattr(part, "tag", None) or name.lower(), _attributes(vars(part)), children)


def element(name: str, attributes: Iterable[tuple[str, Any]], children: Any = None) -> Markup:
    """One element; an attribute that is None or false is left out, one that is true is bare."""
    opening = "".join(
        f" {key}" if value is True else f' {key}="{escape(value)}"'
        for key, value in attributes
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{markup(children)}</{name}>")


def _attributes(properties: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in properties.items():
        if key in INNER or key.startswith("_"):
            continue
        if key == "style":
            yield key, style(value) or None
        elif key == "id":
            yield key, written_id(value)
        else:
            yield _name(key), value


@lru_cache(maxsize=500)
def _name(key: str) -> str:
    return NAMES.get(key, key.lower())


def style(rules: Mapping[str, Any] | None) -> str:
    """Style rules as React names them (``minWidth``) as an attribute (``min-width``)."""
    return ";".join(
        f"{re.sub('[A-Z]', lambda letter: f'-{letter[0].lower()}', key)}:{value}"
        for key, value in (rules or {}).items()
    )


def written_id(name: Any) -> Any:
    """An id as Dash writes it into the page: the keys of a dict sorted, without spaces."""
    if isinstance(name, Mapping):
        return json.dumps(name, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return name


# --- controls ------------------------------------------------------------------------------------


def _select(control: Mapping[str, Any]) -> Markup:
    empty = element("option", [("value", ""), ("disabled", True), ("hidden", True)])
    options = [
        element(
            "option",
            [("value", option["value"]), ("selected", option["value"] == control["value"])],
            option["label"],
        )
        for option in control["options"]
    ]
    look = ("class", "form-select form-select-sm")
    return element("select", [look, *_control(control)], [empty, *options])


#: What an input has beside its look, in the order in which it stands there.
_OF_INPUT = (
    "type",
    "placeholder",
    "list",
    "autocomplete",
    "min",
    "max",
    "maxlength",
    "step",
    "value",
)


def _input(control: Mapping[str, Any]) -> Markup:
    small = "form-control-sm form-control" if control.get("size") == "sm" else "form-control"
    look = ("class", " ".join(filter(None, (control.get("class_name"), small))))
    own = [(name, control[name]) for name in _OF_INPUT if control.get(name, "") != ""]
    return element("input", [look, *_control(control), *own])


def _checklist(control: Mapping[str, Any]) -> Markup:
    whole = written_id(control["id"])
    ticks = [_tick(control, whole, option) for option in control["options"]]
    return element("div", [("id", whole)], ticks)


def _tick(control: Mapping[str, Any], whole: str, option: Mapping[str, Any]) -> Markup:
    value = option["value"]
    box = {**control, "id": f"_dbcprivate_checklist_{whole}_input_{value}"}
    own = [("type", "checkbox"), ("value", value), ("checked", value in control["value"])]
    tick = element("input", [("class", "form-check-input"), *_control(box), *own])
    named = [("class", "form-check-label"), ("for", box["id"])]
    label = element("label", named, option["label"])
    return element("div", [("class", "form-check form-check-inline")], [tick, label])


def _control(control: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [("id", written_id(control["id"])), ("name", control["name"]), ("form", FORM)]


_SPECIAL: dict[tuple[str, str], Callable[[Mapping[str, Any]], Markup]] = {
    ("dash_bootstrap_components", "Select"): _select,
    ("dash_bootstrap_components", "Input"): _input,
    ("dash_bootstrap_components", "Checklist"): _checklist,
    (OURS, "Memory"): lambda _: Markup(),
}
