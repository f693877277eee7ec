"""A link to choose a password: of an invitation, or for who lost it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access import attempts, entering, links, passwords
from desk.access.account import Account
from desk.access.attempts import Waiting
from desk.access.current import address, keys, settings, store
from desk.access.entering import Refused
from desk.access.guard import onward_of, open_to_all
from desk.access.log import record
from desk.settings import PREFIX

blueprint = Blueprint("link", __name__)


@blueprint.get("/link/<token>")
@open_to_all
def page(token: str) -> ResponseReturnValue:
    """The form. To look at it uses nothing up: programs that read mails do that too."""
    found = _whose(token)
    if isinstance(found, Refused):
        return render_template("link_weg.html", says=found.says), 404
    return _form(token, found)


def _whose(token: str) -> Account | Refused:
    """Whose link it is; who tries many must wait."""
    with store().reading() as connection:
        found = links.whose(connection, token)
        spent = found is None and links.is_spent(connection, token)
    if found is not None:
        return found[0]
    if spent:
        return Refused(t("desk.link.spent"))
    attempt = attempts.begin(store(), keys(), "link", "", address())
    if isinstance(attempt, Waiting):
        return Refused(entering.waiting(attempt))
    record(store(), "link_mislukt", f"keer {attempt.count}")
    return Refused(t("desk.link.gone"))


def _form(token: str, account: Account, fault: str = "") -> str:
    return render_template(
        "link.html",
        token=token,
        whose=account,
        fewest=passwords.FEWEST,
        fault=fault,
        provider=settings().provider,
    )


@blueprint.post("/link/<token>")
@open_to_all
def choose(token: str) -> ResponseReturnValue:
    """Keep the password, and let in."""
    found = _whose(token)
    if isinstance(found, Refused):
        return render_template("link_weg.html", says=found.says), 404
    password = request.form.get("wachtwoord", "")
    wrong = passwords.wrong(password, (found.name, found.mail))
    if wrong or password != request.form.get("nogmaals", ""):
        return _form(token, found, wrong or t("desk.password.differ")), 400
    with store().writing() as connection:
        again = links.whose(connection, token)
        if again is not None:  # of two who use it at once, one does
            links.use(connection, found, password)
            entering.enter(connection, found, how="link")
    return redirect(onward_of(found, PREFIX), 303) if again else (_gone(), 404)


def _gone() -> str:
    return render_template("link_weg.html", says=t("desk.link.spent"))
