"""The form: add, change or end one stay by hand, with the checks of a file."""

from __future__ import annotations

import csv
import io
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from arbeidszorg.store.submissions import texts_of
from desk.access import current
from desk.access.guard import allowed, may_see
from desk.access.roles import Role
from desk.drafts import drafts, sheets
from desk.drafts.drafts import Draft
from desk.drafts.sheets import Sheet
from desk.handed import basis, composing, handing

#: Where its addresses begin.
HERE = "/indienen/van/<initiative>/formulier"
blueprint = Blueprint("formulier", __name__)
BOTH = (Role.INITIATIVE, Role.STAM)
KIND = "registraties"
#: Stays on a page.
PAGE = 50


@blueprint.get(HERE)
@allowed(*BOTH)
def page(initiative: str) -> str:
    """The stays that count now, those that run first, to change or end; or a new one."""
    may_see(current.signed_in(), initiative)
    every = stays(initiative)
    sought = request.args.get("zoek", "").strip().casefold()
    own = [
        stay
        for stay in every
        if sought in f"{stay['registratie_id']} {stay['medewerker_id']}".casefold()
    ]
    own.sort(key=lambda stay: (bool(stay["einddatum"]), stay["medewerker_id"], stay["startdatum"]))
    last = max(1, -(-len(own) // PAGE))
    number = min(max(request.args.get("blad", 1, int), 1), last)
    return render_template(
        "formulier.html",
        initiative=initiative,
        stays=own[(number - 1) * PAGE : number * PAGE],
        count=len(own),
        sought=request.args.get("zoek", ""),
        number_of_page=number,
        last=last,
        open=_open(initiative),
        on_top=basis.of(composing.standing(current.store()), initiative),
    )


@blueprint.post(HERE)
@allowed(*BOTH)
def begin(initiative: str) -> ResponseReturnValue:
    """A row in the draft of the form: a new one, or one of a stay that counts now."""
    may_see(current.signed_in(), initiative)
    code = request.form.get("registratie", "")
    row: dict[str, str] = {"initiatief_id": initiative}
    if code:
        found = [stay for stay in stays(initiative) if stay["registratie_id"] == code]
        if not found:
            abort(404)
        row = found[0]
    draft = _open(initiative) or _new(initiative)
    sheet = draft.files.get(KIND) or sheets.empty(KIND)
    at = _row_of(sheet, code) or sheet.last + 1
    if at not in sheet.rows:
        cells = tuple(row.get(name, "") for name in sheet.columns)
        after = Sheet(KIND, sheet.columns, {**sheet.rows, at: cells})
        drafts.change_files(current.store(), draft, {**draft.files, KIND: after})
    return redirect(url_for("ontwerp.one_row", number=draft.number, kind=KIND, row=at), 303)


def stays(initiative: str) -> list[dict[str, Any]]:
    """The stays of an initiative that a row adds to or changes."""
    store = current.store()
    part = basis.submission(store, composing.standing(store), initiative)
    if part is None:
        return []
    return list(csv.DictReader(io.StringIO(texts_of(part)[KIND].decode(), newline="")))


def _open(initiative: str) -> Draft | None:
    """The draft that the form was writing in."""
    return next((each for each in drafts.of(current.store(), initiative) if each.adds), None)


def _new(initiative: str) -> Draft:
    store, account = current.store(), current.signed_in()
    before = handing.last_of(store, initiative)
    follows = before.number if before else 0
    empty = {KIND: sheets.empty(KIND)}
    number = drafts.add(store, initiative, account.number, empty, None, based_on=follows, adds=True)
    draft = drafts.one(store, number)
    assert draft is not None
    return draft


def _row_of(sheet: Sheet, code: str) -> int:
    """The row of a registration that the form has already, 0 for none."""
    if not code or "registratie_id" not in sheet.columns:
        return 0
    at = sheet.columns.index("registratie_id")
    return next((number for number, cells in sheet.rows.items() if cells[at] == code), 0)
