"""The pictures of the study: ladder, waterfall, tornado, rates and pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg import style
from arbeidszorg.figures.kinds.pieces import pieces
from arbeidszorg.figures.kinds.rates import Rate, rates
from arbeidszorg.figures.picture import Bar, Dot, Line, Picture, Words
from arbeidszorg.subjects.ladder.picture import HERE, Rung, ladder
from arbeidszorg.subjects.study.tornado import Effect, tornado
from arbeidszorg.subjects.study.waterfall import COST, GAIN, LEFT, Step, waterfall
from helpers.drawn import build, of_kind, texts
from helpers.examples import examples

VALUES = st.lists(st.integers(-5000, 5000).map(float), min_size=1, max_size=8)
RUNGS = [Rung(n, f"Trede {n} met een naam", n in (3, 4)) for n in range(6, 0, -1)]


def numbers(picture: Picture) -> list[str]:
    return [mark.lines[0].text for mark in of_kind(picture, Words)]


# --- waterfall -----------------------------------------------------------------------------------


@settings(max_examples=examples(60), deadline=None)
@given(VALUES)
def test_each_step_starts_where_the_last_one_ended(values: list[float]) -> None:
    picture = waterfall([Step(f"post {n}", value) for n, value in enumerate(values)], "Saldo")
    *steps, left = of_kind(picture, Bar)
    assert steps[0].start == 0
    assert all(step.end == next_step.start for step, next_step in pairwise(steps))
    assert [step.end - step.start for step in steps] == values
    assert (left.start, left.end) == (0, sum(values))
    build(picture)


def test_gain_cost_and_balance_differ_by_more_than_colour() -> None:
    picture = waterfall([Step("winst", 341), Step("verlies", -455)], "Saldo")
    assert [bar.look for bar in of_kind(picture, Bar)] == [GAIN, COST, LEFT]
    assert COST.pattern and not GAIN.pattern
    assert numbers(picture) == ["+341", "−455", "−114"]
    assert [key.text for key in picture.keys] == ["opbrengst", "kost", "saldo: wat overblijft"]
    assert "winst Opbrengst: +341 euro" in texts(picture)
    assert "verlies Kost: −455 euro" in texts(picture)


def test_a_waterfall_of_nothing_still_stands() -> None:
    build(waterfall([Step("niets", 0.0)], "Saldo"))


# --- tornado -------------------------------------------------------------------------------------


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), min_size=1, max_size=10)
)
def test_a_tornado_shows_both_ways_from_the_middle(effects: list[tuple[int, int]]) -> None:
    assumptions = [
        Effect(f"c{n}", low, high, f"aanname {n}") for n, (low, high) in enumerate(effects)
    ]
    picture = tornado(assumptions, "20 %")
    bars = of_kind(picture, Bar)
    assert [(bar.start, bar.end) for bar in bars] == [(0, end) for pair in effects for end in pair]
    (panel,) = picture.panels
    assert panel.x[0] == -panel.x[1] <= -max(abs(bar.end) for bar in bars)
    build(picture)


def test_the_rows_of_a_tornado_are_equally_high_and_say_which_way() -> None:
    names = ["Btw", "Besparing in hulpverlening", "Doorstroom naar betaald werk"]
    picture = tornado([Effect(name, -5, 5, name) for name in names], "20 %")
    middles = [tick.value for tick in picture.panels[0].y_ticks]
    assert len({round(next_middle - middle, 6) for middle, next_middle in pairwise(middles)}) == 1
    assert "Btw 20 % lager: −5 euro" in texts(picture)
    assert [key.text for key in picture.keys] == ["20 % hoger", "20 % lager"]
    looks = {key.look for key in picture.keys}
    assert len({look.pattern for look in looks}) == 2


# --- ladder --------------------------------------------------------------------------------------


def test_arbeidszorg_stands_on_its_rungs_between_up_and_down() -> None:
    picture = ladder(RUNGS, "8 %", "9 %")
    bars = {bar.code: bar for bar in of_kind(picture, Bar)}
    assert list(bars) == ["6", "5", "4", "3", "2", "1"]
    assert {code for code, bar in bars.items() if bar.look == HERE} == {"3", "4"}
    assert "Opstap 8 %" in texts(picture) and "Vangnet 9 %" in texts(picture)
    up, down = of_kind(picture, Dot)
    assert (up.symbol, down.symbol) == ("triangle-up", "triangle-down")
    assert up.y > 5 > down.y
    ways = [line for line in of_kind(picture, Line) if line.colour != "#9fb0b8"]
    assert ways[0].ys[0] < ways[0].ys[1] and ways[1].ys[0] > ways[1].ys[1]  # type: ignore[operator]
    build(picture)


def test_names_can_be_read_on_the_dark_rungs() -> None:
    words = {mark.y: mark for mark in of_kind(ladder(RUNGS, "", ""), Words) if mark.x < 10}
    assert words[3].colour == style.PAPER and words[2].colour == style.INK


# --- rates and pieces ----------------------------------------------------------------------------


def test_a_rate_of_the_registrations_looks_different_and_a_hidden_one_has_a_word() -> None:
    shares = [Rate("studie", 8, "8 %"), Rate("registraties", 0, "verborgen", True, "verborgen")]
    picture = rates(shares, ("gepubliceerd", "registraties"))
    published, own = of_kind(picture, Bar)
    assert published.look != own.look and own.look.pattern
    assert own.end == 0 and own.status == "verborgen"
    word = of_kind(picture, Words)[1]
    assert word.lines[0].italic and word.lines[0].text == "verborgen"
    assert [key.text for key in picture.keys] == ["gepubliceerd", "registraties"]
    build(picture)


def test_without_registrations_there_is_one_kind() -> None:
    assert len(rates([Rate("studie", 8, "8 %")], ("a", "b")).keys) == 1
    build(rates([], ("a", "b")))


@pytest.mark.parametrize("names", [[], ["een"], ["een", "twee", "drie"]])
def test_pieces_stand_below_the_pair(names: list[str]) -> None:
    picture = pieces(("Werk", "Zorg"), names)
    assert numbers(picture) == ["Werk", "Zorg", *names]
    bars = of_kind(picture, Bar)
    assert bars[0].end == bars[1].start
    assert all(next_bar.at > bar.at for bar, next_bar in pairwise(bars[1:]))
    build(picture)
