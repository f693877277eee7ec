"""A figure that leaves the page carries all that a reader needs, at any size."""

from __future__ import annotations

from typing import Any

import pytest
from builders import PLACES, answer
from drawn import REGIOS, Y2021, about, build, regios

from arbeidszorg import classes
from arbeidszorg.table import Table
from arbeidszorg.view import View
from components import legend
from components.card import Card
from components.figures import bars, maps
from components.figures.framed import framed


def card(table: Table, **more: Any) -> Card:
    return Card("proef", table, bars.area_bars(table), "medewerkers", **more)


def flat(made: dict[str, Any]) -> str:
    return " ".join(" ".join(about(made, "")).split())


def test_everything_is_written_on_it() -> None:
    view = View(Y2021, areas=REGIOS[:2], sectors=("GGZ", "AW"), activities=("keuken",))
    table = answer(view, {REGIOS[0]: 30, REGIOS[1]: "verborgen"}, 33, demo=True)
    made = framed(card(table, title="Een eigen titel", remarks=("Let hierop.",)), PLACES)
    build(made)
    said = flat(made)
    for needed in ("Een eigen titel", table.subtitle, "sector GGZ en AW", "activiteit keuken",
                   "Proefgegevens", "31/12/2023", "Let hierop.", *table.notes,
                   "DEMONSTRATIE: verzonnen gegevens", "Arbeidszorgatlas"):  # fmt: skip
        assert " ".join(needed.split()) in said, needed
    assert made["name"].endswith("demonstratie")
    assert "Een eigen titel" in made["alt"]
    assert "verborgen" in made["alt"]


def test_own_data_carry_no_demonstration_mark() -> None:
    made = framed(card(regios(1, 2, 3, 4, 5)), PLACES)
    assert "DEMONSTRATIE" not in flat(made)
    assert "demonstratie" not in made["name"]


def test_boundaries_are_credited_where_they_are_drawn() -> None:
    table = regios(10, 20, 30, 40, 50)
    by_class = classes.make(table.frame["waarde"], "aantal")
    drawing = maps.area_map(table, PLACES.outline("regio"), by_class, {})
    one = Card("kaart", table, drawing, "medewerkers", credits=True,
               swatches=legend.swatches(table, by_class))  # fmt: skip
    made = framed(one, PLACES)
    build(made)
    assert "NGI" in flat(made)
    assert all(text in flat(made) for text in by_class.labels())
    assert "NGI" not in flat(framed(card(table), PLACES))


@pytest.mark.parametrize("number", [0, 1, 20])
def test_long_notes_make_the_picture_higher(number: int) -> None:
    table = regios(1, 2, 3, 4, 5)
    made = framed(
        card(table, remarks=("Een opmerking van een zekere lengte. " * 8,) * number), PLACES
    )
    figure = build(made)
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert inner >= 100
    longest = max(len(line) for text in about(made, "") for line in text.split("<br>"))
    assert longest
    assert (figure.layout.width, figure.layout.height) == (made["width"], made["height"])


def test_the_figure_itself_is_left_as_it_was() -> None:
    one = card(regios(1, 2, 3, 4, 5))
    before = repr(one.figure)
    framed(one, PLACES)
    assert repr(one.figure) == before


def test_framed_twice_is_the_same() -> None:
    one = card(regios(1, 2, "verborgen", 4, 5))
    assert framed(one, PLACES) == framed(one, PLACES)
