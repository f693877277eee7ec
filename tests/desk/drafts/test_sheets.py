"""Rows of a draft: changed whole or not at all, and nobody's name comes in by the back door."""

from __future__ import annotations

import pytest

from desk.drafts import sheets
from desk.drafts.sheets import Edit, EditError, Sheet

KIND = "registraties"
SHEETS = {
    KIND: Sheet(
        KIND,
        ("registratie_id", "geslacht", "startdatum"),
        {2: ("R1", "vrouw", "2020-01-02"), 4: ("R2", " Vrouw", "=1+1"), 5: ("R3", "v", "")},
    )
}


def test_a_sheet_as_a_file_keeps_its_rows() -> None:
    lines = SHEETS[KIND].csv().decode("utf-8-sig").split("\r\n")
    assert lines[0] == "registratie_id;geslacht;startdatum"
    assert lines[1] == "R1;vrouw;2020-01-02" and lines[2] == ";;" and lines[3].startswith("R2;")


def test_sheets_come_back_as_they_were_kept() -> None:
    assert sheets.unpacked(sheets.packed(SHEETS)) == SHEETS


def test_cells_are_changed() -> None:
    edits = [Edit(KIND, 2, "geslacht", "v"), Edit(KIND, 9, "geboortejaar", "1980")]
    after = sheets.edited(SHEETS, edits)[KIND]
    assert after.row(2)["geslacht"] == "v"
    assert after.row(9)["geboortejaar"] == "1980" and after.row(4)["geboortejaar"] == ""
    assert after.last == 9 and SHEETS[KIND].last == 5


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        (Edit(KIND, 2, "naam", "x"), "place"),
        (Edit("inwoners", 2, "nis", "x"), "place"),
        (Edit(KIND, 1, "geslacht", "v"), "place"),
        (Edit(KIND, 10**7, "geslacht", "v"), "place"),
        (Edit(KIND, 2, "geslacht", "x" * 300), "long"),
        (Edit(KIND, 2, "geslacht", "a\x00b"), "long"),
        (Edit(KIND, 2, "medewerker_id", "Jan Peeters"), "personal"),
        (Edit(KIND, 2, "doorverwijzer", "85.07.30-033.28"), "personal"),
        (Edit(KIND, 2, "geboortejaar", "30/07/1985"), "personal"),
        (Edit(KIND, 2, "reden_stopzetting", "bel 0475 12 34 56"), "personal"),
    ],
)
def test_what_cannot_be_changed(edit: Edit, word: str) -> None:
    with pytest.raises(EditError, match=word) as caught:
        sheets.edited(SHEETS, [Edit(KIND, 2, "geslacht", "m"), edit])
    assert edit.value not in str(caught.value)
    assert SHEETS[KIND].row(2)["geslacht"] == "vrouw"


def test_a_text_is_replaced_everywhere() -> None:
    after, count = sheets.replaced(SHEETS, KIND, "geslacht", "VROUW", "v")
    assert count == 2 and {cells[1] for cells in after[KIND].rows.values()} == {"v"}
    assert sheets.replaced(SHEETS, KIND, "geslacht", "man", "m")[1] == 0
    for column, written, meant in (("naam", "x", "v"), ("geslacht", " ", "v")):
        with pytest.raises(EditError):
            sheets.replaced(SHEETS, KIND, column, written, meant)


def test_a_row_is_left_out() -> None:
    assert list(sheets.without(SHEETS, KIND, 4)[KIND].rows) == [2, 5]
    with pytest.raises(EditError):
        sheets.without(SHEETS, KIND, 3)
