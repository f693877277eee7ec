"""Machine answers: ``/api/v1/cijfers.json`` and ``.csv``."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, request

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.figures.text import clean
from arbeidszorg.files import answer
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from components.context import atlas, host
from server import answers

blueprint = Blueprint("machines", __name__)

#: Files, machine answers, pages for a wall, and groups that anybody names: made when asked for, and
#: of no use in a search.
UNSOUGHT = (
    "/*~",
    "/figuur/",
    "/embed/",
    "/api/",
    "/rapport/*.",
    "/presentatie/*.",
    "/presentatie/toneel",
    "/presentatie/spreker",
    "/studie/",
    "/zoeken/",
    "/zoeken?",
    "/initiatieven?",
    "/initiatieven/lijst",
    "/initiatieven/vergelijk?",
    "/initiatieven/*?",
    "/veranderingstheorie.",
)
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in UNSOUGHT)


class RefusedError(ValueError):
    """An address asks what cannot be answered; ``faults`` says each thing that is wrong (Dutch)."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@blueprint.errorhandler(RefusedError)
def refused(error: RefusedError) -> Response:
    """A machine cannot see that its question was answered otherwise: it gets no answer."""
    return answers.as_json({"fout": t("export.refused"), "fouten": list(error.faults)}, 400)


def _answer(*apart: str) -> tuple[Table, str]:
    """The Table that the address asks for, and the address as it should be. ``apart``: parameters
    that say nothing of the view. Raises :class:`RefusedError`."""
    here = atlas()
    query: Mapping[str, object] = {
        name: values for name, values in request.args.lists() if name not in apart
    }
    parsed = addresses.parse(query, here.scope())
    if parsed.notices:
        raise RefusedError(parsed.faults)
    return here.table(parsed.view), addresses.lasting(parsed.view, here.scope())


@blueprint.get(addresses.NUMBERS)
def numbers_json() -> Response:
    """The Table of an address as JSON."""
    table, address = _answer()
    return answers.as_json(answer.as_json(table, f"{request.path}{address}"))


@blueprint.get(addresses.NUMBERS_CSV)
def numbers_csv() -> Response:
    """The rows of the same Table as CSV; ``formaat=excel`` for Belgian Excel, with the words."""
    form = request.args.get("formaat", "").strip().lower()
    if form not in ("", "excel"):
        raise RefusedError((t("export.no_form", form=clean(form)[:40]),))
    table, address = _answer("formaat")
    here = atlas()
    name = wording.file_name(table.view, here.geography, table.demo)
    if form == "excel":
        link = f"{host()}{request.path}{address}"
        text = answer.as_excel_csv(table, about(table, here.geography, link=link))
    else:
        text = answer.as_csv(table)
    return answers.file(text, f"{name}.csv", "text/csv")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Where search engines need not look."""
    return Response(ROBOTS, mimetype="text/plain")
