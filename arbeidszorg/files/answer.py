"""Table to what the API answers: a JSON object and a plain CSV with the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import About
from arbeidszorg.content.listed import Listed
from arbeidszorg.files.spreadsheet import belgian_csv, inert
from arbeidszorg.texts import label, t


def value(number: float) -> float | int | None:
    """A value as JSON writes it: whole numbers without a point, no value as null."""
    if number != number:  # NaN
        return None
    return int(number) if float(number).is_integer() else round(float(number), 6)


def rows(table: Table) -> list[dict[str, Any]]:
    """``jaar, gebied, gebied_naam, <splits>, waarde, status`` for each row of the table."""
    return [
        dict(zip(table.columns, table.cells(row), strict=True)) | {"waarde": value(row.value)}
        for row in table.rows
    ]


def as_json(table: Table, address: str) -> dict[str, Any]:
    """The whole answer: what it is about, its totals, and its rows."""
    view = table.view
    return {
        "titel": table.title,
        "ondertitel": table.subtitle,
        "zin": sentence(table),
        "maat": view.measure,
        "eenheid": view.unit,
        "noemer": table.denominator or None,
        "bron": table.source,
        "peildatum": table.reference_date.isoformat(),
        "demo": table.demo,
        "opmerkingen": [note.text for note in table.notes],
        "meldingen": [],  # what cannot be answered is refused
        "gegevensversie": table.version,
        "adres": address,
        "totaal": [
            {"jaar": total.year, "waarde": value(total.value), "status": total.status}
            for total in table.total_rows
        ],
        "rijen": rows(table),
    }


def as_csv(table: Table) -> str:
    """The rows for machines (RFC 4180): comma, decimal point, codes (of an area its NIS code), an
    empty value when there is none."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(table.columns)
    for record in records(table):
        write.writerow(["" if each is None else each for each in record])
    return out.getvalue()


def records(table: Table) -> Iterator[list[Any]]:
    """The rows as values in the order of the columns, None where there is no number."""
    if isinstance(table, Listed):
        yield from table.records
        return
    for row in rows(table):
        yield [row[column] for column in table.columns]


def excel_columns(table: Table) -> list[str]:
    """The columns of :func:`as_excel_csv`, in order."""
    if isinstance(table, Listed):
        return [table.listed.corner, *table.listed.head, t("table.column.status")]
    return [
        t("table.column.jaar"),
        t("table.column.gebied"),
        *(t(f"view.split.{split}").capitalize() for split in table.splits),
        t("table.column.waarde"),
        t("table.column.status"),
    ]


def as_excel_csv(table: Table, about: About) -> str:
    """The rows for people whose Excel is Belgian: decimal comma, labels, and below the numbers all
    that goes with them."""
    head = excel_columns(table)
    if isinstance(table, Listed):
        return belgian_csv(head, map(_listed, table.records), about)
    cells = (
        [
            row.year,
            inert(row.area_name),
            *(inert(label(split, row.codes[split])) for split in table.splits),
            _decimal(value(row.value)),
            label("status", row.status),
        ]
        for row in table.rows
    )
    return belgian_csv(head, cells, about)


def _listed(record: list[object]) -> list[object]:
    """A row as a Belgian Excel reads it."""
    *values, status = record
    numbers = [each if isinstance(each, str) else _decimal(each) for each in values]
    return [*map(inert, numbers), label("status", str(status))]


def _decimal(number: object) -> str:
    return "" if number is None else str(number).replace(".", ",")
