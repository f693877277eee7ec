"""What a machine route takes and gives, said once at the route: it is what checks a question, and
what the OpenAPI document is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import current_app, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.figures.text import clean
from arbeidszorg.texts import t
from components.context import atlas
from server.problems import RefusedError

#: Under which name a view holds what is said of it.
OPERATION = "arbeidszorg_operation"
#: What a value is called in a fault: no longer than this.
LONGEST = 40
Schema = Mapping[str, Any]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query. ``about``: what it does (Dutch); ``schema``: as JSON Schema says
    what it may be (type, enum, minimum, maximum, pattern)."""

    name: str
    about: str
    schema: Schema
    example: Any = None


@dataclass(frozen=True)
class Operation:
    """A route for machines. ``name``: its id, under which its words are; ``group``: what it belongs
    to; ``gives``: media type -> schema of the answer; ``parameters``: of the query, by the atlas;
    ``path``: the same of the path; ``sample``: a short true answer; ``statuses``: those that it
    may give beside those of every route."""

    name: str
    group: str
    gives: Mapping[str, Schema]
    parameters: Callable[[Atlas], tuple[Parameter, ...]] = lambda _: ()
    path: Callable[[Atlas], tuple[Parameter, ...]] = lambda _: ()
    sample: Callable[[Atlas], Any] | None = None
    statuses: tuple[int, ...] = (400,)
    found: Mapping[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        return t(f"opendata.operation.{self.name}.title")

    @property
    def about(self) -> str:
        """What it does."""
        return t(f"opendata.operation.{self.name}.about")


def describes(operation: Operation) -> Callable[[View], View]:
    """Say at a view what it takes and gives."""

    def add(view: View) -> View:
        vars(view)[OPERATION] = operation
        return view

    return add


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """What is said of a view; None when nothing is."""
    return getattr(view, OPERATION, None)


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
    """A value of a schema. ``ValueError`` for what it cannot be; a number above the highest is
    that."""
    kind = schema.get("type", "string")
    if kind == "boolean":
        return {"true": True, "false": False}[text] if text in ("true", "false") else _no()
    if kind == "integer":
        if not _WHOLE.fullmatch(text) or not text.isascii():
            _no()
        number = int(text)
        if number < schema.get("minimum", number):
            _no()
        return min(number, schema.get("maximum", number))
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
    words = {"low": schema.get("minimum", ""), "high": schema.get("maximum", "")}
    return t(f"opendata.may_be.{kind}", **words)
