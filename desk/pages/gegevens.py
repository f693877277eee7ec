"""One's own account: name, mails, password, second step, and where one is signed in."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access import accounts, entering, passwords, second, sessions
from desk.access.accounts import AccountError
from desk.access.current import signed_in, store
from desk.access.guard import allowed, proved
from desk.access.log import record
from desk.access.roles import Role
from desk.menu import Item

blueprint = Blueprint("gegevens", __name__)
MENU = (Item("desk.own.title", "gegevens.page", frozenset(Role), 90),)


@blueprint.get("/mijn-gegevens")
@allowed(*Role)
def page() -> str:
    """All of it on one page."""
    return _page()


def _page(fault: str = "") -> str:
    account = signed_in()
    with store().reading() as connection:
        every = sessions.of_account(connection, account, store().now(connection))
        left = second.left(connection, account)
    return render_template(
        "gegevens.html", sessions=every, own=sessions.kept().number, left=left, fault=fault
    )


@blueprint.post("/mijn-gegevens")
@allowed(*Role)
def change() -> ResponseReturnValue:
    """Another name; mails or none."""
    account = signed_in()
    try:
        name = accounts.name_of(request.form.get("naam", ""))
    except AccountError as error:
        return _page(str(error)), 400
    with store().writing() as connection:
        mails = "mails" in request.form
        accounts.change(connection, account.number, name=name, mails=mails)
        record(connection, "gegevens_gewijzigd", f"account {account.number}")
    return _done("desk.own.kept")


@blueprint.post("/mijn-gegevens/wachtwoord")
@allowed(*Role)
def password() -> ResponseReturnValue:
    """Another password, for who knows the old one. All other sessions end."""
    account, kept = signed_in(), sessions.kept()
    new = request.form.get("nieuw", "")
    wrong = passwords.wrong(new, (account.name, account.mail))
    if not wrong and new != request.form.get("nogmaals", ""):
        wrong = t("desk.password.differ")
    if wrong:
        return _page(wrong), 400
    refused = entering.again(account, kept, request.form.get("wachtwoord", ""))
    if refused is not None:
        return _page(refused.says), 400
    with store().writing() as connection:
        accounts.change(connection, account.number, password=passwords.hashed(new))
        sessions.end_others(connection, store().now(connection), account.number, kept.number)
        record(connection, "wachtwoord_gekozen", f"account {account.number}")
        entering.renew(connection, kept, strong=kept.strong, how="nieuw wachtwoord")
    return _done("desk.own.password_kept")


@blueprint.post("/mijn-gegevens/sessies")
@allowed(*Role)
@proved
def end() -> ResponseReturnValue:
    """End one of one's own sessions, or all others."""
    account, own, number = signed_in(), sessions.kept().number, request.form.get("sessie", "")
    with store().writing() as connection:
        now = store().now(connection)
        if number:
            count = sessions.end(connection, now, account.number, number)
        else:
            count = sessions.end_others(connection, now, account.number, own)
        if count:
            record(connection, "sessies_beeindigd", f"account {account.number}, {count}")
    if number and not count:
        abort(404)
    return _done("desk.own.ended")


@blueprint.post("/mijn-gegevens/codes")
@allowed(*Role)
@proved
def codes() -> ResponseReturnValue:
    """New codes on paper, shown this one time."""
    account = signed_in()
    if not account.second:
        abort(404)
    with store().writing() as connection:
        made = second.paper(connection, account)
    return render_template("codes.html", codes=made, onward=url_for("gegevens.page"))


def _done(key: str) -> ResponseReturnValue:
    flash(t(key), "goed")
    return redirect(url_for("gegevens.page"), 303)
