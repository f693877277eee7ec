"""The theory of change as a file: ``/veranderingstheorie.<ending>``."""

from __future__ import annotations

import json

from flask import Blueprint, Flask, Response

from arbeidszorg.export import mime, theory
from arbeidszorg.texts import t
from components.context import host, kept

blueprint = Blueprint("veranderingstheorie", __name__)
NAME = "veranderingstheorie-arbeidszorg"


def register(server: Flask) -> None:
    """Add the route to a server."""
    server.register_blueprint(blueprint)


@blueprint.get("/veranderingstheorie.<ending>")
def file(ending: str) -> Response:
    """The file; made once for an address of the atlas. It holds no numbers."""
    make = theory.FORMATS.get(ending)
    if make is None:
        text = json.dumps({"fout": t("theorie.no_file")}, ensure_ascii=False)
        return Response(text, 404, mimetype="application/json")
    link = f"{host()}/veranderingstheorie"
    body = kept().get(("theory", link, ending), lambda: make(link))
    given = "inline" if ending == "svg" else "attachment"
    return Response(
        body,
        mimetype=mime.TYPES[ending],
        headers={"Content-Disposition": f'{given}; filename="{NAME}.{ending}"'},
    )
