"""Only check: for everybody, without signing in, and nothing is kept."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access.guard import open_to_all
from desk.drafts import listing
from desk.drafts.checking import BOOK, HEAD, LIST
from desk.menu import Item
from desk.pages import sending
from desk.pages.results import download, once
from desk.work import receiving
from desk.work.jobs import GoneError, work

blueprint = Blueprint("nakijken", __name__)
MENU = (Item("indienen.check.menu", "nakijken.page", place=10),)
receiving.WITH_FILES.add("nakijken.send")


@blueprint.get("/nakijken")
@open_to_all
def page() -> str:
    """The form."""
    return _form()


@blueprint.post("/nakijken")
@open_to_all
def send() -> ResponseReturnValue:
    """Check what was sent."""
    try:
        files = sending.of_script() if request.is_json else sending.of_form()
        word = sending.start("nakijken", files, {"today": sending.today()}, brief=True)
    except sending.RefusedError as fault:
        return sending.refused(fault) if request.is_json else (_form(str(fault)), 400)
    return sending.followed(word, url_for("nakijken.result", word=word))


@blueprint.get("/nakijken/<word>")
@open_to_all
def result(word: str) -> ResponseReturnValue:
    """What was found: it is on this page alone from then on. Of a long list the rest is fetched by
    a script, once."""
    sending.own_job(word)
    try:
        listed = listing.read(work().take(word, HEAD))
    except GoneError:
        return _form(t("indienen.check.gone")), 404
    if sum(listed.totals.values()) <= len(listed.rows):
        work().forget(word, LIST)
    return once(listed, word)


@blueprint.get("/nakijken/<word>/lijst")
@open_to_all
def rows(word: str) -> Response:
    """All of a long list, for a script. It is given once."""
    sending.own_job(word)
    try:
        return Response(work().take(word, LIST), mimetype="application/json")
    except GoneError:
        abort(404)


@blueprint.get("/nakijken/<word>/nagekeken.xlsx")
@open_to_all
def book(word: str) -> ResponseReturnValue:
    """The same as a workbook: what was sent, with marks, and the list. It is given once."""
    sending.own_job(word)
    try:
        return download(work().take(word, BOOK))
    except GoneError:
        return _form(t("indienen.check.gone")), 404


@blueprint.post("/nakijken/<word>/weg")
@open_to_all
def away(word: str) -> ResponseReturnValue:
    """Throw it away now."""
    sending.own_job(word)
    work().forget(word, HEAD, LIST, BOOK)
    flash(t("indienen.check.away"), "goed")
    return redirect(url_for("nakijken.page"), 303)


def _form(fault: str = "") -> str:
    return render_template("nakijken.html", fault=fault, known=sending.known())
