"""Who sends people to which sector: the referrers of each sector beside each other.

Four Tables that may be shown, one of each sector of the whole territory; nothing is counted anew.
"""

from __future__ import annotations

from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.registrations.model import NOT_RECORDED, SECTORS
from arbeidszorg.subjects.commuting.balance import Ask
from arbeidszorg.texts import label, t
from arbeidszorg.view import notes
from arbeidszorg.view.notes import plural_note
from arbeidszorg.view.rows import HIDDEN, OK, Row
from arbeidszorg.view.view import SplitCode, View
from arbeidszorg.view.wording import enumerate_nl

REFERRER: SplitCode = "doorverwijzer"


def referrals(view: View, ask: Ask, top: str) -> Table:
    """Sector by referrer, of everybody in the view's last year; ``top``: the level of the whole."""
    plain = View((view.year, view.year), level=top, split=(REFERRER,))
    parts = [(code, ask(replace(plain, sectors=(code,)))) for code in SECTORS]
    rows = tuple(
        row._replace(codes={"sector": code, **row.codes})
        for code, part in parts
        for row in part.rows
    )
    whole = ask(plain)
    hidden = sum(row.status == HIDDEN for row in rows)
    said = (plural_note(notes.HIDDEN_NUMBERS, hidden),) if hidden else ()
    return replace(
        whole,
        view=replace(plain, split=("sector", REFERRER)),
        rows=rows,
        count_totals=tuple,
        title=t("stromen.referrals.title"),
        notes=(*said, *(each for each in whole.notes if each.code != notes.HIDDEN_NUMBERS)),
    )


def sentence(table: Table) -> str:
    """From whom most people come, per sector; a sector of which much is hidden says nothing."""
    said = []
    for code in SECTORS:
        rows = [row for row in table.rows if row.codes["sector"] == code]
        if first := _first(rows):
            words = {
                "where": label("in_sector", code),
                "referrer": label(REFERRER, first.codes[REFERRER]),
                "count": style.number(first.value),
            }
            said.append(t("stromen.referrals.part", **words))
    year = table.view.year
    if not said:
        return t("stromen.referrals.none", year=year)
    return t("stromen.referrals.said", year=year, parts=enumerate_nl(said))


def _first(rows: list[Row]) -> Row | None:
    """The referrer of most people: the largest number that is shown. One that is hidden can be
    larger, unless it is small: then nothing is said."""
    named = [row for row in rows if row.codes[REFERRER] != NOT_RECORDED]
    shown = [row for row in named if row.status == OK and row.value]
    if not shown or any(row.status not in (OK, HIDDEN) for row in named):
        return None
    return max(shown, key=lambda row: row.value)
