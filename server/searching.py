"""What scripts get of the searches: what unfolds under the field of the header while a reader types
(``/zoeken/lijst?q=...``), and what the finder found (``/initiatieven/lijst?van=8900``)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from components import finding
from components.finder_list import results
from components.markup import markup
from components.query import parameters
from components.searching import LIST, short_list

blueprint = Blueprint("zoeken", __name__)


@blueprint.get(LIST)
def answers() -> Response:
    """A few answers of each kind, as HTML. What was asked is kept by nobody."""
    body = str(markup(short_list(request.args.get("q", ""))))
    return Response(body, headers={"Cache-Control": "no-store"}, mimetype="text/html")


@blueprint.get(finding.LIST)
def found() -> Response:
    """The part of the finder below its form, as HTML. From where was looked is kept by nobody."""
    query = parameters(request.query_string.decode("utf-8", "replace"))
    body = str(markup(results(finding.asked(query))))
    return Response(body, headers={"Cache-Control": "no-store"}, mimetype="text/html")
