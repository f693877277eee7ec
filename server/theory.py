"""The theory of change as a file: ``/veranderingstheorie.<ending>``."""

from __future__ import annotations

from typing import Literal

from flask import Blueprint, Response

from arbeidszorg.files import mime
from arbeidszorg.subjects.theory import files
from arbeidszorg.texts import t
from components.context import host
from server import answers
from server.making.asking import made

blueprint = Blueprint("veranderingstheorie", __name__)
NAME = "veranderingstheorie-arbeidszorg"


@blueprint.get("/veranderingstheorie.<ending>")
def file(ending: str) -> Response:
    """The file; made once for an address of the atlas. It holds no numbers."""
    if ending not in files.FORMATS:
        return answers.fault(t("theorie.no_file"))
    shown: Literal["inline", "attachment"] = "inline" if ending == "svg" else "attachment"
    name, kind = f"{NAME}.{ending}", mime.TYPES[ending]
    if answers.only_head():
        return answers.head_of_file(name, kind, shown)
    return answers.file(made(made_file, ending), name, kind, shown)


def made_file(ending: str) -> bytes:
    """What is in the file."""
    return files.FORMATS[ending](f"{host()}/veranderingstheorie")
