"""Which texts a draft keeps: no words that may say who somebody is, and all that can be mended."""

from __future__ import annotations

import csv

import pytest

from arbeidszorg.registrations import model
from arbeidszorg.settings import DATA
from desk.drafts import sheets
from desk.drafts.keeping import keeps
from desk.drafts.sheets import Edit, EditError, Sheet

KIND = "registraties"
PERSONAL = ["Zwartkipstraat 12", "8970 Dorp", "Jan Peeters", "Vandenbulcke", "Zwartkipstraat12"]
MENDED = [
    ("geslacht", "Vrouw"),
    ("activiteiten", "keuken, groendienst"),
    ("activiteiten", "Keukn|groendienst"),
    ("woonplaats_nis", "kortrijk"),
    ("woonplaats_nis", "8970"),
    ("woonplaats_nis", "onbekend"),
    ("registratie_id", "12"),
    ("registratie_id", "R 12"),
    ("startdatum", "1/2/24"),
    ("startdatum", "3 mrt 2024"),
    ("startdatum", "45292"),
    ("uren_per_week", "12,5 uur"),
    ("uren_per_week", "400"),
    ("initiatief_id", "AZ-12"),
]


@pytest.mark.parametrize("text", PERSONAL)
def test_words_that_may_be_of_somebody_are_not_kept(text: str) -> None:
    for column in model.FILES[KIND]:
        assert not keeps(KIND, column.name, text, ("AZ-11",)), column.name


@pytest.mark.parametrize(("column", "text"), MENDED)
def test_what_is_mended_here_is_kept(column: str, text: str) -> None:
    assert keeps(KIND, column, text, ())


@pytest.mark.parametrize("kind", ["registraties", "initiatieven", "kosten_opbrengsten"])
def test_what_is_right_is_kept(kind: str) -> None:
    with (DATA / "demo" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        seen = {pair for row in csv.DictReader(file, delimiter=delimiter) for pair in row.items()}
    assert len(seen) > 50
    assert [pair for pair in seen if not keeps(kind, *pair, ())] == []


def test_cells_that_are_not_kept_are_empty_and_named() -> None:
    rows = {n: (f"R{n}", "Dorpstraat 3" if n != 3 else "31005") for n in range(2, 16)}
    given = {KIND: Sheet(KIND, ("registratie_id", "woonplaats_nis"), rows)}
    after, said = sheets.kept(given)
    assert {cells[1] for cells in after[KIND].rows.values()} == {"", "31005"}
    assert said == ("woonplaats_nis in rij 2, 4, 5, 6, 7, 8, 9, 10, 11, 12 en nog 3 rijen",)
    assert sheets.kept(after) == (after, ())
    with pytest.raises(EditError, match="form"):
        sheets.edited(after, [Edit(KIND, 2, "woonplaats_nis", "8970 Dorp")])
