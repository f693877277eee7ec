"""The users, for who keeps them: invite, change, end, let in again."""

from __future__ import annotations

import re

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from arbeidszorg.texts import t
from desk.access import accounts, initiatives, links, mail, second, sessions
from desk.access.account import Account
from desk.access.accounts import AccountError
from desk.access.current import signed_in, store
from desk.access.guard import allowed, proved
from desk.access.log import record
from desk.access.roles import Role
from desk.menu import Item

blueprint = Blueprint("gebruikers", __name__)
MENU = (Item("desk.users.title", "gebruikers.page", frozenset({Role.KEEPER}), 70),)

#: The id of an initiative that is in no version yet.
NEW = re.compile(r"[A-Za-z0-9][\w.-]{0,63}")


@blueprint.get("/gebruikers")
@allowed(Role.KEEPER)
def page() -> str:
    """All users, and the form to invite one."""
    return _page()


def _page(fault: str = "") -> str:
    with store().reading() as connection:
        every = accounts.every(connection)
    known = initiatives.known(store())
    return render_template(
        "gebruikers.html",
        users=every,
        known=known,
        given=request.form,
        ticked=request.form.getlist("initiatief"),
        fault=fault,
    )


def _asked() -> tuple[Role, frozenset[str]]:
    """Role and initiatives of a form. Raises :class:`AccountError`."""
    try:
        role = Role(request.form.get("rol", ""))
    except ValueError:
        raise AccountError(t("desk.account.no_role")) from None
    known = initiatives.known(store())
    chosen = set(request.form.getlist("initiatief")) & set(known)
    for name in request.form.get("ander", "").replace(",", " ").split():
        if not NEW.fullmatch(name):
            raise AccountError(t("desk.account.no_code", code=name[:40]))
        chosen.add(name)
    return role, frozenset(chosen)


@blueprint.post("/gebruikers")
@allowed(Role.KEEPER)
@proved
def invite() -> ResponseReturnValue:
    """A new user, with the link to come in by."""
    try:
        role, chosen = _asked()
        with store().writing() as connection:
            account = accounts.add(
                connection,
                store(),
                request.form.get("mail", ""),
                request.form.get("naam", ""),
                role,
                chosen,
            )
            record(connection, "gebruiker_gemaakt", _said(account))
            link = links.make(connection, account, links.INVITATION)
    except AccountError as error:
        return _page(str(error)), 400
    return _linked(account, link, links.INVITATION)


def _said(account: Account) -> str:
    """An account as the log names it: by number, role and initiatives."""
    own = f", {' '.join(sorted(account.initiatives))}" if account.initiatives else ""
    return f"account {account.number}, {account.role.value}{own}"


def _linked(account: Account, link: str, kind: str) -> ResponseReturnValue:
    """Show a link, this one time, and mail it when that can be."""
    name = "invite" if kind == links.INVITATION else "reset"
    text = t(f"desk.mail.{name}", link=link, lasts=links.lasting(kind))
    sent = mail.send(account, t(f"desk.mail.{name}_subject"), text, needed=True)
    return render_template(
        "gebruiker_link.html",
        user=account,
        link=link,
        lasts=links.lasting(kind),
        sent=sent,
        can_send=mail.can_send(),
    )


def _user(connection: Connection, number: int) -> Account:
    account = accounts.by_number(connection, number)
    if account is None:
        abort(404)
    return account


@blueprint.get("/gebruikers/<int:number>")
@allowed(Role.KEEPER)
def one(number: int) -> str:
    """One user."""
    return _one(number)


def _one(number: int, fault: str = "") -> str:
    with store().reading() as connection:
        user = _user(connection, number)
        count = len(sessions.of_account(connection, user, store().now(connection)))
    known = initiatives.known(store())
    return render_template(
        "gebruiker.html",
        user=user,
        known=known,
        others=" ".join(sorted(user.initiatives - set(known))),
        count=count,
        self=user.number == signed_in().number,
        fault=fault,
    )


@blueprint.post("/gebruikers/<int:number>")
@allowed(Role.KEEPER)
@proved
def change(number: int) -> ResponseReturnValue:
    """Another role, other initiatives. Who is signed in with the old ones is not any more."""
    try:
        role, chosen = _asked()
        with store().writing() as connection:
            user = _user(connection, number)
            _leave_a_keeper(connection, user, role)
            accounts.assign(connection, number, role, chosen)
            sessions.end(connection, store().now(connection), number)
            changed = accounts.by_number(connection, number) or user
            record(connection, "gebruiker_gewijzigd", _said(changed))
    except AccountError as error:
        return _one(number, str(error)), 400
    return _done(number, t("desk.users.changed"))


def _leave_a_keeper(connection: Connection, user: Account, role: Role | None) -> None:
    """Raise :class:`AccountError` when nobody would be left to keep the users."""
    last = user.role is Role.KEEPER and user.active and accounts.keepers(connection) == 1
    if last and role is not Role.KEEPER:
        raise AccountError(t("desk.users.last_keeper"))


@blueprint.post("/gebruikers/<int:number>/<deed>")
@allowed(Role.KEEPER)
@proved
def do(number: int, deed: str) -> ResponseReturnValue:
    """End a user or let one in again, end all sessions, forget the second step, give a new link."""
    deeds = {
        "stop": _end,
        "hervat": _resume,
        "sessies": _end_sessions,
        "tweede-stap": _forget_second,
        "link": _new_link,
    }
    if deed not in deeds:
        abort(404)
    link = ""
    try:
        with store().writing() as connection:
            user = _user(connection, number)
            link = deeds[deed](connection, user)
    except AccountError as error:
        return _one(number, str(error)), 400
    if link:
        return _linked(user, link, links.RESET if user.welcomed else links.INVITATION)
    done = deed.replace("-", "_")
    return _done(number, t(f"desk.users.done_{done}"))


def _end(connection: Connection, user: Account) -> str:
    _leave_a_keeper(connection, user, None)
    accounts.change(connection, user.number, active=False)
    links.spend(connection, user.number)
    sessions.end(connection, store().now(connection), user.number)
    record(connection, "gebruiker_gestopt", f"account {user.number}")
    return ""


def _resume(connection: Connection, user: Account) -> str:
    accounts.change(connection, user.number, active=True)
    record(connection, "gebruiker_hervat", f"account {user.number}")
    return ""


def _end_sessions(connection: Connection, user: Account) -> str:
    count = sessions.end(connection, store().now(connection), user.number)
    record(connection, "sessies_beeindigd", f"account {user.number}, {count}")
    return ""


def _forget_second(connection: Connection, user: Account) -> str:
    second.remove(connection, user)
    sessions.end(connection, store().now(connection), user.number)
    return ""


def _new_link(connection: Connection, user: Account) -> str:
    if not user.active:
        raise AccountError(t("desk.users.not_active"))
    return links.make(connection, user, links.RESET if user.welcomed else links.INVITATION)


def _done(number: int, says: str) -> ResponseReturnValue:
    flash(says, "goed")
    return redirect(url_for("gebruikers.one", number=number), 303)
