"""Files that scripts send piece by piece: begun, gone on with, looked at."""

from __future__ import annotations

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access.guard import open_to_all
from desk.pages import sending
from desk.work import uploads
from desk.work.jobs import work
from desk.work.uploads import GoneError, Upload, UploadError

blueprint = Blueprint("opladen", __name__)


@blueprint.post("/opladen")
@open_to_all
def begin() -> ResponseReturnValue:
    """Begin to send a file."""
    asked = sending.asked()
    name, size = asked.get("naam"), asked.get("grootte")
    if not isinstance(name, str) or not isinstance(size, int) or isinstance(size, bool):
        abort(400)
    try:
        word = sending.begun(name, size)
    except UploadError as fault:
        return jsonify(fout=_said(fault)), 400
    return jsonify(woord=word, deel=uploads.PIECE)


@blueprint.get("/opladen/<word>")
@open_to_all
def state(word: str) -> ResponseReturnValue:
    """How far it is."""
    try:
        return _told(uploads.state(work().spool, word))
    except GoneError:
        abort(404)


@blueprint.put("/opladen/<word>")
@open_to_all
def add(word: str) -> ResponseReturnValue:
    """One more piece; ``vanaf``: the byte that it begins at."""
    at = request.args.get("vanaf", "", str)
    if not at.isascii() or not at.isdigit():
        abort(400)
    try:
        return _told(uploads.add(work().spool, word, int(at), request.get_data(cache=False)))
    except GoneError:
        abort(404)
    except UploadError as fault:
        return jsonify(fout=_said(fault)), 400


def _told(upload: Upload) -> ResponseReturnValue:
    return jsonify(hier=upload.here, grootte=upload.size)


def _said(fault: UploadError) -> str:
    return t(f"indienen.upload.{fault.word}", megabytes=uploads.LARGEST // 1_000_000)
