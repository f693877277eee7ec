"""How a table of words fits on A4."""

from __future__ import annotations

from arbeidszorg.files.pdf.fit import LYING, UPRIGHT, Fit, fit


def test_a_small_table_stands_upright_in_its_own_width():
    table = fit([["Gebied", "Aantal"]], [["Westhoek", "1.771"]])
    assert (table.size, table.lying) == (9.0, False)
    assert sum(table.widths) < UPRIGHT / 3


def test_many_columns_get_smaller_letters_then_lie_then_break():
    def fit_columns(columns: int) -> Fit:
        return fit([["Gebied"] * columns], [["verborgen"] * columns])

    fits = [fit_columns(columns) for columns in range(8, 40)]
    assert all(sum(fit.widths) <= (LYING if fit.lying else UPRIGHT) + 1e-6 for fit in fits)
    ways = list(dict.fromkeys((fit.size, fit.lying, fit.broken) for fit in fits))
    assert ways == [
        (9, False, False),
        (8, False, False),
        (7, False, False),
        (8, True, False),
        (7, True, False),
        (7, True, True),
    ]


def test_one_endless_word_takes_no_page_of_its_own():
    table = fit([["Naam", "Aantal"]], [["x" * 300, "1"]])
    assert not table.lying and not table.broken
