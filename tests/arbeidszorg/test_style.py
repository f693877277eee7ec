"""Numbers the Belgian way, and colours that can be told apart and read."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest

from arbeidszorg import style
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import PLAIN_SPLITS
from helpers.colours import cielab, contrast, luminance

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1771, "aantal", "1.771"),
        (0, "aantal", "0"),
        (1234567, "aantal", "1.234.567"),
        (17.4, "aantal", "17"),
        (8.06, "aandeel", f"8,1{NB}%"),
        (73.9, "aandeel", f"73,9{NB}%"),
        (100, "aandeel", f"100,0{NB}%"),
        (14.7, "per10000", "14,7"),
        (1014.75, "per10000", "1.014,8"),
        (121.8, "index", "121,8"),
        (-100, "aantal", "−100"),
        (-1234.5, "aandeel", f"−1.234,5{NB}%"),
        (-0.04, "index", "0,0"),
        (-0.4, "aantal", "0"),
    ],
)
def test_numbers(value: float, unit: str, text: str) -> None:
    assert style.number(value, unit) == text


def test_numbers_become_words_in_one_place() -> None:
    """So that a minus is a minus and a zero has no sign, wherever a number is written."""
    root = Path(style.__file__).parent.parent
    floors = ("arbeidszorg", "components", "pages", "server")
    modules = [module for floor in floors for module in (root / floor).rglob("*.py")]
    writers = {module.stem for module in modules if "babel.numbers" in module.read_text("utf-8")}
    assert writers == {"style"}


@pytest.mark.parametrize(
    ("old", "new", "unit", "text"),
    [
        (1454, 1771, "aantal", f"21,8{NB}%"),
        (200, 100, "aantal", f"50,0{NB}%"),
        (6.9, 8.0, "aandeel", f"1,1{NB}procentpunt"),
        (8.0, 6.9, "aandeel", f"1,1{NB}procentpunt"),
        (8.46, 6.24, "aandeel", f"2,3{NB}procentpunt"),
        (8.25, 8.35, "aandeel", f"0,2{NB}procentpunt"),
        (100, 2200, "aantal", f"2.100,0{NB}%"),
    ],
)
def test_changes(old: float, new: float, unit: str, text: str) -> None:
    assert style.change(old, new, unit) == text


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("ok", "1.771"),
        ("verborgen", "verborgen"),
        ("nvt", "n.v.t."),
        ("niet_geregistreerd", "geen registraties"),
    ],
)
def test_a_state_is_a_word_and_never_a_number(status: str, text: str) -> None:
    assert style.shown(1771, status, "aantal") == text


# --- colours -------------------------------------------------------------------------------------


def test_the_ruler_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


DRAWN = {
    *style.SECTOR_COLOURS.values(),
    *style.SERIES,
    *style.AREA_COLOURS,
    style.PROVINCE_COLOUR,
    style.ACCENT,
}


@pytest.mark.parametrize("colour", sorted({*DRAWN, style.NOT_RECORDED_COLOUR}))
def test_series_stand_out_on_white(colour: str) -> None:
    least = 3 if colour != style.NOT_RECORDED_COLOUR else 2.9
    assert contrast(colour, style.PAPER) >= least


@pytest.mark.parametrize("ink", [style.INK, style.QUIET])
def test_text_is_read_on_paper(ink: str) -> None:
    assert contrast(ink, style.PAPER) >= 4.5


@pytest.mark.parametrize("fill", [*style.PALETTE, style.ZERO])
def test_text_is_read_on_the_map(fill: str) -> None:
    """Every map colour can carry dark or white text; the figures must take the right one."""
    assert max(contrast(fill, style.INK), contrast(fill, style.PAPER)) >= 4.5


def test_the_map_palette_grows_darker() -> None:
    shades = [luminance(colour) for colour in (style.ZERO, *style.PALETTE)]
    assert shades == sorted(shades, reverse=True)
    assert all(contrast(a, b) > 1.1 for a, b in zip(style.PALETTE, style.PALETTE[1:], strict=False))


@pytest.mark.parametrize("number", range(1, 8))
def test_a_palette_has_as_many_colours_as_classes(number: int) -> None:
    colours = style.palette(number)
    assert len(set(colours)) == number
    assert set(colours) <= set(style.PALETTE)
    assert list(colours) == sorted(colours, key=luminance, reverse=True)


@pytest.mark.parametrize("kind", ["all", "protan", "deutan"])
def test_sectors_stay_apart_also_for_the_colour_blind(kind: str) -> None:
    """Two colours that differ by less than 10 look alike at a glance."""
    colours = list(style.SECTOR_COLOURS.items())
    assert set(style.SECTOR_COLOURS) == set(SECTORS)
    alike = []
    for place, (name, colour) in enumerate(colours):
        for rival, rival_colour in colours[place + 1 :]:
            apart = math.dist(cielab(colour, kind), cielab(rival_colour, kind))
            alike += [(name, rival, round(apart, 1))] if apart < 10 else []
    assert alike == []


@pytest.mark.parametrize("split", PLAIN_SPLITS)
def test_codes_have_colours_of_their_own(split: str) -> None:
    codes = split_codes(split)
    colours = style.series_colours(split, codes)
    assert set(colours) == set(codes)
    assert len(set(colours.values())) == len(codes)
    if split == "sector":
        assert colours == style.SECTOR_COLOURS


def test_the_four_states_look_different() -> None:
    looks = {(style.ZERO, ""), *((fill, mark) for fill, mark, _ in style.STATES.values())}
    assert len(looks) == 4
    assert set(style.STATES) == set(STATUSES) - {"ok"}
    assert not {fill for fill, _ in looks} & set(style.PALETTE)


@pytest.mark.parametrize("kind", ["all", "protan", "deutan"])
def test_rungs_stay_apart_and_rise_in_lightness(kind: str) -> None:
    for shade in (0, 1):
        colours = [pair[shade] for pair in style.RUNG_COLOURS.values()]
        apart = [
            math.dist(cielab(colour, kind), cielab(rival_colour, kind))
            for colour, rival_colour in combinations(colours, 2)
        ]
        assert min(apart) >= 10, shade
    rungs = [pair[0] for rung, pair in style.RUNG_COLOURS.items() if rung != "onbekend"]
    assert [luminance(colour) for colour in rungs] == sorted(luminance(colour) for colour in rungs)
    assert all(contrast(colour, style.PAPER) >= 3 for colour in rungs)
