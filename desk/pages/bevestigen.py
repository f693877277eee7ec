"""Before a grave deed: the password once more, or a code for who has none."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from desk.access import entering, second, sessions
from desk.access.current import signed_in, store
from desk.access.guard import allowed, safe
from desk.access.roles import Role

blueprint = Blueprint("bevestigen", __name__)


@blueprint.get("/bevestigen")
@allowed(*Role)
def page() -> str:
    """The form."""
    return render_template("bevestigen.html", onward=safe(request.args.get("verder", "")))


@blueprint.post("/bevestigen")
@allowed(*Role)
def confirm() -> ResponseReturnValue:
    """Go on when it is right."""
    onward, account = safe(request.form.get("verder", "")), signed_in()
    kept = sessions.kept()
    if account.welcomed:
        done = entering.again(account, kept, request.form.get("wachtwoord", ""))
    else:
        done = second.check(account, request.form.get("code", ""))
        if done is None:
            with store().writing() as connection:
                entering.prove(connection, kept, strong=kept.strong)
    if done is not None:
        return render_template("bevestigen.html", onward=onward, fault=done.says), 400
    return redirect(onward, 303)
