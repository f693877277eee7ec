"""Wie komt en gaat: instroom, uitstroom, doorstroom and vangnet through the years."""

from __future__ import annotations

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Listing, Section
from arbeidszorg.report.figures import trend_figure
from arbeidszorg.report.key_figures import cell
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import (
    against,
    counted,
    hidden,
    hidden_names,
    is_ok,
    is_zero,
    paragraph,
    written,
)
from arbeidszorg.report.years import LEAST
from arbeidszorg.texts import t
from arbeidszorg.view.rows import NOT_REPORTED, Row

NUMBERS, SHARES = ("instroom", "uitstroom"), ("doorstroom", "vangnet")
#: What is drawn beside the province; the listing holds the years of all four.
DRAWN = "doorstroom"


def section(subject: Subject) -> Section:
    """Sentences, a listing of all years, and a line where there is enough to draw."""
    tables = {measure: subject.through(measure) for measure in NUMBERS}
    tables |= {
        measure: subject.through(measure, "aandeel", areas=subject.areas) for measure in SHARES
    }
    mine = {key: [r for r in table.rows if r.area == subject.code] for key, table in tables.items()}
    heading, text = t("rapport.flows.heading"), _sentences(subject, tables)
    if not any(shows(rows) for rows in mine.values()):
        return Section(heading, tuple(text))
    drawn = shows(mine[DRAWN], LEAST)
    figures = (trend_figure(subject, DRAWN, tables[DRAWN], low=True),) if drawn else ()
    if not drawn and subject.year > subject.first:
        text.append(t("rapport.flows.no_figure", what=t(f"rapport.name.{DRAWN}")))
    return Section(heading, tuple(text), (_listing(subject, mine),), figures)


def _sentences(subject: Subject, tables: dict[str, Table]) -> list[str]:
    """What there is to say of the year."""
    everybody = row_of(subject.table(), subject.code, subject.year)
    say = {"year": subject.year, "where": subject.where}
    if is_zero(everybody):
        return [t("rapport.flows.nobody", **say)]
    if everybody is not None and everybody.status == NOT_REPORTED:
        return [t("rapport.flows.not_reported", **say)]
    now = {key: row_of(table, subject.code, subject.year) for key, table in tables.items()}
    counts: list[str] = []
    for key in NUMBERS:
        if (present := now[key]) and is_ok(present):
            before = row_of(tables[key], subject.code, subject.year - 1)
            words = f"{key}_too" if counts else key
            counts.append(counted(words, present, before if is_ok(before) else None))
    shares = [
        _share(subject, key, tables[key], share)
        for key in SHARES
        if (share := now[key]) and is_ok(share)
    ]
    gone = hidden_names(now.items())
    return [
        text for text in (paragraph(counts, _balance(now)), paragraph(shares), hidden(gone)) if text
    ]


def _balance(now: dict[str, Row | None]) -> str:
    """Whether more people came than went; said only when both numbers are shown."""
    came, went = now["instroom"], now["uitstroom"]
    if not (came and went and is_ok(came) and is_ok(went)):
        return ""
    if came.value == went.value:
        return "" if is_zero(came) else t("rapport.flows.balance_same")
    key = "more" if came.value > went.value else "fewer"
    return t(f"rapport.flows.balance_{key}")


def _share(subject: Subject, key: str, table: Table, now: Row) -> str:
    """A shown share of those who work there, beside the province."""
    if is_zero(now):
        return t(f"rapport.flows.{key}_zero")
    beside = against(now, row_of(table, subject.entire, subject.year), "aandeel", subject.words)
    return t(f"rapport.flows.{key}", value=written(now, "aandeel"), against=beside)


def _listing(subject: Subject, mine: dict[str, list[Row]]) -> Listing:
    """All four, a row for each year."""
    columns = [t("table.column.jaar"), *(t(f"rapport.flows.column.{key}") for key in mine)]
    rows = tuple(
        (
            str(year),
            *(
                cell(rows[place], "aantal" if key in NUMBERS else "aandeel")
                for key, rows in mine.items()
            ),
        )
        for place, year in enumerate(range(subject.first, subject.year + 1))
    )
    caption = t("rapport.flows.caption", where=subject.where)
    note = t("rapport.flows.note")
    return Listing(caption, tuple(columns), rows, frozenset(range(1, len(columns))), note)
