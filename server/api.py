"""Machine answers: ``/api/v1/cijfers.json`` and ``.csv``, figures for export, and ``/healthz``."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Blueprint, Flask, Response, request

from arbeidszorg import view as views
from arbeidszorg import wording
from arbeidszorg.export import answer
from arbeidszorg.table import Table
from arbeidszorg.texts import t
from components.context import atlas
from components.figures.framed import framed
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
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return Response(text, status, mimetype="application/json")


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


@blueprint.get("/figuur/<page>/<key>.json")
def figure(page: str, key: str) -> Response:
    """A card's figure, framed for export: title, subtitle, filters, source, date and demo mark."""
    known = next((one for one in PAGES.values() if one.name == page), None)
    if known:
        here = atlas()
        parsed = known.read(request.args.to_dict(flat=False))
        for card in known.cards(parsed.view, here):
            if card.key == key:
                return _json(framed(card, here.geography))
    return _json({"fout": t("export.no_figure")}, 404)


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
