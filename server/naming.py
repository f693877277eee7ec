"""Names of areas in the paths of files. The name of a group has dots: what comes after the last of
them is a member, unless it is the ending of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter

from arbeidszorg.places.groups import MARK

#: What a name that is no group's is called in a rule.
PLAIN = "zonder_groep"


class Plain(BaseConverter):
    """A part of a path that names no group."""

    regex = f"[^/{MARK}]+"


def _known(state: BlueprintSetupState) -> None:
    state.app.url_map.converters[PLAIN] = Plain


def file_route(
    blueprint: Blueprint, place: str, endings: Iterable[str]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``place/<name>.<ending>`` as a route: of areas with any ending, so that a wrong one can be
    said; of groups with one of ``endings``, for else it is a page."""
    blueprint.record(_known)
    rules = (
        f"{place}/<{PLAIN}:name>.<ending>",
        f"{place}/<name>.<any({','.join(endings)}):ending>",
    )

    def add(view: Callable[..., Any]) -> Callable[..., Any]:
        for rule in rules:
            blueprint.add_url_rule(rule, view_func=view)
        return view

    return add
