"""Words that are no code: told with how often, and what they may have meant."""

from __future__ import annotations

import pytest

from desk.drafts.sheets import EditError, Sheet, replaced
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("keuken, groendienst", "keuken|groendienst"),
        ("Keuken en groendienst", "keuken|groendienst"),
        ("keuken|keukn", "keuken"),
        ("keuken, iets anders", ""),
        ("keukn", "keuken"),
    ],
)
def test_a_list_means_each_code_that_it_names(written: str, meant: str) -> None:
    sheet = Sheet(KIND, ("activiteiten",), {2: (written,)})
    (found,) = wrong_codes({KIND: sheet})
    assert found.meant == meant
    assert not meant or meant in dict(found.codes), "it can be chosen"


@pytest.mark.parametrize("formula", ["=…", "=A1+B1", "'=…", ' =HYPERLINK("x")'])
def test_a_formula_is_no_word_to_replace(formula: str) -> None:
    sheets = {KIND: Sheet(KIND, ("geslacht", "activiteiten"), {2: (formula, formula)})}
    assert wrong_codes(sheets) == []
    with pytest.raises(EditError):
        replaced(sheets, KIND, "geslacht", formula, "v")


def test_nothing_wrong_is_nothing_told() -> None:
    assert wrong_codes({KIND: Sheet(KIND, ("geslacht",), {2: ("V",)})}) == []
    assert wrong_codes({}) == []
