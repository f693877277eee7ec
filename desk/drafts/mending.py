"""A draft of what was handed in before: to mend what was sent back, or to change one's mind."""

from __future__ import annotations

import csv
import io

from arbeidszorg.registrations import model
from arbeidszorg.store.database import Store
from arbeidszorg.store.submissions import texts_of
from arbeidszorg.texts import t
from desk.drafts import drafts
from desk.drafts.drafts import Draft, Reason
from desk.drafts.sheets import Sheet
from desk.handed import handing
from desk.handed.handed import Handed


def of_handed(store: Store, handed: Handed, account: int) -> Draft:
    """A draft with all rows of a handing and its explanations, to be checked; the one that there
    is already, when it was made of this handing and is still being mended."""
    names = (t("indienen.draft.of_handed", number=handed.number),)
    for each in drafts.of(store, handed.initiative):
        if each.names == names:
            return each
    texts = texts_of(handing.submission_of_handed(store, handed.number))
    files = {
        kind: sheet
        for kind in model.REGISTERED
        if (sheet := _sheet(kind, texts.get(kind, b""))).rows
    }
    reasons = {each.rule: Reason(each.text, each.footnote) for each in handed.told.reasons}
    number = drafts.add(
        store,
        handed.initiative,
        account,
        files,
        None,
        based_on=handed.number,
        names=names,
        reasons=reasons,
    )
    draft = drafts.one(store, number)
    assert draft is not None  # just written
    return draft


def _sheet(kind: str, text: bytes) -> Sheet:
    reader = csv.reader(io.StringIO(text.decode(), newline=""))
    head = tuple(next(reader, []))
    return Sheet(kind, head, {number: tuple(row) for number, row in enumerate(reader, 2)})


def row_of(draft: Draft, code: str) -> int:
    """The row of a registration in a draft, 0 for none."""
    sheet = draft.files.get("registraties")
    if not code or sheet is None or "registratie_id" not in sheet.columns:
        return 0
    at = sheet.columns.index("registratie_id")
    return next((number for number, cells in sheet.rows.items() if cells[at] == code), 0)
