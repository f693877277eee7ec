"""The theory of change as a file: ``/veranderingstheorie.<ending>``."""

from __future__ import annotations

from flask import Blueprint, Flask, Response

from arbeidszorg.files import mime
from arbeidszorg.subjects.theory import files
from arbeidszorg.texts import t
from components.context import host, kept
from server import answers

blueprint = Blueprint("veranderingstheorie", __name__)
NAME = "veranderingstheorie-arbeidszorg"


def register(server: Flask) -> None:
    """Add the route to a server."""
    server.register_blueprint(blueprint)


@blueprint.get("/veranderingstheorie.<ending>")
def file(ending: str) -> Response:
    """The file; made once for an address of the atlas. It holds no numbers."""
    make = files.FORMATS.get(ending)
    if make is None:
        return answers.fault(t("theorie.no_file"))
    link = f"{host()}/veranderingstheorie"
    body = kept().get(("theory", link, ending), lambda: make(link))
    shown = "inline" if ending == "svg" else "attachment"
    return answers.file(body, f"{NAME}.{ending}", mime.TYPES[ending], shown)
