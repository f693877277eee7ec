"""Maps: every area has its class or its state, and hidden ones betray nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import classes
from arbeidszorg.figures.kinds import centres, maps
from arbeidszorg.figures.picture import Area, Dot, Picture, Words
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.drawn import (
    REGIOS,
    STATES,
    TOWNS,
    Y2021,
    about,
    build,
    of_kind,
    regios,
    secret,
    texts,
    towns,
)
from helpers.frames import frame_of
from helpers.ink import read_on

CENTRES, OUTLINES, TILES = PLACES.centres, PLACES.outline("regio"), PLACES.tiles()


def scale(table: Table) -> classes.Classes:
    return classes.classes_of(frame_of(table)["waarde"], table.view.unit)


def area(table: Table, **options: Any) -> Picture:
    outlines = PLACES.outline(table.view.level)
    return maps.area_map(table, outlines, scale(table), **{"chosen": {}, **options})


def tiles(table: Table, **options: Any) -> Picture:
    return maps.tile_map(table, TILES, {}, scale(table), **{"chosen": {}, **options})


def circles(table: Table, **options: Any) -> Picture:
    return centres.circle_map(table, OUTLINES, CENTRES, scale(table), **{"chosen": {}, **options})


def fills(picture: Picture) -> dict[str, tuple[str, str]]:
    """Area code -> the look of its shape."""
    return {
        area.code: (area.look.fill, area.look.pattern)
        for area in of_kind(picture, Area)
        if area.code
    }


def test_every_area_is_coloured_by_its_class() -> None:
    table = regios(300, 269, 509, 350, 343)
    figure = area(table)
    build(figure)
    looks, by_class = fills(figure), scale(table)
    assert set(looks) == set(REGIOS)
    for code, value in zip(REGIOS, (300, 269, 509, 350, 343), strict=True):
        number = by_class.number_of(value)
        assert number is not None
        assert looks[code][0] == by_class.colours()[number]


def test_zero_and_the_three_states_look_different() -> None:
    table = regios(0, *STATES, 20)
    looks = list(fills(area(table)).values())
    assert len(set(looks)) == 5
    assert not {fill for fill, _ in looks[:4]} & set(scale(table).colours())


@pytest.mark.parametrize("draw", [area, circles, tiles])
@pytest.mark.parametrize("state", STATES)
def test_a_state_is_a_word_and_not_a_number(draw: Any, state: str) -> None:
    table = regios(30, state, 30, 40, 50) if draw is area else towns([state, *range(61)])
    figure = draw(table)
    build(figure)
    name = "Westhoek" if draw is area else PLACES.areas[TOWNS[0]].name
    words = " ".join(about(figure, name))
    assert not any(ch.isdigit() for ch in words)
    assert {
        "verborgen": "verborgen",
        "nvt": "niet van toepassing",
        "niet_geregistreerd": "geen registraties",
    }[state] in words


def test_all_62_towns_are_on_tiles_and_circles() -> None:
    table = towns([*range(5, 67)])
    on_tiles = tiles(table)
    build(on_tiles)
    assert set(fills(on_tiles)) == set(TOWNS)
    drawn = circles(table)
    build(drawn)
    assert set(fills(drawn)) == set(TOWNS)
    coloured = circles(table, circles=False)
    build(coloured)
    assert sorted(dot.code for dot in of_kind(coloured, Dot)) == sorted(TOWNS)


def test_all_hidden_circles_are_alike_and_stand_by_place() -> None:
    drawn = circles(towns([*["verborgen"] * 30, *range(5, 37)]))
    hidden = [dot for dot in of_kind(drawn, Dot) if dot.status == "verborgen"]
    assert len({(dot.size, dot.symbol, dot.fill) for dot in hidden}) == 1
    assert [dot.code for dot in hidden] == [code for code in CENTRES if code in TOWNS[:30]]


@pytest.mark.parametrize(
    "draw",
    [
        lambda few: area(secret(few)),
        lambda few: tiles(secret(few, level="gemeente")),
        lambda few: circles(secret(few, level="gemeente")),
    ],
)
def test_a_map_says_nothing_of_a_hidden_number(draw: Any) -> None:
    drawn = [draw(few) for few in (1, 2, 3, 4)]
    assert all(figure == drawn[0] for figure in drawn)
    assert any("verborgen" in text for text in about(drawn[0], ""))


@pytest.mark.parametrize(
    "table",
    [
        regios(*[7] * 5),
        regios(*["verborgen"] * 5),
        regios(*[0] * 5),
        regios(12),
        regios(*["nvt"] * 5, unit="index"),
        regios(0.1, 0.2, 0.3, 8.05, 99.9, unit="aandeel"),
    ],
)
def test_odd_tables_are_drawn(table: Table) -> None:
    assert len(fills(area(table))) == len(frame_of(table))
    build(area(table))


@pytest.mark.parametrize("values", [[7] * 62, ["verborgen"] * 62, [0] * 62])
def test_odd_towns_are_drawn(values: list[Any]) -> None:
    for draw in (tiles, circles):
        build(draw(towns(values)))


@pytest.mark.parametrize("draw", [area, tiles, circles])
def test_nothing_is_said_in_words(draw: Any) -> None:
    figure = draw(answer(View(Y2021), {}))
    build(figure)
    assert figure.words == "Niets om te tonen in deze selectie"


def test_chosen_areas_get_a_border_and_lie_on_top() -> None:
    figure = area(regios(1, 2, 3, 4, 5), chosen={REGIOS[0]: "#b0325b"})
    shapes = of_kind(figure, Area)
    assert shapes[-1].code == REGIOS[0]
    assert [area.border == "#b0325b" for area in shapes] == [False] * 4 + [True]


@pytest.mark.parametrize("form", ["tiles", "circles"])
def test_a_chosen_regio_is_marked_on_a_map_of_municipalities(form: str) -> None:
    """Its border lies on top of the other borders."""
    table, chosen = towns([5] * len(TOWNS)), {REGIOS[1]: "#b0325b"}
    if form == "tiles":
        borders = PLACES.tile_borders()
        picture = maps.tile_map(table, TILES, borders, scale(table), chosen)
    else:
        picture = circles(table, chosen=chosen)
    drawn = PLACES.tile_borders() if form == "tiles" else OUTLINES
    borders_drawn = {id(maps.border(outline)) for outline in drawn.values()}
    outlines = [shape for shape in of_kind(picture, Area) if id(shape.shape) in borders_drawn]
    assert len(outlines) == 5
    assert [shape.border for shape in outlines].count("#b0325b") == 1
    assert outlines[-1].border == "#b0325b" and outlines[-1].width > outlines[0].width


def test_the_map_shows_the_last_year() -> None:
    values = {(year, code): year - 2000 for year in (2020, 2021) for code in REGIOS}
    sentences = about(area(answer(View((2020, 2021)), values)), "Westhoek")
    assert all(re.search(r"\b21\b", text) for text in sentences)


@pytest.mark.parametrize("number", range(1, 8))
def test_text_can_be_read_on_every_class(number: int) -> None:
    """Names and numbers stand on the colour of their area: contrast of at least 4,5 to 1."""
    edges = tuple(10.0 * place for place in range(1, number + 1))
    table = towns([*edges, *["verborgen", "nvt", "niet_geregistreerd", 0] * 14][:62])
    by_class = classes.Classes(edges, edges[-1], "aantal")
    figure = maps.tile_map(table, TILES, {}, by_class, {})
    shapes = [area.look.fill for area in of_kind(figure, Area)]
    inks = [words.colour for words in of_kind(figure, Words) if not words.lines[0].italic]
    pairs = set(zip(inks, shapes, strict=True))
    assert {fill for _, fill in pairs} >= set(style.palette(number))
    assert {pair for pair in pairs if not read_on(*pair)} == set()


def test_an_initiative_is_a_point_with_its_name_keeps_its_name() -> None:
    site = maps.Site("<b>De & Co</b>", "MB", "Brugge", 51.2, 3.2, 1)
    placeless_site = maps.Site("Zonder", "AW", "Ieper", 50.8, 2.9, None)
    figure = area(regios(1, 2, 3, 4, 5), sites=[site, placeless_site])
    build(figure)
    text = " ".join(texts(figure))
    assert "<b>De & Co</b>" in text
    assert "1 plaats" in text
    assert "aantal plaatsen niet ingevuld" in text


def test_every_area_leads_to_its_address() -> None:
    for picture in (
        area(regios(1, 2, 3, 4, 5)),
        tiles(towns([*range(62)])),
        circles(towns([*range(62)])),
    ):
        linked = picture.linked(lambda code: f"?gebied={code}")
        assert all(
            mark.link == (f"?gebied={mark.code}" if mark.code else "") for mark in linked.marks
        )
        assert any(mark.link for mark in linked.marks)
        assert not any(mark.link for mark in picture.marks)


def test_a_map_keeps_its_form() -> None:
    box = area(regios(1, 2, 3, 4, 5)).style()
    high, wide = maps.MAP_HEIGHT, float(box["maxWidth"].removesuffix("px"))
    assert float(box["aspectRatio"]) == pytest.approx(wide / high, rel=0.01)
    assert "height" not in box


def test_work_is_shared_by_the_same_object_and_not_by_one_that_looks_alike() -> None:
    first, alike = regios(10, 20, 30, 40, 50), regios(10, 20, 30, 40, 50)
    assert maps.classes_over(first) is maps.classes_over(first)
    assert maps.classes_over(alike) is not maps.classes_over(first)
    assert maps.classes_over(alike) == maps.classes_over(first)
    outlines = PLACES.outline("regio")
    for outline in outlines.values():
        assert maps.border(outline) is maps.border(outline)
        assert maps.border(replace(outline)) is not maps.border(outline)


def test_on_small_tiles_no_name_of_a_neighbour_runs_into_the_next() -> None:
    """Numbers alone have room there, and a neighbour has none: its name is spared."""
    table = answer(View((2021, 2021), level="gemeente", areas=("31005",)), {"31005": 12}, 12)
    classes = maps.classes_over(table)
    picture = maps.tile_map(table, PLACES.tiles(), PLACES.tile_borders(), classes, {})
    words = [mark for mark in picture.panels[0].marks if isinstance(mark, Words) and mark.lines]
    names = {mark.lines[0].text: mark.spare for mark in words}
    assert not names["Brugge"] and names["Damme"] and names["Kortrijk"]
