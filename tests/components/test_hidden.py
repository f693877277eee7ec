"""Nothing that is drawn or written depends on a hidden number, and what is hidden says why.

A hidden number can be any number: small, zero, or the largest of all. A Table holds none of them,
so it is enough that order, lengths, colours and ranges come from the rows that are shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from arbeidszorg import style
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.framed import framed
from arbeidszorg.figures import classes, keys
from arbeidszorg.figures.kinds import bars, cells, centres, groups, lines, maps
from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Area, Bar, Picture
from arbeidszorg.figures.still import still
from arbeidszorg.registrations.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from components import legend
from components.ranking import ranking
from components.tables import accessible
from helpers.builders import PLACES, answer
from helpers.drawn import (
    PROVINCE,
    REGIOS,
    TOWNS,
    Y2021,
    area_bars,
    build,
    elements,
    of_kind,
    regios,
    secret,
    texts,
    towns,
    words,
)

HIDDEN = "verborgen"
YEARS = (2018, 2021)
EVERY = (2018, 2019, 2020, 2021)
WHY = "om de privacy van kleine groepen te beschermen"
Values = list[float | str]


def by_class(table: Table) -> classes.Classes:
    return maps.classes_over(table)


def codes(values: Values) -> Table:
    keys = [(PROVINCE, code) for code in CODES["hoofdinkomen"]]
    view = View(Y2021, level="provincie", split=("hoofdinkomen",))
    return answer(view, dict(zip(keys, values, strict=False)), HIDDEN)


def areas_and_codes(values: Values) -> Table:
    keys = [(area, code) for area in REGIOS for code in SECTORS]
    spread = (values * 4)[: len(keys)]
    return answer(View(Y2021, split=("sector",)), dict(zip(keys, spread, strict=True)), HIDDEN)


def crossed(values: Values) -> Table:
    keys = [(PROVINCE, sector, doing) for sector in SECTORS for doing in ACTIVITIES]
    spread = (values * 6)[: len(keys)]
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    return answer(view, dict(zip(keys, spread, strict=True)), HIDDEN)


def one_line(values: Values) -> Table:
    numbers = dict(zip(EVERY, values, strict=False))
    return answer(
        View(YEARS, level="provincie"), {(y, PROVINCE): v for y, v in numbers.items()}, numbers
    )


def many_lines(values: Values) -> Table:
    table = {
        (year, area): values[(place + year) % len(values)]
        for year in EVERY
        for place, area in enumerate(REGIOS[:4])
    }
    return answer(View(YEARS, areas=REGIOS[:4]), table, dict.fromkeys(EVERY, HIDDEN))


def many_towns(values: Values) -> Table:
    return towns((values * 20)[:62])


#: How each figure is drawn, from which table.
FIGURES: dict[str, tuple[Callable[[Values], Table], Callable[[Table], Picture]]] = {
    "area map": (
        lambda v: regios(*v),
        lambda t: maps.area_map(t, PLACES.outline("regio"), by_class(t), {}),
    ),
    "tiles": (many_towns, lambda t: maps.tile_map(t, PLACES.tiles(), {}, by_class(t), {})),
    "circles": (
        many_towns,
        lambda t: centres.circle_map(t, PLACES.outline("regio"), PLACES.centres, by_class(t), {}),
    ),
    "area bars": (lambda v: regios(*v), area_bars),
    "split bars": (codes, bars.split_bars),
    "multiples": (areas_and_codes, groups.multiples),
    "grouped": (areas_and_codes, lambda t: groups.grouped_bars(t, {})),
    "cells": (crossed, lambda t: cells.crossed(t, by_class(t))),
    "line": (one_line, lines.trend),
    "lines": (many_lines, lines.trend),
}
MAPS = ("area map", "tiles", "circles")
ODD: dict[str, Values] = {
    "all hidden": [HIDDEN] * 5,
    "one shown": [HIDDEN, 480.0, *[HIDDEN] * 3],
    "zero and hidden": [0, HIDDEN, 0, HIDDEN, HIDDEN],
    "small and large": [5.0, HIDDEN, 9000.0, HIDDEN, 7.0],
}


def written(picture: Picture) -> str:
    return " ".join(texts(picture))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", FIGURES)
def test_what_is_hidden_is_drawn_and_explained(name: str, odd: str) -> None:
    make, draw = FIGURES[name]
    table = make(ODD[odd])
    figure = draw(table)
    build(figure)
    assert WHY in written(figure)
    words = about(table, PLACES)
    assert "verborgen" in words.described
    assert "verborgen" in framed(figure, words, "proef")
    assert figure.words or WHY in still.fluid(figure, "proef", "", "")


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in MAPS])
def test_a_figure_of_hidden_numbers_alone_is_words(name: str) -> None:
    make, draw = FIGURES[name]
    figure = draw(make(ODD["all hidden"]))
    assert figure.marks == ()
    assert WHY in written(figure) or "privacy van kleine groepen" in written(figure)
    assert figure.height < 200, "no large empty space"


@pytest.mark.parametrize("name", MAPS)
def test_a_map_of_hidden_numbers_can_still_be_clicked(name: str) -> None:
    make, draw = FIGURES[name]
    figure = draw(make(ODD["all hidden"]))
    assert any(mark.link for mark in figure.linked(lambda code: f"?{code}").marks)


def same_with(values: Values, extra: int) -> Values:
    """The same shown values with more hidden ones among them."""
    return [*values[:1], *[HIDDEN] * extra, *values[1:]]


@pytest.mark.parametrize("draw", [area_bars, bars.split_bars])
def test_the_scale_comes_from_what_is_shown(draw: Callable[[Table], Picture]) -> None:
    make = codes if draw is bars.split_bars else lambda v: regios(*v)
    scales = [draw(make(same_with([12.0, 7.0], extra))).panels[0].x for extra in (0, 1, 2)]
    assert scales[0] == scales[1] == scales[2]


def test_the_scale_of_lines_comes_from_what_is_shown() -> None:
    for values in ([30, HIDDEN, 40, 20], [30, 35, 40, HIDDEN]):
        figure = lines.trend(one_line(values))
        unhidden = lines.trend(one_line([30, 35, 40, 20]))
        assert figure.panels[0].y == unhidden.panels[0].y
        assert figure.panels[0].x == unhidden.panels[0].x


def test_the_size_of_circles_comes_from_what_is_shown() -> None:
    def sizes(values: Values) -> dict[str, float]:
        make, draw = FIGURES["circles"]
        drawn = of_kind(draw(make(values)), Area)
        return {area.code: max(filter(None, area.shape.xs)) for area in drawn if area.code}

    shown = sizes([100.0, HIDDEN, 400.0, HIDDEN] * 15)
    assert shown == sizes([100.0, 0, 400.0, 0] * 15)
    assert shown.keys() == {*TOWNS[:60:4], *TOWNS[2:60:4], *TOWNS[60:61]}


def test_classes_and_legend_come_from_what_is_shown() -> None:
    visible, mixed = regios(30, 50, 90), regios(30, HIDDEN, 50, HIDDEN, 90)
    assert by_class(visible) == by_class(mixed)
    entries = keys.keys_of_classes(mixed, by_class(mixed))
    looks = [(key.text, key.look) for key in keys.keys_of_classes(visible, by_class(visible))]
    assert [(key.text, key.look) for key in entries[:-1]] == looks
    assert (entries[-1].text, entries[-1].brief) == (f"verborgen {WHY}", "verborgen")


def test_the_size_of_a_hidden_circle_is_no_size() -> None:
    for values, explained in (([30.0, HIDDEN], True), ([30.0, 0], False)):
        table = many_towns(list(values))
        text = words(legend.classes(table, by_class(table), by_year=False, drawing="circles"))
        assert ("Elke ruit is even groot" in text) == explained


def test_every_hidden_mark_looks_like_every_other() -> None:
    """Per figure, what is drawn for a hidden number differs in its place and name alone."""
    for name in ("area map", "tiles"):
        make, draw = FIGURES[name]
        table = make([30.0, HIDDEN, 50.0, HIDDEN, 90.0])
        gone = {row.area for row in table.rows if row.status == HIDDEN}
        looks = {
            (area.look, area.border, area.width)
            for area in of_kind(draw(table), Area)
            if area.code in gone
        }
        assert len(looks) == 1
    for name in ("area bars", "split bars"):
        make, draw = FIGURES[name]
        picture = draw(make([30.0, HIDDEN, 50.0, HIDDEN, 90.0]))
        marks = {
            (bar.start, bar.end, bar.thick) for bar in of_kind(picture, Bar) if bar.status == HIDDEN
        }
        assert {(start, end) for start, end, _ in marks} == {(0, 0)}
        assert len(marks) == 1


@pytest.mark.parametrize("values", [[30, HIDDEN, 0, HIDDEN, 90], [HIDDEN] * 5, [0, HIDDEN, 3]])
def test_the_order_of_hidden_areas_is_that_of_their_names(values: Values) -> None:
    table = regios(*values)
    ranked = ranking(table, by_class(table), {}, lambda code: f"?gebied={code}")
    rows = [(words(row), elements(row, "Td")[0].children) for row in elements(ranked, "Tr")[1:]]
    hidden = [text for text, _ in rows if "verborgen" in text]
    assert hidden == sorted(hidden)
    assert [text for text, _ in rows][len(rows) - len(hidden) :] == hidden
    assert [place for text, place in rows if "verborgen" in text] == [""] * len(hidden)
    assert "kan hoger of lager zijn" in words(ranked)


def test_a_ranking_without_hidden_areas_needs_no_warning() -> None:
    table = regios(30, 50, 0, 10, 90)
    assert "hoger of lager" not in words(ranking(table, by_class(table), {}, str))


def ranks(table: Table) -> list[str]:
    every = ranking(table, by_class(table), {}, str)
    return [words(cell) for cell in elements(every, "Td") if cell.className == "rang"]


def test_equal_numbers_share_a_rank_and_nought_has_none() -> None:
    """62 towns with 0 were 22nd to 57th, by alphabet."""
    assert ranks(regios(9, 12, 9, 0, 0)) == ["1", "2", "2", "", ""]
    text = words(ranking(regios(9, 12, 9, 0, 0), by_class(regios(1, 2, 3, 4, 5)), {}, str))
    assert "(3 van de 5)" in text and "zonder plaats" in text
    assert ranks(regios(0, 0, 0, 0, 0)) == [""] * 5


def test_a_hidden_area_is_not_marked_as_zero_in_the_ranking() -> None:
    table = regios(30, HIDDEN, 0, 10, 90)
    ranked = ranking(table, by_class(table), {}, str)
    marks = {words(row): elements(row, "Span")[0] for row in elements(ranked, "Tr")[1:]}
    zero = next(mark for text, mark in marks.items() if "Zuid-West" in text)
    hidden = next(mark for text, mark in marks.items() if "Westhoek" in text)
    assert zero.style["--vul"] == style.ZERO
    assert "gestreept" in hidden.className
    assert "gestreept" not in zero.className


def test_a_line_that_is_hidden_altogether_says_so_in_the_legend() -> None:
    values = {
        (year, area): HIDDEN if area == REGIOS[1] else 40.0 for year in EVERY for area in REGIOS[:2]
    }
    figure = lines.trend(answer(View(YEARS, areas=REGIOS[:2]), values, dict.fromkeys(EVERY, 80)))
    names = [key.text for key in figure.keys]
    assert names == ["Regio Brugge", "Westhoek (verborgen)", "verborgen getal"]


def test_an_area_that_is_hidden_altogether_has_no_bars() -> None:
    values = {
        (area, code): HIDDEN if area == REGIOS[1] else 40.0
        for area in REGIOS[:2]
        for code in SECTORS
    }
    figure = groups.grouped_bars(answer(View(Y2021, split=("sector",)), values, HIDDEN), {})
    build(figure)
    assert [key.text for key in figure.keys] == ["Regio Brugge", "Westhoek (verborgen)"]
    assert [bar.end for bar in of_kind(figure, Bar)] == [40.0] * 4


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", FIGURES)
def test_the_words_name_only_what_is_shown(name: str, odd: str) -> None:
    """Sentence and table hold no number that is not that of a row that is shown."""
    make, _ = FIGURES[name]
    table = make(ODD[odd])
    shown = {style.number(row.value) for row in table.rows if row.status == OK}
    shown |= {style.number(row.value) for row in table.total_rows if row.status == OK}
    tds = {words(cell) for cell in elements(accessible(table), "Td")}
    assert tds - {"verborgen", ""} <= shown
    text = sentence(table)
    if odd == "all hidden":
        assert not re.search(r"\d", text.replace("2018", "").replace("2021", ""))
    assert not re.search(r"klein|\brest\b", text)


SECRETS: dict[str, Callable[[int], tuple[Table, Picture]]] = {
    "area map": lambda few: (t := secret(few), FIGURES["area map"][1](t)),
    "tiles": lambda few: (t := secret(few, level="gemeente"), FIGURES["tiles"][1](t)),
    "circles": lambda few: (t := secret(few, level="gemeente"), FIGURES["circles"][1](t)),
    "area bars": lambda few: (t := secret(few), area_bars(t)),
    "multiples": lambda few: (t := secret(few, "geslacht"), groups.multiples(t)),
    "grouped": lambda few: (t := secret(few, "geslacht"), groups.grouped_bars(t, {})),
    "cells": lambda few: (
        t := secret(few, "sector,activiteit", "provincie"),
        FIGURES["cells"][1](t),
    ),
    "lines": lambda few: (t := secret(few, years=(2020, 2022)), lines.trend(t)),
}


@pytest.mark.parametrize("name", SECRETS)
def test_a_drawing_is_the_same_whatever_is_hidden(name: str) -> None:
    """Not a letter of the stills, nor of the live figure, depends on a hidden number. (The sentence
    names totals, which this test's gate does not protect.)"""
    drawings = set()
    for few in (1, 2, 3, 4):
        table, picture = SECRETS[name](few)
        words = replace(about(table, PLACES), sentence="")
        drawings.add(
            (
                still.fluid(picture, "p", table.title, ""),
                framed(picture, words, "p"),
                json.dumps(live.figure(picture)),
            )
        )
    assert len(drawings) == 1
    assert "verborgen" in next(iter(drawings))[0]
