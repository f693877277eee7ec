"""From which rung to which: nothing small can be worked out, not even beside how many found paid
work."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting import cube, facts
from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import deciding, holdings, lattice
from arbeidszorg.disclosure.audit import attack_flows
from arbeidszorg.disclosure.audit.attack_flows import Known
from arbeidszorg.disclosure.audit.system import Hidden, Shown
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.holdings import Counts
from arbeidszorg.disclosure.lattice import Threshold
from arbeidszorg.registrations.model import FLOWS, SECTORS
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import PAID
from arbeidszorg.view.measures import PLACES as PLACES_OF_PERSONS
from arbeidszorg.view.view import LADDER, View
from helpers.builders import PLACES, persons, registry, whole_atlas
from helpers.examples import examples

RULE = Threshold(1, 4)
YEAR = (2021, 2021)
BRUGGE, TORHOUT, KORTRIJK, IEPER, TIELT = "31005", "31033", "34022", "33011", "37022"
GONE = {"startdatum": "2019-01-01", "einddatum": "2021-06-30"}


def leavers(number: int, before: int | None, after: int | None, **row: Any) -> list[Any]:
    return persons(number, **GONE, trede_voor=before, trede_na=after, **row)


def stayers(number: int, **row: Any) -> list[Any]:
    return persons(number, startdatum="2019-01-01", **row)


def flows(atlas: Atlas, **choices: Any) -> dict[str, float | str]:
    view = View(
        **{
            "years": YEAR,
            "level": "provincie",
            "measure": "uitstroom",
            "split": (LADDER,),
            **choices,
        }
    )
    return {
        row.codes[LADDER]: row.value if row.status == "ok" else row.status
        for row in atlas.table(view).rows
    }


def counts(prepared: Facts) -> Counts:
    areas = lattice.areas(PLACES, prepared.towns)
    return {
        (p.measure, p.place): p
        for p in holdings.populations(prepared, areas, cube.build(prepared, PLACES))
    }


def attacked(prepared: Facts, decided: Decision, counted: Counts | None = None) -> list[Hidden]:
    counted = counted or counts(prepared)
    shown: dict[str, dict[str, Shown]] = {}
    for measure in attack_flows.MEASURES:
        shown[measure] = {}
        for place in PLACES_OF_PERSONS:
            ceiling: dict[str, Any] = {}
            for whole_measure in lattice.wholes(measure):
                bound = np.where(
                    decided.groups[whole_measure, place][0],
                    counted[whole_measure, place].groups[0],
                    np.inf,
                )
                ceiling[""] = np.minimum(ceiling.get("", np.inf), bound)
            shown[measure][place] = Shown(
                decided.groups[measure, place][0],
                decided.forms[measure][0] if place == "vestiging" else None,
                {
                    split: decided.splits[measure, place, split][0]
                    for split in lattice.splits_of(measure, place)
                },
                ceiling,
            )
    known = Known(
        lattice.areas(PLACES, prepared.towns),
        {m: {p: counted[m, p] for p in PLACES_OF_PERSONS} for m in attack_flows.MEASURES},
        shown,
        0,
    )
    return list(attack_flows.ranges(known, RULE.width))


def narrow(registered: Registry) -> list[Hidden]:
    prepared = facts.build(registered, PLACES)
    ranges = attacked(prepared, deciding.make(prepared, PLACES, RULE, ""))
    return [number for number in ranges if number.rise - number.fall < RULE.width - 1e-6]


# --- by hand -------------------------------------------------------------------------------------


def test_flows_of_a_large_group_are_counted() -> None:
    stays = [
        *leavers(20, 2, 3),
        *leavers(12, 3, 5),
        *leavers(9, 3, None),
        *leavers(7, None, None),
        *stayers(60),
    ]
    atlas = whole_atlas(registry(stays=stays, years=YEAR))
    numbers = flows(atlas)
    assert (numbers["1-2-naar-3"], numbers["3-naar-5-6"]) == (20, 12)
    assert (numbers["3-naar-onbekend"], numbers["niet-geregistreerd"]) == (9, 7)
    assert {
        value
        for code, value in numbers.items()
        if code not in ("1-2-naar-3", "3-naar-5-6", "3-naar-onbekend", "niet-geregistreerd")
    } == {0}
    shares = flows(atlas, unit="aandeel")
    assert shares["1-2-naar-3"] == pytest.approx(20 / 48 * 100)


def test_a_single_small_flow_to_paid_work_is_not_the_rest_of_those_who_found_it() -> None:
    """14 found paid work, which is shown. 3 of them came from rung 4: were the 11 others shown, 3
    would be no secret."""
    stays = [*leavers(20, 2, 3), *leavers(11, 3, 5), *leavers(3, 4, 6), *stayers(60)]
    atlas = whole_atlas(registry(stays=stays, years=YEAR))
    view = View(YEAR, level="provincie", measure=PAID)
    assert atlas.table(view).rows[0].value == 14
    numbers = flows(atlas)
    assert numbers["4-naar-5-6"] == numbers["3-naar-5-6"] == "verborgen"
    assert numbers["1-2-naar-3"] == 20


def test_those_who_left_otherwise_are_a_rest_as_well() -> None:
    stays = [*leavers(20, 2, 5), *leavers(3, 3, 4), *leavers(12, 3, 2), *stayers(60)]
    numbers = flows(whole_atlas(registry(stays=stays, years=YEAR)))
    assert numbers["3-naar-4"] == numbers["3-naar-1-2"] == "verborgen"
    assert numbers["1-2-naar-5-6"] == 20


def test_a_hidden_number_of_paid_work_is_not_the_sum_of_flows() -> None:
    """Paid work of a sector is hidden; so not all flows that lead there may be shown."""
    stays = [
        *leavers(25, 2, 3),
        *leavers(3, 3, 5),
        *leavers(8, 2, 6),
        *stayers(60),
        *leavers(35, 2, 3, initiatief_id="I2"),
        *leavers(2, 3, 6, initiatief_id="I2"),
        *stayers(60, initiatief_id="I2"),
    ]
    offers = [{"nis": BRUGGE}, {"nis": KORTRIJK, "sector": "GGZ"}]
    atlas = whole_atlas(registry(offers, stays, years=YEAR))
    paid = View(YEAR, level="provincie", measure=PAID, sectors=("MB",))
    assert atlas.table(paid).rows[0].status == "verborgen"
    numbers = flows(atlas, sectors=("MB",))
    assert "verborgen" in (numbers["3-naar-5-6"], numbers["1-2-naar-5-6"])
    assert numbers["1-2-naar-5-6"] == "verborgen"  # 8 alone would be at least what is hidden


def test_a_small_group_is_not_told_apart_nor_a_town() -> None:
    few = whole_atlas(registry(stays=[*leavers(29, 2, 3), *stayers(60)], years=YEAR))
    assert set(flows(few).values()) == {"verborgen"}
    stays = [*leavers(60, 2, 3), *leavers(50, 3, 2, initiatief_id="I2"), *stayers(120)]
    many = whole_atlas(registry([{}, {"nis": TORHOUT}], stays, years=YEAR))
    assert flows(many, level="regio")["1-2-naar-3"] == 0  # of the last regio
    view = View(YEAR, level="gemeente", measure="uitstroom", split=(LADDER,))
    table = many.table(view)
    assert any("niet per gemeente" in note.text for note in table.notes)
    of_town = {row.codes[LADDER]: row.status for row in table.rows if row.area == TORHOUT}
    assert of_town["3-naar-1-2"] == of_town["1-2-naar-3"] == "verborgen"


def test_other_measures_and_residences_are_not_told_by_rung() -> None:
    atlas = whole_atlas(registry(stays=[*leavers(60, 2, 3), *stayers(60)], years=YEAR))
    for choices in ({"measure": "medewerkers"}, {"measure": PAID}, {"place": "woonplaats"}):
        assert set(flows(atlas, **choices).values()) == {"verborgen"}


def test_newcomers_who_left_say_nothing_of_those_who_came_from_paid_work() -> None:
    """All who were there came this year: those who left from rung 5 or 6 had come from there."""
    new = {"startdatum": "2021-01-04"}
    stays = [
        *[{**stay, **new} for stay in leavers(40, 6, 3)],
        *persons(20, startdatum="2021-02-01", trede_voor=2),
    ]
    atlas = whole_atlas(registry(stays=stays, years=YEAR))
    assert set(flows(atlas).values()) == {"verborgen"}


def test_that_flows_are_not_shown_says_nothing_of_how_many_came() -> None:
    """58 of 60 left. One newcomer: 59 were there from before. Three: 57, fewer than left."""
    new = {"startdatum": "2021-01-04"}
    gone = [
        *leavers(57, 2, 3),
        *[{**stay, **new, "medewerker_id": "N"} for stay in leavers(1, 2, 3)],
    ]
    came_before = whole_atlas(registry(stays=[*gone, *stayers(2)], years=YEAR))
    came_now = whole_atlas(
        registry(stays=[*gone, *persons(2, startdatum="2021-02-01")], years=YEAR)
    )
    instroom = View(YEAR, level="provincie", measure="instroom")
    for atlas in (came_before, came_now):
        assert atlas.table(instroom).rows[0].status == "verborgen"
    assert flows(came_before) == flows(came_now)


def test_nothing_recorded_says_so() -> None:
    atlas = whole_atlas(registry(stays=[*leavers(40, None, None), *stayers(60)], years=YEAR))
    numbers = flows(atlas)
    assert numbers["niet-geregistreerd"] == 40
    assert {value for code, value in numbers.items() if code in FLOWS} == {"niet_geregistreerd"}


def test_who_left_twice_on_a_day_is_in_two_flows() -> None:
    stays = [*leavers(40, 2, 3), *stayers(60)]
    stays += [{**stay, "initiatief_id": "I2", "trede_na": 5} for stay in stays[:10]]
    atlas = whole_atlas(registry([{}, {"nis": BRUGGE}], stays, years=YEAR))
    numbers = flows(atlas)
    assert (numbers["1-2-naar-3"], numbers["1-2-naar-5-6"]) == (40, 10)


# --- at random -----------------------------------------------------------------------------------


@st.composite
def worlds(draw: st.DrawFn) -> Registry:
    """A year in which many leave a few initiatives, by rungs of which some are rare."""
    towns = (BRUGGE, TORHOUT, KORTRIJK, IEPER, TIELT)
    offers = draw(
        st.lists(
            st.tuples(
                st.sampled_from(towns),
                st.sampled_from(SECTORS[:3]),
                st.sampled_from((2, 5, 12, 30, 45)),
            ),
            min_size=1,
            max_size=6,
        )
    )
    stays: list[Any] = []
    for number, (_, _, size) in enumerate(offers, 1):
        own = {"initiatief_id": f"I{number}"}
        rungs = draw(
            st.lists(
                st.tuples(
                    st.sampled_from((1, 3, 3, 4, 6, None)), st.sampled_from((2, 3, 5, 5, 6, None))
                ),
                min_size=1,
                max_size=5,
            )
        )
        start = draw(st.sampled_from(("2019-01-01", "2019-01-01", "2021-01-04")))
        for person in range(size):
            pair = rungs[min(draw(st.integers(0, 6)), len(rungs) - 1)]
            home = draw(st.sampled_from((*towns[:3], None)))
            stays.append(
                {
                    **own,
                    "medewerker_id": f"P{number}-{person}",
                    "trede_voor": pair[0],
                    "trede_na": pair[1],
                    "startdatum": start,
                    "einddatum": "2021-09-30",
                    "woonplaats_nis": home,
                }
            )
        stays += stayers(draw(st.sampled_from((0, size, 3 * size))), **own, trede_voor=6)
    again = draw(st.integers(0, min(3, len(stays))))
    stays += [{**stay, "initiatief_id": "I1", "trede_na": None} for stay in stays[:again]]
    return registry(
        [{"nis": town, "sector": sector} for town, sector, _ in offers], stays, years=YEAR
    )


@settings(
    max_examples=examples(9),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(worlds())
def test_no_hidden_flow_of_a_random_world_is_found_out(registered: Registry) -> None:
    prepared = facts.build(registered, PLACES)
    decided, counted = deciding.make(prepared, PLACES, RULE, ""), counts(prepared)
    if open_ := narrow_keys(attacked(prepared, decided, counted)):
        assert open_ <= narrow_keys(attacked(prepared, without_flows(decided), counted))


def narrow_keys(numbers: list[Hidden]) -> set[tuple[object, ...]]:
    """Which of these numbers are too certain."""
    return {
        (number.kind, number.place, number.area, number.sector, number.code)
        for number in numbers
        if number.rise - number.fall < RULE.width - 1e-6
    }


def without_flows(decided: Decision) -> Decision:
    """The same with nothing shown by rung: what can be found out there is not by the flows."""
    key = ("uitstroom", "vestiging", LADDER)
    return Decision(
        decided.version,
        decided.rule,
        decided.groups,
        decided.forms,
        decided.splits | {key: decided.splits[key] & False},
    )


def test_the_attacker_finds_what_the_first_rule_alone_leaves_open() -> None:
    stays = [*leavers(20, 2, 3), *leavers(11, 3, 5), *leavers(3, 4, 6), *stayers(60)]
    prepared = facts.build(registry(stays=stays, years=YEAR), PLACES)
    decided = deciding.make(prepared, PLACES, RULE, "")
    assert not [
        number for number in attacked(prepared, decided) if number.rise - number.fall < RULE.width
    ]
    population = counts(prepared)["uitstroom", "vestiging"]
    decided.splits["uitstroom", "vestiging", LADDER][:] = ~RULE.small(population.splits[LADDER])
    narrow_ranges = [
        number for number in attacked(prepared, decided) if number.rise - number.fall < RULE.width
    ]
    assert any(number.count == 3 and number.kind == LADDER for number in narrow_ranges)
