"""Bars: lengths, order and words say what the Table says, and nothing of what is hidden."""

from __future__ import annotations

from typing import Any

import pytest
from builders import PLACES, answer
from drawn import PROVINCE, REGIOS, STATES, TOWNS, Y2021, about, build, regios, secret, towns

from arbeidszorg import style
from arbeidszorg.table import Table
from arbeidszorg.view import View
from components.figures import bars


def by_sector(*values: float | str, **asked: Any) -> Table:
    codes = ("MB", "GGZ", "AW", "VAPH")
    view = View(**{"years": Y2021, "level": "provincie", "split": ("sector",), **asked})
    return answer(view, {(PROVINCE, c): v for c, v in zip(codes, values, strict=True)}, 100)


def by_area_and_sector(areas: tuple[str, ...] = REGIOS) -> Table:
    values = {(area, code): place * 10 + 5 for place, area in enumerate(areas)
              for code in ("MB", "GGZ", "AW", "VAPH")}  # fmt: skip
    return answer(View(Y2021, split=("sector",)), values, 100)


def test_areas_stand_from_high_to_low() -> None:
    figure = bars.area_bars(regios(30, 50, 10, 40, 20))
    build(figure)
    assert figure["data"][0]["x"] == [50, 40, 30, 20, 10]
    assert figure["data"][0]["customdata"][0] == REGIOS[1]
    assert figure["data"][0]["text"][0] == "50"


def test_hidden_areas_come_last_by_name() -> None:
    figure = bars.area_bars(regios(30, "verborgen", 10, "nvt", "verborgen"))
    names = [name.rstrip("\u200b") for name in figure["data"][0]["y"]]
    assert figure["data"][0]["x"] == [30, 10, 0, 0, 0]
    assert names[2:] == sorted(names[2:])


@pytest.mark.parametrize("state", STATES)
def test_what_has_no_value_has_a_word_and_no_bar(state: str) -> None:
    figure = bars.split_bars(by_sector(10, state, 30, 0))
    trace = figure["data"][0]
    build(figure)
    assert trace["x"] == [10, 0, 30, 0]
    assert style.shown(0, state, "aantal") in trace["text"][1]
    assert trace["text"][3] == "0"
    assert not any(ch.isdigit() for ch in "".join(about(figure, "Geestelijke")))


def test_sectors_keep_their_order_and_colours() -> None:
    figure = bars.split_bars(by_sector(10, 400, 30, 20))
    assert figure["data"][0]["marker"]["color"] == list(style.SECTOR_COLOURS.values())


def test_not_recorded_is_left_out_only_when_it_is_zero() -> None:
    view = View(Y2021, level="provincie", split=("geslacht",))
    codes = ("v", "m", "x", "niet-geregistreerd")
    for last, bars_drawn in ((0, 3), (7, 4), ("verborgen", 4)):
        values = {(PROVINCE, c): v for c, v in zip(codes, (10, 20, 0, last), strict=True)}
        assert len(bars.split_bars(answer(view, values))["data"][0]["y"]) == bars_drawn


def test_only_the_last_year_is_drawn() -> None:
    values = {(year, area): year - 2000 for year in (2020, 2021) for area in REGIOS}
    figure = bars.area_bars(answer(View((2020, 2021)), values))
    assert figure["data"][0]["x"] == [21] * 5


def test_areas_with_one_name_are_two_bars() -> None:
    figure = bars.area_bars(answer(View(Y2021), {"x": 10, "y": 20}))
    assert len(set(figure["data"][0]["y"])) == 2
    same = answer(View(Y2021, areas=("37022", "37000")), {"37022": 10, "37000": 20})
    assert len(set(bars.area_bars(same)["data"][0]["y"])) == 2


def test_multiples_share_one_scale() -> None:
    figure = bars.multiples(by_area_and_sector())
    build(figure)
    assert len(figure["data"]) == 5
    axes = [value for key, value in figure["layout"].items() if key.startswith("xaxis")]
    assert len(axes) == 5
    assert len({tuple(axis["range"]) for axis in axes}) == 1
    assert axes[0]["range"][1] > 45
    for area in REGIOS:
        assert about(figure, PLACES.areas[area].name)


def test_grouped_bars_have_one_colour_per_area() -> None:
    colours = dict(zip(REGIOS, style.AREA_COLOURS, strict=False))
    figure = bars.grouped_bars(by_area_and_sector(REGIOS[:3]), colours)
    made = build(figure)
    assert [trace.name for trace in made.data] == [PLACES.areas[a].name for a in REGIOS[:3]]
    assert [t["marker"]["color"][0] for t in figure["data"]] == list(style.AREA_COLOURS[:3])


EMPTY = answer(View(Y2021, split=("sector",)), {})


@pytest.mark.parametrize(
    "figure",
    [bars.area_bars(answer(View(Y2021), {})), bars.split_bars(EMPTY), bars.multiples(EMPTY),
     bars.grouped_bars(EMPTY, {})],
)  # fmt: skip
def test_nothing_is_said_in_words(figure: dict[str, Any]) -> None:
    build(figure)
    assert figure["layout"]["annotations"][0]["text"] == "Niets om te tonen in deze selectie"


@pytest.mark.parametrize(
    "table",
    [regios(12), regios(*[7] * 5), regios(*[0] * 5), regios("verborgen", 0),
     regios(*[0.4] * 5, unit="per10000", place="woonplaats"), towns([*range(62)])],
)  # fmt: skip
def test_odd_tables_are_drawn(table: Table) -> None:
    figure = bars.area_bars(table)
    build(figure)
    top = figure["layout"]["xaxis"]["range"][1]
    values = table.frame["waarde"].dropna()
    assert top > values.max() if len(values) else top > 0
    assert len(figure["data"][0]["y"]) == len(table.frame)


def test_bars_of_62_towns_have_room() -> None:
    assert bars.area_bars(towns([*range(62)]))["layout"]["height"] > 62 * 20
    assert len(TOWNS) == 62


@pytest.mark.parametrize("draw", [
    lambda few: bars.area_bars(secret(few)),
    lambda few: bars.split_bars(secret(few, "geslacht", "provincie")),
    lambda few: bars.multiples(secret(few, "geslacht")),
    lambda few: bars.grouped_bars(secret(few, "geslacht"), {}),
])  # fmt: skip
def test_a_figure_says_nothing_of_a_hidden_number(draw: Any) -> None:
    drawn = [draw(few) for few in (1, 2, 3, 4)]
    assert all(figure == drawn[0] for figure in drawn)
    assert "verborgen" in " ".join(about(drawn[0], ""))
