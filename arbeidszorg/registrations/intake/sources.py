"""A file as it was handed in -> its records as lists of text, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbeidszorg.registrations.intake import personal, separated, workbook
from arbeidszorg.registrations.intake.cleaning import folded
from arbeidszorg.registrations.intake.faults import Fault, fault, visible
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.texts import t, tn

ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True)
class Source:
    """The records of a file. ``label``: what messages call it (with the sheet of a workbook);
    ``notices``: what was left out, in Dutch; ``merged``: cells of a workbook that were made one
    over several rows; ``wide``: row (from 0) and columns over which one cell runs; ``columns``: of
    a workbook, up to the last with content."""

    label: str
    records: Iterator[list[str]]
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    wide: tuple[tuple[int, range], ...] = ()
    columns: int = 0


def source(handed: Handed, file: str) -> Source:
    """The records of a file that is to be ``file`` of the contract: each record, empty ones too, so
    that the n-th is row n of the spreadsheet. Raises :class:`IntakeError` when it cannot be read;
    the records may raise it too."""
    if not handed.is_workbook:
        return Source(handed.name, separated.records(handed, file))
    book = workbook.open_book(handed)
    sheet, doubles, named = workbook.choose(book, file)
    label = t("intake.report.sheet", file=handed.name, sheet=_spoken(sheet.name))
    faults = [
        fault(label, "second_table", other=_spoken(double.name)) for double in doubles if not named
    ]
    for name in (each.name for each in book.sheets):
        if personal.number_rule(folded(name)):
            faults.append(fault(handed.name, "personal_sheet"))
    notices = [
        t(f"intake.notice.sheet_{kind}", file=handed.name, sheet=_spoken(name))
        for name, kind in workbook.names(book, sheet)
        if name not in {double.name for double in doubles} or named
    ]
    if sheet.seen.hidden:
        key = "filtered" if sheet.seen.filtered else "hidden_rows"
        notices.append(tn(f"intake.notice.{key}", sheet.seen.hidden, file=label))
    seen = sheet.seen
    cells = tuple(seen.merged), tuple(seen.wide), seen.columns
    return Source(label, book.records(sheet), tuple(faults), tuple(notices), *cells)


def _spoken(sheet: str) -> str:
    return visible(personal.masked(sheet))
