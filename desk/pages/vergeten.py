"""Who forgot the password asks for a link by mail; only where mails can be sent. What is answered
is the same for every address, so that nobody learns who has an account."""

from __future__ import annotations

import threading

from flask import Blueprint, Flask, abort, render_template, request
from flask.globals import app_ctx
from flask.typing import ResponseReturnValue

from arbeidszorg.texts import t
from desk.access import accounts, attempts, entering, links, mail
from desk.access.attempts import Waiting
from desk.access.current import address, keys, store
from desk.access.guard import open_to_all

blueprint = Blueprint("vergeten", __name__)


@blueprint.get("/wachtwoord-vergeten")
@open_to_all
def page() -> ResponseReturnValue:
    """The form."""
    if not mail.can_send():
        abort(404)
    return render_template("vergeten.html")


@blueprint.post("/wachtwoord-vergeten")
@open_to_all
def ask() -> ResponseReturnValue:
    """Send a link when there is such an account; each address may ask it now and then."""
    if not mail.can_send():
        abort(404)
    about = request.form.get("mail", "").strip().lower()[:200]
    attempt = attempts.begin(store(), keys(), "vergeten", about, address())
    if isinstance(attempt, Waiting):
        return render_template("vergeten.html", fault=entering.waiting(attempt)), 429
    app = app_ctx.app
    # apart, so that it takes as long whether there is such an account or not
    threading.Thread(target=_send, args=(app, about), daemon=True).start()
    return render_template("vergeten.html", sent=True)


def _send(app: Flask, about: str) -> None:
    with app.app_context():
        with store().writing() as connection:
            account = accounts.by_mail(connection, about)
            if account is None or not account.active:
                return
            link = links.make(connection, account, links.RESET)
        text = t("desk.mail.reset", link=link, lasts=links.lasting(links.RESET))
        mail.send(account, t("desk.mail.reset_subject"), text, needed=True)
