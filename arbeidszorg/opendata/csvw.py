"""A table as CSV (RFC 4180, UTF-8), with what is in it beside it as CSV on the Web (W3C)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from arbeidszorg.files.spreadsheet import inert
from arbeidszorg.opendata.licence import Licence
from arbeidszorg.opendata.sheet import Cell, Column, Sheet

#: What a kind is called in XML Schema, which CSV on the Web goes by.
TYPES = {
    "text": "string",
    "code": "string",
    "whole": "integer",
    "number": "decimal",
    "year": "gYear",
    "date": "date",
}
#: What the description of a file is called, behind the name of that file.
BESIDE = "-metadata.json"


def as_csv(sheet: Sheet) -> bytes:
    """Comma, decimal point, codes, an empty cell where there is nothing."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(column.name for column in sheet.columns)
    rows = sheet.rows if sheet.dimensions else map(_tame, sheet.rows)
    write.writerows(rows)  # nothing is empty, a day as the standard of days has it
    return out.getvalue().encode()


#: A telephone number, or another one: nothing that a spreadsheet could run.
_NUMBER = re.compile(r"[+-]?[\d\s/().,-]+")


def _tame(row: Sequence[Cell]) -> list[Cell]:
    """A row of a list, in which somebody wrote texts: what a spreadsheet would take for a formula
    has an apostrophe before it, as in every file of the atlas."""
    return [
        inert(cell) if isinstance(cell, str) and not _NUMBER.fullmatch(cell) else cell
        for cell in row
    ]


def text(cell: Cell) -> str:
    """A cell as CSV has it."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def metadata(sheet: Sheet, licence: Licence, version: str, page: str) -> dict[str, Any]:
    """What is in :func:`as_csv`. ``page``: where people read about the table."""
    about: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": f"{sheet.name}.csv",
        "dc:title": sheet.title,
        "dc:description": " ".join((sheet.about, *sheet.notes)),
        "dc:license": {"@id": licence.url},
        "dc:source": sheet.source,
        "dc:date": sheet.day.isoformat(),
        "dc:hasVersion": version,
        "dc:identifier": sheet.name,
        "rdfs:seeAlso": {"@id": page},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "quoteChar": '"'},
        "tableSchema": {
            "columns": [_column(column) for column in sheet.columns],
            "primaryKey": list(sheet.keys),
        },
    }
    return about


def as_metadata(sheet: Sheet, licence: Licence, version: str, page: str) -> bytes:
    """The same as it is sent."""
    return json.dumps(metadata(sheet, licence, version, page), ensure_ascii=False).encode()


def _column(column: Column) -> dict[str, Any]:
    datatype: Any = TYPES[column.kind]
    if column.kind == "code" and column.codes:
        datatype = {"base": "string", "format": "|".join(column.codes)}
    about: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": datatype,
    }
    return about | ({"required": True} if column.key else {"null": ""})
