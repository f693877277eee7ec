"""The map of initiatives."""

from __future__ import annotations

import re

from arbeidszorg.figures.kinds.spots import HERE, RING, From, Marked, spots_map
from arbeidszorg.figures.picture import Area, Dot, Words
from arbeidszorg.figures.still.still import fluid
from arbeidszorg.places.distances import distance
from helpers.builders import PLACES
from helpers.initiatives import BRUGGE, IEPER, KORTRIJK

OUTLINES = PLACES.outline(PLACES.main)
TOWNS = [(PLACES.areas[nis].name, PLACES.centres[nis]) for nis in (BRUGGE, IEPER, KORTRIJK)]
ONE = Marked("A", "GGZ", PLACES.centres[IEPER], ("De Akker", "GGZ"), "/initiatieven/A")
OTHER = Marked("B", "?", PLACES.centres[BRUGGE], ("Elders",), taken=True)


def test_each_initiative_is_a_dot_that_leads_to_its_page() -> None:
    picture = spots_map(OUTLINES, [OTHER, ONE], TOWNS)
    dots = {mark.code: mark for mark in picture.marks if isinstance(mark, Dot)}
    assert list(dots) == ["A", "B"], "what is taken lies on top"
    assert (dots["A"].link, dots["A"].said) == ("/initiatieven/A", ("De Akker", "GGZ"))
    assert dots["B"].size > dots["A"].size
    names = {mark.lines[0].text for mark in picture.marks if isinstance(mark, Words)}
    assert names >= {"Brugge", "Ieper", "Kortrijk"}


def test_a_distance_is_a_circle_of_that_many_kilometres() -> None:
    start = From(PLACES.centres[IEPER], "Ieper", 10)
    picture = spots_map(OUTLINES, [ONE], TOWNS, start=start)
    (ring,) = [mark for mark in picture.marks if isinstance(mark, Area) and mark.code == RING]
    points = zip(ring.shape.xs, ring.shape.ys, strict=True)
    far = [distance(start.at, (x, y)) for x, y in points if x is not None and y is not None]
    assert all(abs(km - 10) < 0.05 for km in far)
    (here,) = [mark for mark in picture.marks if mark.code == HERE]
    assert here.name == "Ieper"


def test_from_nearby_only_what_is_near_is_shown() -> None:
    whole = spots_map(OUTLINES, [ONE, OTHER], TOWNS).panels[0]
    near = spots_map(OUTLINES, [ONE, OTHER], TOWNS, start=From(ONE.at, "Ieper"), near=["A"])
    panel = near.panels[0]
    assert panel.x[1] - panel.x[0] < (whole.x[1] - whole.x[0]) / 2
    assert {mark.code for mark in panel.marks if isinstance(mark, Dot)} == {"A", HERE}


def test_nothing_found_is_a_map_all_the_same() -> None:
    picture = spots_map(OUTLINES, [], TOWNS, PLACES.beyond)
    assert picture.marks
    assert "<svg" in fluid(picture, "k", "Kaart", "Niets")


def test_two_thousand_dots_are_a_light_drawing() -> None:
    many = [
        Marked(str(n), "MB", (2.9 + n % 50 / 100, 50.8 + n // 50 / 100), ("x",), "/x")
        for n in range(2000)
    ]
    drawn = fluid(spots_map(OUTLINES, many, TOWNS), "k", "Kaart", "Veel")
    assert len(drawn) < 120_000
    assert len(re.findall("<path", drawn)) < 40
