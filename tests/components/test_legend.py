"""Legends name every class and every state that occurs, and no other."""

from __future__ import annotations

from typing import get_args

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import classes, keys
from arbeidszorg.figures.picture import Key, Look
from arbeidszorg.view.view import View
from components import legend
from components.markup import markup
from helpers.builders import answer
from helpers.drawn import REGIOS, regios, towns, words
from helpers.frames import frame_of


def scale(table: Table) -> classes.Classes:
    return classes.classes_of(frame_of(table)["waarde"], table.view.unit)


def test_what_occurs_is_named() -> None:
    table = regios(0, "verborgen", 30, 60, "niet_geregistreerd")
    legend_text = " ".join(words(legend.classes(table, scale(table), by_year=False)).split())
    assert "verborgen om de privacy van kleine groepen te beschermen" in legend_text
    assert "geen registraties (de initiatieven gaven niets door)" in legend_text
    assert "niet van toepassing" not in legend_text
    for text in scale(table).labels():
        assert text in legend_text
    shown = [key.text for key in keys.keys_of_classes(table, scale(table))]
    assert shown[0] == "0"


def test_zero_is_named_only_where_it_occurs() -> None:
    table = regios(5, 10, 30, 60, 90)
    assert "0" not in [key.text for key in keys.keys_of_classes(table, scale(table))]


@pytest.mark.parametrize("value", [0, "verborgen", "nvt", "niet_geregistreerd", 12])
def test_all_alike(value: float | str) -> None:
    table = regios(*[value] * 5)
    assert len(keys.keys_of_classes(table, scale(table))) == 1
    assert words(legend.classes(table, scale(table), by_year=True))


def test_the_method_is_named() -> None:
    table = towns([*range(62)])
    fixed = words(legend.classes(table, scale(table), by_year=False))
    alone = words(legend.classes(table, scale(table), by_year=True))
    assert "over alle jaren" in fixed
    assert "cijfers van 2021" in alone


def test_sectors_are_named_where_initiatives_are_shown() -> None:
    table = towns([*range(62)])
    legend_text = words(legend.classes(table, scale(table), by_year=False, sites=True))
    assert "Geestelijke gezondheidszorg" in legend_text
    assert "Geestelijke" not in words(legend.classes(table, scale(table), by_year=False))


@pytest.mark.parametrize("drawing", get_args(keys.Drawing))
def test_no_two_entries_look_alike(drawing: keys.Drawing) -> None:
    table = towns([0, "verborgen", "nvt", "niet_geregistreerd", *range(5, 63)])
    entries = keys.keys_of_classes(table, scale(table), drawing)
    assert len({(key.symbol, key.look) for key in entries}) == len(entries)


def test_a_class_that_the_year_does_not_have_is_not_in_the_key() -> None:
    """Classes are those of all years; a key with colours that are nowhere on the map misleads."""
    scale_of_years = classes.classes_of([1, 2, 5, 9, 20, 40, 80, 160, 320, 640], "aantal")
    shown = [key.text for key in keys.keys_of_classes(regios(1, 2, 640), scale_of_years)]
    numbers = [scale_of_years.number_of(value) for value in (1, 2, 640)]
    assert shown == [scale_of_years.labels()[number] for number in dict.fromkeys(numbers)]
    assert len(shown) < len(scale_of_years.labels())


def test_who_lives_elsewhere_has_no_entry() -> None:
    """They are in the Table, and not on the map."""
    view = View((2021, 2021), place="woonplaats")
    table = answer(view, {(2021, code): 7 for code in REGIOS} | {(2021, "buiten"): "verborgen"})
    assert {row.status for row in table.last} > {"ok"}
    assert len(keys.keys_of_classes(table, scale(table))) == 1


def test_circles_have_no_classes_in_their_key() -> None:
    table = regios(0, "verborgen", 30, 60, 90)
    shown = [key.text for key in keys.keys_of_classes(table, scale(table), "ground")]
    assert shown[0] == "0 (geen cirkel)" and len(shown) == 2
    assert "oppervlakte van een cirkel" in words(
        legend.classes(table, scale(table), True, False, "ground")
    )


def test_a_line_has_its_marker_in_the_legend() -> None:
    key = Key("Westhoek & co", "diamond", Look("#c2560c"), lined=True)
    listed = legend.keys([key])
    text = markup(listed)
    assert 'aria-hidden="true"' in text
    assert "#c2560c" in text
    assert "Westhoek &amp; co" in text
    assert legend.keys(()) is None
