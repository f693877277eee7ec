"""Machine answers: ``/api/v1/cijfers.json`` and ``.csv``, figures for export, and ``/healthz``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, request

from arbeidszorg import view as views
from arbeidszorg import wording
from arbeidszorg.drawing.framed import around, framed
from arbeidszorg.export import answer
from arbeidszorg.table import Table
from arbeidszorg.texts import t
from components.card import Card, part
from components.context import atlas, kept
from pages.common import PAGES

blueprint = Blueprint("machines", __name__)


def _asked(*ours: str) -> tuple[Table, tuple[str, ...], str]:
    """The Table that the address asks for, its notices, and the address as it should be."""
    here = atlas()
    given: Mapping[str, object] = {
        key: values for key, values in request.args.lists() if key not in ours
    }
    parsed = views.parse(given, here.scope())
    return here.table(parsed.view), parsed.notices, views.query(parsed.view, here.scope())


def register(server: Flask) -> None:
    """Add the machine routes to a server."""
    server.register_blueprint(blueprint)


def _json(content: object, status: int = 200) -> Response:
    return Response(_written(content), status, mimetype="application/json")


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


@blueprint.get("/api/v1/cijfers.json")
def numbers_json() -> Response:
    """The Table of an address as JSON."""
    table, notices, address = _asked()
    return _json(answer.as_json(table, notices, f"{request.path}{address}"))


@blueprint.get("/api/v1/cijfers.csv")
def numbers_csv() -> Response:
    """The rows of the same Table as CSV; ``formaat=excel`` for Belgian Excel, with the words."""
    table, notices, address = _asked("formaat")
    here = atlas()
    name = wording.file_name(table.view, here.geography, table.demo)
    if request.args.get("formaat", "").strip().lower() == "excel":
        filters = wording.every_filter(table.view, here.geography)
        link = f"{request.host_url.rstrip('/')}{request.path}{address}"
        text = answer.as_excel_csv(table, (*filters, *notices), link)
    else:
        text = answer.as_csv(table)
    return Response(
        text,
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _cards(page: str) -> list[Card]:
    """The cards of the page that an address asks for, none when there is no such page."""
    known = next((one for one in PAGES.values() if one.name == page), None)
    if known is None:
        return []
    return known.cards(known.read(request.args.to_dict(flat=False)).view, atlas())


def _no_figure() -> Response:
    return _json({"fout": t("export.no_figure")}, 404)


def _name(card: Card) -> str:
    return wording.file_name(card.table.view, atlas().geography, card.table.demo)


@blueprint.get("/figuur/<page>.json")
def figures(page: str) -> Response:
    """The live figures of a page, by the id of their box; those of words alone are left out."""

    def made() -> str:
        found = {part(page, one.key, "figuur"): one.figure for one in _cards(page)
                 if one.picture.panels}  # fmt: skip
        return _written(found)

    if page not in {one.name for one in PAGES.values()}:
        return _no_figure()
    query = request.query_string.decode("utf-8", "replace")
    return Response(kept().get(("live", page, query), made), mimetype="application/json")


@blueprint.get("/figuur/<page>/<key>.svg")
def picture(page: str, key: str) -> Response:
    """A card's figure as a file: with title, filters, source, date and demonstration mark."""
    card = next((one for one in _cards(page) if one.key == key), None)
    if card is None:
        return _no_figure()
    words = around(card.table, atlas().geography, card.heading, card.subline, card.remarks,
                   card.credits)  # fmt: skip
    name = _name(card)
    return Response(
        framed(card.picture, words, key, _font()),
        mimetype="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{name}.svg"'},
    )


@cache
def _font() -> bytes:
    """The font that the atlas ships."""
    (path,) = (Path(__file__).parent.parent / "assets" / "fonts").glob("*.woff2")
    return path.read_bytes()


@blueprint.get("/healthz")
def health() -> Response:
    """Whether the server stands, and which data version it shows."""
    here = atlas()
    first, last = here.years
    return _json(
        {
            "status": "ok",
            "gegevensversie": here.version,
            "demo": here.registry.demo,
            "jaren": [first, last],
            "peildatum": here.registry.reference_date.isoformat(),
        }
    )
