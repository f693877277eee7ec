"""What the pages of a draft share: whose it is, what is shown of it, and how a change is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import abort, render_template, request
from flask import url_for as to
from flask.typing import ResponseReturnValue

from arbeidszorg.registrations import model
from arbeidszorg.texts import label, t
from desk.access import current, initiatives
from desk.access.guard import may_see
from desk.access.log import record
from desk.drafts import drafts, mending
from desk.drafts.drafts import ChangedError, Draft, Reason
from desk.drafts.sheets import EditError, Sheet
from desk.drafts.wrong_codes import wrong_codes
from desk.handed import basis, composing, handing
from desk.handed.handed import Handed
from desk.pages import sending

#: Findings of a page that is read without scripts.
PAGE = 200


def own_draft(number: int) -> Draft:
    """The draft with this number, of who is signed in; 404 for any other."""
    draft = drafts.one(current.store(), number)
    if draft is None:
        abort(404)
    may_see(current.signed_in(), draft.initiative)
    return draft


def asked(draft: Draft) -> Mapping[str, Any]:
    """What a job about a draft is told."""
    return {"draft": draft.number, "today": sending.today()}


def checked_again(draft: Draft) -> ResponseReturnValue:
    """Check a draft, and go on to where that is followed."""
    try:
        word = sending.start("opnieuw", (), asked(draft))
    except sending.RefusedError as fault:
        return sending.refused(fault) if request.is_json else (shown(draft, str(fault)), 503)
    return sending.followed(word, to("ontwerp.page", number=draft.number))


def changed(draft: Draft, change: Any) -> ResponseReturnValue:
    """Keep changed rows and check them; say what went wrong."""
    try:
        drafts.change_files(current.store(), draft, change())
    except EditError as fault:
        return shown(draft, t(f"indienen.edit.{fault.word}")), 400
    except ChangedError:
        return shown(own_draft(draft.number), t("indienen.edit.changed")), 409
    noted(draft)
    return checked_again(own_draft(draft.number))


def noted(draft: Draft) -> None:
    """Write down that a draft was changed."""
    record(current.store(), "ontwerp_gewijzigd", f"{draft.initiative}, ontwerp {draft.number}")


def shown(draft: Draft, fault: str = "", reasons: Mapping[str, Reason] | None = None) -> str:
    """The page of a draft."""
    last = max(1, -(-len(draft.found.rows) // PAGE))
    number = min(max(request.args.get("blad", 1, int), 1), last)
    return render_template(
        "ontwerp.html",
        draft=draft,
        name=initiatives.known(current.store()).get(draft.initiative, draft.initiative),
        reasons=draft.reasons if reasons is None else reasons,
        some=_linked(draft, draft.found.found((number - 1) * PAGE, number * PAGE)),
        number_of_page=number,
        last=last,
        wrong=wrong_codes(draft.files),
        fault=fault,
        told={"words": sending.words("indienen.grid."), "edition": draft.edition},
        **asked_back(draft),
        on_top=on_top(draft.initiative) if draft.adds else None,
    )


def on_top(initiative: str) -> Handed | None:
    """What was handed in that rows add to, None when that is what is in force."""
    return basis.of(composing.standing(current.store()), initiative)


def asked_back(draft: Draft) -> dict[str, Any]:
    """What STAM asked when it sent back what a draft follows, and the row that it is about (0: none
    of this draft)."""
    before = handing.one(current.store(), draft.based_on) if draft.based_on else None
    if before is None or before.state != "teruggestuurd":
        return {"back": None}
    return {"back": before.last, "back_row": mending.row_of(draft, before.last.place)}


def _linked(draft: Draft, found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings, each with whether its row can be mended here."""
    rows = {kind: sheet.rows for kind, sheet in draft.files.items()}
    return [{**each, "here": each["row"] in rows.get(each["kind"], ())} for each in found]


def row_form(
    draft: Draft,
    sheet: Sheet,
    row: int,
    values: Mapping[str, str],
    faults: Mapping[str, str] | None = None,
) -> str:
    """The page of one row; ``faults``: what was refused of it, by column."""
    said = dict(faults or {})
    if faults is None:
        for each in draft.found.of_rows(sheet.kind).get(row, []):
            said.setdefault(each["column"], f"{each['what']}. {each['mend']}")
    options = {
        c.name: [
            ("", t("indienen.row.empty")),
            *((k, label(c.name, k)) for k in model.CODES[c.name]),
        ]
        for c in model.FILES[sheet.kind]
        if c.kind == "code"
    }
    return render_template(
        "rij.html",
        draft=draft,
        kind=sheet.kind,
        row=row,
        values=values,
        faults=said,
        options=options,
        columns=model.FILES[sheet.kind],
        there=row in sheet.rows,
    )
