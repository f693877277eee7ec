"""Routes for machines as they describe themselves: what each takes and gives, said once at the
route. Questions are checked by it, and the OpenAPI document and the page of the open data are made
of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import Flask

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t

#: Under which name a view holds what is said of it.
OPERATION = "arbeidszorg_operation"
#: What a schema calls the highest number that is given: who asks more gets so many.
CAPPED = "x-hoogstens"
#: What routes belong to, in the order in which they are told of.
GROUPS = ("tabellen", "cijfers", "initiatieven", "ogc", "beschrijving")
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


_CONVERTED = re.compile(r"<(?:[^:<>]+:)?(\w+)>")


def operations(server: Flask) -> Iterator[tuple[str, Operation]]:
    """Each path, as OpenAPI writes it, with what is said of its route, in the order of the
    routes."""
    for rule in server.url_map.iter_rules():
        operation = operation_of(server.view_functions[rule.endpoint])
        if operation:
            yield _CONVERTED.sub(r"{\1}", rule.rule), operation
