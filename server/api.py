"""Machine answers: ``/api/v1/cijfers.json`` and ``.csv``."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, request

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.files import answer
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.notes import Note
from components.context import atlas, host
from server import answers

blueprint = Blueprint("machines", __name__)

#: Files, machine answers and pages for a wall: made when asked for, and of no use in a search.
UNSOUGHT = (
    "/figuur/",
    "/embed/",
    "/api/",
    "/rapport/*.",
    "/presentatie/*.",
    "/presentatie/toneel",
    "/presentatie/spreker",
    "/studie/",
    "/veranderingstheorie.",
)
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in UNSOUGHT)


def _answer(*apart: str) -> tuple[Table, tuple[str, ...], str]:
    """The Table that the address asks for, its notices, and the address as it should be.
    ``apart``: parameters that say nothing of the view."""
    here = atlas()
    query: Mapping[str, object] = {
        name: values for name, values in request.args.lists() if name not in apart
    }
    parsed = addresses.parse(query, here.scope())
    return here.table(parsed.view), parsed.notices, addresses.query(parsed.view, here.scope())


@blueprint.get(addresses.NUMBERS)
def numbers_json() -> Response:
    """The Table of an address as JSON."""
    table, notices, address = _answer()
    return answers.as_json(answer.as_json(table, notices, f"{request.path}{address}"))


@blueprint.get(addresses.NUMBERS_CSV)
def numbers_csv() -> Response:
    """The rows of the same Table as CSV; ``formaat=excel`` for Belgian Excel, with the words."""
    table, notices, address = _answer("formaat")
    here = atlas()
    name = wording.file_name(table.view, here.geography, table.demo)
    if request.args.get("formaat", "").strip().lower() == "excel":
        link = f"{host()}{request.path}{address}"
        words = about(
            table, here.geography, remarks=[Note("notice", text) for text in notices], link=link
        )
        text = answer.as_excel_csv(table, words)
    else:
        text = answer.as_csv(table)
    return answers.file(text, f"{name}.csv", "text/csv")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Where search engines need not look."""
    return Response(ROBOTS, mimetype="text/plain")
