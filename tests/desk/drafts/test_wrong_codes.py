"""Words that are no code: told with how often, and what they may have meant."""

from __future__ import annotations

from desk.drafts.sheets import Sheet
from desk.drafts.wrong_codes import wrong_codes

KIND = "registraties"


def test_words_that_are_no_code() -> None:
    rows = {
        2: ("vrouw", "keuken", "vdab"),
        3: ("Vrouw", "keukn", "VDAB"),
        4: ("vrouw", "keuken|mailing", "de buren"),
        5: ("v", "", ""),
    }
    sheet = Sheet(KIND, ("geslacht", "activiteiten", "doorverwijzer"), rows)
    found = {(each.column, each.written): each for each in wrong_codes({KIND: sheet})}
    assert found["geslacht", "vrouw"].count == 2
    assert found["geslacht", "vrouw"].meant == "v"
    assert found["activiteiten", "keukn"].meant == "keuken"
    assert found["doorverwijzer", "de buren"].meant == "", "no guess when nothing is like it"
    assert len(found) == 4


def test_nothing_wrong_is_nothing_told() -> None:
    assert wrong_codes({KIND: Sheet(KIND, ("geslacht",), {2: ("V",)})}) == []
    assert wrong_codes({}) == []
