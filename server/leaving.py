"""Figures that leave: ``/figuur/<page>.json`` for the page itself, and
``/figuur/<page>/<key>.<ending>`` for every file of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, Flask, Response, request

from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.files import figures, mime
from arbeidszorg.texts import t
from components.card import Card, leaving, part
from components.context import atlas, kept
from components.context import host as own_host
from pages.common import PAGES, Page
from server import answers

blueprint = Blueprint("figuren", __name__)

#: Parameters of a file that are none of the view.
FORM, SIZE = "vorm", "grootte"


def register(server: Flask) -> None:
    """Add the routes to a server."""
    server.register_blueprint(blueprint)


def page_of(name: str) -> Page | None:
    """The page with figures that goes by a name."""
    return next((one for one in PAGES.values() if one.name == name), None)


def asked() -> dict[str, list[str]]:
    """The parameters of the view."""
    given = request.args.to_dict(flat=False)
    return {name: values for name, values in given.items() if name not in (FORM, SIZE)}


def figure_at(page: Page, key: str, given: Mapping[str, object], host: str) -> Figure | None:
    """The figure that a page has for an address; None when it has none by that key."""
    view = page.read(given).view
    card = next((one for one in page.cards(view, atlas()) if one.key == key), None)
    return leaving(page.name, card, page.address(view), atlas(), host) if card else None


def no_figure() -> Response:
    """The answer when there is no such figure."""
    return answers.fault(t("export.no_figure"))


@blueprint.get("/figuur/<page>.json")
def live(page: str) -> Response:
    """The live figures of a page, by the id of their box; those of words alone are left out."""
    known = page_of(page)
    if known is None:
        return no_figure()

    def made() -> str:
        cards: list[Card] = known.cards(known.read(asked()).view, atlas())
        found = {part(page, one.key, "figuur"): one.figure for one in cards if one.picture.panels}
        return answers.written(found)

    query = request.query_string.decode("utf-8", "replace")
    return Response(kept().get(("live", page, query), made), mimetype=answers.JSON)


@blueprint.get("/figuur/<page>/<key>.<ending>")
def file(page: str, key: str, ending: str) -> Response:
    """A figure as a file: with title, filters, source, date and demonstration mark."""
    known, kind = page_of(page), figures.KINDS.get(ending)
    figure = figure_at(known, key, asked(), own_host()) if known and kind else None
    if figure is None or kind is None:
        return no_figure()
    look = figures.Look(
        SHEETS.get(request.args.get(FORM, ""), kind.sheet),
        ZOOMS.get(request.args.get(SIZE, ""), 1.0),
        date.today(),
    )
    name = "".join(
        [
            figure.name,
            *(
                f"_{request.args[n]}"
                for n in (FORM, SIZE)
                if request.args.get(n) in {**SHEETS, **ZOOMS}
            ),
        ]
    )
    return answers.file(kind.make(figure, look), f"{name}.{ending}", mime.TYPES[ending])
