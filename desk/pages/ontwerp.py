"""A draft: what was found in it, mended here, explained, handed in."""

from __future__ import annotations

import pickle

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request
from flask import url_for as to
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from arbeidszorg.handing.safe import is_formula
from arbeidszorg.registrations import model
from arbeidszorg.store import moments
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t
from desk.access import current
from desk.access.guard import allowed
from desk.access.log import record
from desk.access.roles import Role
from desk.drafts import drafts, sheets
from desk.drafts.checking import BOOK, READY
from desk.drafts.drafts import ChangedError, Draft, Reason, Remembered
from desk.drafts.keeping import keeps
from desk.drafts.sheets import Edit, EditError
from desk.handed import handing
from desk.handed.changes import MEASURES
from desk.handed.handed import Handed, Told
from desk.handed.handed import Reason as Given
from desk.pages import a_draft, results, sending
from desk.work.jobs import GoneError, work

#: Where its addresses begin.
HERE = "/indienen/<int:number>"
blueprint = Blueprint("ontwerp", __name__)
BOTH = (Role.INITIATIVE, Role.STAM)
#: Edits at one time.
MOST_EDITS = 5000


@blueprint.get(HERE)
@allowed(*BOTH)
def page(number: int) -> ResponseReturnValue:
    """All of it."""
    draft = a_draft.own_draft(number)
    if draft.handed is not None:
        return redirect(to("inzendingen.one", number=draft.handed), 303)
    return a_draft.shown(draft)


@blueprint.get(f"{HERE}/lijst")
@allowed(*BOTH)
def rows(number: int) -> Response:
    """What was found, for a script."""
    return Response(a_draft.own_draft(number).found.json(), mimetype="application/json")


@blueprint.get(f"{HERE}/rijen/<kind>")
@allowed(*BOTH)
def cells(number: int, kind: str) -> ResponseReturnValue:
    """The rows of a file, for a script; of those with findings alone, unless all are asked."""
    draft = a_draft.own_draft(number)
    sheet = draft.files.get(kind)
    if sheet is None:
        abort(404)
    marked = draft.found.of_rows(kind)
    chosen = (
        sheet.rows if request.args.get("alles") == "ja" else [n for n in sheet.rows if n in marked]
    )
    return jsonify(
        uitgave=draft.edition,
        kolommen=sheet.columns,
        codes={c.name: model.CODES[c.name] for c in model.FILES[kind] if c.kind == "code"},
        rijen=[[n, *sheet.rows[n]] for n in chosen],
    )


@blueprint.post(f"{HERE}/cellen")
@allowed(*BOTH)
def edit(number: int) -> ResponseReturnValue:
    """Change cells, for a script; all of them or none."""
    draft, asked = a_draft.own_draft(number), sending.asked()
    given = asked.get("cellen")
    if (
        not isinstance(given, list)
        or len(given) > MOST_EDITS
        or asked.get("uitgave") != draft.edition
    ):
        return jsonify(fout=t("indienen.edit.changed")), 409
    try:
        edits = [
            Edit(str(e["bestand"]), int(e["rij"]), str(e["kolom"]), str(e["waarde"])) for e in given
        ]
        drafts.change_files(current.store(), draft, sheets.edited(draft.files, edits))
    except (KeyError, TypeError, ValueError) as fault:
        word = fault.word if isinstance(fault, EditError) else "place"
        return jsonify(fout=t(f"indienen.edit.{word}")), 400
    except ChangedError:
        return jsonify(fout=t("indienen.edit.changed")), 409
    a_draft.noted(draft)
    return jsonify(uitgave=draft.edition + 1)


@blueprint.get(f"{HERE}/rij/<kind>/<int:row>")
@allowed(*BOTH)
def one_row(number: int, kind: str, row: int) -> str:
    """One row as a form."""
    draft = a_draft.own_draft(number)
    if kind not in model.REGISTERED or row > sheets.MOST_ROWS + 1:
        abort(404)
    sheet = draft.files.get(kind) or sheets.empty(kind)
    return a_draft.row_form(draft, sheet, row, sheet.row(row))


@blueprint.post(f"{HERE}/rij/<kind>/<int:row>")
@allowed(*BOTH)
def keep_row(number: int, kind: str, row: int) -> ResponseReturnValue:
    """Keep what a form says of a row, and check again."""
    draft = a_draft.own_draft(number)
    if kind not in model.REGISTERED:
        abort(404)
    sheet = draft.files.get(kind) or sheets.empty(kind)
    given = {c.name: request.form.get(c.name, "") for c in model.FILES[kind]}
    before = sheet.row(row)
    faults = {}
    for name, value in given.items():
        try:
            sheets.acceptable(kind, name, value)
        except EditError as fault:
            faults[name] = t(f"indienen.edit.{fault.word}")
    if faults:  # what is refused is not repeated
        kept = {name: "" if name in faults else value for name, value in given.items()}
        return a_draft.row_form(draft, sheet, row, kept, faults), 400
    edits = [Edit(kind, row, name, value) for name, value in given.items() if value != before[name]]
    return a_draft.changed(draft, lambda: sheets.edited(draft.files, edits))


@blueprint.post(f"{HERE}/rij/<kind>/<int:row>/weg")
@allowed(*BOTH)
def drop_row(number: int, kind: str, row: int) -> ResponseReturnValue:
    """Leave a row out."""
    draft = a_draft.own_draft(number)
    return a_draft.changed(draft, lambda: sheets.without(draft.files, kind, row))


@blueprint.post(f"{HERE}/vervang")
@allowed(*BOTH)
def replace(number: int) -> ResponseReturnValue:
    """Replace a text in a whole column; remembered as a rule when that is ticked."""
    draft, form = a_draft.own_draft(number), request.form
    kind, column = form.get("bestand", ""), form.get("kolom", "")
    written, meant = form.get("staat", ""), form.get("wordt", "")
    if not meant:
        flash(t("indienen.replace.choose"), "fout")
        return redirect(to("ontwerp.page", number=number), 303)
    known = column in model.CODES and keeps(kind, column, written)
    if form.get("onthoud") and known and not is_formula(written):
        rule = Remembered(kind, column, written, meant)
        drafts.remember(current.store(), draft.initiative, current.signed_in().number, rule)
    texts = (kind, column, written, meant)
    return a_draft.changed(draft, lambda: sheets.replaced(draft.files, *texts)[0])


@blueprint.post(f"{HERE}/opnieuw")
@allowed(*BOTH)
def again(number: int) -> ResponseReturnValue:
    """Check it again as it is now."""
    return a_draft.checked_again(a_draft.own_draft(number))


@blueprint.post(f"{HERE}/redenen")
@allowed(*BOTH)
def explain(number: int) -> ResponseReturnValue:
    """Keep why what rules ask about is right."""
    draft = a_draft.own_draft(number)
    rules = [rule["rule"] for rule in draft.found.asked]
    given = {
        rule: Reason(
            request.form.get(f"reden-{rule}", "")[: drafts.LONGEST_REASON],
            bool(request.form.get(f"voetnoot-{rule}")),
        )
        for rule in rules
    }
    try:
        drafts.explain(current.store(), draft, given)
    except StoreError as fault:
        return a_draft.shown(draft, str(fault), given), 400
    except ChangedError:
        return a_draft.shown(a_draft.own_draft(number), t("indienen.edit.changed")), 409
    return redirect(to("ontwerp.page", number=number) + "#indienen", 303)


@blueprint.get(f"{HERE}/nagekeken.xlsx")
@allowed(*BOTH)
def book(number: int) -> ResponseReturnValue:
    """The draft as a workbook with marks: made first, then fetched."""
    draft = a_draft.own_draft(number)
    try:
        word = sending.start("teruggeven", (), a_draft.asked(draft))
    except sending.RefusedError as fault:
        return a_draft.shown(draft, str(fault)), 503
    return sending.followed(word, to("ontwerp.fetch", number=number, word=word))


@blueprint.get(f"{HERE}/nagekeken/<word>")
@allowed(*BOTH)
def fetch(number: int, word: str) -> Response:
    """That workbook."""
    a_draft.own_draft(number)
    sending.own_job(word)
    try:
        return results.download(work().result(word, BOOK))
    except GoneError:
        abort(404)


@blueprint.post(f"{HERE}/klaar")
@allowed(*BOTH)
def prepare(number: int) -> ResponseReturnValue:
    """Check one last time what will be handed in."""
    draft = a_draft.own_draft(number)
    if draft.handed is not None:
        return _there(draft.handed)
    if not draft.ready:
        return a_draft.shown(draft, t("indienen.hand.not_ready")), 409
    try:
        word = sending.start("klaar", (), a_draft.asked(draft))
    except sending.RefusedError as fault:
        return a_draft.shown(draft, str(fault)), 503
    return sending.followed(word, to("ontwerp.confirm", number=number, word=word))


@blueprint.get(f"{HERE}/klaar/<word>")
@allowed(*BOTH)
def confirm(number: int, word: str) -> ResponseReturnValue:
    """What it comes to, before it is handed in. What was handed in since it was checked is told
    first: it would be refused in the end."""
    draft = a_draft.own_draft(number)
    if draft.handed is not None:
        return _there(draft.handed)
    sending.own_job(word)
    before = handing.last_of(current.store(), draft.initiative)
    if before and before.number != draft.based_on:
        words = {"number": before.number, "by": before.by, "at": moments.short(before.at)}
        return a_draft.shown(draft, t("indienen.hand.newer", **words)), 409
    try:
        *_, years = pickle.loads(work().result(word, READY))
    except GoneError:
        return a_draft.shown(draft, t("indienen.job.gone")), 409
    told = {"years": years, "measures": MEASURES, "on_top": a_draft.on_top(draft.initiative)}
    return render_template("indienen_zeker.html", draft=draft, word=word, before=before, **told)


@blueprint.post(f"{HERE}/klaar/<word>")
@allowed(*BOTH)
def hand_in(number: int, word: str) -> ResponseReturnValue:
    """Hand it in: STAM sees it from now on."""
    draft, account = a_draft.own_draft(number), current.signed_in()
    if draft.handed is not None:  # sent twice, or from another tab: it is there already
        return _there(draft.handed)
    sending.own_job(word)
    try:
        edition, version, frames, _ = pickle.loads(work().result(word, READY))
    except GoneError:
        return a_draft.shown(draft, t("indienen.job.gone")), 409
    if edition != draft.edition or not draft.ready:
        return a_draft.shown(draft, t("indienen.edit.changed")), 409

    def also(connection: Connection, handed: Handed) -> None:
        drafts.handed(connection, draft.number, handed.number)
        record(connection, "ingediend", f"{handed.initiative}, inzending {handed.number}")

    try:
        handed = handing.hand_in(
            current.store(), account, frames, _told(draft), draft.based_on, version, also
        )
    except StoreError as fault:
        now = a_draft.own_draft(number)
        if now.handed is not None:
            return _there(now.handed)
        return a_draft.shown(now, str(fault)), 409
    work().forget(word, READY)
    flash(t("indienen.hand.done", number=handed.number), "goed")
    return redirect(to("inzendingen.one", number=handed.number), 303)


@blueprint.post(f"{HERE}/weg")
@allowed(*BOTH)
def drop(number: int) -> ResponseReturnValue:
    """Throw it away."""
    draft = a_draft.own_draft(number)
    drafts.drop(current.store(), number)
    record(current.store(), "ontwerp_weg", f"{draft.initiative}, ontwerp {number}")
    flash(t("indienen.draft.dropped"), "goed")
    return redirect(to("indienen.one", initiative=draft.initiative), 303)


def _there(handed: int) -> ResponseReturnValue:
    """On to what came of a draft."""
    return redirect(to("inzendingen.one", number=handed), 303)


def _told(draft: Draft) -> Told:
    counts = {rule["rule"]: rule["count"] for rule in draft.found.rules}
    reasons = tuple(
        Given(rule, counts[rule], reason.text, reason.footnote)
        for rule, reason in draft.reasons.items()
        if rule in counts
    )
    return Told(reasons, counts)
