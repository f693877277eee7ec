"""A question of a program, read as its route says what may be asked."""

from __future__ import annotations

import re
from typing import Any

from flask import current_app, request

from arbeidszorg.figures.text import clean
from arbeidszorg.texts import t
from components.context import atlas
from components.operations import CAPPED, Schema, operation_of
from server.problems import RefusedError

#: What a value is called in a fault: no longer than this.
LONGEST = 40


def asked() -> dict[str, Any]:
    """The parameters of the current question by name, as what its route says they are. Raises
    :class:`RefusedError` for one that it does not know, that is said twice, or cannot be."""
    operation = operation_of(current_app.view_functions[str(request.endpoint)])
    known = {each.name: each for each in operation.parameters(atlas())} if operation else {}
    values, faults = {}, []
    for name, texts in request.args.lists():
        parameter = known.get(name)
        if parameter is None:
            words = {"name": shown(name), "known": ", ".join(known) or t("opendata.wrong.none")}
            faults.append(t("opendata.wrong.unknown", **words))
        elif len(texts) > 1:
            faults.append(t("opendata.wrong.twice", name=name))
        else:
            try:
                values[name] = _read(texts[0], parameter.schema)
            except ValueError:
                words = {"name": name, "value": shown(texts[0]), "may": may_be(parameter.schema)}
                faults.append(t("opendata.wrong.value", **words))
    if faults:
        raise RefusedError(faults)
    return values


def shown(text: str) -> str:
    """What somebody wrote, as it can be said again."""
    return clean(text)[:LONGEST]


_WHOLE = re.compile(r"-?\d{1,9}")


def _read(text: str, schema: Schema) -> Any:
    """A value of a schema. ``ValueError`` for what it cannot be; a number above :data:`CAPPED` is
    that."""
    kind = schema.get("type", "string")
    if kind == "boolean":
        return {"true": True, "false": False}[text] if text in ("true", "false") else _no()
    if kind == "integer":
        if not _WHOLE.fullmatch(text) or not text.isascii():
            _no()
        number = int(text)
        if not schema.get("minimum", number) <= number <= schema.get("maximum", number):
            _no()
        return min(number, schema.get(CAPPED, number))
    if "enum" in schema and text not in schema["enum"]:
        _no()
    if "pattern" in schema and not re.search(schema["pattern"], text):
        _no()
    return text


def _no() -> Any:
    raise ValueError


def may_be(schema: Schema) -> str:
    """What a value may be, in words (Dutch)."""
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    kind = str(schema.get("type", "string"))
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None:
        kind = f"{kind}_from" if high is None else f"{kind}_between"
    return t(f"opendata.may_be.{kind}", low=low, high=high)
