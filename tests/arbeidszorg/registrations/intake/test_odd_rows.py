"""Rows that are no record: one fault each, of the true kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.files import faults_of, folder_of

HEADER = (
    "registratie_id;medewerker_id;initiatief_id;startdatum;einddatum;activiteiten;uren_per_week"
)
RECORDS = ["R1;P1;WVL-1;2020-02-01;;keuken;7", "R2;P2;WVL-1;2020-02-01;;keuken;8"]
TOTAL = "Dit is een rij met totalen en geen gegeven"
AGAIN = "Op deze rij staan de kolomnamen opnieuw"
MISFIT = "Op deze rij past geen enkele waarde bij haar kolom"
LOOSE = "Op deze rij is bijna alles leeg"


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("Totaal;2;;;;;15", TOTAL),
        ("Totaal;2", TOTAL),
        ("Eindtotaal:;;;;;;", TOTAL),
        ("Subtotaal 2020;2;;;;;", TOTAL),
        (";;;;;Som;15", TOTAL),
        ("Aantal registraties: 2;;;;;;", TOTAL),
        ("Gemiddelde;2;WVL-1;2020-02-01;;keuken;7,5", TOTAL),
        (HEADER, AGAIN),
        (HEADER.upper().replace("_", " "), AGAIN),
        (";;;;;;15", LOOSE),
        ("Bron: Jan Peeters;;;;;;", LOOSE),
        ("(2 rows affected)", LOOSE),
        ("-----;-----;-----;-----;-----;-----;-----", MISFIT),
        ("tekst;tekst;code;dd/mm/jjjj;dd/mm/jjjj;lijst;getal", MISFIT),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_one_fault(tmp_path: Path, row: str, rule: str, last: bool) -> None:
    lines = [HEADER, *RECORDS, row] if last else [HEADER, RECORDS[0], row, RECORDS[1]]
    folder_of(tmp_path)
    (tmp_path / "registraties.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    faults = faults_of(tmp_path)
    assert [(fault.row, fault.value, fault.rule) for fault in faults] == [
        (4 - (not last), None, rule)
    ]


def test_a_record_with_one_empty_cell_is_still_a_record(tmp_path: Path) -> None:
    folder_of(tmp_path)
    text = f"{HEADER}\n{RECORDS[0]}\nR2;P2;;2020-02-01;;keuken;\n"
    (tmp_path / "registraties.csv").write_text(text, encoding="utf-8")
    assert [fault.column for fault in faults_of(tmp_path)] == ["initiatief_id"]


def test_a_table_of_which_nothing_fits_says_why(tmp_path: Path) -> None:
    folder_of(tmp_path)
    text = f"{HEADER}\n" + "1;2;3;4;5;6;zeven\n" * 3
    (tmp_path / "registraties.csv").write_text(text, encoding="utf-8")
    faults = faults_of(tmp_path)
    assert MISFIT not in {fault.rule for fault in faults}
    assert len(faults) == 3 * 7
