"""Which initiatives run, and which handed in registrations."""

from __future__ import annotations

import math
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting import facts
from arbeidszorg.places import lying
from arbeidszorg.registrations.initiatives import About, initiatives, running, website
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, Cells, registry
from helpers.examples import examples
from helpers.strategies import registries


def reporting(registry: Registry) -> dict[int, frozenset[str]]:
    """Year -> who handed in registrations for it, in another way than the atlas counts it: they
    have a stay on some day of that year."""
    stays = registry.registrations
    start, end = stays["startdatum"].dt.year, stays["einddatum"].dt.year.fillna(math.inf)
    years = range(registry.first_year, registry.last_year + 1)
    return {
        year: frozenset(stays.loc[(start <= year) & (end >= year), "initiatief_id"].unique())
        for year in years
    }


def check(registered: Registry) -> None:
    """What is said of initiatives is what the counting rules hold of them."""
    prepared = facts.build(registered, PLACES)
    codes = [initiative.code for initiative in initiatives(registered.initiatives)]
    for year in range(registered.first_year, registered.last_year + 1):
        counted = {
            code for code, reported in zip(codes, prepared.reporting[year], strict=True) if reported
        }
        assert reporting(registered)[year] == counted
        in_year = (prepared.i_first_year <= year) & (prepared.i_last_year >= year)
        assert [
            initiative.code for initiative in running(initiatives(registered.initiatives), year)
        ] == [code for code, ran in zip(codes, in_year, strict=True) if ran]


def test_the_demonstration_data(demo_atlas: Atlas, demo_registry: Registry) -> None:
    check(demo_registry)
    assert demo_atlas.reporting == reporting(demo_registry)


@settings(max_examples=examples(15), deadline=None)
@given(registered=registries())
def test_any_registry(registered: Registry) -> None:
    check(registered)


def test_the_initiatives_of_some_towns() -> None:
    frame = registry([{"nis": "31005"}, {"nis": "31006"}, {"einddatum": "2018-12-31"}]).initiatives
    all_initiatives = initiatives(frame)
    assert [initiative.code for initiative in running(all_initiatives, 2021, ("31005",))] == ["I1"]
    assert running(all_initiatives, 2021, ()) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.voorbeeld.be", "https://www.voorbeeld.be"),
        (" http://voorbeeld.be/a?b=1#c ", "http://voorbeeld.be/a?b=1#c"),
        ("HTTPS://voorbeeld.be", "https://voorbeeld.be"),
        ("javascript:alert(1)", None),
        ("JavaScript://voorbeeld.be/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("https://bank.be@voorbeeld.be", None),
        ("nog geen", None),
        ("", None),
        (None, None),
    ],
)
def test_a_website_is_an_address_of_the_web(text: str | None, address: str | None) -> None:
    assert website(text) == address


def test_what_visitors_are_told() -> None:
    told = {
        "doelgroep": " jongeren | ouderen|jongeren|",
        "wie_mag_verwijzen": "vdab|huisarts",
        "plaatsen": 10,
        "vrije_plaatsen": 3,
        "vrije_plaatsen_op": "2023-05-02",
        "gecontroleerd_op": "2023-01-31",
        "stam_lid": "nee",
        "email": "bel eerst",
        "halte": "Markt",
    }
    full, bare = (each.about for each in initiatives(registry([told, {}]).initiatives))
    assert full.target_groups == ("jongeren", "ouderen") and full.referrers == ("vdab", "huisarts")
    assert (full.free, full.free_on) == (3, date(2023, 5, 2))
    assert (full.member, full.email, full.stop) == (False, None, "Markt")
    assert full.checked_on == date(2023, 1, 31)
    assert bare == About(started=date(2000, 1, 1))


@pytest.mark.parametrize(
    "row",
    [
        {"plaatsen": 2, "vrije_plaatsen": 3, "vrije_plaatsen_op": "2023-05-02"},
        {"plaatsen": 5, "vrije_plaatsen": 3},
        {"plaatsen": 5, "vrije_plaatsen_op": "2023-05-02"},
    ],
)
def test_free_places_that_cannot_be_are_not_known(row: Cells) -> None:
    (only,) = initiatives(registry([row]).initiatives)
    assert only.about.free is None and only.about.free_on is None


def test_a_spot_that_cannot_be_is_not_known() -> None:
    frame = registry([{"lon": 3.2, "lat": 51.2}, {"lon": 2.5, "lat": 51.5}]).initiatives
    spots = [each.spot for each in initiatives(frame, partial(lying.can_be, PLACES))]
    assert spots == [(3.2, 51.2), None]
