"""Handing in: the templates of an initiative, its file, and what it is still mending."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

from flask import (
    Blueprint,
    Response,
    abort,
    copy_current_request_context,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access import current, mail
from desk.access.guard import allowed, may_see
from desk.access.log import record
from desk.access.roles import Role
from desk.drafts import drafts
from desk.drafts.checking import ABOUT
from desk.drafts.drafts import Remembered
from desk.handed import composing, figures
from desk.menu import Item
from desk.pages import a_draft, results, sending
from desk.work import receiving
from desk.work.jobs import GoneError, Job, work

blueprint = Blueprint("indienen", __name__)
BOTH = (Role.INITIATIVE, Role.STAM)
MENU = (Item("indienen.hand.menu", "indienen.page", frozenset(BOTH), 15),)
receiving.WITH_FILES.add("indienen.send")


@blueprint.get("/indienen")
@allowed(*BOTH)
def page() -> ResponseReturnValue:
    """Choose an initiative; of who has one, its page."""
    names = known_names()
    if len(names) == 1:
        return redirect(url_for("indienen.one", initiative=next(iter(names))), 303)
    return render_template("indienen_kies.html", names=names)


@blueprint.get("/indienen/van/<initiative>")
@allowed(*BOTH)
def one(initiative: str) -> str:
    """All that an initiative can do here."""
    may_see(current.signed_in(), initiative)
    return _form(initiative)


@blueprint.post("/indienen/van/<initiative>")
@allowed(*BOTH)
def send(initiative: str) -> ResponseReturnValue:
    """Check what was sent, and keep it as a draft."""
    may_see(current.signed_in(), initiative)
    how = sending.asked() if request.is_json else request.form
    adds = how.get("hoe") != "alles"
    asked = {"today": sending.today(), "initiative": initiative, "adds": adds}
    try:
        files = sending.of_script() if request.is_json else sending.of_form()
        word = sending.start("ontwerp", files, asked, ends=_mailing(initiative))
    except sending.RefusedError as fault:
        if request.is_json:
            return sending.refused(fault)
        return _form(initiative, str(fault)), 400
    record(current.store(), "bestand_nagekeken", initiative)
    return sending.followed(word, url_for("indienen.begun", word=word))


@blueprint.get("/indienen/nagekeken/<word>")
@allowed(*BOTH)
def begun(word: str) -> ResponseReturnValue:
    """On to the draft that came of a file; what was found, when none did."""
    sending.own_job(word)
    try:
        about = json.loads(work().result(word, ABOUT))
    except GoneError:
        abort(404)
    if about["ontwerp"] is not None:
        return redirect(url_for("ontwerp.page", number=about["ontwerp"]), 303)
    return results.shown(results.found(word), word, "indienen")


@blueprint.get("/indienen/nagekeken/<word>/lijst")
@allowed(*BOTH)
def rows(word: str) -> Response:
    """What was found, for a script."""
    return Response(results.found(word).json(), mimetype="application/json")


@blueprint.get("/indienen/nagekeken/<word>/nagekeken.xlsx")
@allowed(*BOTH)
def book(word: str) -> Response:
    """What was sent, with marks."""
    return results.given_back(word)


@blueprint.post("/indienen/van/<initiative>/vergeet")
@allowed(*BOTH)
def forget(initiative: str) -> ResponseReturnValue:
    """Replace a text no more."""
    may_see(current.signed_in(), initiative)
    kind, column, written = (request.form.get(n, "") for n in ("bestand", "kolom", "staat"))
    drafts.forget(current.store(), initiative, Remembered(kind, column, written, ""))
    flash(t("indienen.hand.forgotten", written=written), "goed")
    return redirect(url_for("indienen.one", initiative=initiative), 303)


def known_names() -> dict[str, str]:
    """The initiatives that who is signed in may hand in for, with their names."""
    account = current.signed_in()
    known = figures.known(current.store(), composing.standing(current.store()).force)
    names = {code: each.name for code, each in known.initiatives.items()} if known else {}
    own = sorted(account.initiatives) if account.role is Role.INITIATIVE else sorted(names)
    return {code: names.get(code, code) for code in own}


def _form(initiative: str, fault: str = "") -> str:
    names = known_names()
    return render_template(
        "indienen.html",
        initiative=initiative,
        name=names.get(initiative, initiative),
        several=len(names) > 1,
        drafts=drafts.of(current.store(), initiative),
        remembered=drafts.remembered(current.store(), initiative),
        fault=fault,
        known=sending.known(),
        mails=_mail_possible(),
        on_top=a_draft.on_top(initiative),
    )


def _mail_possible() -> bool:
    return mail.can_send() and current.signed_in().mails


def _mailing(initiative: str) -> Callable[[Job], None]:
    """What is done when a job is over: a mail that says so, when that was asked. It says nothing of
    what was found."""
    asked = sending.asked() if request.is_json else request.form
    if not asked.get("mail") or not _mail_possible():
        return lambda _: None
    account = current.signed_in()
    address = f"{current.settings().address}/indienen/van/{quote(initiative)}"

    @copy_current_request_context
    def tell(job: Job) -> None:
        well = job.state == "klaar"
        said = t("indienen.mail.done", address=address) if well else sending.said(job)
        text = said if well else t("indienen.mail.failed", says=said)
        mail.send(account, t("indienen.mail.subject"), text)

    return tell
