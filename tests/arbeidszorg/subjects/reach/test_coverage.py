"""Coverage against geopandas, and reach against PySAL's ``access``: computed by others, in other
ways."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from access import Access
from access.weights import step_fn
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.distances import distances
from arbeidszorg.subjects.reach.coverage import (
    RESIDENTS,
    Coverage,
    Towns,
    catchments,
    coverage,
    steps,
    towns_of,
    weights,
)
from arbeidszorg.subjects.reach.supply import Site, Supply, chosen, supply
from helpers.builders import PLACES
from helpers.examples import examples

YEAR = 2025
#: Kilometres of Lambert 72 and of the ellipsoid differ by its scale, up to 0,02 %; metres beside.
NEAR = {"rel": 4e-4, "abs": 0.002}
ASKED = [((), ()), (("GGZ",), ()), ((), ("keuken",)), (("VAPH",), ("groendienst",))]


def covered(here: Atlas, sectors: tuple[str, ...], activities: tuple[str, ...]) -> Coverage:
    running = chosen(here.running(YEAR), sectors, activities)
    there = supply(running, here.geography.centres)
    return coverage(towns_of(here.geography, YEAR), there, 10)


@pytest.mark.parametrize(("sectors", "activities"), ASKED)
def test_coverage_is_what_geopandas_finds(
    demo_atlas: Atlas, sectors: tuple[str, ...], activities: tuple[str, ...]
) -> None:
    """The nearest initiative and how far it is, in Lambert 72; and how many lie within 10, 15 and
    20 km, but for those of which the two ways of measuring lie on either side."""
    ours = covered(demo_atlas, sectors, activities)
    assert ours.supply.sites
    towns = _points(ours.towns.spots)
    sites = _points(ours.supply.spots)
    joined = gpd.sjoin_nearest(towns, sites, distance_col="far")
    theirs = joined.groupby(level=0)["far"].min().to_numpy() / 1000
    assert ours.nearest == pytest.approx(theirs, **NEAR)
    own = [
        towns.geometry.iloc[n].distance(sites.geometry.iloc[int(w)]) / 1000
        for n, w in enumerate(ours.which)
    ]
    assert own == pytest.approx(theirs, **NEAR)
    for ring in (10, 15, 20):
        low, high = (_within(towns, sites, ring * (1 + edge)) for edge in (-5e-4, 5e-4))
        assert (low <= ours.within[ring]).all() and (ours.within[ring] <= high).all()


def _points(spots: np.ndarray) -> gpd.GeoDataFrame:
    points = gpd.points_from_xy(spots[:, 0], spots[:, 1])
    return gpd.GeoDataFrame(geometry=points, crs=4326).to_crs(31370)


def _within(towns: gpd.GeoDataFrame, sites: gpd.GeoDataFrame, ring: float) -> np.ndarray:
    around = towns.set_geometry(towns.buffer(ring * 1000, quad_segs=512))
    joined = gpd.sjoin(sites, around)
    return joined.groupby("index_right").size().reindex(towns.index, fill_value=0).to_numpy()


@pytest.mark.parametrize(("sectors", "activities"), ASKED)
@pytest.mark.parametrize("distance", [10, 25])
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")  # of access itself
def test_reach_is_that_of_pysal(
    demo_atlas: Atlas, sectors: tuple[str, ...], activities: tuple[str, ...], distance: int
) -> None:
    ours = covered(demo_atlas, sectors, activities)
    ours = coverage(ours.towns, ours.supply, distance)
    assert ours.reach == pytest.approx(of_pysal(ours) * RESIDENTS, rel=1e-9, abs=1e-9)


def of_pysal(ours: Coverage) -> np.ndarray:
    """Places for each resident, by ``access``: from tables of costs."""
    far = distances(ours.towns.spots, ours.supply.spots)
    town, site = np.indices(far.shape)
    cost = pd.DataFrame({"origin": town.ravel(), "dest": site.ravel(), "cost": far.ravel()})
    people = pd.DataFrame({"id": range(len(far)), "people": ours.towns.residents})
    places = pd.DataFrame({"id": range(far.shape[1]), "places": ours.supply.places})
    found = Access(
        demand_df=people, demand_index="id", demand_value="people",
        supply_df=places, supply_index="id", supply_value=["places"],
        cost_df=cost, cost_origin="origin", cost_dest="dest", cost_name="cost",
    )  # fmt: skip
    scores = found.enhanced_two_stage_fca(weight_fn=step_fn(dict(steps(ours.distance))))
    return np.asarray(scores["e2sfca_places"].reindex(range(len(far))).fillna(0.0))


@given(st.integers(0, 10_000), st.sampled_from([1, 8, 20, 50]))
@settings(max_examples=examples(100))
def test_reach_shares_out_every_place_that_somebody_can_reach(seed: int, distance: int) -> None:
    """Weighed by residents it adds up to them: no place is lost, none is given twice."""
    chance = np.random.default_rng(seed)
    far = chance.uniform(0, 60, (12, 7))
    people, places = chance.integers(1, 90_000, 12), chance.integers(0, 80, 7).astype(float)
    shared = catchments(far, people, places, distance) @ people
    reached = (far <= distance).any(axis=0)
    assert shared == pytest.approx(places[reached].sum())


def test_weights_go_down_in_three_steps_of_which_the_ends_belong_to_the_nearer() -> None:
    far = np.array([0.0, 5.0, 5.0001, 10.0, 10.1, 15.0, 15.0001])
    assert weights(far, 15).tolist() == [1.0, 1.0, 0.68, 0.68, 0.22, 0.22, 0.0]


def test_an_example_by_hand() -> None:
    """Two towns 11 km apart; an initiative of 20 places in the first. Of each it reaches all
    within 4 km for whole, and of the second, in the last third of 12 km, 22 %."""
    towns = two_towns()
    there = Supply((Site("x", "a", (3.0, 51.0), 20),))
    found = coverage(towns, there, 12)
    share = 20 / (10_000 + 0.22 * 5_000)
    assert found.reach == pytest.approx([share * 10_000, 0.22 * share * 10_000])
    assert found.per_place == pytest.approx([750.0, 750.0])
    assert found.nearest[0] == 0.0 and 11.1 < found.nearest[1] < 11.2
    assert {ring: count.tolist() for ring, count in found.within.items()} == {
        10: [1, 0],
        12: [1, 1],
        15: [1, 1],
        20: [1, 1],
    }
    assert coverage(towns, there, 10).without.tolist() == [1]


def two_towns() -> Towns:
    spots = np.array([[3.0, 51.0], [3.0, 51.1]])
    return Towns(("a", "b"), ("A", "B"), spots, np.array([10_000, 5_000]))


def test_of_no_initiative_at_all_there_is_no_distance() -> None:
    found = coverage(two_towns(), Supply(()), 10)
    assert np.isinf(found.nearest).all() and found.which.tolist() == [-1, -1]
    assert np.isnan(found.per_place).all() and found.reach.tolist() == [0.0, 0.0]
    assert found.without.tolist() == [0, 1], "most residents first"


@pytest.mark.parametrize("places", [0, None])
def test_an_initiative_without_places_is_near_all_the_same(places: int | None) -> None:
    found = coverage(two_towns(), Supply((Site("x", "a", (3.0, 51.0), places),)), 10)
    assert found.covered.tolist() == [True, False]
    assert np.isnan(found.per_place).all() and found.reach.tolist() == [0.0, 0.0]


def test_all_in_one_town_reach_their_neighbours_alike() -> None:
    one = Supply((Site("x", "a", (3.0, 51.0), 40),))
    many = Supply(tuple(Site(f"x{n}", "a", (3.0, 51.0), 10) for n in range(4)))
    assert coverage(two_towns(), many, 15).reach == pytest.approx(
        coverage(two_towns(), one, 15).reach
    )


def test_residents_are_those_of_the_year() -> None:
    first, last = (towns_of(PLACES, year).residents.sum() for year in (2017, 2025))
    assert first == PLACES.residents_of(PLACES.whole, 2017)
    assert last == PLACES.residents_of(PLACES.whole, 2025) > first
