"""What pages share that take files: what the browser must know to look at them first, files of a
form without scripts, and the start of a job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from arbeidszorg.handing.kinds import OWN_SHEETS
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.texts import catalogue, t
from desk.access import current
from desk.work import uploads
from desk.work.jobs import BusyError, Job, work
from desk.work.uploads import UploadError

#: Files at one time.
MOST_FILES = 6


class RefusedError(ValueError):
    """Files that cannot be taken; the message says why (Dutch)."""


def known() -> dict[str, Any]:
    """What a script must know to look at a file before it is sent."""
    return {
        "contract": {file: [c.name for c in model.FILES[file]] for file in model.REGISTERED},
        "rules": personal.SHARED,
        "own": sorted(OWN_SHEETS),
        "largest": uploads.LARGEST,
        "words": words("indienen.script."),
    }


def words(start: str) -> dict[str, str]:
    """The texts whose key begins so, by the rest of it."""
    return {key[len(start) :]: text for key, text in catalogue().items() if key.startswith(start)}


def today() -> str:
    """The day, for a job."""
    store = current.store()
    with store.reading() as connection:
        return store.now(connection).date().isoformat()


def of_form() -> list[str]:
    """The files of a form that was sent without scripts, and what was pasted in it, encrypted:
    words of uploads. Raises :class:`RefusedError`."""
    given = [(each.filename or "", each.read()) for each in request.files.getlist("bestand")]
    if pasted := request.form.get("plak", "").strip():
        given.append((t("indienen.pasted"), pasted.encode()))
    some = [(name, data) for name, data in given if name or data]
    if not some:
        raise RefusedError(t("indienen.upload.none"))
    if len(some) > MOST_FILES:
        raise RefusedError(t("indienen.upload.many", most=MOST_FILES))
    return [_kept(name, data) for name, data in some]


def begun(name: str, size: int) -> str:
    """The word of a new upload of who asks. Raises :class:`UploadError`."""
    stranger = current.signed_in_or_none() is None
    return uploads.begin(work().spool, name, size, stranger=stranger)


def _kept(name: str, data: bytes) -> str:
    spool = work().spool
    try:
        word = begun(name, len(data))
        for start in range(0, len(data), uploads.PIECE):
            uploads.add(spool, word, start, data[start : start + uploads.PIECE])
    except UploadError as fault:
        megabytes = uploads.LARGEST // 1_000_000
        raise RefusedError(t(f"indienen.upload.{fault.word}", megabytes=megabytes)) from None
    return word


def asked() -> dict[str, Any]:
    """What a script sent; 400 for what is no record."""
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        abort(400)
    return given


def of_script() -> list[str]:
    """The words of uploads that a script names."""
    files = asked().get("bestanden")
    if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES:
        abort(400)
    if not all(isinstance(word, str) for word in files):
        abort(400)
    return files


def start(kind: str, files: Sequence[str], about: Mapping[str, Any], **more: Any) -> str:
    """Start a job for who asks. Raises :class:`RefusedError` when it is too busy."""
    account = current.signed_in_or_none()
    number = account.number if account else None
    try:
        return work().start(kind, number, asked=about, files=files, place=current.place(), **more)
    except BusyError:
        raise RefusedError(t("indienen.job.busy")) from None


def followed(word: str, onward: str) -> ResponseReturnValue:
    """On to what came of a job: a script follows it, for who has none the page asks again by
    itself."""
    if request.is_json:
        return jsonify(adres=address(word, onward))
    return redirect(address(word, onward), 303)


def refused(fault: RefusedError) -> ResponseReturnValue:
    """Tell a script."""
    return jsonify(fout=str(fault)), 400


def own_job(word: str) -> Job:
    """A job that who asks may see: it is known by its word, and when somebody who was signed in
    started it, to that account alone."""
    job = work().state(word)
    if job is None:
        abort(404)
    if job.account is not None:
        account = current.signed_in_or_none()
        if account is None or account.number != job.account:
            abort(404)
    return job


def said(job: Job) -> str:
    """What a job says, in words."""
    return t(job.says) if job.says else t(f"indienen.job.{job.state}")


def address(word: str, onward: str, asks: int | None = None) -> str:
    """Where somebody follows a job and then goes on; ``asks``: how often the page asked already."""
    return url_for("werk.page", word=word, naar=onward, keer=asks)
