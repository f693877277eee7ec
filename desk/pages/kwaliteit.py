"""How good the registration is: complete, in time, consistent; and who still has to hand in."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from flask import Blueprint, abort, render_template

from desk.access import current
from desk.access.guard import allowed, may_see
from desk.access.roles import Role
from desk.handed import composing, figures, quality, reminding, spoken
from desk.handed.quality import Quality
from desk.menu import Item

blueprint = Blueprint("kwaliteit", __name__)
MENU = (
    Item("aanvaarden.menu.quality", "kwaliteit.page", frozenset({Role.INITIATIVE, Role.STAM}), 50),
)


@blueprint.get("/kwaliteit")
@allowed(Role.INITIATIVE, Role.STAM)
def page() -> str:
    """Of all initiatives for STAM, of its own for an initiative."""
    return render_template("kwaliteit.html", quality=_quality(), rule=spoken.rule)


def _quality() -> Quality:
    store, account = current.store(), current.signed_in()
    standing = composing.standing(store)
    codes = None if account.role is Role.STAM else account.initiatives
    return quality.quality(figures.known(store, standing.force), standing, date.today(), codes)


@blueprint.get("/kwaliteit/herinnering/<initiative>")
@allowed(Role.STAM)
def reminder(initiative: str) -> str:
    """The text of a mail, to be copied or opened in a program for mails."""
    may_see(current.signed_in(), initiative)
    told = _quality()
    about = next((each for each in told.missing if each.code == initiative), None)
    if about is None:
        abort(404)
    address, sender = current.desk().settings.address, current.signed_in().name
    mail = reminding.reminder(about, told.year, address, sender)
    link = f"mailto:?subject={quote(mail.subject)}&body={quote(mail.text)}"
    return render_template("herinnering.html", about=about, mail=mail, mailto=link)
