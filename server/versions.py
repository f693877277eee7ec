"""One version of the data at a time: a page asks further of the version that it shows.

A server goes over to new data while it runs (``server/master.py``). A page that was opened before
says with each question which version it shows; when the server has another, it says so, and the
page offers the new one. So no page mixes two.
"""

from __future__ import annotations

from flask import Flask, Response, abort, request

from components.context import atlas

#: The header in which a page says which version it shows; so do the scripts in ``assets``
#: (``shared/version.js``).
HEADER = "X-Gegevensversie"
#: Where a page asks which version there is.
ADDRESS = "/gegevensversie"


def serve(server: Flask) -> None:
    """Refuse questions of another version with 409, and say which there is."""

    @server.before_request
    def same() -> None:
        asked = request.headers.get(HEADER)
        if asked is not None and asked != atlas().version:
            abort(409)

    def version() -> Response:
        answer = Response(atlas().version, mimetype="text/plain")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    server.add_url_rule(ADDRESS, "gegevensversie", version)
