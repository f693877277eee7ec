"""Bars: lengths, order and words say what the Table says, and nothing of what is hidden."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import bars, groups
from arbeidszorg.figures.picture import Bar, Picture, Words
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import (
    PROVINCE,
    REGIOS,
    STATES,
    TOWNS,
    Y2021,
    about,
    area_bars,
    build,
    of_kind,
    regios,
    secret,
    towns,
)
from helpers.frames import frame_of


def by_sector(*values: float | str, **choices: Any) -> Table:
    codes = ("MB", "GGZ", "AW", "VAPH")
    view = View(**{"years": Y2021, "level": "provincie", "split": ("sector",), **choices})
    return answer(view, {(PROVINCE, c): v for c, v in zip(codes, values, strict=True)}, 100)


def by_area_and_sector(areas: tuple[str, ...] = REGIOS) -> Table:
    values = {
        (area, code): place * 10 + 5
        for place, area in enumerate(areas)
        for code in ("MB", "GGZ", "AW", "VAPH")
    }
    return answer(View(Y2021, split=("sector",)), values, 100)


def lengths(picture: Picture) -> list[float]:
    return [bar.end - bar.start for bar in of_kind(picture, Bar)]


def numbers(picture: Picture) -> list[str]:
    return [words.lines[0].text for words in of_kind(picture, Words)]


def test_areas_stand_from_high_to_low() -> None:
    picture = area_bars(regios(30, 50, 10, 40, 20))
    build(picture)
    assert lengths(picture) == [50, 40, 30, 20, 10]
    assert of_kind(picture, Bar)[0].code == REGIOS[1]
    assert numbers(picture)[0] == "50"
    middles = [bar.at for bar in of_kind(picture, Bar)]
    assert middles == sorted(middles)


def test_hidden_areas_come_last_by_name() -> None:
    picture = area_bars(regios(30, "verborgen", 10, "nvt", "verborgen"))
    names = [bar.name for bar in of_kind(picture, Bar)]
    assert lengths(picture) == [30, 10, 0, 0, 0]
    assert names[2:] == sorted(names[2:])


@pytest.mark.parametrize("state", STATES)
def test_what_has_no_value_has_a_word_and_no_bar(state: str) -> None:
    picture = bars.split_bars(by_sector(10, state, 30, 0))
    build(picture)
    assert lengths(picture) == [10, 0, 30, 0]
    assert numbers(picture) == ["10", style.shown(0, state, "aantal"), "30", "0"]
    assert not any(ch.isdigit() for ch in "".join(about(picture, "Geestelijke")))


def test_sectors_keep_their_order_and_colours() -> None:
    picture = bars.split_bars(by_sector(10, 400, 30, 20))
    fills = [bar.look.fill for bar in of_kind(picture, Bar)]
    assert fills == list(style.SECTOR_COLOURS.values())


def test_not_recorded_is_left_out_only_when_it_is_zero() -> None:
    view = View(Y2021, level="provincie", split=("geslacht",))
    codes = ("v", "m", "x", "niet-geregistreerd")
    for last, bars_drawn in ((0, 3), (7, 4), ("verborgen", 4)):
        values = {(PROVINCE, c): v for c, v in zip(codes, (10, 20, 0, last), strict=True)}
        assert len(lengths(bars.split_bars(answer(view, values)))) == bars_drawn


def test_only_the_last_year_is_drawn() -> None:
    values = {(year, area): year - 2000 for year in (2020, 2021) for area in REGIOS}
    assert lengths(area_bars(answer(View((2020, 2021)), values))) == [21] * 5


def test_areas_with_one_name_are_two_bars() -> None:
    namesakes = View(Y2021, areas=("37022", "37000"))
    for table in (
        answer(View(Y2021), {"x": 10, "y": 20}),
        answer(namesakes, {"37022": 10, "37000": 20}),
    ):
        picture = area_bars(table)
        assert len({bar.at for bar in of_kind(picture, Bar)}) == 2
        assert len(picture.panels[0].y_ticks) == 2


def test_multiples_share_one_scale() -> None:
    picture = groups.multiples(by_area_and_sector())
    build(picture)
    assert len(picture.panels) == 5
    assert len({panel.x for panel in picture.panels}) == 1
    assert picture.panels[0].x[1] > 45
    for area in REGIOS:
        assert about(picture, PLACES.areas[area].name)


def test_multiples_name_their_rows_once() -> None:
    picture = groups.multiples(by_area_and_sector())
    assert [len(panel.y_ticks) for panel in picture.panels] == [4, 0, 0, 4, 0]
    assert len({bar.at for bar in of_kind(picture, Bar)}) == 4


def test_grouped_bars_have_one_colour_per_area() -> None:
    colours = dict(zip(REGIOS, style.AREA_COLOURS, strict=False))
    picture = groups.grouped_bars(by_area_and_sector(REGIOS[:3]), colours)
    build(picture)
    assert [key.text for key in picture.keys] == [PLACES.areas[a].name for a in REGIOS[:3]]
    for area in REGIOS[:3]:
        fills = {bar.look.fill for bar in of_kind(picture, Bar) if bar.code == area}
        assert fills == {colours[area]}


def test_bars_of_a_group_do_not_overlap() -> None:
    for number in (1, 2, 5):
        picture = groups.grouped_bars(by_area_and_sector(REGIOS[:number]), {})
        spans = sorted(
            (bar.at - bar.thick / 2, bar.at + bar.thick / 2) for bar in of_kind(picture, Bar)
        )
        assert all(span[1] <= next_span[0] for span, next_span in pairwise(spans))


EMPTY = answer(View(Y2021, split=("sector",)), {})


@pytest.mark.parametrize(
    "picture",
    [
        area_bars(answer(View(Y2021), {})),
        bars.split_bars(EMPTY),
        groups.multiples(EMPTY),
        groups.grouped_bars(EMPTY, {}),
    ],
)
def test_nothing_is_said_in_words(picture: Picture) -> None:
    build(picture)
    assert picture.words == "Niets om te tonen in deze selectie"


@pytest.mark.parametrize(
    "table",
    [
        regios(12),
        regios(*[7] * 5),
        regios(*[0] * 5),
        regios("verborgen", 0),
        regios(*[0.4] * 5, unit="per10000", place="woonplaats"),
        towns([*range(62)]),
    ],
)
def test_odd_tables_are_drawn(table: Table) -> None:
    picture = area_bars(table)
    build(picture)
    top = picture.panels[0].x[1]
    values = frame_of(table)["waarde"].dropna()
    assert top >= values.max() if len(values) else top > 0
    assert top > 0
    assert len(of_kind(picture, Bar)) == len(frame_of(table))


def test_bars_of_62_towns_have_room() -> None:
    assert area_bars(towns([*range(62)])).height > 62 * 20
    assert len(TOWNS) == 62


@pytest.mark.parametrize(
    "draw",
    [
        lambda few: area_bars(secret(few)),
        lambda few: bars.split_bars(secret(few, "geslacht", "provincie")),
        lambda few: groups.multiples(secret(few, "geslacht")),
        lambda few: groups.grouped_bars(secret(few, "geslacht"), {}),
    ],
)
def test_a_figure_says_nothing_of_a_hidden_number(draw: Any) -> None:
    drawn = [draw(few) for few in (1, 2, 3, 4)]
    assert all(picture == drawn[0] for picture in drawn)
    assert "verborgen" in " ".join(about(drawn[0], ""))
