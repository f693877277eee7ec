"""What was handed in: for STAM all that waits, for an initiative its own; and one of them, compared
with what is in force, to be accepted or sent back."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from arbeidszorg.store.errors import StoreError
from arbeidszorg.store.submissions import texts_of
from arbeidszorg.texts import t
from desk.access import current
from desk.access.guard import allowed, may_see
from desk.access.log import record
from desk.access.roles import Role
from desk.door import whole
from desk.drafts import mending
from desk.handed import changes, composing, figures, footnotes, handing, seen, spoken
from desk.handed.handed import Handed, RefusedError
from desk.menu import Item
from desk.pages import a_draft

blueprint = Blueprint("inzendingen", __name__)
MENU = (
    Item("aanvaarden.menu.handed", "inzendingen.page", frozenset({Role.INITIATIVE, Role.STAM}), 20),
)
BOTH = (Role.INITIATIVE, Role.STAM)


@blueprint.get("/inzendingen")
@allowed(*BOTH)
def page() -> str:
    """All that was handed in, what waits first."""
    store, account = current.store(), current.signed_in()
    standing = composing.standing(store)
    known = figures.known(store, standing.force)
    names = {code: each.name for code, each in known.initiatives.items()} if known else {}
    own = [each for each in reversed(standing.handed) if account.has(each.initiative)]
    waiting = [each for each in standing.waiting if account.has(each.initiative)]
    accepted = [each for each in standing.accepted.values() if account.has(each.initiative)]
    back = [
        each
        for each in standing.last.values()
        if each.state == "teruggestuurd" and account.has(each.initiative)
    ]
    return render_template(
        "inzendingen.html",
        every=own,
        waiting=waiting,
        accepted=accepted,
        back=back,
        names=names,
        state=handing.state_word,
    )


@blueprint.get("/inzendingen/<int:number>")
@allowed(*BOTH)
def one(number: int) -> str:
    """One handing, and what it changes."""
    return _shown(_of(number))


def _of(number: int) -> Handed:
    """A handing that who asks may see; 404 when there is none."""
    handed = handing.one(current.store(), number)
    if handed is None:
        abort(404)
    may_see(current.signed_in(), handed.initiative)
    return handed


def _shown(
    handed: Handed,
    fault: str = "",
    place: str = "",
    message: str = "",
    written: dict[str, str] | None = None,
) -> str:
    """The page of a handing; ``written``: words of footnotes that were not kept, by rule."""
    store = current.store()
    standing = composing.standing(store)
    alone = current.signed_in().role is Role.INITIATIVE
    changed = seen.changes_of(store, standing.force, handed, alone)
    known = figures.known(store, standing.force)
    own = known.initiatives.get(handed.initiative) if known else None
    return render_template(
        "inzending.html",
        handed=handed,
        name=own.name if own else handed.initiative,
        changed=changed,
        measures=changes.MEASURES,
        most=seen.MOST_ROWS,
        last=standing.last[handed.initiative].number == handed.number,
        pending=handed.initiative in standing.accepted
        and standing.accepted[handed.initiative].number == handed.number,
        closed=known.years[1] if known else None,
        state=handing.state_word,
        rule=spoken.rule,
        fault=fault,
        place=place,
        message=message,
        footnotes=footnotes.of_handed(store, handed.number),
        written=written or {},
    )


def _known() -> int:
    """The last decision that the page showed."""
    given = whole(request.form.get("stap", ""))
    if given is None:
        abort(400)
    return given


@blueprint.post("/inzendingen/<int:number>/aanvaarden")
@allowed(Role.STAM)
def accept(number: int) -> ResponseReturnValue:
    """Take it into the next version."""
    handed = _of(number)

    def also(connection: Connection, after: Handed) -> None:
        record(connection, "inzending_aanvaard", _about(after))

    try:
        handing.accept(current.store(), number, current.signed_in(), _known(), also)
    except StoreError as error:
        return _shown(handing.one(current.store(), number) or handed, str(error)), 409
    flash(t("aanvaarden.done.accepted", number=number), "goed")
    return redirect(url_for("inzendingen.page"), 303)


@blueprint.post("/inzendingen/<int:number>/terugsturen")
@allowed(Role.STAM)
def send_back(number: int) -> ResponseReturnValue:
    """Send it back with a message; what was written stays in the form when it cannot be."""
    handed, store = _of(number), current.store()
    place = request.form.get("plaats", "").strip()
    message = request.form.get("boodschap", "")

    def also(connection: Connection, after: Handed) -> None:
        record(connection, "inzending_teruggestuurd", _about(after))

    try:
        if place and place not in _codes(number):
            raise RefusedError(t("aanvaarden.error.foreign_row", place=place[:60]))
        handing.send_back(store, number, current.signed_in(), _known(), (place, message), also)
    except StoreError as error:
        again = handing.one(store, number) or handed
        return _shown(again, str(error), place, message), 409
    flash(t("aanvaarden.done.sent_back", number=number), "goed")
    return redirect(url_for("inzendingen.page"), 303)


@blueprint.post("/inzendingen/<int:number>/intrekken")
@allowed(Role.INITIATIVE)
def withdraw(number: int) -> ResponseReturnValue:
    """Take it back, before STAM decided."""
    handed = _of(number)

    def also(connection: Connection, after: Handed) -> None:
        record(connection, "inzending_ingetrokken", _about(after))

    try:
        handing.withdraw(current.store(), number, current.signed_in(), _known(), also)
    except StoreError as error:
        return _shown(handing.one(current.store(), number) or handed, str(error)), 409
    flash(t("aanvaarden.done.withdrawn", number=number), "goed")
    return redirect(url_for("inzendingen.page"), 303)


@blueprint.post("/inzendingen/<int:number>/herstel")
@allowed(*BOTH)
def mend(number: int) -> ResponseReturnValue:
    """A draft of what was handed in, to mend it and hand it in anew; checked first."""
    handed = _of(number)
    last = handing.last_of(current.store(), handed.initiative)
    if last is None or last.number != number:
        return _shown(handed, t("aanvaarden.error.mend_newer", number=number)), 409
    draft = mending.of_handed(current.store(), handed, current.signed_in().number)
    return a_draft.checked_again(draft)


@blueprint.post("/inzendingen/<int:number>/voetnoot")
@allowed(Role.STAM)
def footnote(number: int) -> ResponseReturnValue:
    """Let readers see an explanation with the figures of a year, or no longer."""
    handed, form, store = _of(number), request.form, current.store()
    rule, text = form.get("regel", ""), form.get("tekst", "")
    away = form.get("weg") == "ja"
    kind = "voetnoot_weg" if away else "voetnoot_goedgekeurd"

    def also(connection: Connection, after: Handed) -> None:
        record(connection, kind, _about(after))

    try:
        if away:
            footnotes.remove(store, handed, rule, also)
        else:
            year = whole(form.get("jaar", ""))
            if year is None or form.get("niemand") != "ja":
                raise RefusedError(t("aanvaarden.footnote.unsure"))
            footnotes.approve(store, handed, rule, (year, text), current.signed_in(), also)
    except StoreError as error:
        return _shown(handed, str(error), written={rule: text}), 409
    said = t("aanvaarden.footnote.gone") if away else t("aanvaarden.footnote.done")
    flash(said, "goed")
    return redirect(url_for("inzendingen.one", number=number) + "#uitleg", 303)


def _about(handed: Handed) -> str:
    return t("aanvaarden.logged.handed", number=handed.number, initiative=handed.initiative)


def _codes(number: int) -> set[str]:
    """The codes of the registrations of a handing."""
    text = texts_of(handing.submission_of_handed(current.store(), number))["registraties"]
    return {line.partition(",")[0].strip('"') for line in text.decode().splitlines()[1:]}
