"""Figures on a dark ground: what could be told apart and read on paper can be there too."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise

import pytest
from flask.testing import FlaskClient

from arbeidszorg import dark, style
from helpers.colours import cielab, contrast, luminance

SEEN = ("all", "protan", "deutan")
RUNGS = [tuple(map(dark.COLOURS.__getitem__, pair)) for pair in style.RUNG_COLOURS.values()]


def on_dark(*colours: str) -> list[str]:
    return [dark.COLOURS[colour] for colour in colours]


def closest(colours: list[str], kind: str) -> float:
    """How far apart the two are that look most alike."""
    return min(
        math.dist(cielab(one, kind), cielab(other, kind)) for one, other in combinations(colours, 2)
    )


def test_series_stand_out_from_the_ground() -> None:
    drawn = on_dark(
        *style.SECTOR_COLOURS.values(),
        *style.SERIES,
        *style.AREA_COLOURS,
        style.PROVINCE_COLOUR,
        style.ACCENT,
        style.NOT_RECORDED_COLOUR,
        *(strong for strong, _ in style.RUNG_COLOURS.values()),
    )
    assert [colour for colour in drawn if contrast(colour, dark.PAPER) < 3] == []


def test_words_are_read_on_the_ground_and_on_the_map() -> None:
    """They keep the place that they have in light: a class that carried white words carries dark
    ones."""
    for ink in (dark.INK, dark.QUIET):
        assert contrast(ink, dark.PAPER) >= 4.5
    for fill in (*style.PALETTE, style.ZERO, *(fill for fill, _, _ in style.STATES.values())):
        ground, ink = on_dark(fill, style.ink_on(fill))
        assert contrast(ground, ink) >= 4.5, fill


def test_the_map_palette_grows_lighter() -> None:
    palette = on_dark(style.ZERO, *style.PALETTE)
    assert palette == sorted(palette, key=luminance)
    assert all(contrast(a, b) > 1.1 for a, b in pairwise(palette))


@pytest.mark.parametrize("kind", SEEN)
def test_colours_stay_apart_also_for_the_colour_blind(kind: str) -> None:
    """As far as the same colours of the light page must."""
    assert closest(on_dark(*style.SECTOR_COLOURS.values()), kind) >= 10
    assert closest(on_dark(*style.AREA_COLOURS), kind) >= 10
    for shade in (0, 1):
        assert closest([pair[shade] for pair in RUNGS], kind) >= 10, shade
    strong = [pair[0] for pair in RUNGS[:-1]]
    assert strong == sorted(strong, key=luminance)


def test_the_states_look_different() -> None:
    fills = on_dark(style.ZERO, *(fill for fill, _, _ in style.STATES.values()))
    assert len({*fills, *on_dark(*style.PALETTE)}) == len(fills) + len(style.PALETTE)


#: Pages with every kind of figure, key and swatch.
PAGES = (
    "/",
    "/kaart?gebied=westhoek,midwest,brugge,oostende",
    "/kaart?niveau=gemeente&sector=vaph",
    "/kaart?niveau=gemeente&kaartvorm=cirkels",
    "/kaart?cirkels=ja",
    "/aanbod",
    "/evolutie?splitsing=hoofdinkomen",
    "/ladder",
    "/dekking?gebied=veurne&erbij=diksmuide&kaartvorm=cirkels",
    "/meerwaarde",
    "/meerwaarde/wat-als",
    "/aanbevelingen",
    "/over",
    "/methode",
    "/rapport/westhoek",
)
DRAWN = re.compile(r'(?:\b(?:fill|stroke)="|--(?:vul|inkt|kleur):\s?)(#[0-9a-f]+)')


@pytest.mark.parametrize("page", PAGES)
def test_every_colour_of_a_page_has_one_on_a_dark_ground(client: FlaskClient, page: str) -> None:
    drawn = set(DRAWN.findall(client.get(page).text))
    assert drawn
    assert drawn - set(dark.COLOURS) == set()


def test_the_rules_name_each_colour_where_it_is_drawn() -> None:
    rules = dark.rules()
    for colour, taken in dark.COLOURS.items():
        assert f"--k{colour[1:]}:{taken};" in rules
        assert f'[fill="{colour}"]{{fill:var(--k{colour[1:]})}}' in rules
        assert f'[stroke="{colour}"]' in rules and f'[style*="--vul:{colour}"]' in rules
