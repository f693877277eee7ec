"""Flows: bands as thick as their number, hidden ones always alike, every rung with its name."""

from __future__ import annotations

import pytest

from arbeidszorg import style
from arbeidszorg.figures.picture import Area, Bar, Picture
from arbeidszorg.figures.still import still
from arbeidszorg.registrations.model import FLOWS
from arbeidszorg.subjects.ladder.flows import BAR, HIGH, UNSEEN, draw_flows
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, View
from helpers.builders import answer, persons, registry, weakened_atlas
from helpers.drawn import Y2021, build, flows, of_kind, texts

HIDDEN = "verborgen"


def thick(band: Area) -> float:
    """At its left edge."""
    left = [y for x, y in zip(band.shape.xs, band.shape.ys, strict=True) if x == BAR]
    return max(y for y in left if y is not None) - min(y for y in left if y is not None)


def bands(picture: Picture) -> dict[str, Area]:
    return {band.name: band for band in of_kind(picture, Area)}


def flow_picture(**values: float | str) -> Picture:
    """Flows that are named; the others are zero."""
    view = View(Y2021, level="provincie", measure="uitstroom", split=(LADDER,))
    named = {code.replace("-", "_"): code for code in split_codes(LADDER)}
    numbers: dict[tuple[str, str], float | str] = {("30000", c): 0.0 for c in split_codes(LADDER)}
    numbers |= {("30000", named[name.removeprefix("van_")]): v for name, v in values.items()}
    return draw_flows(answer(view, numbers, 100))


def test_a_band_is_as_thick_as_its_number() -> None:
    picture = flow_picture(van_1_2_naar_3=60.0, van_3_naar_5_6=30.0)
    build(picture)
    drawn_bands = bands(picture)
    assert picture.kind == "flows"
    assert set(drawn_bands) == {"Van trede 1 of 2 naar trede 3", "Van trede 3 naar trede 5 of 6"}
    wider, narrower = (thick(drawn_bands[name]) for name in sorted(drawn_bands))
    assert wider == pytest.approx(2 * narrower)
    assert wider + narrower == pytest.approx(HIGH)


def test_the_bars_of_a_rung_are_as_high_as_its_bands() -> None:
    picture = flow_picture(van_1_2_naar_3=60.0, van_1_2_naar_4=30.0, van_3_naar_3=10.0)
    left = [bar for bar in of_kind(picture, Bar) if bar.start == 0]
    heights = {bar.name.split(":")[0]: bar.thick for bar in left}
    assert heights["Trede 1-2"] == pytest.approx(9 * heights["Trede 3"])
    assert [bar.name.split(":")[0] for bar in left] == [
        "Trede 3",
        "Trede 1-2",
    ]  # the highest on top


def test_a_hidden_flow_has_one_look_and_size() -> None:
    for number in (20.0, 2000.0):
        band = bands(flow_picture(van_1_2_naar_3=number, van_4_naar_4=HIDDEN))[
            "Van trede 4 naar trede 4"
        ]
        assert thick(band) == pytest.approx(UNSEEN)
        assert (band.look.fill, band.look.pattern, band.look.ink) == style.STATES[HIDDEN]
        assert "verborgen" in band.said[1]
    picture = flow_picture(van_1_2_naar_3=20.0, van_4_naar_4=HIDDEN)
    assert ["Verborgen stroom" in key.text for key in picture.keys] == [True]
    part = next(bar for bar in of_kind(picture, Bar) if bar.name.startswith("Trede 4"))
    assert "verborgen" in part.said[1]
    assert flow_picture(van_1_2_naar_3=20.0).keys == ()


def test_the_drawing_is_the_same_whatever_is_hidden() -> None:
    gone = {"startdatum": "2019-01-01", "einddatum": "2021-06-30"}
    drawings = set()
    for few in (1, 2, 3, 4):
        stays = [
            *persons(40, **gone, trede_voor=2, trede_na=3),
            *persons(few, **gone, trede_voor=3, trede_na=5),
        ]
        atlas = weakened_atlas(registry(stays=stays))
        table = atlas.table(View(Y2021, level="provincie", measure="uitstroom", split=(LADDER,)))
        drawings.add(still.fluid(draw_flows(table), "p", table.title, ""))
    assert len(drawings) == 1


def test_what_was_not_recorded_is_grey_and_below() -> None:
    picture = flow_picture(van_1_2_naar_3=60.0, van_3_naar_onbekend=20.0, niet_geregistreerd=9.0)
    drawn_bands = bands(picture)
    grey = style.RUNG_COLOURS["onbekend"]
    assert drawn_bands["Geen van beide treden ingevuld"].look.fill == grey[1]
    assert drawn_bands["Van trede 3, trede bij het vertrek niet ingevuld"].look.fill == grey[1]
    bars = [bar for bar in of_kind(picture, Bar) if bar.start == 0]
    assert max(bars, key=lambda bar: bar.at).name == "Niet ingevuld"


@pytest.mark.parametrize(
    ("values", "words", "boxed"),
    [
        ([HIDDEN], "verborgen", True),
        ([HIDDEN, 0.0], "verborgen", True),
        ([0.0], "Niets om te tonen", False),
        (["niet_geregistreerd"] * len(FLOWS) + [40.0], "geen enkele|Van niemand", False),
    ],
)
def test_nothing_to_draw_is_said(values: list[float | str], words: str, boxed: bool) -> None:
    picture = draw_flows(flows(values))
    build(picture)
    assert any(part in picture.words for part in words.split("|"))
    assert picture.boxed is boxed


def test_only_areas_and_years_of_one_kind_are_drawn() -> None:
    view = View((2020, 2021), level="provincie", measure="uitstroom", split=(LADDER,))
    numbers = {
        (year, "30000", code): float(year - 2019) * 10
        for year in (2020, 2021)
        for code in split_codes(LADDER)
    }
    picture = draw_flows(answer(view, numbers, {2020: 1, 2021: 1}))
    assert {text.split()[-1] for text in texts(picture) if text.startswith("Van trede")} == {"20"}


def test_bands_lie_within_the_drawing() -> None:
    picture = draw_flows(flows([71.0, HIDDEN, 20.0, 57.0, 6.0, 1.0]))
    high = picture.panels[0].y[0]
    for band in of_kind(picture, Area):
        assert all(0 <= y <= high for y in band.shape.ys if y is not None)
