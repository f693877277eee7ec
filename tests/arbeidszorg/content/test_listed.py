"""What no View asks for, read as a table by people and by programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content import citation
from arbeidszorg.content.about import about
from arbeidszorg.content.grid import Grid, grid
from arbeidszorg.content.listed import Listed, listed, number
from arbeidszorg.files.answer import as_csv, as_excel_csv
from helpers.builders import PLACES

GRID = Grid(
    "Post",
    ["Soort", "Euro", "Euro"],
    ["Kost", "Winst"],
    [
        [("kost", "ok"), ("−1.741", "ok"), ("8,5\u00a0%", "ok")],
        [("", "ok"), ("+81", "ok"), ("verborgen", "verborgen")],
    ],
    [("", "ok"), ("−300 euro", "ok"), ("ongeveer 15\u00a0%", "ok")],
    "Saldo",
)


def table(dated: bool = False) -> Listed:
    return listed(
        GRID,
        title="Wat het kost",
        subtitle="In euro",
        sentence="Het kost 1.741 euro.",
        source="Een studie, brochure 2022",
        day=date(2022, 1, 1),
        words=frozenset({0}),
        dated=dated,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.741", 1741),
        ("−1.741", -1741),
        ("−300 euro", -300),
        ("+81", 81),
        ("8,5\u00a0%", 8.5),
        ("", None),
        ("ongeveer 15\u00a0%", "ongeveer 15\u00a0%"),
        ("6 of meer", "6 of meer"),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, value: object) -> None:
    assert number(text) == value


def test_programs_get_numbers_and_states() -> None:
    head, *rows = list(csv.reader(io.StringIO(as_csv(table()))))
    assert head == ["post", "soort", "euro", "euro_3", "status"]
    assert rows == [
        ["Kost", "kost", "-1741", "8.5", "ok"],
        ["Winst", "", "81", "", "verborgen"],
        ["Saldo", "", "-300", "ongeveer 15\u00a0%", "ok"],
    ]
    assert "Kost;kost;-1741;8,5;waarde" in as_excel_csv(table(), about(table(), PLACES))


def test_people_get_the_grid_and_the_sentence() -> None:
    assert grid(table()) == replace(GRID, words=frozenset({0}))
    assert sentence(table()) == "Het kost 1.741 euro."


def test_an_edition_is_no_day() -> None:
    """A study has no reference date: nothing that leaves says one."""
    words = about(table(), PLACES, link="https://atlas.example.be/x")
    assert words.filters == () and "peildatum" not in " ".join(words.foot())
    today = date(2026, 1, 1)
    assert "(z.d.)" in citation.apa(words, today) and "brochure 2022" in citation.apa(words, today)
    assert "peildatum" not in citation.bibtex(words, "x", today) + citation.ris(words, today)
    assert "01/01/2022" in " ".join(about(table(dated=True), PLACES).foot())
