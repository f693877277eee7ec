"""Crossed cells: one square per pair of codes, with its number or its word."""

from __future__ import annotations

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import classes
from arbeidszorg.figures.kinds import cells
from arbeidszorg.figures.picture import Bar, Picture, Words
from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.texts import t
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import PROVINCE, REGIOS, STATES, Y2021, about, build, of_kind, secret
from helpers.frames import frame_of
from helpers.ink import read_on

VIEW = View(Y2021, level="provincie", split=("sector", "activiteit"))


def table(values: list[float | str]) -> Table:
    keys = [(PROVINCE, sector, activity) for sector in SECTORS for activity in ACTIVITIES]
    return answer(VIEW, dict(zip(keys, values, strict=True)), 100)


def crossed(counts: Table) -> Picture:
    return cells.crossed(counts, classes.classes_of(frame_of(counts)["waarde"], counts.view.unit))


def test_every_pair_has_its_cell() -> None:
    figure = crossed(table([float(n) for n in range(28)]))
    build(figure)
    squares = of_kind(figure, Bar)
    assert len({(square.start, square.at) for square in squares}) == len(squares) == 28
    assert len(figure.panels[0].x_ticks) == 4
    assert len(figure.panels[0].y_ticks) == 7


@pytest.mark.parametrize("state", STATES)
def test_a_state_has_its_look_and_a_sign_with_a_key(state: str) -> None:
    figure = crossed(table([state, 0, *range(5, 31)]))
    build(figure)
    first, second, *_ = of_kind(figure, Bar)
    assert first.look.fill == style.STATES[state][0] != second.look.fill
    words = " ".join(about(figure, "Semi-industrieel werk, Maatwerkbedrijven"))
    sign = of_kind(figure, Words)[0].lines[0].text
    assert len(sign) <= len("n.v.t.") and t(f"table.status_long.{state}") in words
    assert [key.text for key in figure.keys] == [f"{sign}: {t(f'table.status_long.{state}')}"]
    assert not any(ch.isdigit() for ch in words)


def test_the_cells_fit_on_a_telephone() -> None:
    """A screen of 390 pixels leaves 336 to a figure."""
    assert crossed(table(["verborgen", "niet_geregistreerd", *range(400, 426)])).least_width <= 336


@pytest.mark.parametrize("value", [0, 7, "verborgen", "nvt", "niet_geregistreerd"])
def test_all_alike(value: float | str) -> None:
    build(crossed(table([value] * 28)))


def test_nothing() -> None:
    figure = crossed(answer(VIEW, {}))
    build(figure)
    assert figure.words == "Niets om te tonen in deze selectie"


def test_numbers_can_be_read_on_their_cells() -> None:
    figure = crossed(table([float(5 + n * n) for n in range(28)]))
    squares = [square.look.fill for square in of_kind(figure, Bar)]
    inks = [mark.colour for mark in of_kind(figure, Words)]
    unreadable = {(i, fill) for i, fill in zip(inks, squares, strict=True) if not read_on(i, fill)}
    assert unreadable == set()


def test_cells_say_nothing_of_a_hidden_number() -> None:
    figures = [crossed(secret(few, "sector,activiteit", "provincie")) for few in (1, 2, 3, 4)]
    assert any("verborgen" in text for text in about(figures[0], ""))
    assert all(figure == figures[0] for figure in figures)


def test_each_area_has_a_block_of_its_own() -> None:
    """Below its name, in the same colours; no two cells lie over each other."""
    view = View(Y2021, level="regio", split=("sector", "activiteit"))
    values = {
        (code, sector, activity): float(5 + place)
        for place, code in enumerate(REGIOS)
        for sector in SECTORS
        for activity in ACTIVITIES
    }
    figure = crossed(answer(view, values, 100))
    build(figure)
    squares = of_kind(figure, Bar)
    assert len({(square.start, square.at) for square in squares}) == 28 * len(REGIOS)
    assert len({square.look for square in squares[:28]}) == 1
    titles = [words.lines[0].text for words in of_kind(figure, Words) if words.lines[0].bold]
    assert titles == list(dict.fromkeys(square.name.split(", ")[0] for square in squares))
    panel = figure.panels[0]
    for square in squares:
        assert panel.x[0] <= square.start and square.end <= panel.x[1]
        assert panel.y[1] <= square.at - 0.5 and square.at + 0.5 <= panel.y[0]
