"""The lattice: one set of towns is one area, and what can be asked is known."""

from __future__ import annotations

import numpy as np

from arbeidszorg.counting import facts
from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.lattice import ALL, SECTORS
from arbeidszorg.registrations.model import ACTIVITIES
from arbeidszorg.registrations.model import SECTORS as SECTOR_CODES
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, persons, registry

YEAR = (2021, 2021)
WERVIK = "33029"


def areas_of(of: Registry) -> tuple[lattice.Areas, facts.Facts]:
    prepared = facts.build(of, PLACES)
    return lattice.areas(PLACES, prepared.towns), prepared


def test_the_same_towns_under_two_names_are_one_area() -> None:
    of, _ = areas_of(registry(years=YEAR))
    both = [levels for levels in of.levels if {"regio", "arrondissement"} <= set(levels)]
    assert len(both) == 2
    assert len(set(of.towns)) == len(of.towns)
    everybody = of.everybody
    assert set(of.towns[everybody["vestiging"]]) < set(of.towns[everybody["woonplaats"]])


def test_by_residence_only_larger_areas_are_broken_down() -> None:
    of, _ = areas_of(registry(years=YEAR))
    assert tuple(lattice.broken_down(of, "vestiging")) == tuple(range(len(of.towns)))
    by_home = lattice.broken_down(of, "woonplaats")
    assert all(set(of.levels[area]) - {"gemeente", ""} for area in by_home)
    assert of.everybody["woonplaats"] in by_home


def test_a_town_that_two_areas_differ_by_is_watched() -> None:
    of, prepared = areas_of(registry(years=YEAR))
    wervik = of.index[(prepared.towns.index(WERVIK),)]
    watched = set(lattice.watched(of, "woonplaats"))
    assert wervik in watched
    assert {n for n, levels in enumerate(of.levels) if levels == ("",)} < watched
    assert len(watched) < 25


def test_counts_are_sums_of_units_when_nobody_is_in_two() -> None:
    stays = [*persons(7), *persons(5, initiatief_id="I2", geslacht="v")]
    of, prepared = areas_of(registry([{}, {"sector": "GGZ"}], stays, years=YEAR))
    one = lattice.count(prepared, of, None, "medewerkers", "vestiging")
    top = of.everybody["vestiging"]
    assert one.groups[0, top].tolist() == [12, *(one.units[0, :, s].sum() for s in range(SECTORS))]
    assert one.splits["geslacht"][0, top, ALL].sum() == 12
    assert one.form_units[0].sum() == 12


def test_what_initiatives_offer_is_known() -> None:
    offers = [{"activiteiten": "keuken|mailing"}, {"sector": "GGZ", "activiteiten": "groendienst"}]
    of, prepared = areas_of(registry(offers, persons(7), years=YEAR))
    able = lattice.count(prepared, of, None, "medewerkers", "vestiging").able["activiteit"][0]
    found = {(SECTOR_CODES[sector], ACTIVITIES[code]) for _, sector, code in np.argwhere(able)}
    assert found == {("MB", "keuken"), ("MB", "mailing"), ("GGZ", "groendienst")}
    assert not lattice.count(prepared, of, None, "medewerkers", "woonplaats").able


def test_the_fingerprint_follows_data_years_and_areas() -> None:
    prepared = facts.build(registry(years=YEAR), PLACES)
    longer = facts.build(registry(years=(2020, 2021)), PLACES)
    one = lattice.fingerprint(PLACES, prepared, "a")
    assert one == lattice.fingerprint(PLACES, prepared, "a")
    assert (
        len(
            {
                one,
                lattice.fingerprint(PLACES, prepared, "b"),
                lattice.fingerprint(PLACES, longer, "a"),
            }
        )
        == 3
    )
