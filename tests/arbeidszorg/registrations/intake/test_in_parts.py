"""What is said of a file is the same whether it is read whole or three rows at a time."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from arbeidszorg.registrations.intake import checking, in_parts, remarks
from arbeidszorg.registrations.intake.faults import IntakeError
from arbeidszorg.registrations.intake.fetching import Handed
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.model import REGISTRATIONS
from arbeidszorg.runners import here
from helpers.files import Row, csv_text, row

TODAY = date(2025, 6, 1)
OFFER = Handed("initiatieven.csv", csv_text([row("initiatieven")]).encode())
INITIATIVES = checking.check(read(OFFER, "initiatieven"), "initiatieven").frame
TOLD = Circumstances(initiatives=INITIATIVES, today=TODAY)
#: What may stand in a cell of a column, right and wrong.
CELLS: dict[str, list[str]] = {
    "registratie_id": ["R1", "R2", "r 2", "", "Jan Peeters", "85073003328", "Totaal", "R-7"],
    "medewerker_id": ["P1", "p1", "P-1", "P01", "P2", "", "An Maes", "Ｐ2", "0477 12 34 56"],
    "initiatief_id": ["WVL-1", "wvl-1", "WVL-9", ""],
    "startdatum": ["2020-02-01", "01/03/2021", "31/02/2020", "2030-01-01", "", "1998-05-05"],
    "einddatum": ["", "", "2021-12-31", "2019-01-01", "nvt", "2027-01-01"],
    "activiteiten": ["keuken", "mailing|keuken", "zwemmen", "", "KEUKEN"],
    "woonplaats_nis": ["31005", "37015", "44021", "31999", "", "8000"],
    "geboortejaar": ["1985", "1986", "2022", "30/07/1985", "", "1900"],
    "geslacht": ["v", "m", "", "z", "CafÃ©"],
    "uren_per_week": ["7,5", "38", "41", "0", "", "veel"],
    "trede_na": ["", "", "5", "9"],
}


def mixed(seed: int, rows: int, wrong: float) -> list[Row]:
    """Rows that are right, but for some cells."""
    chance = random.Random(seed)

    def cell(name: str, number: int) -> str:
        if chance.random() < wrong:
            return chance.choice(CELLS[name])
        if name == "registratie_id":
            return f"R{number:04}"
        return chance.choice(CELLS[name][:2])

    return [{name: cell(name, number) for name in CELLS} for number in range(rows)]


def clean(seed: int) -> str:
    return csv_text([{**each, "einddatum": ""} for each in mixed(seed, 24, 0)])


def odd(text: str) -> str:
    """With titles above, empty rows, a total, a second header and rows that are too long."""
    lines = text.split("\r\n")
    lines[5:5] = ["", "Totaal;40", lines[0], "los", ";;;", lines[3] + ";x;y", "kort;twee"]
    return "\r\n".join(["Registraties 2021", "", *lines])


FILES: dict[str, Callable[[], str]] = {
    "clean": lambda: clean(1),
    "some faults": lambda: csv_text(mixed(2, 30, 0.1)),
    "many faults": lambda: csv_text(mixed(3, 36, 0.7)),
    "odd rows": lambda: odd(csv_text(mixed(4, 30, 0.05))),
    "quotes": lambda: clean(5).replace("keuken", '"keuken"'),
    "other ends": lambda: clean(6).replace("\r\n", "\r"),
    "an open quote": lambda: clean(7) + '"R9;P9\r\n',
    "no code of a person": lambda: clean(8).replace("medewerker_id", "wie"),
    "a double header": lambda: clean(9).replace("geslacht", "geboortejaar"),
    "declared": lambda: "sep=;\r\n" + clean(10),
    "nothing": lambda: csv_text([dict.fromkeys(CELLS, "")]),
    "no header": lambda: "a;b\r\n1;2\r\n",
}


def whole(data: bytes) -> tuple[object, ...]:
    try:
        table = read(Handed("registraties.csv", data), "registraties")
    except IntakeError as error:
        return error.faults, error.counts, error.notices
    found = checking.check(table, "registraties", TOLD)
    known = not found.faults.counts
    noticed = remarks.counted(found.frame, INITIATIVES, TODAY) if known else None
    return found.faults.told, found.faults.counts, found.notices, noticed, found.frame


def parts(path: Path, size: int, stays: int) -> tuple[object, ...]:
    try:
        handed = Handed("registraties.csv", b"", path)
        found = in_parts.read(handed, TOLD, INITIATIVES, here, size, stays)
    except IntakeError as error:
        return error.faults, error.counts, error.notices
    faults = found.faults
    if faults.counts:
        return faults.told, faults.counts, found.notices, None, None
    every = pd.concat(
        frame.astype({"medewerker_id": str}) for frame in found.partitions.frames()
    ).sort_values("registratie_id", ignore_index=True)
    return faults.told, faults.counts, found.notices, dict(found.noticed), every


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_three_rows_at_a_time(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "registraties.csv"
    path.write_bytes(FILES[name]().encode(encoding, "replace"))
    one, other = whole(path.read_bytes()), parts(path, 200, 15)
    assert one[:3] == other[:3]
    if len(one) > 3 and one[3] is not None:
        assert {key: n for key, n in one[3].items() if n} == {  # type: ignore[attr-defined]
            key: n
            for key, n in other[3].items()  # type: ignore[attr-defined]
            if n
        }
        frame = one[4].astype({"medewerker_id": str})  # type: ignore[attr-defined]
        frame = frame.sort_values("registratie_id", ignore_index=True)
        pd.testing.assert_frame_equal(frame, other[4])


def test_every_column_is_compared() -> None:
    assert set(CELLS) <= {column.name for column in REGISTRATIONS}
