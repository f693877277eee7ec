"""Lines: gaps where there is no value, published points apart, and nothing of what is hidden."""

from __future__ import annotations

from typing import Any

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import lines
from arbeidszorg.figures.picture import Dot, Line, Panel, Picture, Words
from arbeidszorg.registrations.model import CODES, SECTORS
from arbeidszorg.texts import label
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import PROVINCE, REGIOS, STATES, about, build, of_kind, secret

YEARS = (2018, 2021)
EVERY = (2018, 2019, 2020, 2021)


def province_table(*values: float | str, **choices: Any) -> Table:
    view = View(**{"years": YEARS, "level": "provincie", **choices})
    numbers = dict(zip(EVERY, values, strict=True))
    return answer(view, {(year, PROVINCE): value for year, value in numbers.items()}, numbers)


def regio_table(areas: tuple[str, ...] = REGIOS) -> Table:
    values = {
        (year, area): 10 * place + year - 2000 for year in EVERY for place, area in enumerate(areas)
    }
    return answer(View(YEARS), values, dict.fromkeys(EVERY, 500))


def drawn(picture: Picture) -> list[Line]:
    """The lines of numbers."""
    return [line for line in of_kind(picture, Line) if line.name]


def markers(picture: Picture) -> list[Dot]:
    """Crosses and published points: what is not on a line."""
    return [dot for dot in of_kind(picture, Dot) if not dot.code]


def test_a_line_has_its_years_and_values() -> None:
    figure = lines.trend(province_table(1454, 1500, 1600, 1771))
    build(figure)
    (line,) = drawn(figure)
    assert (line.xs, line.ys) == (EVERY, (1454, 1500, 1600, 1771))
    assert "1.771" in [words.lines[0].text for words in of_kind(figure, Words)]
    assert figure.panels[0].y[0] == 0
    assert figure.panels[0].y[1] > 1771


@pytest.mark.parametrize("state", STATES)
def test_a_year_without_a_value_is_a_gap(state: str) -> None:
    figure = lines.trend(province_table(1454, state, 1600, 1771))
    build(figure)
    (line,) = drawn(figure)
    assert line.ys[1] is None
    assert 2019 not in [dot.x for dot in of_kind(figure, Dot) if dot.code]
    for text in about(figure, "2019"):
        assert not any(ch.isdigit() for ch in text.split("2019", 1)[1])


def test_a_hidden_year_is_marked_on_the_axis() -> None:
    figure = lines.trend(province_table(1454, "verborgen", 0, "nvt"))
    assert [dot.x for dot in markers(figure)] == [2019]
    above, below = figure.panels
    assert markers(figure)[0] in below.marks, "a cross at zero would look like a zero"
    assert above.down[1] <= below.down[0]
    assert any("verborgen" in text for text in about(figure, "2019"))


def test_published_points_are_never_joined() -> None:
    staff_points, rung_points = (
        points("arbeidszorgmedewerkers", PLACES.territory),
        points("ladder_trede_3", PLACES.territory),
    )
    figure = lines.trend(
        province_table(1454, 1500, 1600, 1771), points=staff_points, other_points=rung_points
    )
    build(figure)
    assert len(drawn(figure)) == 1
    assert [dot.y for dot in markers(figure)] == [450, 1000, 1771, 1454]
    assert len({dot.symbol for dot in markers(figure)}) == 2
    words = " ".join(about(figure, "1.454"))
    assert "niet dezelfde maat" in words
    first, last = figure.panels[0].x
    assert first < 2008 < 2021 < last


def test_areas_are_told_apart_by_more_than_colour() -> None:
    figure = lines.trend(regio_table())
    build(figure)
    drawn_lines = drawn(figure)
    assert [line.name for line in drawn_lines] == [PLACES.areas[code].name for code in REGIOS]
    assert len({dot.symbol for dot in of_kind(figure, Dot)}) == 5
    assert len({line.colour for line in drawn_lines}) == 5
    assert [key.text for key in figure.keys] == [line.name for line in drawn_lines]
    assert [key.look.fill for key in figure.keys] == [line.colour for line in drawn_lines]


def test_chosen_areas_keep_their_colours() -> None:
    colours = {REGIOS[0]: "#b0325b", REGIOS[1]: "#5a4fa0"}
    figure = lines.trend(regio_table(REGIOS[:2]), colours)
    assert [line.colour for line in drawn(figure)] == list(colours.values())


def test_sectors_keep_their_colours() -> None:
    values = {(year, PROVINCE, code): 10.0 for year in EVERY for code in style.SECTOR_COLOURS}
    table = answer(View(YEARS, level="provincie", split=("sector",)), values, {})
    assert [line.colour for line in drawn(lines.trend(table))] == list(
        style.SECTOR_COLOURS.values()
    )


def test_an_unused_not_recorded_is_left_out() -> None:
    numbers = {"v": 9, "m": 8, "x": 0, "niet-geregistreerd": 0}
    values = {(year, PROVINCE, code): n for year in EVERY for code, n in numbers.items()}
    table = answer(View(YEARS, level="provincie", split=("geslacht",)), values, {})
    assert len(drawn(lines.trend(table))) == 3


@pytest.mark.parametrize(
    "table",
    [
        province_table(0, 0, 0, 0),
        province_table(7, 7, 7, 7),
        province_table("verborgen", 0, 0, 0),
        province_table(*["nvt"] * 4, unit="index"),
        province_table(8.1, 0.0, 7.9, 100.0, unit="aandeel", measure="doorstroom"),
    ],
)
def test_odd_tables_are_drawn(table: Table) -> None:
    figure = lines.trend(table)
    build(figure)
    assert figure.panels[0].y[1] > 0


def test_one_year_is_drawn() -> None:
    build(lines.trend(answer(View((2021, 2021), level="provincie"), {PROVINCE: 5})))


def test_nothing_is_said_in_words() -> None:
    figure = lines.trend(answer(View(YEARS), {}))
    build(figure)
    assert figure.words == "Niets om te tonen in deze selectie"


@pytest.mark.parametrize("years", [(2021, 2021), (2017, 2025), (1990, 2025)])
@pytest.mark.parametrize("value", [1, 7, 1771, 1_234_567])
def test_words_along_the_axes_are_round_and_have_room(years: tuple[int, int], value: float) -> None:
    all_years = range(years[0], years[1] + 1)
    table = answer(
        View(years, level="provincie"), {(year, PROVINCE): value for year in all_years}, {}
    )
    (panel,) = lines.trend(table).panels
    assert [tick.value for tick in panel.x_ticks] == list(all_years)
    named = [tick for tick in panel.x_ticks if tick.lines]
    assert named[-1].value == years[1]
    assert len(named) <= 12
    assert len([tick for tick in named if not tick.spare]) <= 8
    assert not named[-1].spare
    heights = [tick.value for tick in panel.y_ticks]
    assert heights[0] == 0
    assert heights[-1] <= panel.y[1]
    assert 2 <= len(heights) <= 8


@pytest.mark.parametrize("split", ["", "geslacht"])
def test_a_line_says_nothing_of_a_hidden_number(split: str) -> None:
    figures = [lines.trend(secret(few, split, years=(2020, 2022))) for few in (1, 2, 3, 4)]
    assert all(figure == figures[0] for figure in figures)
    build(figures[0])


def test_more_lines_than_can_be_told_apart_are_small_charts() -> None:
    """At most eight lines in a frame, else small charts with one scale, with the fewest lines in
    each: per area, or per code."""
    eight = lines.trend(by_code(REGIOS[:2], SECTORS))
    assert eight.kind == "lines" and len(drawn(eight)) == 8
    twenty = lines.trend(by_code(REGIOS, SECTORS))
    assert twenty.kind == "small_lines"
    assert [len(in_panel(panel)) for panel in twenty.panels] == [len(SECTORS)] * len(REGIOS)
    assert len({panel.y for panel in twenty.panels}) == 1
    assert [key.text for key in twenty.keys] == [label("sector", code) for code in SECTORS]
    build(twenty)
    twelve = lines.trend(by_code(REGIOS[:3], SECTORS))
    assert [len(in_panel(panel)) for panel in twelve.panels] == [3] * len(SECTORS)


def test_many_codes_of_one_area_have_a_chart_each() -> None:
    codes = CODES["hoofdinkomen"] + CODES["hoofdproblematiek"]
    picture = lines.trend(by_code((PROVINCE,), codes[:9], "hoofdinkomen"))
    assert [len(in_panel(panel)) for panel in picture.panels] == [1] * 9
    assert not picture.keys, "the title of each chart names its line"


def test_a_hidden_year_of_a_small_chart_lies_below_zero() -> None:
    picture = lines.trend(by_code(REGIOS[:3], SECTORS, hidden=2019))
    for panel in picture.panels:
        (cross,) = (mark for mark in panel.marks if isinstance(mark, Dot) and not mark.code)
        assert cross.x == 2019 and panel.y[0] < cross.y < 0
    assert picture.keys[-1].symbol == "x-thin"


def by_code(
    areas: tuple[str, ...], codes: tuple[str, ...], split: str = "sector", hidden: int = 0
) -> Table:
    """A number for every year, area and code; all of one year may be hidden."""
    view = View(YEARS, level="provincie" if areas == (PROVINCE,) else "regio", split=(split,))
    keys = [(year, area, code) for year in EVERY for area in areas for code in codes]
    values = {
        key: "verborgen" if key[0] == hidden else 10 + place for place, key in enumerate(keys)
    }
    return answer(view, values, dict.fromkeys(EVERY, 9_000))


def in_panel(panel: Panel) -> list[Line]:
    return [mark for mark in panel.marks if isinstance(mark, Line) and mark.name]
