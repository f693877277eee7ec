"""Figures that leave: ``/figuur/<page>.json`` for the page itself, and
``/figuur/<page>/<key>.<ending>`` for every file of a figure."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request

from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.figures.text import clean
from arbeidszorg.files import figures, mime
from arbeidszorg.texts import t
from arbeidszorg.view.address import Parsed
from components.addressed import figure_of
from components.card import part
from components.context import atlas, cache, host
from components.figures_page import FiguresPage
from components.site import site
from server import answers

blueprint = Blueprint("figuren", __name__)

#: Parameters of a file that are none of the view.
FORM, SIZE = "vorm", "grootte"


def view_query() -> dict[str, list[str]]:
    """The parameters of the view in the address that is asked."""
    return {name: values for name, values in request.args.lists() if name not in (FORM, SIZE)}


def no_figure() -> Response:
    """The answer when there is no such figure."""
    return answers.fault(t("export.no_figure"))


@blueprint.get("/figuur/<name>.json")
def live(name: str) -> Response:
    """The live figures of a page, by the id of their box; those of words alone are left out."""
    page = site().figures.get(name)
    if page is None:
        return no_figure()

    def figures_of(page: FiguresPage) -> str:
        cards = page.cards(page.read(view_query()).view, atlas())
        return answers.written(
            {part(name, card.key, "figuur"): card.figure for card in cards if card.picture.panels}
        )

    query = request.query_string.decode("utf-8", "replace")
    body = cache().get(("live", name, query), lambda: figures_of(page))
    return Response(body, mimetype=answers.JSON)


@blueprint.get("/figuur/<name>/<file>")
def file(name: str, file: str) -> Response:
    """A figure as a file: with title, filters, source, date and demonstration mark; what the
    address asks in vain stands in its notes."""
    key, _, ending = file.partition(".")
    page, kind = site().figures.get(name), figures.KINDS.get(ending)
    if page is None or kind is None:
        return no_figure()
    choices = [request.args.get(choice, "") for choice in (FORM, SIZE)]
    known = {FORM: tuple(SHEETS), SIZE: tuple(ZOOMS)}
    unknown = [
        t("export.no_look", value=clean(value)[:40], name=choice)
        for choice, value in zip(known, choices, strict=True)
        if value and value not in known[choice]
    ]
    parsed = page.read(view_query())
    figure = figure_of(page, key, Parsed(parsed.view, (*parsed.notices, *unknown)), host())
    if figure is None:
        return no_figure()
    look = figures.Look(
        SHEETS.get(choices[0], kind.sheet), ZOOMS.get(choices[1], 1.0), date.today()
    )
    marks = [f"_{choice}" for choice in choices if choice in {**SHEETS, **ZOOMS}]
    file_name = "".join([figure.name, *marks, f".{ending}"])
    return answers.file(kind.make(figure, look), file_name, mime.TYPES[ending])
