"""Stills are well-formed whatever they are about, small, and keep their words inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import brotli
import pytest

from arbeidszorg.figures import text
from arbeidszorg.figures.kinds import bars, cells, centres, groups, lines, maps
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
    fixed,
    flows,
    regios,
    towns,
)

SVG = "{http://www.w3.org/2000/svg}"
NASTY = {
    "markup": "<script>alert(1)</script> & 'een' \"twee\" ]]>",
    "emoji": "Zorg 🧑‍🌾 op de boerderij 🐄",
    "right to left": "\u202eomgekeerd\u202c עזרה",
    "control characters": "De\x00 Pr\x1boef\x0b\ud800",
    "long": "Vereniging voor arbeidszorg " * 11,
    "one long word": "a" * 300,
    "empty": "",
}
EVERY = (2018, 2019, 2020, 2021)


def crossed() -> Picture:
    keys = [(PROVINCE, sector, doing) for sector in SECTORS for doing in ACTIVITIES]
    values: list[Any] = [1_771.0, *STATES, *range(24)]
    view = View(Y2021, level="provincie", split=("sector", "activiteit"))
    table = answer(view, dict(zip(keys, values, strict=True)), 100)
    return cells.crossed(table, maps.classes_over(table))


def by_sector(areas: tuple[str, ...], unit: str = "aantal") -> Any:
    keys = [(area, code) for area in areas for code in SECTORS]
    numbers = [[1_771.0, "verborgen", 12.5, 0.0][place % 4] for place in range(len(keys))]
    values = dict(zip(keys, numbers, strict=True))
    return answer(View(Y2021, split=("sector",), unit=unit), values, 100)


def by_year(*areas: str) -> Any:
    values = {
        (year, area): 1_771.0 if year != 2019 else "verborgen" for year in EVERY for area in areas
    }
    return answer(View((2018, 2021)), values, dict.fromkeys(EVERY, 100))


def tiles() -> Picture:
    table = towns([[n * n + 5.0, "verborgen", "nvt"][n % 3] for n in range(62)])
    return maps.tile_map(table, PLACES.tiles(), PLACES.tile_borders(), maps.classes_over(table), {})


def circles() -> Picture:
    table = towns([[n * n + 5.0, "verborgen", "nvt"][n % 3] for n in range(62)])
    scale = maps.classes_over(table)
    return centres.circle_map(table, PLACES.outline("regio"), PLACES.centres, scale, {})


def area_map(sites: int = 0) -> Picture:
    table = regios(300, "verborgen", 509, 1_771, "niet_geregistreerd")
    scale = maps.classes_over(table)
    points = [
        maps.Site(
            f"Initiatief {n}",
            SECTORS[n % 4],
            "Brugge",
            50.8 + n % 37 / 80,
            2.7 + n % 41 / 60,
            n % 30,
        )
        for n in range(sites)
    ]
    return maps.area_map(table, PLACES.outline("regio"), scale, {}, points)


KINDS: dict[str, Callable[[], Picture]] = {
    "area bars": lambda: area_bars(regios(300, "verborgen", 509, 1_771, 0)),
    "split bars": lambda: bars.split_bars(by_sector((PROVINCE,))),
    "shares": lambda: groups.grouped_bars(by_sector(REGIOS[:3], "aandeel"), {}),
    "multiples": lambda: groups.multiples(by_sector(REGIOS)),
    "line": lambda: lines.trend(by_year(PROVINCE), mark_year=2020),
    "lines": lambda: lines.trend(by_year(*REGIOS)),
    "map": area_map,
    "sites": lambda: area_map(60),
    "tiles": tiles,
    "circles": circles,
    "cells": crossed,
    "flows": lambda: draw_flows(flows([71, "verborgen", 20, 57, 0, 6])),
    "hidden": lambda: area_bars(regios(*["verborgen"] * 5)),
    "nothing": lambda: area_bars(answer(View(Y2021), {})),
}


def fluid(picture: Picture, key: str = "proef") -> str:
    return still.fluid(picture, key, "Een naam", "Wat het zegt")


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


@pytest.mark.parametrize("name", NASTY)
def test_any_name_can_be_drawn(name: str) -> None:
    nasty = NASTY[name]
    site = maps.Site(nasty, "MB", nasty, 51.2, 3.2, 1)
    table = regios(1, 2, 3, 4, 5)
    outlines = PLACES.outline("regio")
    split = {(nasty, code): 7.0 for code in SECTORS} | {("anders", code): 9.0 for code in SECTORS}
    split_table = answer(View(Y2021, split=("sector",)), split, 100)
    for picture in (
        area_bars(answer(View(Y2021), {nasty: 10.0, "anders": "verborgen"})),
        groups.multiples(split_table),
        groups.grouped_bars(split_table, {}),
        lines.trend(by_year(nasty, "anders")),
        maps.area_map(table, outlines, maps.classes_over(table), {}, [site]),
    ):
        linked = picture.linked(lambda code: f"?gebied={code}")
        for svg in (fluid(linked), fixed(linked, "p", 900, nasty, nasty)):
            root = parsed(svg)
            assert not list(root.iter(f"{SVG}script"))
            if name == "markup":
                assert "<script>alert(1)</script>" in "".join(root.itertext())
            assert "<script" not in svg
            assert len(svg) < 60_000


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_its_own(kind: str) -> None:
    first, second = parsed(fluid(KINDS[kind](), "a")), parsed(fluid(KINDS[kind](), "b"))
    ids = [
        element.get("id")
        for root in (first, second)
        for element in root.iter()
        if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    used = re.findall(r"url\(#([^)]*)\)", fluid(KINDS[kind](), "a"))
    assert set(used) <= set(ids)
    assert set((first.get("aria-labelledby") or "").split()) <= set(ids)
    assert (first.get("role"), first.get("lang")) == ("img", "nl")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wide", [300, 900])
def test_no_word_is_cut_off(kind: str, wide: int) -> None:
    picture = KINDS[kind]()
    room = max(wide, picture.least_width)
    root = parsed(fixed(picture, "p", room, "", ""))
    high = float(root.get("height", "0"))
    for left, right, down, words in _placed(root):
        assert left >= -1 and right <= room + 1, words
        assert 8 <= down <= high - 2, words


def _placed(root: ElementTree.Element) -> Iterator[tuple[float, float, float, str]]:
    """Left, right and baseline of every line of text."""
    moves = dict.fromkeys(root.iter(), root)
    del moves
    for group, shift in [(root, (0.0, 0.0)), *_groups(root)]:
        for element in group:
            if element.tag != f"{SVG}text":
                continue
            down = float(element.get("y", "0")) + shift[1] + float(element.get("dy", "0"))
            for number, line in enumerate(element.findall(f"{SVG}tspan") or [element]):
                down += float(line.get("dy", "0")) if number else 0
                size = float(element.get("font-size", "14"))
                long = text.width(line.text or "", size, line.get("font-weight") == "700")
                start = float(element.get("x", "0")) + shift[0] + float(element.get("dx", "0"))
                start -= {"end": 1.0, "middle": 0.5}.get(element.get("text-anchor", ""), 0) * long
                yield start, start + long, down, line.text or ""


def _groups(
    root: ElementTree.Element, shift: tuple[float, float] = (0.0, 0.0)
) -> Iterator[tuple[ElementTree.Element, tuple[float, float]]]:
    for child in root:
        if child.tag == f"{SVG}g":
            move = re.match(r"translate\((\S+) (\S+)\)", child.get("transform", ""))
            here = (shift[0] + float(move[1]), shift[1] + float(move[2])) if move else shift
            yield child, here
            yield from _groups(child, here)


@pytest.mark.parametrize("kind", KINDS)
def test_a_still_is_small(kind: str) -> None:
    size = len(brotli.compress(fluid(KINDS[kind]()).encode(), quality=5))
    assert size < 10_000


def test_many_initiatives_stay_small() -> None:
    svg = fluid(area_map(2_000))
    assert len(brotli.compress(svg.encode(), quality=5)) < 40_000
    root = parsed(fluid(area_map(60)))
    circles = [
        circle for circle in root.iter(f"{SVG}circle") if circle.find(f"{SVG}title") is not None
    ]
    assert len(circles) == 60
    assert "Initiatief 59" in "".join(root.itertext())
    assert svg.count("h0") == 2 * 2_000, "every one is there, on its border"


@pytest.mark.parametrize("kind", ["area bars", "map", "tiles", "circles"])
def test_every_row_says_its_area_and_its_state(kind: str) -> None:
    picture = KINDS[kind]().linked(lambda code: f"?gebied={code}&jaar=2021")
    marks = [mark for mark in parsed(fluid(picture)).iter() if mark.get("data-gebied")]
    assert {mark.get("data-gebied") for mark in marks} == set(
        REGIOS if kind in ("area bars", "map") else TOWNS
    )
    for mark in marks:
        assert mark.get("data-status") in ("ok", *STATES)
        assert mark.get("data-naar") == f"?gebied={mark.get('data-gebied')}&jaar=2021"
        title = mark.find(f"{SVG}title")
        assert title is not None and title.text


@pytest.mark.parametrize("kind", ["area bars", "split bars", "shares", "cells"])
def test_any_width_is_the_same_as_a_width_of_its_own(kind: str) -> None:
    picture, wide = KINDS[kind](), 777.0
    inner = wide - picture.margin.left - picture.margin.right
    loose, own = (
        [rect for rect in parsed(svg).iter(f"{SVG}rect") if rect.get("data-status")]
        for svg in (fluid(picture), fixed(picture, "p", wide, "", ""))
    )
    assert len(loose) == len(own) > 0
    for loose_rect, own_rect in zip(loose, own, strict=True):
        across = float(loose_rect.get("x", "").rstrip("%")) / 100 * inner + picture.margin.left
        assert across == pytest.approx(float(own_rect.get("x", "")), abs=0.2)
        long = float(loose_rect.get("width", "").rstrip("%")) / 100 * inner
        assert long == pytest.approx(float(own_rect.get("width", "")), abs=0.2)
        assert loose_rect.get("height") == own_rect.get("height")


def test_a_drawing_of_any_width_needs_no_script_or_style_sheet() -> None:
    for make in KINDS.values():
        svg = fluid(make())
        assert "<style" not in svg
        assert not re.search(r"\son\w+=|href=", svg)
