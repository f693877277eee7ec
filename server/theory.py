"""The theory of change as a file: ``/veranderingstheorie.<ending>``."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, Response

from arbeidszorg.files import mime
from arbeidszorg.subjects.theory import files
from arbeidszorg.texts import t
from components.context import cache, host
from server import answers

blueprint = Blueprint("veranderingstheorie", __name__)
NAME = "veranderingstheorie-arbeidszorg"


@blueprint.get("/veranderingstheorie.<ending>")
def file(ending: str) -> Response:
    """The file; made once for an address of the atlas. It holds no numbers."""
    make = files.FORMATS.get(ending)
    if make is None:
        return answers.fault(t("theorie.no_file"))
    link = f"{host()}/veranderingstheorie"
    body = cache().get(("theory", link, ending), lambda: make(link))
    shown: Literal["inline", "attachment"] = "inline" if ending == "svg" else "attachment"
    return answers.file(body, f"{NAME}.{ending}", mime.TYPES[ending], shown)
