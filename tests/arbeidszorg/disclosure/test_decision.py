"""The decision as a whole: known cases by hand, and random registries against the attacker."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting import cube, facts
from arbeidszorg.disclosure import deciding, holdings, lattice
from arbeidszorg.disclosure.lattice import PART_OF, Threshold
from arbeidszorg.disclosure.solve import splits
from arbeidszorg.registrations.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.view import View
from helpers.attacked import RULE, hidden_numbers, narrow
from helpers.builders import PLACES, persons, registry, whole_atlas
from helpers.examples import examples

YEAR = (2021, 2021)
#: Brugge, Torhout (regio Brugge); Wervik (arrondissement Ieper, Zuid-West-Vlaanderen), Ieper and
#: Poperinge (arrondissement Ieper, Westhoek), Menen, Kortrijk; Diksmuide, Tielt.
BRUGGE, TORHOUT, WERVIK, IEPER, POPERINGE = "31005", "31033", "33029", "33011", "33021"
MENEN, KORTRIJK, DIKSMUIDE, TIELT = "34027", "34022", "32003", "37022"
TOWNS = (BRUGGE, TORHOUT, WERVIK, IEPER, POPERINGE, MENEN, KORTRIJK, DIKSMUIDE, TIELT)
#: What initiatives offer, which their persons do; some do more than is offered.
OFFERS = (ACTIVITIES[0], ACTIVITIES[1], "|".join(ACTIVITIES[:2]))
ZUID, WESTHOEK, REGIO_BRUGGE = "REFREG08", "REFREG07", "REFREG06"


def registry_of(towns: list[tuple[str, str, int]], **columns: Any) -> Registry:
    """One initiative per (town, sector, number of persons), in 2021 alone."""
    offers = [{"nis": town, "sector": sector} for town, sector, _ in towns]
    stays = [
        stay
        for number, (_, _, size) in enumerate(towns, 1)
        for stay in persons(
            size,
            initiatief_id=f"I{number}",
            startdatum="2021-02-01",
            einddatum="2021-12-31",
            **columns,
        )
    ]
    return registry(offers, stays, years=YEAR)


def shown(atlas: Atlas, **choices: Any) -> dict[Any, float | str]:
    """Area (and codes) -> value or status."""
    view = View(**{"years": YEAR, "level": "gemeente", **choices})
    values: dict[Any, float | str] = {}
    for row in atlas.table(view).rows:
        key = (row.area, *(row.codes[split] for split in view.split))
        values[key if view.split else key[0]] = value_or_status(row)
    return values


def value_or_status(row: dict[str, Any]) -> float | str:
    return {"ok": row.value, "verborgen": "hidden"}.get(row.status, row.status)


def total(atlas: Atlas, **choices: Any) -> float | str:
    return value_or_status(
        atlas.table(View(**{"years": YEAR, "level": "gemeente", **choices})).total_rows[-1]
    )


# --- by hand -------------------------------------------------------------------------------------


def test_one_hidden_town_does_not_stay_alone() -> None:
    atlas = whole_atlas(registry_of([(BRUGGE, "MB", 3), (TORHOUT, "MB", 9), (KORTRIJK, "MB", 40)]))
    towns = shown(atlas)
    assert towns[BRUGGE] == towns[TORHOUT] == "hidden"
    assert towns[KORTRIJK] == 40
    assert shown(atlas, level="regio")[REGIO_BRUGGE] == 12
    assert total(atlas) == 52


def test_two_towns_in_a_regio_hide_each_other_or_the_regio() -> None:
    atlas = whole_atlas(
        registry_of(
            [(BRUGGE, "MB", 4), (TORHOUT, "MB", 30), (KORTRIJK, "MB", 40), (MENEN, "MB", 25)]
        )
    )
    towns, regions = shown(atlas), shown(atlas, level="regio")
    assert towns[BRUGGE] == "hidden"
    assert "hidden" in (towns[TORHOUT], regions[REGIO_BRUGGE])
    assert total(atlas) == 99


def test_wervik_is_not_the_difference_of_regio_and_arrondissement() -> None:
    """Arrondissement Ieper is Westhoek's part and Wervik."""
    atlas = whole_atlas(
        registry_of(
            [
                (WERVIK, "MB", 3),
                (IEPER, "MB", 50),
                (POPERINGE, "MB", 40),
                (KORTRIJK, "MB", 60),
                (MENEN, "MB", 20),
                (DIKSMUIDE, "MB", 10),
                (BRUGGE, "MB", 30),
            ]
        )
    )
    known = shown(atlas, level="regio") | shown(atlas, level="arrondissement") | shown(atlas)
    assert known[WERVIK] == "hidden"
    by_zuid = [known[ZUID], known[KORTRIJK], known[MENEN]]
    by_ieper = [known["33000"], known[IEPER], known[POPERINGE]]
    by_regions = [known["33000"], known[WESTHOEK], known[DIKSMUIDE]]
    for way in (by_zuid, by_ieper, by_regions):
        assert "hidden" in way
    both = View(YEAR, level="provincie", areas=(WESTHOEK, "33000"))
    assert atlas.table(both).total_rows[-1].status == "verborgen" or "hidden" in by_regions


def test_one_initiative_in_a_town_is_hidden_under_every_name() -> None:
    atlas = whole_atlas(
        registry_of([(TIELT, "GGZ", 3), (BRUGGE, "GGZ", 30), (KORTRIJK, "MB", 40)], geslacht="v")
    )
    assert shown(atlas)[TIELT] == "hidden"
    assert shown(atlas, sectors=("GGZ",))[TIELT] == "hidden"
    assert shown(atlas, split=("sector",))[TIELT, "GGZ"] == "hidden"
    assert shown(atlas, split=("vorm",))[TIELT, "niet-geregistreerd"] == "hidden"
    for split in ("activiteit", "geslacht"):
        row = {v for key, v in shown(atlas, split=(split,)).items() if key[0] == TIELT}
        assert "hidden" in row and row <= {"hidden", 0}  # nobody anywhere has the other codes
    assert shown(atlas, split=("sector",))[TIELT, "MB"] == 0  # nobody is no secret


def test_all_sectors_less_three_is_hidden() -> None:
    sizes = {"MB": 30, "GGZ": 3, "AW": 20, "VAPH": 12}
    towns = [(BRUGGE, sector, size) for sector, size in sizes.items()]
    atlas = whole_atlas(registry_of([*towns, (KORTRIJK, "GGZ", 25), (KORTRIJK, "MB", 30)]))
    single = {sector: shown(atlas, sectors=(sector,))[BRUGGE] for sector in SECTORS}
    assert single["GGZ"] == "hidden"
    assert list(single.values()).count("hidden") > 1 or shown(atlas)[BRUGGE] == "hidden"
    for left_out in SECTORS:
        chosen = tuple(sector for sector in SECTORS if sector != left_out)
        value = shown(atlas, sectors=chosen)[BRUGGE]
        assert (value == "hidden") == any(single[sector] == "hidden" for sector in chosen)


def test_who_is_in_two_sectors_is_not_told_by_their_sum() -> None:
    """30 in MB and 22 in GGZ are shown; that together they are 50 would say that 2 are in both. So
    they are counted in each, and a note says so; nobody is in MB and AW, and it is no different."""
    two = [
        *persons(30, startdatum="2021-02-01", einddatum="2021-12-31"),
        *persons(20, startdatum="2021-02-01", einddatum="2021-12-31", initiatief_id="I2"),
        *persons(12, startdatum="2021-02-01", einddatum="2021-12-31", initiatief_id="I3"),
    ]
    again = [{**stay, "initiatief_id": "I2"} for stay in two[:2]]
    offers = [{"nis": BRUGGE}, {"nis": BRUGGE, "sector": "GGZ"}, {"nis": BRUGGE, "sector": "AW"}]
    atlas = whole_atlas(registry(offers, [*two, *again], years=YEAR))
    assert shown(atlas, sectors=("MB",))[BRUGGE] == 30
    assert shown(atlas, sectors=("GGZ",))[BRUGGE] == 22
    assert shown(atlas, sectors=("MB", "GGZ"))[BRUGGE] == 52
    assert shown(atlas, sectors=("MB", "AW"))[BRUGGE] == 42
    assert total(atlas, sectors=("MB", "GGZ")) == 52
    shares = shown(atlas, sectors=("MB", "GGZ"), split=("sector",), unit="aandeel")
    assert shares[BRUGGE, "MB"] == pytest.approx(100 * 30 / 52)
    said = [
        {note.text for note in atlas.table(View(YEAR, sectors=chosen)).notes}
        for chosen in (("MB", "GGZ"), ("MB", "AW"), ("MB",))
    ]
    twice = "Wie in twee ervan werkt, telt in elke sector mee"
    assert [any(twice in text for text in texts) for texts in said] == [True, True, False]


def test_who_is_in_two_areas_is_not_told_by_their_total() -> None:
    two = [
        *persons(30, startdatum="2021-02-01", einddatum="2021-12-31"),
        *persons(20, startdatum="2021-02-01", einddatum="2021-12-31", initiatief_id="I2"),
        *persons(12, startdatum="2021-02-01", einddatum="2021-12-31", initiatief_id="I3"),
    ]
    again = [{**stay, "initiatief_id": "I2"} for stay in two[:2]]
    atlas = whole_atlas(
        registry([{"nis": BRUGGE}, {"nis": KORTRIJK}, {"nis": TIELT}], [*two, *again], years=YEAR)
    )
    assert total(atlas, areas=(BRUGGE, KORTRIJK)) == 52
    assert total(atlas, areas=(BRUGGE, TIELT)) == 42
    assert total(atlas) == 62
    notes = [
        [note.text for note in atlas.table(View(YEAR, areas=chosen)).notes]
        for chosen in ((BRUGGE, KORTRIJK), (BRUGGE, TIELT), ("30000",))
    ]
    twice = "wie in twee ervan meetelt, telt twee keer"
    assert [any(twice in text for text in texts) for texts in notes] == [True, True, False]


def test_no_answer_says_which_hidden_number_is_nought() -> None:
    """An index or share of nothing cannot be; that it cannot be must not tell a hidden nought."""
    atlas = whole_atlas(registry_of([(BRUGGE, "MB", 5), (KORTRIJK, "MB", 40)], geslacht="v"))
    plain = shown(atlas, split=("leeftijd",))
    for unit in ("index", "aandeel"):
        relative = shown(atlas, split=("leeftijd",), unit=unit)
        assert {key for key, value in plain.items() if value == "hidden"} <= {
            key for key, value in relative.items() if value == "hidden"
        }


def test_a_small_rest_hides_the_part() -> None:
    """14 people, of whom 11 came this year: that 3 were there before is not told."""
    old = persons(3, startdatum="2019-02-01", einddatum="2021-12-31")
    new = persons(11, startdatum="2021-02-01", einddatum="2021-12-31", geslacht="v")
    more = persons(30, startdatum="2019-02-01", initiatief_id="I2")
    atlas = whole_atlas(
        registry([{"nis": BRUGGE}, {"nis": TORHOUT}], [*old, *new, *more], years=YEAR)
    )
    assert shown(atlas)[BRUGGE] == 14
    assert shown(atlas, measure="instroom")[BRUGGE] == "hidden"


def test_a_part_is_hidden_where_the_whole_is() -> None:
    atlas = whole_atlas(registry_of([(BRUGGE, "MB", 3), (TORHOUT, "MB", 9), (KORTRIJK, "MB", 40)]))
    towns = shown(atlas)
    for measure in PART_OF:
        for town, value in shown(atlas, measure=measure).items():
            if towns[town] == "hidden":
                assert value in ("hidden", 0, "niet_geregistreerd")


def test_what_bounds_the_whole_bounds_its_part() -> None:
    """5 were there, 4 left, all 4 for paid work: the 4 who left are hidden, but the 5 say that no
    more than 5 found work."""
    gone = {"startdatum": "2015-01-01", "einddatum": "2021-06-30"}
    stays = [
        *persons(4, **gone, trede_na=5),
        *persons(1, startdatum="2015-01-01"),
        *persons(11, initiatief_id="I2", **gone, trede_na=5),
        *persons(34, initiatief_id="I3", startdatum="2015-01-01", geslacht="v"),
        *persons(6, initiatief_id="I3", **gone, trede_na=3),
    ]
    offers = [{"nis": BRUGGE}, {"nis": TORHOUT}, {"nis": "31040"}]
    prepared = facts.build(registry(offers, stays, years=YEAR), PLACES)
    decided = deciding.make(prepared, PLACES, RULE, "")
    assert narrow(hidden_numbers(prepared, decided)) == []


def test_no_noise_and_no_rounding() -> None:
    atlas = whole_atlas(registry_of([(BRUGGE, "MB", 37), (KORTRIJK, "GGZ", 41)]))
    assert shown(atlas)[BRUGGE] == 37
    assert total(atlas) == 78


def test_an_empty_year_and_an_empty_registry() -> None:
    assert total(whole_atlas(registry(years=YEAR))) == "niet_geregistreerd"
    assert set(shown(whole_atlas(registry_of([])), split=("leeftijd",)).values()) == {0}


# --- at random -----------------------------------------------------------------------------------


@st.composite
def worlds(draw: st.DrawFn) -> Registry:
    """A year with a few initiatives, small and large, and persons who may be in two of them."""
    offers = draw(
        st.lists(
            st.tuples(
                st.sampled_from(TOWNS),
                st.sampled_from(SECTORS),
                st.sampled_from((0, 1, 2, 3, 4, 5, 6, 9, 14, 30)),
                st.sampled_from((*OFFERS, OFFERS[-1])),
            ),
            min_size=1,
            max_size=8,
        )
    )
    stays = []
    for number, (_, _, size, offer) in enumerate(offers, 1):
        done = draw(st.sampled_from((offer, *offer.split("|"), OFFERS[-1])))
        for person in range(size):
            stays.append(
                {
                    "initiatief_id": f"I{number}",
                    "medewerker_id": f"P{number}-{person}",
                    "startdatum": draw(st.sampled_from(("2019-01-01", "2021-02-01"))),
                    "einddatum": draw(st.sampled_from((None, "2021-10-01"))),
                    "activiteiten": draw(st.sampled_from((done, *done.split("|")))),
                    "geslacht": draw(st.sampled_from(("v", "v", "m", "m", "x", None))),
                    "hoofdinkomen": draw(st.sampled_from(CODES["hoofdinkomen"][:4])),
                    "woonplaats_nis": draw(st.sampled_from((*TOWNS[:4], "44021", None))),
                    "trede_na": None,
                }
            )
    again = draw(st.integers(0, min(4, len(stays))))
    stays += [{**stay, "initiatief_id": "I1"} for stay in stays[:again]]
    forms = [draw(st.sampled_from((None, *CODES["vorm"][:2]))) for _ in offers]
    return registry(
        [
            {"nis": town, "sector": sector, "vorm": form, "activiteiten": offer}
            for (town, sector, _, offer), form in zip(offers, forms, strict=True)
        ],
        stays,
        years=YEAR,
    )


@settings(
    max_examples=examples(9),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # making it smaller takes minutes
)
@given(worlds())
def test_no_hidden_number_of_a_random_world_is_found_out(registered: Registry) -> None:
    prepared = facts.build(registered, PLACES)
    decided = deciding.make(prepared, PLACES, RULE, "")
    assert narrow(hidden_numbers(prepared, decided)) == []


def test_the_attacker_finds_what_the_first_rule_alone_leaves_open() -> None:
    """An attacker who never succeeds proves nothing."""
    registered = registry_of(
        [(BRUGGE, "MB", 3), (TORHOUT, "MB", 9), (KORTRIJK, "MB", 40), (MENEN, "GGZ", 12)]
    )
    prepared = facts.build(registered, PLACES)
    decided = deciding.make(prepared, PLACES, RULE, "")
    areas, counted = lattice.areas(PLACES, prepared.towns), cube.build(prepared, PLACES)
    for (measure, place), cells in decided.groups.items():
        cells[:] = ~RULE.small(holdings.count(prepared, areas, counted, measure, place).groups)
    open_numbers = narrow(hidden_numbers(prepared, decided))
    assert any(number.count == 3 and number.kind == "" for number in open_numbers)


@pytest.mark.parametrize("most", [2, 4, 9])
def test_the_threshold_counts(most: int) -> None:
    registered = registry_of([(BRUGGE, "MB", 3), (TORHOUT, "MB", 20), (KORTRIJK, "MB", 40)])
    prepared = facts.build(registered, PLACES)
    rule = Threshold(1, most)
    decided = deciding.make(prepared, PLACES, rule, "")
    areas, cells = lattice.areas(PLACES, prepared.towns), cube.build(prepared, PLACES)
    small = rule.small(holdings.count(prepared, areas, cells, "medewerkers", "vestiging").groups)
    assert not (decided.groups["medewerkers", "vestiging"] & small).any()
    assert decided.groups["medewerkers", "vestiging"].all() == (most == 2)


def test_a_change_that_proves_several_groups_is_sent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Brugge and Torhout prove each other: what one gains the other loses."""
    sent: list[int] = []
    shown_of = splits.shown

    def noted(*given: Any) -> splits.Breakdowns:
        moves = given[5]["medewerkers"].toarray()
        assert len({move.tobytes() for move in moves}) == len(moves)
        sent.append(len(moves))
        return shown_of(*given)

    monkeypatch.setattr(splits, "shown", noted)
    towns = [(BRUGGE, "MB", 4), (TORHOUT, "MB", 4), (KORTRIJK, "MB", 40)]
    deciding.make(facts.build(registry_of(towns), PLACES), PLACES, RULE, "")
    assert min(sent) > 0
