"""A file as it was handed in -> its records as lists of text, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from arbeidszorg.registrations.intake import opendocument, personal, separated, workbook
from arbeidszorg.registrations.intake.cleaning import folded
from arbeidszorg.registrations.intake.faults import Fault, fault, visible
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.workbook import WHOLE, Book, Bounds, Sheet
from arbeidszorg.texts import t, tn

ENDINGS = (".csv", ".xlsx", ".ods")


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


def source(handed: Handed, file: str, bounds: Bounds = WHOLE) -> Source:
    """The records of a file that is to be ``file`` of the contract: each record, empty ones too, so
    that the n-th is row n of the spreadsheet. ``bounds``: of a workbook. Raises
    :class:`IntakeError` when it cannot be read; the records may raise it too."""
    if not handed.is_workbook:
        return Source(handed.name, separated.records(handed, file))
    book = open_book(handed, bounds)
    sheet, doubles, named = workbook.choose(book, file)
    aside = () if named else [double.name for double in doubles]
    given = of_sheet(book, sheet, aside)
    return replace(given, faults=(*second_tables(given.label, aside), *given.faults))


def open_book(handed: Handed, bounds: Bounds = WHOLE) -> Book:
    """The sheets of a workbook, whoever's format it has. Raises :class:`IntakeError`."""
    ods = handed.name.lower().endswith(".ods")
    return opendocument.open_book(handed) if ods else workbook.open_book(handed, bounds)


def second_tables(label: str, others: Iterable[str]) -> list[Fault]:
    """A fault for each other sheet with the same table as the one that is called ``label``."""
    return [fault(label, "second_table", other=_spoken(other)) for other in others]


def of_sheet(book: Book, sheet: Sheet, aside: Collection[str] = ()) -> Source:
    """The records of one sheet of a workbook, as those of :func:`source`. ``aside``: names of
    sheets of which nothing needs to be said."""
    label = t("intake.report.sheet", file=book.name, sheet=_spoken(sheet.name))
    faults = [
        fault(book.name, "personal_sheet")
        for each in book.sheets
        if personal.number_rule(folded(each.name))
    ]
    notices = [
        t(f"intake.notice.sheet_{kind}", file=book.name, sheet=_spoken(name))
        for name, kind in workbook.names(book, sheet)
        if name not in aside
    ]
    if sheet.seen.hidden:
        key = "filtered" if sheet.seen.filtered else "hidden_rows"
        notices.append(tn(f"intake.notice.{key}", sheet.seen.hidden, file=label))
    seen = sheet.seen
    cells = tuple(seen.merged), tuple(seen.wide), seen.columns
    return Source(label, book.records(sheet), tuple(faults), tuple(notices), *cells)


def _spoken(sheet: str) -> str:
    return visible(personal.masked(sheet))
