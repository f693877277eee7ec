"""The second step: a code of an app. Asked of STAM and of keepers, and of whoever set it up."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from arbeidszorg.texts import t
from desk.access import entering, second, sessions
from desk.access.current import signed_in, store, visitor
from desk.access.guard import half_way, is_proved, safe

blueprint = Blueprint("tweede", __name__)


@blueprint.get("/tweede-stap")
@half_way
def page() -> ResponseReturnValue:
    """The form for a code."""
    onward = safe(request.args.get("verder", ""))
    if not signed_in().second:
        return redirect(url_for("tweede.begin", verder=onward), 303)
    return render_template("tweede.html", onward=onward)


@blueprint.post("/tweede-stap")
@half_way
def give() -> ResponseReturnValue:
    """Let in further, or say that the code was not right."""
    onward = safe(request.form.get("verder", ""))
    account, kept = signed_in(), sessions.kept()
    done = second.check(account, request.form.get("code", ""))
    if done is not None:
        return render_template("tweede.html", onward=onward, fault=done.says), 400
    with store().writing() as connection:
        entering.renew(connection, kept, strong=True, how="tweede_stap")
    return redirect(onward, 303)


def _may_set() -> bool:
    """Whether somebody may set up a second step: the first, or another once the one there is was
    given, just now."""
    here = visitor()
    return here is not None and (not here.account.second or (here.strong and is_proved()))


@blueprint.get("/tweede-stap/instellen")
@half_way
def begin() -> ResponseReturnValue:
    """The square that an app reads, and the same as text."""
    onward = safe(request.args.get("verder", ""))
    if not _may_set():
        here = visitor()
        name = "bevestigen.page" if here and here.strong else "tweede.page"
        return redirect(url_for(name, verder=url_for("tweede.begin")), 303)
    return _setting(onward)


def _setting(onward: str, fault: str = "") -> str:
    seed = second.pending()
    uri = second.address_of(signed_in(), seed)
    parted = " ".join(seed[place : place + 4] for place in range(0, len(seed), 4))
    return render_template(
        "instellen.html",
        onward=onward,
        picture=Markup(second.picture(uri)),  # dots of our own making
        seed=parted,
        fault=fault,
    )


@blueprint.post("/tweede-stap/instellen")
@half_way
def keep() -> ResponseReturnValue:
    """Keep it once a code of it was given, and show the codes on paper, this one time."""
    onward = safe(request.form.get("verder", ""))
    if not _may_set():
        return redirect(url_for("tweede.page"), 303)
    account, kept = signed_in(), sessions.kept()
    with store().writing() as connection:
        codes = second.confirm(connection, account, second.pending(), request.form.get("code", ""))
        if codes is not None:
            entering.renew(connection, kept, strong=True, how="tweede_stap")
    if codes is None:
        return _setting(onward, t("desk.second.wrong")), 400
    return render_template("codes.html", codes=codes, onward=onward)
