"""Which initiatives run, and which handed in registrations."""

from __future__ import annotations

import math

from hypothesis import given, settings

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting import facts
from arbeidszorg.registrations.initiatives import initiatives, running
from arbeidszorg.registrations.registry import Registry
from helpers.builders import PLACES, registry
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
