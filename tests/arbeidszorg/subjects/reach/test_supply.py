"""Initiatives as spots, whatever is known of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.subjects.reach.supply import Site, Supply, chosen, supply

CENTRES = {"31005": (3.2247, 51.2089), "38016": (2.7523, 51.1311)}
HERE = Initiative(
    code="I1",
    name="De Proef",
    sector="MB",
    nis="31005",
    activities=frozenset({"keuken", "mailing"}),
    years=(2015, 2030),
    spot=(3.25, 51.22),
    places=12,
    organisation=None,
    form=None,
)


def test_an_initiative_stands_where_it_says() -> None:
    there = supply([HERE], CENTRES)
    assert there.spots.tolist() == [[3.25, 51.22]]
    assert there.places.tolist() == [12.0]
    assert (there.at_centre, there.astray, there.unknown) == (0, 0, 0)


def test_without_coordinates_it_stands_at_the_centre_of_its_municipality() -> None:
    there = supply([replace(HERE, spot=None)], CENTRES)
    assert there.spots.tolist() == [list(CENTRES["31005"])]
    assert (there.at_centre, there.astray) == (1, 0)


@pytest.mark.parametrize(
    "spot", [(51.22, 3.25), (0.0, 0.0), (3.25, 52.2), (float("nan"), 51.2), (-3.25, 51.22)]
)
def test_coordinates_that_cannot_be_are_those_of_its_municipality(
    spot: tuple[float, float],
) -> None:
    """Swapped, nought, far out at sea, no number, west for east."""
    there = supply([replace(HERE, spot=spot)], CENTRES)
    assert there.spots.tolist() == [list(CENTRES["31005"])]
    assert (there.at_centre, there.astray) == (1, 1)


def test_places_that_are_not_known_count_for_none_and_are_told() -> None:
    there = supply([replace(HERE, places=None), replace(HERE, places=0), HERE], CENTRES)
    assert there.places.tolist() == [0.0, 0.0, 12.0]
    assert there.unknown == 1


def test_no_initiatives_are_no_spots() -> None:
    there = Supply(())
    assert there.spots.shape == (0, 2) and there.places.shape == (0,)
    assert there.with_more([Site("x", "38016", CENTRES["38016"], 20)]).places.tolist() == [20.0]


def test_who_is_asked_is_of_a_sector_and_offers_one_of_the_activities() -> None:
    other = replace(HERE, sector="GGZ", activities=frozenset({"groendienst"}))
    every = [HERE, other]
    assert chosen(every, (), ()) == every
    assert chosen(every, ("GGZ",), ()) == [other]
    assert chosen(every, (), ("groendienst", "mailing")) == every
    assert chosen(every, ("MB",), ("groendienst",)) == []
