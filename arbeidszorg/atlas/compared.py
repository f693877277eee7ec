"""What is said of one number beside the others: its change against the year before, its rank among
those that are shown, and its share. All of it follows from numbers that are shown; of a hidden one
nothing is said, and it has no place among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.atlas.trend_sentences import share_of_change
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import Unit


def change(now: Row, before: Row | None, unit: Unit) -> str:
    """How much more or less than the number before: "12 meer dan in 2024 (4,1 %)"; "" when one of
    them is not shown. Of fewer than 20 no percentage is said."""
    if before is None or now.status != OK or before.status != OK:
        return ""
    low, high = style.number(before.value, unit), style.number(now.value, unit)
    way = "same" if low == high else "up" if now.value > before.value else "down"
    kind, part = (
        ("", share_of_change(before.value, now.value)) if unit == "aantal" else ("_rate", "")
    )
    if unit == "aantal":
        far = style.number(abs(round(now.value) - round(before.value)))
    elif unit == "aandeel":
        far = style.change(before.value, now.value, unit)
    else:
        far = style.number(style.difference(before.value, now.value), unit)
    told = t(f"figure.compared.{way}{kind}", change=far, year=before.year)
    return t("figure.compared.percent", told=told, share=part) if part and way != "same" else told


def rank(row: Row, rows: Sequence[Row], unit: Unit) -> str:
    """The place of a number among those of other areas, equal ones sharing theirs: "plaats 3 van de
    5". What has no number has none, nor has nought, which nobody has more of than another."""
    if row.status != OK or not row.value:
        return ""
    among = [other for other in rows if other.area not in (OUTSIDE, UNKNOWN)]
    shown = [other for other in among if other.status == OK]
    if row not in shown or len(shown) < 2:
        return ""
    own = style.number(row.value, unit)
    alike = sum(style.number(other.value, unit) == own for other in shown)
    above = sum(
        other.value > row.value and style.number(other.value, unit) != own for other in shown
    )
    words = t(
        "figure.compared.rank" if len(shown) == len(among) else "figure.compared.rank_shown",
        place=above + 1,
        count=len(shown),
    )
    return t("figure.compared.tie", rank=words) if alike > 1 else words


def share(row: Row, table: Table) -> str:
    """Which part it is of the whole that is shown: "18,1 % van het totaal"; of counts alone."""
    (*_, total) = table.total_rows
    if table.view.unit != "aantal" or {row.status, total.status} != {OK}:
        return ""
    if not row.value or not total.value:
        return ""
    part = style.number(100 * row.value / total.value, "aandeel")
    return t("figure.compared.share", share=part)


def of_areas(table: Table, earlier: Table | None) -> Mapping[str, tuple[str, ...]]:
    """Area -> what is said of its number in the last year. ``earlier``: the same Table of the year
    before."""
    before = {row.area: row for row in earlier.last} if earlier else {}
    unit = table.view.unit
    return {
        row.area: tuple(
            filter(
                None,
                (
                    rank(row, table.last, unit),
                    change(row, before.get(row.area), unit),
                    share(row, table),
                ),
            )
        )
        for row in table.last
        if row.status == OK
    }
