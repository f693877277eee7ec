"""The tables of a territory as rows with their number, and how single cells are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from arbeidszorg.places.wrong import Wrong


@dataclass(frozen=True)
class Row:
    """A row of a table; ``number`` counts as a spreadsheet does: the header is row 1."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def rows(path: Path, columns: Sequence[str], wrong: Wrong) -> list[Row]:
    """The rows of a table, with their cells trimmed; none when a column is missing or the file
    cannot be read, which is then said."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            for name in missing:
                wrong.add("no_column", path.name, column=name)
            if missing:
                return []
            found = [Row(path.name, at, _trimmed(cells)) for at, cells in enumerate(reader, 2)]
    except (OSError, UnicodeDecodeError, csv.Error):
        wrong.add("unreadable", path.name)
        return []
    found = [row for row in found if any(row.cells.values())]
    if not found:
        wrong.add("no_rows", path.name)
    return found


def cells(path: Path) -> list[dict[str, str]]:
    """The rows of a table that comes with the atlas, as they stand; a cell that is not there is
    empty. Raises ``OSError`` and ``UnicodeDecodeError``."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, restval=""))


def _trimmed(cells: dict[str | None, str | None]) -> dict[str, str]:
    return {name: (text or "").strip() for name, text in cells.items() if isinstance(name, str)}


def filled(row: Row, columns: Sequence[str], wrong: Wrong) -> bool:
    """Whether these cells all hold something."""
    empty = [column for column in columns if not row[column]]
    for column in empty:
        wrong.add("empty", row.file, row.number, column=column)
    return not empty


def first_of(numbered: Iterator[tuple[str, Row]], wrong: Wrong, rule: str) -> dict[str, Row]:
    """Code -> its row; a code that comes again is wrong."""
    known: dict[str, Row] = {}
    for code, row in numbered:
        if code in known:
            wrong.add(rule, row.file, row.number, code=code, first=known[code].number)
        else:
            known[code] = row
    return known


def is_nis(text: str) -> bool:
    """Whether a text is a NIS code of a municipality by its form."""
    return len(text) == 5 and text.isascii() and text.isdigit()


def whole(text: str, low: int, high: int) -> int | None:
    """A whole number between two bounds, None when it is none."""
    plain = text.removeprefix("-")
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 12:
        return None
    return int(text) if low <= int(text) <= high else None


def number(row: Row, column: str, wrong: Wrong) -> float | None:
    """The number in a cell."""
    try:
        value = float(row[column])
    except ValueError:
        value = float("nan")
    if value == value and abs(value) < 1e9:
        return value
    wrong.add("not_number", row.file, row.number, value=row[column], column=column)
    return None


def day(row: Row, column: str, wrong: Wrong) -> date | None:
    """The day in a cell."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        wrong.add("not_day", row.file, row.number, value=row[column], column=column)
        return None
