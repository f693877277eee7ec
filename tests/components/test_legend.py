"""Legends name every class and every state that occurs, and no other."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.figures import classes, keys
from arbeidszorg.figures.picture import Key, Look
from components import legend
from components.markup import markup
from helpers.drawn import regios, towns, words


def scale(table: Table) -> classes.Classes:
    return classes.classes_of(table.frame["waarde"], table.view.unit)


def test_what_occurs_is_named() -> None:
    table = regios(0, "verborgen", 30, 60, "niet_geregistreerd")
    legend_text = words(legend.classes(table, scale(table), by_year=False))
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


@pytest.mark.parametrize("circles", [False, True])
def test_no_two_entries_look_alike(circles: bool) -> None:
    table = towns([0, "verborgen", "nvt", "niet_geregistreerd", *range(5, 63)])
    entries = keys.keys_of_classes(table, scale(table), circles)
    assert len({(key.symbol, key.look) for key in entries}) == len(entries)


def test_a_line_has_its_marker_in_the_legend() -> None:
    key = Key("Westhoek & co", "diamond", Look("#c2560c"), lined=True)
    listed = legend.keys([key])
    text = markup(listed)
    assert 'aria-hidden="true"' in text
    assert "#c2560c" in text
    assert "Westhoek &amp; co" in text
    assert legend.keys(()) is None
