"""Small valid files, and the ways to write them, for the tests of the intake."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import xlsxwriter

from arbeidszorg.registrations.intake.checking import Checked, check
from arbeidszorg.registrations.intake.faults import Fault, IntakeError
from arbeidszorg.registrations.intake.fetching import fetch
from arbeidszorg.registrations.intake.folder import read_folder
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings

Row = dict[str, str]

VALID: dict[str, Row] = {
    "initiatieven": {
        "initiatief_id": "WVL-1",
        "naam": "De Groene Vingers",
        "sector": "MB",
        "nis": "31005",
        "activiteiten": "keuken|mailing",
        "startdatum": "2015-01-01",
    },
    "registraties": {
        "registratie_id": "R1",
        "medewerker_id": "P1",
        "initiatief_id": "WVL-1",
        "startdatum": "2020-02-01",
        "activiteiten": "keuken",
    },
    "kosten_opbrengsten": {"initiatief_id": "WVL-1", "jaar": "2020"},
    "inwoners": {"nis": "31005", "jaar": "2024", "inwoners": "118000"},
}


def row(file: str, **changes: str) -> Row:
    return VALID[file] | changes


def csv_text(rows: list[Row], separator: str = ";") -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, names, restval="", delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def write_csv(folder: Path, file: str, *rows: Row, encoding: str = "utf-8") -> Path:
    path = folder / f"{file}.csv"
    path.write_bytes(csv_text(list(rows) or [row(file)]).encode(encoding))
    return path


def write_xlsx(path: Path, cells: list[list[object]], sheets: tuple[str, ...] = ("Blad1",)) -> Path:
    """A workbook with these cells on its last sheet."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
        for number, record in enumerate(cells):
            for column, cell in enumerate(record):
                sheet.write(number, column, cell)
    return path


def folder_of(folder: Path, **files: list[Row]) -> Path:
    """The folder with valid initiatieven and registraties, and these files instead."""
    for file in ("initiatieven", "registraties"):
        write_csv(folder, file)
    for file, rows in files.items():
        write_csv(folder, file, *rows)
    return folder


def load(folder: Path) -> Registry:
    return read_folder(folder, Settings())


def faults_of(folder: Path) -> tuple[Fault, ...]:
    try:
        load(folder)
    except IntakeError as error:
        return error.faults
    return ()


def only_fault(folder: Path) -> Fault:
    faults = faults_of(folder)
    assert len(faults) == 1, faults
    return faults[0]


def checked(folder: Path, file: str, *rows: Row) -> Checked:
    return check(read(fetch(write_csv(folder, file, *rows)), file), file)
