"""The lattice: one set of towns is one area, and what can be asked is known."""

from __future__ import annotations

import numpy as np

from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import holdings, lattice
from arbeidszorg.disclosure.lattice import ALL, SECTORS
from arbeidszorg.registrations.model import ACTIVITIES
from arbeidszorg.registrations.model import SECTORS as SECTOR_CODES
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import Place
from helpers.builders import PLACES, persons, registry

YEAR = (2021, 2021)
WERVIK = "33029"


def count(prepared: facts.Facts, areas: lattice.Areas, place: Place) -> holdings.Population:
    return holdings.count(prepared, areas, cube.build(prepared, PLACES), "medewerkers", place)


def areas_of(registered: Registry) -> tuple[lattice.Areas, facts.Facts]:
    prepared = facts.build(registered, PLACES)
    return lattice.areas(PLACES, prepared.towns), prepared


def test_the_same_towns_under_two_names_are_one_area() -> None:
    areas, _ = areas_of(registry(years=YEAR))
    both = [levels for levels in areas.levels if {"regio", "arrondissement"} <= set(levels)]
    assert len(both) == 2
    assert len(set(areas.towns)) == len(areas.towns)
    everybody = areas.everybody
    assert set(areas.towns[everybody["vestiging"]]) < set(areas.towns[everybody["woonplaats"]])


def test_by_residence_only_larger_areas_and_those_outside_are_broken_down() -> None:
    areas, _ = areas_of(registry(years=YEAR))
    assert tuple(lattice.broken_down(areas, "vestiging")) == tuple(range(len(areas.towns)))
    by_home = lattice.broken_down(areas, "woonplaats")
    assert all(set(areas.levels[area]) - {"gemeente"} for area in by_home)
    assert len(areas.rest) == 2
    assert set(areas.rest) < set(by_home)
    assert areas.everybody["woonplaats"] in by_home


def test_a_town_that_two_areas_differ_by_is_watched() -> None:
    areas, prepared = areas_of(registry(years=YEAR))
    wervik = areas.index[(prepared.towns.index(WERVIK),)]
    watched = set(lattice.watched(areas, "woonplaats"))
    assert wervik in watched
    assert {n for n, levels in enumerate(areas.levels) if levels == ("",)} < watched
    assert len(watched) < 25


def test_counts_are_sums_of_units_when_nobody_is_in_two() -> None:
    stays = [*persons(7), *persons(5, initiatief_id="I2", geslacht="v")]
    areas, prepared = areas_of(registry([{}, {"sector": "GGZ"}], stays, years=YEAR))
    population = holdings.count(
        prepared, areas, cube.build(prepared, PLACES), "medewerkers", "vestiging"
    )
    top = areas.everybody["vestiging"]
    assert population.groups[0, top].tolist() == [
        12,
        *(population.units[0, :, s].sum() for s in range(SECTORS)),
    ]
    assert population.splits["geslacht"][0, top, ALL].sum() == 12
    assert population.form_units[0].sum() == 12


def test_what_initiatives_offer_is_known() -> None:
    offers = [
        {"activiteiten": "keuken|mailing", "vorm": "zorgboerderij"},
        {"sector": "GGZ", "activiteiten": "groendienst"},
    ]
    areas, prepared = areas_of(registry(offers, persons(7), years=YEAR))
    able = holdings.count(
        prepared, areas, cube.build(prepared, PLACES), "medewerkers", "vestiging"
    ).able["activiteit"][0]
    kinds = lattice.codes("vorm")
    offered = {
        (SECTOR_CODES[sector], kinds[kind], ACTIVITIES[code])
        for _, sector, kind, code in np.argwhere(able)
    }
    assert offered == {
        ("MB", "zorgboerderij", "keuken"),
        ("MB", "zorgboerderij", "mailing"),
        ("GGZ", "niet-geregistreerd", "groendienst"),
    }
    assert not holdings.count(
        prepared, areas, cube.build(prepared, PLACES), "medewerkers", "woonplaats"
    ).able


def test_the_fingerprint_follows_data_years_and_areas() -> None:
    prepared = facts.build(registry(years=YEAR), PLACES)
    longer = facts.build(registry(years=(2020, 2021)), PLACES)
    fingerprint = holdings.fingerprint(PLACES, prepared, "a")
    assert fingerprint == holdings.fingerprint(PLACES, prepared, "a")
    assert (
        len(
            {
                fingerprint,
                holdings.fingerprint(PLACES, prepared, "b"),
                holdings.fingerprint(PLACES, longer, "a"),
            }
        )
        == 3
    )
