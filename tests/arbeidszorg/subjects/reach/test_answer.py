"""What a question about reach comes to: for one more, for nothing at all, for little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from arbeidszorg.subjects.reach import question
from helpers.builders import PLACES
from helpers.reach import BRUGGE, KOKSIJDE, TOWNS, VEURNE, found, world


def test_there_is_a_number_for_each_municipality() -> None:
    got = found()
    assert [row.area for row in got.rows] == list(TOWNS)
    by_code = {row.area: row for row in got.rows}
    assert by_code[BRUGGE].value == 0.0 and 40 < by_code[VEURNE].value < 50
    assert got.rows[got.order[0]].value == max(row.value for row in got.rows)


@pytest.mark.parametrize("measure", question.MEASURES)
def test_the_ranking_begins_where_it_is_worst(measure: str) -> None:
    got = found(f"?maat={measure}")
    shown = [got.rows[at] for at in got.order]
    known = [round(row.value, 1) for row in shown if row.status == "ok"]
    assert [row.status for row in shown] == sorted((row.status for row in shown), key="nvt ok".find)
    assert known == sorted(known, reverse=measure in ("afstand", "inwoners-per-plaats"))


def test_one_that_does_not_run_then_is_not_there() -> None:
    here = world({"startdatum": "2021-05-01"}, {"einddatum": "2019-04-01"})
    numbers = {
        year: len(found(f"?jaar={year}", here).now.supply.sites) for year in (2019, 2020, 2021)
    }
    assert numbers == {2019: 1, 2020: 0, 2021: 1}


def test_filters_choose_initiatives() -> None:
    here = world({"sector": "GGZ", "activiteiten": "mailing"}, {"nis": VEURNE})
    assert [site.town for site in found("?sector=mb", here).now.supply.sites] == [VEURNE]
    assert [site.town for site in found("?activiteit=mailing", here).now.supply.sites] == [BRUGGE]
    assert found("?sector=aw", here).now.supply.sites == ()
    assert found("?sector=mb", here).which == " van maatwerkbedrijven"


def test_one_more_changes_what_lies_around_it_alone() -> None:
    got = found("?erbij=veurne&plaatsen=12")
    assert got.then is not None
    at = got.now.towns.at
    assert got.then.nearest[at[VEURNE]] == 0.0
    assert got.then.nearest[at[BRUGGE]] == got.now.nearest[at[BRUGGE]]
    assert (got.then.reach >= got.now.reach).all() and (got.then.nearest <= got.now.nearest).all()
    assert got.gaining[at[VEURNE]] and got.gaining[at[KOKSIJDE]] and not got.gaining[at[BRUGGE]]
    people = got.now.towns.residents
    assert (got.then.reach - got.now.reach) @ people / 10_000 == pytest.approx(12)


def test_one_more_without_places_to_speak_of_is_near_and_no_more() -> None:
    got = found("?erbij=brugge&plaatsen=1")
    assert not got.nearer.any(), "there was one already"
    far = found("?erbij=veurne&erbij_sector=ggz&sector=mb")
    assert far.then is not None and not far.gaining.any()
    assert (far.then.nearest == far.now.nearest).all()


def test_where_nothing_comes_nearer_the_map_shows_how_reach_grows() -> None:
    assert found("?erbij=veurne").gain_measure == "afstand"
    again = found("?erbij=brugge")
    assert again.gain_measure == "bereik" and max(row.value for row in again.gains) > 0


def test_a_first_within_the_distance_counts_however_little_nearer_it_is() -> None:
    """Of a town just within a whole number of kilometres of another, and an initiative just
    beyond."""
    apart = found().now.towns.apart
    near = (apart % 1 > 0.8) & (apart < 20)
    town, other = (int(at) for at in np.argwhere(near)[0])
    ring = int(apart[town, other]) + 1
    lon, lat = PLACES.centres[TOWNS[town]]
    here = world({"plaatsen": 20, "lon": lon, "lat": lat + (ring + 0.1) / 111.25})
    got = found(f"?erbij={TOWNS[other]}&afstand={ring}", here)
    assert got.first[town] and got.nearer[town] and not got.hardly[town]
    wide = found(f"?erbij={TOWNS[other]}&afstand={ring + 1}", here)
    assert wide.hardly[town] and not wide.nearer[town] and not wide.first[town]
    assert wide.far_then[town] == wide.now.nearest[town]


def test_of_nothing_all_is_gained() -> None:
    none = found("?sector=ggz&erbij=veurne")
    assert none.now.supply.sites == () and none.nearer.all()
    assert none.gain_measure == "bereik", "there is no distance that grows shorter"
    assert {row.status for row in none.rows} == {"nvt"}
    gained = {row.area: row.value for row in none.gains}
    assert gained[VEURNE] > 0 and gained[BRUGGE] == 0


def test_several_are_as_good_as_one_after_the_other() -> None:
    both = found("?erbij=veurne,koksijde").then
    assert both is not None
    assert [site.places for site in both.supply.sites] == [20, 20, 20]
    two = world({"plaatsen": 20}, {"nis": VEURNE, "plaatsen": 20})
    first = found("?erbij=koksijde", two).then
    assert first is not None
    # one in the data without coordinates stands at the same centre
    assert both.reach == pytest.approx(first.reach) and both.nearest == pytest.approx(first.nearest)


def test_swapped_coordinates_do_no_harm() -> None:
    plain = found(here=world({"lat": 51.2089, "lon": 3.2247}))
    swapped = found(here=world({"lat": 3.2247, "lon": 51.2089}))
    assert swapped.now.supply.at_centre == 1 and plain.now.supply.at_centre == 0
    assert np.abs(swapped.now.nearest - plain.now.nearest).max() < 1


def test_the_best_is_of_what_there_is_and_not_of_what_is_thought_of() -> None:
    plain, thought = found(), found("?erbij=kortrijk")
    assert thought.best == plain.best
    assert replace(thought.asked, more=()).more == ()
