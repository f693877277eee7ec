"""What the finder found, for the script that redraws it: ``/initiatieven/lijst?van=8900``."""

from __future__ import annotations

from flask import Blueprint, Response, request

from components.finder_list import results
from components.finding import LIST, asked
from components.markup import markup
from components.query import parameters

blueprint = Blueprint("vinden", __name__)


@blueprint.get(LIST)
def found() -> Response:
    """The part of the page below the form, as HTML. From where was looked is kept by nobody."""
    query = parameters(request.query_string.decode("utf-8", "replace"))
    body = str(markup(results(asked(query))))
    return Response(body, headers={"Cache-Control": "no-store"}, mimetype="text/html")
