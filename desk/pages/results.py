"""What pages share that show what a check found."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, render_template, request

from arbeidszorg.files import mime
from desk.drafts import listing
from desk.drafts.checking import BOOK, LIST
from desk.drafts.listing import Listing
from desk.pages import sending
from desk.pages.sending import own_job
from desk.work.jobs import GoneError, work

#: Findings on a page that is read without scripts.
PAGE = 200


def found(word: str) -> Listing:
    """What a job found; 404 when it is not there any more."""
    own_job(word)
    try:
        return listing.read(work().result(word, LIST))
    except GoneError:
        abort(404)


def given_back(word: str) -> Response:
    """The workbook of a job."""
    own_job(word)
    try:
        return download(work().result(word, BOOK))
    except GoneError:
        abort(404)


def download(content: bytes) -> Response:
    """A workbook, or a zip file of several, to be saved."""
    zipped = b"xl/workbook.xml" not in content
    kind, ending = (mime.TYPES["zip"], "zip") if zipped else (mime.TYPES["xlsx"], "xlsx")
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="nagekeken.{ending}"'
    return response


def once(listed: Listing, word: str) -> str:
    """The page of a result that is on it alone. ``listed``: with the first findings; where these
    are all, a script has them from the page itself, else it fetches the list, once."""
    left = sum(listed.totals.values()) - len(listed.rows)
    told: dict[str, Any] = {"words": sending.words("indienen.grid.")}
    if not left:
        told["list"] = listed.__dict__
    return render_template(
        "resultaat.html",
        listed=listed,
        some=list(listed.found()),
        number_of_page=1,
        last=1,
        word=word,
        endpoint="nakijken",
        told=told,
        left=left,
    )


def shown(listed: Listing, word: str, endpoint: str) -> str:
    """The page of a result."""
    last = max(1, -(-len(listed.rows) // PAGE))
    number = min(max(request.args.get("blad", 1, int), 1), last)
    some = list(listed.found((number - 1) * PAGE, number * PAGE))
    return render_template(
        "resultaat.html",
        listed=listed,
        some=some,
        number_of_page=number,
        last=last,
        word=word,
        endpoint=endpoint,
        told={"words": sending.words("indienen.grid.")},
    )
