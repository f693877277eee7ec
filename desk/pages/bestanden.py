"""Styles, scripts and letters: the files of ``assets``, which everybody may have."""

from __future__ import annotations

from flask import Blueprint, Response, request, send_from_directory

from desk.access.guard import open_to_all
from desk.words import ASSETS

blueprint = Blueprint("bestanden", __name__)

YEAR = 365 * 24 * 3600


@blueprint.get("/assets/<path:name>")
@open_to_all
def file(name: str) -> Response:
    """A file; for a year when its address changes with its content."""
    response = send_from_directory(ASSETS, name, max_age=YEAR if "v" in request.args else 0)
    if "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"
    return response
