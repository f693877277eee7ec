"""Signing in elsewhere (OpenID Connect): away, and back."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from arbeidszorg.texts import t
from desk.access import accounts, entering, links, provider
from desk.access.account import Account
from desk.access.current import settings, store
from desk.access.guard import onward_of, open_to_all
from desk.access.log import record
from desk.access.provider import Elsewhere, ProviderError
from desk.settings import PREFIX

blueprint = Blueprint("elders", __name__)


@blueprint.post("/elders")
@open_to_all
def away() -> ResponseReturnValue:
    """To the page that goes on to the provider; a form may lead to our own pages alone."""
    if settings().provider is None:
        abort(404)
    try:
        address = provider.begin(request.form.get("link", "")[:100])
    except ProviderError as error:
        return _refused(error.why)
    return render_template("elders.html", address=address)


@blueprint.get("/elders/terug")
@open_to_all
def back() -> ResponseReturnValue:
    """Who comes back is let in when an account is bound to her, or is bound now by her link."""
    if settings().provider is None:
        abort(404)
    try:
        who = provider.finish(request.args)
    except ProviderError as error:
        return _refused(error.why)
    with store().writing() as connection:
        account = accounts.by_subject(connection, who.subject)
        if who.link:
            account = _bound(connection, who, account)
        if account is not None and account.active:
            entering.enter(connection, account, how="elders", strong=who.strong)
            return redirect(onward_of(account, PREFIX, strong=who.strong), 303)
    return _refused("onbekend", t("desk.elsewhere.unknown"))


def _bound(connection: Connection, who: Elsewhere, other: Account | None) -> Account | None:
    """The account of a link, bound to who signed in; None when the link is not good, or when she
    has another account."""
    found = links.whose(connection, who.link)
    if found is None or (other is not None and other.number != found[0].number):
        return None
    links.bind(connection, found[0], who.subject)
    return found[0]


def _refused(why: str, says: str = "") -> ResponseReturnValue:
    record(store(), "elders_mislukt", why)
    return render_template("elders_mislukt.html", says=says or t("desk.elsewhere.refused")), 403
