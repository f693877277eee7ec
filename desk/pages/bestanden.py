"""Styles, scripts and letters: the files of ``assets``, which everybody may have."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from desk.access.guard import open_to_all
from desk.words import ASSETS

blueprint = Blueprint("bestanden", __name__)

YEAR = 365 * 24 * 3600
#: How a name ends -> what the file is; nothing else is sent.
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".txt": "text/plain",
}


@blueprint.get("/assets/<path:name>")
@open_to_all
def file(name: str) -> Response:
    """A file; for a year when its address changes with its content."""
    path, kind = safe_join(str(ASSETS), name), TYPES.get(Path(name).suffix)
    if path is None or kind is None or not Path(path).is_file():
        abort(404)
    response = Response(Path(path).read_bytes(), mimetype=kind)
    lasting = f"public, max-age={YEAR}, immutable"
    response.headers["Cache-Control"] = lasting if "v" in request.args else "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
