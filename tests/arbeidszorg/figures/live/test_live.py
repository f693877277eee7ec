"""Still and live say the same: the same values, words, colours, places and links."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg import style
from arbeidszorg.atlas.published import points
from arbeidszorg.figures.kinds import bars, cells, centres, groups, lines, maps
from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Picture
from arbeidszorg.figures.still import still
from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.subjects.ladder.flows import draw_flows
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import (
    PROVINCE,
    REGIOS,
    STATES,
    TOWNS,
    Y2021,
    area_bars,
    build,
    fixed,
    flows,
    regios,
    towns,
)
from helpers.examples import examples
from helpers.seen import in_live, in_still

YEARS = (2018, 2021)
LONG = (2013, 2021)
EVERY = (2018, 2019, 2020, 2021)
Values = list[float | str]
COLOURS = dict(zip(REGIOS, style.AREA_COLOURS, strict=False))


def spread(values: Values, number: int) -> Values:
    return (values * number)[:number]


def crossing(values: Values, areas: tuple[str, ...]) -> dict[Any, float | str]:
    keys = [(area, code) for area in areas for code in SECTORS]
    return dict(zip(keys, spread(values, len(keys)), strict=True))


def by_sector(values: Values, areas: tuple[str, ...]) -> Any:
    return answer(View(Y2021, split=("sector",)), crossing(values, areas), 100)


def pairs(values: Values) -> Any:
    keys = [(PROVINCE, sector, doing) for sector in SECTORS for doing in ACTIVITIES]
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    return answer(view, dict(zip(keys, spread(values, 28), strict=True)), 100)


def over_years(values: Values, areas: tuple[str, ...]) -> Any:
    keys = [(year, area) for year in EVERY for area in areas]
    numbers = dict(zip(keys, spread(values, len(keys)), strict=True))
    return answer(View(YEARS, areas=areas), numbers, dict.fromkeys(EVERY, 100))


def tiles(values: Values) -> Picture:
    table = towns(spread(values, 62))
    scale = maps.classes_over(table)
    return maps.tile_map(table, PLACES.tiles(), PLACES.tile_borders(), scale, {TOWNS[3]: "#b0325b"})


def circles(values: Values) -> Picture:
    table = towns(spread(values, 62))
    outlines = PLACES.outline("regio")
    return centres.circle_map(table, outlines, PLACES.centres, maps.classes_over(table), {})


def area_map(values: Values) -> Picture:
    table = regios(*spread(values, 5))
    site = maps.Site("<b>De & Co</b>", "MB", "Brugge", 51.2, 3.2, 1)
    scale = maps.classes_over(table)
    return maps.area_map(table, PLACES.outline("regio"), scale, {REGIOS[0]: "#b0325b"}, [site])


def named_map(values: Values) -> Picture:
    table = regios(*spread(values, 5))
    return maps.area_map(table, PLACES.outline("regio"), maps.classes_over(table), {})


def crossed(values: Values) -> Picture:
    table = pairs(values)
    return cells.crossed(table, maps.classes_over(table))


def published(values: Values) -> Picture:
    return lines.trend(
        over_years(values, (PROVINCE,)),
        points=points("arbeidszorgmedewerkers", PLACES.territory),
        other_points=points("ladder_trede_3", PLACES.territory),
        mark_year=2020,
    )


def long(values: Values) -> Picture:
    keys = [(year, PROVINCE) for year in range(LONG[0], LONG[1] + 1)]
    numbers = dict(zip(keys, spread(values, len(keys)), strict=True))
    return lines.trend(answer(View(LONG, level="provincie"), numbers, {}))


def many_lines(values: Values) -> Picture:
    sectors = SECTORS
    keys = [(year, regio, code) for year in range(*YEARS) for regio in REGIOS for code in sectors]
    numbers = dict(zip(keys, spread(values, len(keys)), strict=True))
    return lines.trend(answer(View((YEARS[0], YEARS[1] - 1), split=("sector",)), numbers, {}))


#: Every kind of figure, from values that are spread over its rows.
KINDS = {
    "area bars": lambda v: area_bars(regios(*spread(v, 5)), COLOURS),
    "split bars": lambda v: bars.split_bars(by_sector(v, (PROVINCE,))),
    "grouped": lambda v: groups.grouped_bars(by_sector(v, REGIOS[:3]), COLOURS),
    "multiples": lambda v: groups.multiples(by_sector(v, REGIOS)),
    "line": lambda v: lines.trend(over_years(v, (PROVINCE,))),
    "long line": long,
    "lines": lambda v: lines.trend(over_years(v, REGIOS)),
    "small lines": many_lines,
    "published": published,
    "map": area_map,
    "named map": named_map,
    "tiles": tiles,
    "circles": circles,
    "cells": crossed,
    "flows": lambda v: draw_flows(flows(v)),
}
ODD: dict[str, Values] = {
    "ordinary": [300.0, 269.0, 509.0, 1350.0, 343.0],
    "with hidden": [300.0, "verborgen", 509.0, "verborgen", 343.0],
    "every state": [0.0, *STATES, 21.0],
    "equal": [7.0],
    "zero": [0.0],
    "all hidden": ["verborgen"],
    "not recorded": ["niet_geregistreerd"],
    "unknown": ["nvt"],
}
value = st.one_of(st.integers(0, 3_000).map(float), st.sampled_from(STATES))


def near(mark: tuple[Any, ...], counterpart: tuple[Any, ...]) -> bool:
    """The same to within a pixel."""
    return all(
        math.isclose(a, b, abs_tol=1) if isinstance(a, int) else a == b
        for a, b in zip(mark, counterpart, strict=True)
    )


def agree(picture: Picture) -> None:
    picture = picture.linked(lambda code: f"?gebied={code}&jaar=2021")
    build(picture)
    still, moving = in_still(picture), in_live(picture)
    assert still.words == moving.words
    assert still.hover_texts == moving.hover_texts
    assert set(moving.links) == set(still.links)
    assert still.areas == moving.areas
    for name in ("bars", "dots"):
        still_marks, live_marks = getattr(still, name), getattr(moving, name)
        assert len(still_marks) == len(live_marks)
        assert all(any(near(a, b) for b in live_marks) for a in still_marks), name
    assert [colour for colour, _ in still.lines] == [colour for colour, _ in moving.lines]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("kind", KINDS)
def test_still_and_live_agree(kind: str, odd: str) -> None:
    agree(KINDS[kind](ODD[odd]))


@settings(max_examples=examples(60), deadline=None)
@given(kind=st.sampled_from(sorted(KINDS)), values=st.lists(value, min_size=1, max_size=12))
def test_still_and_live_agree_on_any_table(kind: str, values: Values) -> None:
    agree(KINDS[kind](values))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_to_plotly(kind: str) -> None:
    layout = build(KINDS[kind](ODD["ordinary"])).layout
    assert layout.showlegend is False
    assert layout.margin.autoexpand is False
    for axis in (layout[name] for name in layout if name[1:5] == "axis"):
        assert axis.visible is False or axis.automargin is False
        assert axis.range is not None and axis.fixedrange


def test_a_name_is_no_markup() -> None:
    figure = live.figure(area_map(ODD["ordinary"]))
    (text,) = [text for trace in figure["data"] for text in trace.get("text", ()) if "De &" in text]
    assert text.startswith("<b>&lt;b&gt;De &amp; Co&lt;/b&gt;</b><br>")


def test_a_click_leads_where_the_picture_says() -> None:
    picture = named_map(ODD["ordinary"]).linked(lambda code: f"?gebied={code}")
    links = {trace.get("meta") for trace in live.figure(picture)["data"]}
    assert {f"?gebied={code}" for code in REGIOS} <= links
    assert not any(trace.get("meta") for trace in live.figure(named_map([1.0]))["data"])


def test_spare_words_wait_until_there_is_room() -> None:
    picture = long([1200.0])
    figure = live.figure(picture)
    spare = [trace for trace in figure["data"] if trace.get("legendgroup") == "ruim"]
    assert [trace["visible"] for trace in spare] == [False]
    # the first number would run into a word of the axis
    assert sorted(spare[0]["x"]) == [2013, 2014, 2016, 2018, 2020]
    shown = [text for text in figure["layout"]["xaxis"]["ticktext"] if text]
    assert shown == ["2013", "2015", "2017", "2019", "2021"]
    page, file = still.fluid(picture, "k", "", ""), fixed(picture, "k", 900, "", "")
    assert page.count('class="ruim"') == 9
    assert "ruim" not in file
    assert page.count("</text>") == file.count("</text>")
