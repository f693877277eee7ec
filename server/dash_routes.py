"""Dash's own routes, when they are asked something that Dash's browser half would never ask.

Dash raises an error for a package that it does not have and for a body that it cannot read. Both
are said to who asks: 404 and 400.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Flask, abort, request

from server.index import AtlasDash

SUITES, CALLBACKS = "/_dash-component-suites/", "/_dash-update-component"


def guard(app: AtlasDash) -> None:
    """Refuse what cannot be, before Dash sees it; to be called when all routes stand."""
    server: Flask = app.server
    for rule in server.url_map.iter_rules():
        if rule.rule.startswith(SUITES):
            view: Callable[..., Any] = server.view_functions[rule.endpoint]
            server.view_functions[rule.endpoint] = _only_what_there_is(view)

    @server.before_request
    def understood() -> None:
        if request.path == CALLBACKS and request.method == "POST":
            try:
                content = request.get_json()  # 400 or 415 when it is no JSON
            except RecursionError:  # nested too deeply
                abort(400)
            if not fits(content, app.callback_map):
                abort(400)


def _only_what_there_is(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def found(**variables: Any) -> Any:
        try:
            return view(**variables)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - Dash has an error of its own for each thing that is not
            abort(404)

    return found


def fits(content: object, callbacks: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a body asks for a callback that there is, with the parts that it listens to."""
    if not isinstance(content, Mapping) or not isinstance(content.get("output"), str):
        return False
    callback = callbacks.get(content["output"])
    if callback is None:
        return False
    changed = content.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        return False
    outputs = content.get("outputs", [])
    asked = outputs if isinstance(outputs, list) else [outputs]
    return all(isinstance(part, Mapping) and _named(part) for part in asked) and all(
        _fit(content.get(kind, []), callback[registered])
        for kind, registered in (("inputs", "inputs"), ("state", "state"))
    )


def _fit(parts: object, registered: list[dict[str, Any]]) -> bool:
    """Whether parts of a page are those that a callback registered, in their order. Those that are
    found by a pattern (their id is an object) come as a list."""
    if not isinstance(parts, list) or len(parts) != len(registered):
        return False
    return all(map(_is, parts, registered))


def _is(part: object, own: Mapping[str, Any]) -> bool:
    if str(own["id"]).startswith("{"):
        return isinstance(part, list | Mapping)
    if not isinstance(part, Mapping) or not _named(part):
        return False
    return (part["id"], part["property"]) == (own["id"], own["property"])


def _named(part: Mapping[str, Any]) -> bool:
    return isinstance(part.get("id"), str | Mapping) and isinstance(part.get("property"), str)
