"""Legends name every class and every state that occurs, and no other."""

from __future__ import annotations

import pytest
from drawn import regios, towns, words

from arbeidszorg import classes
from arbeidszorg.table import Table
from components import legend


def made(table: Table) -> classes.Classes:
    return classes.make(table.frame["waarde"], table.view.unit)


def test_what_occurs_is_named() -> None:
    table = regios(0, "verborgen", 30, 60, "niet_geregistreerd")
    said = words(legend.classes(table, made(table), by_year=False))
    assert "verborgen om de privacy van kleine groepen te beschermen" in said
    assert "niet doorgegeven door de initiatieven" in said
    assert "niet van toepassing" not in said
    for text in made(table).labels():
        assert text in said
    shown = [text for text, *_ in legend.entries(table, made(table))]
    assert shown[0] == "0"


def test_zero_is_named_only_where_it_occurs() -> None:
    table = regios(5, 10, 30, 60, 90)
    assert "0" not in [text for text, *_ in legend.entries(table, made(table))]


@pytest.mark.parametrize("value", [0, "verborgen", "nvt", "niet_geregistreerd", 12])
def test_all_alike(value: float | str) -> None:
    table = regios(*[value] * 5)
    assert len(legend.entries(table, made(table))) == 1
    assert words(legend.classes(table, made(table), by_year=True))
    assert len(legend.swatches(table, made(table))) == 1


def test_the_method_is_named() -> None:
    table = towns([*range(62)])
    fixed = words(legend.classes(table, made(table), by_year=False))
    alone = words(legend.classes(table, made(table), by_year=True))
    assert "over alle jaren" in fixed
    assert "in 2021 alleen" in alone


def test_sectors_are_named_where_initiatives_are_shown() -> None:
    table = towns([*range(62)])
    said = words(legend.classes(table, made(table), by_year=False, sites=True))
    assert "Geestelijke gezondheidszorg" in said
    assert "Geestelijke" not in words(legend.classes(table, made(table), by_year=False))


def test_swatches_for_a_picture_have_a_mark_each() -> None:
    table = regios(0, "verborgen", 30, "nvt", "niet_geregistreerd")
    found = legend.swatches(table, made(table))
    marks = [mark for _, _, mark in found]
    assert len(found) == len(legend.entries(table, made(table)))
    assert len(set(marks[-3:])) == 3
