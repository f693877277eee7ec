"""What unfolds under the search field while a reader types: ``/zoeken/lijst?q=...``."""

from __future__ import annotations

from flask import Blueprint, Response, request

from components.markup import markup
from components.searching import LIST, short_list

blueprint = Blueprint("zoeken", __name__)


@blueprint.get(LIST)
def answers() -> Response:
    """A few answers of each kind, as HTML. What was asked is kept by nobody."""
    body = str(markup(short_list(request.args.get("q", ""))))
    return Response(body, headers={"Cache-Control": "no-store"}, mimetype="text/html")
