"""Signing in by a password, and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from desk.access import current, entering, mail
from desk.access.entering import Refused
from desk.access.guard import half_way, onward_of, open_to_all, safe

blueprint = Blueprint("aanmelden", __name__)


@blueprint.get("/aanmelden")
@open_to_all
def page() -> ResponseReturnValue:
    """The form."""
    onward = safe(request.args.get("verder", ""))
    if current.visitor() is not None:
        return redirect(onward, 303)
    return _form(onward)


def _form(onward: str, mail_given: str = "", fault: str = "") -> str:
    return render_template(
        "aanmelden.html",
        onward=onward,
        mail=mail_given,
        fault=fault,
        can_mail=mail.can_send(),
        provider=current.settings().provider,
    )


@blueprint.post("/aanmelden")
@open_to_all
def enter() -> ResponseReturnValue:
    """Let in, or say that it was not right; the mail address stays in the form."""
    onward = safe(request.form.get("verder", ""))
    given = request.form.get("mail", "")
    done = entering.by_password(given, request.form.get("wachtwoord", ""))
    if isinstance(done, Refused):
        return _form(onward, given, done.says), 400
    return redirect(onward_of(done, onward), 303)


@blueprint.post("/afmelden")
@half_way
def leave() -> ResponseReturnValue:
    """Sign out."""
    entering.leave()
    return redirect(url_for("start.page"), 303)
