"""The rows of a draft: text as it was typed, of columns of the contract alone."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from arbeidszorg.handing.safe import is_formula
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import LONGEST_TEXT, clean, unkeepable
from arbeidszorg.texts import t
from desk.drafts import keeping

#: Rows of a column that are named at most.
MOST_NAMED = 10
#: Rows that a draft may have.
MOST_ROWS = 200_000


@dataclass(frozen=True)
class Sheet:
    """A file of the contract. ``rows``: by their number in the spreadsheet, cells in the order of
    ``columns``; row 1 is the header."""

    kind: str
    columns: tuple[str, ...]
    rows: Mapping[int, tuple[str, ...]]

    @property
    def last(self) -> int:
        """The number of its last row, 1 when there is none but the header."""
        return max(self.rows, default=1)

    def row(self, number: int) -> dict[str, str]:
        """A row by column, every column of the contract; empty when there is no such row."""
        cells = dict(zip(self.columns, self.rows.get(number, ()), strict=False))
        return {column.name: cells.get(column.name, "") for column in model.FILES[self.kind]}

    def csv(self) -> bytes:
        """As a file, in which each row has its number again: the header is the first line."""
        out = io.StringIO()
        write = csv.writer(out, delimiter=";", lineterminator="\r\n").writerow
        write(self.columns)
        for number in range(2, self.last + 1):
            write(self.rows.get(number, ("",) * len(self.columns)))
        return b"\xef\xbb\xbf" + out.getvalue().encode()


@dataclass(frozen=True)
class Edit:
    """What a cell is to say."""

    kind: str
    row: int
    column: str
    value: str


class EditError(ValueError):
    """An edit that cannot be; ``word`` names the sentence that says why (``indienen.edit``)."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def empty(kind: str) -> Sheet:
    """A sheet with the columns of the contract and no rows."""
    return Sheet(kind, tuple(column.name for column in model.FILES[kind]), {})


def edited(sheets: Mapping[str, Sheet], edits: Iterable[Edit]) -> dict[str, Sheet]:
    """The sheets with some cells changed; a column or a row that was not there is added. Raises
    :class:`EditError`, and then nothing is changed."""
    after = dict(sheets)
    for edit in edits:
        if edit.kind not in model.REGISTERED:
            raise EditError("place")
        sheet = after.get(edit.kind) or empty(edit.kind)
        value = acceptable(edit.kind, edit.column, edit.value)
        if not 2 <= edit.row <= MOST_ROWS + 1:
            raise EditError("place")
        if edit.column not in sheet.columns:
            wider = {number: (*cells, "") for number, cells in sheet.rows.items()}
            sheet = replace(sheet, columns=(*sheet.columns, edit.column), rows=wider)
        at = sheet.columns.index(edit.column)
        cells = list(sheet.rows.get(edit.row, ("",) * len(sheet.columns)))
        cells[at] = value
        after[edit.kind] = replace(sheet, rows={**sheet.rows, edit.row: tuple(cells)})
    return after


def acceptable(kind: str, column: str, value: str) -> str:
    """A value as it may be kept. Raises :class:`EditError`: nothing that says who somebody is comes
    in by the back door."""
    if all(each.name != column for each in model.FILES[kind]):
        raise EditError("place")
    text = clean(value)
    if len(text) > LONGEST_TEXT or unkeepable(text):
        raise EditError("long")
    if text and personal.refused(column, text, kind == "registraties"):
        raise EditError("personal")
    if not keeping.keeps(kind, column, text):
        raise EditError("form")
    return text


def replaced(
    sheets: Mapping[str, Sheet], kind: str, column: str, written: str, meant: str
) -> tuple[dict[str, Sheet], int]:
    """The sheets with a text replaced in a whole column, whatever its case and outer space, and in
    how many cells. Raises :class:`EditError`."""
    sheet = sheets.get(kind)
    if sheet is None or column not in sheet.columns or not clean(written) or is_formula(written):
        raise EditError("place")
    value, at = acceptable(kind, column, meant), sheet.columns.index(column)
    sought = clean(written).casefold()
    rows, count = dict(sheet.rows), 0
    for number, cells in sheet.rows.items():
        if cells[at].strip().casefold() == sought and cells[at] != value:
            rows[number] = (*cells[:at], value, *cells[at + 1 :])
            count += 1
    return {**sheets, kind: replace(sheet, rows=rows)}, count


def without(sheets: Mapping[str, Sheet], kind: str, row: int) -> dict[str, Sheet]:
    """The sheets without a row; others keep their numbers."""
    sheet = sheets.get(kind)
    if sheet is None or row not in sheet.rows:
        raise EditError("place")
    left = {number: cells for number, cells in sheet.rows.items() if number != row}
    return {**sheets, kind: replace(sheet, rows=left)}


def packed(sheets: Mapping[str, Sheet]) -> bytes:
    """Sheets as they are kept."""
    told = {
        kind: {"columns": sheet.columns, "rows": [[n, *cells] for n, cells in sheet.rows.items()]}
        for kind, sheet in sheets.items()
    }
    return gzip.compress(json.dumps(told, ensure_ascii=False).encode(), 2, mtime=0)


def unpacked(content: bytes) -> dict[str, Sheet]:
    """Those of :func:`packed`."""
    told = json.loads(gzip.decompress(content))
    return {
        kind: Sheet(kind, tuple(of["columns"]), {row[0]: tuple(row[1:]) for row in of["rows"]})
        for kind, of in told.items()
    }


def of_rows(kind: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Sheet:
    """A sheet of rows by column, each with its number as ``rij``."""
    cells = {int(row["rij"]): tuple(row[name] for name in columns) for row in rows}
    return Sheet(kind, tuple(columns), cells)


def kept(
    sheets: Mapping[str, Sheet], own: Collection[str] = ()
) -> tuple[dict[str, Sheet], tuple[str, ...]]:
    """The sheets with empty cells in the place of what is not kept, and for each column of which
    that is so a sentence that names the rows, without what stood there."""
    after, said = dict[str, Sheet](), list[str]()
    for kind, sheet in sheets.items():
        rows = {number: list(cells) for number, cells in sheet.rows.items()}
        for at, name in enumerate(sheet.columns):
            known = {
                text: keeping.keeps(kind, name, text, own)
                for text in {c[at] for c in rows.values()}
            }
            gone = [number for number, cells in rows.items() if not known[cells[at]]]
            for number in gone:
                rows[number][at] = ""
            if gone:
                said.append(_said(name, gone))
        cells = {number: tuple(each) for number, each in rows.items()}
        after[kind] = replace(sheet, rows=cells)
    return after, tuple(said)


def _said(name: str, gone: list[int]) -> str:
    rows = ", ".join(map(str, gone[:MOST_NAMED]))
    more = len(gone) - MOST_NAMED
    key = "indienen.draft.not_kept_more" if more > 0 else "indienen.draft.not_kept"
    return t(key, column=name, rows=rows, more=more)
