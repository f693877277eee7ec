"""Counting: compared with the plain reference count on random registries, and made cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import OFFER_SPLITS, SPLITS, View
from helpers.builders import PLACES, count, persons, registry
from helpers.examples import examples
from helpers.reference import Reference
from helpers.strategies import registries, views


def plain_rows(frame: pd.DataFrame, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows of a counted frame in the form of the reference: no value is None."""
    return [
        tuple(None if value != value else value for value in row)
        for row in frame[list(columns)].itertuples(index=False, name=None)
    ]


def check(registered: Registry, *views: View) -> None:
    """Every row and every total: keys in the same order, the same value and the same status, and
    from how few persons it was made."""
    reference = Reference(registered, PLACES)
    for view in views:
        counted, expected = count(registered, view), reference.rows(view)
        for frame, rows, keys in (
            (counted.frame, expected, ["jaar", "gebied", *view.split]),
            (counted.totals, reference.totals(view), ["jaar"]),
        ):
            columns = [*keys, "status", "waarde"]
            theirs = [tuple(row[c] for c in columns) for row in rows]
            ours = plain_rows(frame, columns)
            assert [row[:-1] for row in ours] == [row[:-1] for row in theirs]
            assert [row[-1] for row in ours] == pytest.approx([row[-1] for row in theirs])
        if view.measure != "uren" or (view.unit != "per10000" and "vorm" not in view.split):
            smallest(counted.frame, expected)


def smallest(counted: pd.DataFrame, expected: list[dict[str, Any]]) -> None:
    """``persons`` is what disclosure goes by: too high a number lets a small one out."""
    for ours, theirs in zip(counted.to_dict("records"), expected, strict=True):
        if ours["status"] == "ok":
            assert ours["persons"] == theirs["people"], theirs


# To draw a registry takes longer than to count it: each is asked several questions.
@settings(max_examples=examples(45), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), views(), views(), views())
def test_every_view_of_every_registry_is_counted_as_the_plain_count_does(
    registered: Registry, view: View, another: View, third: View
) -> None:
    check(registered, view, another, replace(third, measure="uren"))


# --- made cases ----------------------------------------------------------------------------------

Y2021 = (2021, 2021)
BRUGGE, MENEN, KORTRIJK, WERVIK = "31005", "34027", "34022", "33029"
REGIO_BRUGGE, WESTHOEK, ZUID = "REFREG06", "REFREG07", "REFREG08"


def rows(registered: Registry, **choices: Any) -> dict[Any, float | str]:
    """Area (or year, or area and codes) -> value, or the status when there is no value."""
    view = View(**{"years": Y2021, **choices})
    cells: dict[Any, float | str] = {}
    for row in count(registered, view).frame.to_dict("records"):
        key = (row["gebied"], *(row[split] for split in view.split))
        key = (row["jaar"], *key) if len(view.all_years) > 1 else key
        value = row["waarde"] if row["status"] == "ok" else row["status"]
        cells[key if len(key) > 1 else key[0]] = value
    return cells


def total(registered: Registry, **choices: Any) -> float | str:
    last = count(registered, View(**{"years": Y2021, **choices})).totals.iloc[-1]
    return last["waarde"] if last["status"] == "ok" else last["status"]


def test_a_person_in_two_areas_counts_once_in_each_and_once_in_the_total() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}],
        [{"medewerker_id": "P1"}, {"medewerker_id": "P1", "initiatief_id": "I2"}, {}],
    )
    cells = rows(registered)
    assert (cells[REGIO_BRUGGE], cells[ZUID], total(registered)) == (2, 1, 2)
    assert rows(registered, level="provincie") == {"30000": 2}


def test_a_person_with_two_stays_in_one_cell_counts_once() -> None:
    registered = registry(stays=[{"medewerker_id": "P1"}, {"medewerker_id": "P1"}])
    assert rows(registered, level="provincie", split=("sector",))["30000", "MB"] == 1


def test_a_person_counts_in_every_activity_of_every_stay() -> None:
    registered = registry(
        [{"activiteiten": "keuken|mailing|groendienst"}, {"sector": "AW"}],
        [
            {"medewerker_id": "P1", "activiteiten": "keuken|mailing"},
            {"medewerker_id": "P1", "activiteiten": "groendienst"},
            {"medewerker_id": "P1", "initiatief_id": "I2", "activiteiten": "keuken"},
        ],
    )
    by_activity = rows(registered, level="provincie", split=("activiteit",))
    assert {code for (_, code), value in by_activity.items() if value} == {
        "groendienst",
        "keuken",
        "mailing",
    }
    crossed = rows(registered, level="provincie", split=("sector", "activiteit"))
    assert {key[1:] for key, value in crossed.items() if value == 1} == {
        ("MB", "groendienst"),
        ("MB", "keuken"),
        ("MB", "mailing"),
        ("AW", "keuken"),
    }
    assert len(crossed) == 4 * 7
    assert total(registered, split=("sector", "activiteit")) == 1


def test_a_person_in_two_sectors_counts_once_in_each() -> None:
    registered = registry(
        [{"sector": "MB"}, {"sector": "GGZ"}],
        [{"medewerker_id": "P1"}, {"medewerker_id": "P1", "initiatief_id": "I2"}],
    )
    cells = rows(registered, level="provincie", split=("sector",))
    assert list(cells.values()) == [1, 1, 0, 0]
    assert total(registered, split=("sector",)) == 1
    shares = rows(registered, level="provincie", split=("sector",), unit="aandeel")
    assert list(shares.values()) == [100, 100, 0, 0]  # each of the one person there is


def test_an_activity_filter_keeps_stays_and_shows_only_its_codes() -> None:
    registered = registry(
        stays=[{"activiteiten": "keuken|mailing"}, {"activiteiten": "groendienst"}]
    )
    choices = {"level": "provincie", "activities": ("keuken", "groendienst")}
    assert rows(registered, **choices) == {"30000": 2}
    assert rows(registered, **choices, split=("activiteit",)) == {
        ("30000", "keuken"): 1,
        ("30000", "groendienst"): 1,
    }


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2020-06-01", "2020-06-01", {2020}),
        ("2019-12-31", "2021-01-01", {2019, 2020, 2021}),
        ("2020-12-31", "2020-12-31", {2020}),
        ("2021-01-01", "2021-12-31", {2021}),
        ("2020-03-01", None, {2020, 2021, 2022, 2023}),
        ("2010-01-01", "2018-12-31", set()),
    ],
)
def test_a_stay_counts_in_the_years_that_it_touches(
    start: str, end: str | None, years: set[int]
) -> None:
    registered = registry(stays=[{"startdatum": start, "einddatum": end}])
    cells = rows(registered, years=(2019, 2023), level="provincie")
    assert {year for (year, _), value in cells.items() if value == 1} == years


def test_hours_are_of_stays_that_run_on_the_last_day() -> None:
    registered = registry(
        stays=[
            {"uren_per_week": 10, "einddatum": "2021-12-31"},
            {"uren_per_week": 20, "einddatum": "2021-12-30"},
            {"uren_per_week": 7.5, "startdatum": "2021-12-31"},
        ]
    )
    assert rows(registered, measure="uren", level="provincie") == {"30000": 17.5}


def test_hours_that_nobody_filled_in_are_not_zero() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}, {"nis": MENEN}],
        [
            {"uren_per_week": None},
            {"initiatief_id": "I2", "uren_per_week": 8},
            {"initiatief_id": "I2", "uren_per_week": None},
            {"initiatief_id": "I3", "uren_per_week": 8, "einddatum": "2021-06-30"},
        ],
    )
    cells = rows(registered, measure="uren", areas=(BRUGGE, KORTRIJK, MENEN))
    assert cells == {BRUGGE: "niet_geregistreerd", KORTRIJK: 8, MENEN: 0}


def test_hours_of_one_among_many_are_hours_of_one_person() -> None:
    stays = [{"uren_per_week": 38}, *persons(9, uren_per_week=None)]
    counted = count(registry(stays=stays), View(Y2021, level="provincie", measure="uren"))
    assert counted.frame["persons"].tolist() == [1]
    assert counted.totals["persons"].tolist() == [1]


def test_places_and_initiatives_run_at_any_moment_of_the_year() -> None:
    registered = registry(
        [
            {"plaatsen": 10, "startdatum": "2021-12-31"},
            {"plaatsen": 20, "einddatum": "2021-01-01"},
            {"plaatsen": 40, "einddatum": "2020-12-31"},
            {"plaatsen": 80, "startdatum": "2022-01-01"},
            {"plaatsen": None},
        ]
    )
    assert rows(registered, measure="initiatieven", level="provincie") == {"30000": 3}
    assert rows(registered, measure="plaatsen", level="provincie") == {"30000": 30}
    assert "1 initiatief" in count(registered, View(Y2021, measure="plaatsen")).remarks[0].text


def test_places_that_nobody_filled_in_are_not_zero() -> None:
    registered = registry([{"nis": BRUGGE, "plaatsen": None}, {"nis": KORTRIJK, "plaatsen": 0}])
    cells = rows(registered, measure="plaatsen", areas=(BRUGGE, KORTRIJK, MENEN))
    assert cells == {BRUGGE: "niet_geregistreerd", KORTRIJK: 0, MENEN: 0}


def test_inflow_and_outflow_are_first_and_last_ever() -> None:
    registered = registry(
        [{}],
        [
            {"medewerker_id": "P1", "startdatum": "2019-02-01", "einddatum": "2020-02-01"},
            {"medewerker_id": "P1", "startdatum": "2021-02-01", "einddatum": "2022-02-01"},
            {"medewerker_id": "P2", "startdatum": "2020-05-01", "einddatum": "2021-05-01"},
            {"medewerker_id": "P2", "startdatum": "2020-07-01", "einddatum": None},
        ],
    )
    years = {"years": (2019, 2023), "level": "provincie"}
    assert list(rows(registered, measure="instroom", **years).values()) == [1, 1, 0, 0, 0]
    assert list(rows(registered, measure="uitstroom", **years).values()) == [0, 0, 0, 1, 0]


def test_stays_that_start_or_end_together_are_all_first_or_last() -> None:
    stay = {"medewerker_id": "P1", "startdatum": "2021-02-01", "einddatum": "2021-08-01"}
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}],
        [
            {**stay, "trede_voor": 5, "trede_na": 5},
            {**stay, "initiatief_id": "I2", "trede_voor": 2, "trede_na": 2},
        ],
    )
    for measure in ("instroom", "uitstroom"):
        cells = rows(registered, measure=measure)
        assert (cells[REGIO_BRUGGE], cells[ZUID], total(registered, measure=measure)) == (1, 1, 1)
    for measure in ("doorstroom", "vangnet"):
        cells = rows(registered, measure=measure)
        assert (cells[REGIO_BRUGGE], cells[ZUID], total(registered, measure=measure)) == (1, 0, 1)


def test_a_flow_is_placed_by_the_stay_that_it_is_about() -> None:
    registered = registry(
        [{"nis": BRUGGE, "sector": "MB"}, {"nis": KORTRIJK, "sector": "AW"}],
        [
            {
                "medewerker_id": "P1",
                "startdatum": "2021-01-10",
                "einddatum": "2021-03-01",
                "woonplaats_nis": BRUGGE,
                "geslacht": "v",
            },
            {
                "medewerker_id": "P1",
                "startdatum": "2021-04-01",
                "einddatum": "2021-11-01",
                "initiatief_id": "I2",
                "woonplaats_nis": "11002",
                "geslacht": "x",
                "activiteiten": "mailing",
            },
        ],
    )
    inflow, outflow = {"measure": "instroom"}, {"measure": "uitstroom"}
    assert (rows(registered, **inflow)[REGIO_BRUGGE], rows(registered, **inflow)[ZUID]) == (1, 0)
    assert (rows(registered, **outflow)[REGIO_BRUGGE], rows(registered, **outflow)[ZUID]) == (0, 1)
    home = {"place": "woonplaats", "level": "provincie"}
    assert rows(registered, **inflow, **home) == {"30000": 1, "buiten": 0, "onbekend": 0}
    assert rows(registered, **outflow, **home) == {"30000": 0, "buiten": 1, "onbekend": 0}
    province = {"level": "provincie"}
    assert rows(registered, **outflow, **province, split=("sector",))["30000", "AW"] == 1
    assert rows(registered, **outflow, **province, split=("activiteit",))["30000", "keuken"] == 0
    assert rows(registered, **outflow, **province, split=("geslacht",))["30000", "v"] == 0


@pytest.mark.parametrize(
    ("measure", "column"), [("doorstroom", "trede_na"), ("vangnet", "trede_voor")]
)
def test_shares_of_flows_are_of_the_workers_in_the_same_cell(measure: str, column: str) -> None:
    stay = {"startdatum": "2021-02-01", "einddatum": "2021-08-01"}
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK, "sector": "AW"}],
        [
            *(stay | {column: step, "geslacht": "v"} for step in (4, 5, 6, None)),
            *(stay | {"initiatief_id": "I2", column: step} for step in (5, 1, 1, 1, 1)),
            *({"initiatief_id": "I2", "startdatum": "2015-01-01"} for _ in range(5)),
        ],
    )
    cells = rows(registered, measure=measure, unit="aandeel", areas=(BRUGGE, KORTRIJK, MENEN))
    assert cells == {BRUGGE: 50, KORTRIJK: 10, MENEN: "nvt"}
    assert total(registered, measure=measure, unit="aandeel") == pytest.approx(300 / 14)
    split = rows(
        registered, measure=measure, unit="aandeel", level="provincie", split=("geslacht",)
    )
    assert split["30000", "v"] == 50
    assert split["30000", "niet-geregistreerd"] == 10
    assert split["30000", "x"] == "nvt"


def test_rates_go_by_residents_and_there_are_none_outside() -> None:
    registered = registry(
        stays=[*persons(12, woonplaats_nis=BRUGGE), {"woonplaats_nis": "11002"}, {}]
    )
    choices = {"place": "woonplaats", "unit": "per10000"}
    residents = PLACES.residents_of(BRUGGE, 2021)
    cells = rows(registered, **choices, level="gemeente")
    assert cells[BRUGGE] == pytest.approx(12 / residents * 10_000)
    assert (cells["buiten"], cells["onbekend"], cells[KORTRIJK]) == ("nvt", "nvt", 0)
    assert residents == PLACES.residents.years[2021][BRUGGE] != PLACES.areas[BRUGGE].residents


def test_a_rate_of_a_year_is_over_the_residents_of_that_year() -> None:
    registered = registry(
        stays=persons(12, woonplaats_nis=BRUGGE, startdatum="2019-01-01", einddatum=None)
    )
    view = View((2020, 2021), level="gemeente", place="woonplaats", unit="per10000")
    frame = count(registered, view).frame
    rates = dict(frame[frame["gebied"] == BRUGGE][["jaar", "waarde"]].itertuples(index=False))
    living = {year: PLACES.residents.years[year][BRUGGE] for year in (2020, 2021)}
    assert living[2020] != living[2021]
    assert rates == {year: pytest.approx(12 / living[year] * 10_000) for year in living}


def test_a_share_without_split_is_of_the_total_shown() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}],
        [*persons(3), *persons(1, initiatief_id="I2")],
    )
    assert rows(registered, unit="aandeel", areas=(BRUGGE, KORTRIJK)) == {BRUGGE: 75, KORTRIJK: 25}
    assert rows(registered, unit="aandeel", areas=(KORTRIJK,)) == {KORTRIJK: 100}


def test_an_index_starts_at_100_and_cannot_start_from_zero() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK, "startdatum": "2021-01-01"}],
        [
            *persons(4, startdatum="2020-01-01"),
            *persons(6, startdatum="2021-06-01", einddatum="2021-09-01"),
            {"initiatief_id": "I2"},
        ],
    )
    cells = rows(registered, years=(2020, 2022), unit="index", areas=(BRUGGE, KORTRIJK))
    assert [cells[year, BRUGGE] for year in (2020, 2021, 2022)] == [100, 250, 100]
    assert [cells[year, KORTRIJK] for year in (2020, 2021, 2022)] == ["nvt"] * 3


def test_wervik_lies_in_one_arrondissement_and_another_regio() -> None:
    registered = registry([{"nis": WERVIK}], [{"woonplaats_nis": WERVIK}])
    for place in ("vestiging", "woonplaats"):
        regio = rows(registered, place=place)
        assert (regio[ZUID], regio[WESTHOEK]) == (1, 0)
        arrondissement = rows(registered, place=place, level="arrondissement")
        assert (arrondissement["33000"], arrondissement["34000"]) == (1, 0)


def test_areas_that_overlap_count_the_same_person_and_the_total_once() -> None:
    registered = registry([{"nis": WERVIK}], [{}])
    choices = {"areas": ("33000", ZUID, WERVIK, "30000"), "level": "provincie"}
    assert rows(registered, **choices) == {"33000": 1, ZUID: 1, WERVIK: 1, "30000": 1}
    assert total(registered, **choices) == 1


def test_a_chosen_area_gives_its_parts_and_says_what_does_not_fit() -> None:
    registered = registry([{"nis": WERVIK}], [{}])
    counted = count(registered, View(Y2021, level="gemeente", areas=("33000",)))
    assert counted.frame["gebied"].tolist() == list(PLACES.members["33000"])
    counted = count(registered, View(Y2021, level="arrondissement", areas=(WESTHOEK,)))
    assert counted.frame["gebied"].tolist() == ["32000", "38000"]
    assert counted.remarks[0].text == (
        "Westhoek valt niet samen met hele gebieden van dit niveau. Deze gebieden liggen er maar "
        "gedeeltelijk in en staan niet in de lijst: Ieper."
    )


def test_people_from_outside_and_from_nowhere_have_rows_of_their_own() -> None:
    registered = registry(
        stays=[{"woonplaats_nis": BRUGGE}, *persons(2, woonplaats_nis="44021"), *persons(3)]
    )
    cells = rows(registered, place="woonplaats")
    assert (cells[REGIO_BRUGGE], cells["buiten"], cells["onbekend"]) == (1, 2, 3)
    assert total(registered, place="woonplaats") == 6
    assert rows(registered, place="woonplaats", areas=("onbekend", BRUGGE)) == {
        "onbekend": 3,
        BRUGGE: 1,
    }
    assert "buiten" not in rows(registered)


def test_initiatives_that_handed_in_nothing_are_not_zero() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}, {"nis": MENEN, "einddatum": "2020-12-31"}],
        [{"initiatief_id": "I2", "einddatum": "2021-09-01"}],
    )
    choices = {"areas": (BRUGGE, KORTRIJK, MENEN)}
    assert rows(registered, **choices) == {BRUGGE: "niet_geregistreerd", KORTRIJK: 1, MENEN: 0}
    assert rows(registered, **choices, measure="vangnet")[BRUGGE] == "niet_geregistreerd"
    assert rows(registered, **choices, measure="vangnet")[KORTRIJK] == 0
    assert rows(registered, **choices, measure="initiatieven")[BRUGGE] == 1
    assert rows(registered, **choices, years=(2022, 2022))[KORTRIJK] == "niet_geregistreerd"
    silent = tuple(note.text for note in count(registered, View(Y2021)).remarks)
    assert silent == ("1 initiatief gaf voor 2021 nog geen registraties door.",)


def test_a_profile_that_nobody_filled_in_is_not_zero() -> None:
    registered = registry(
        [{"nis": BRUGGE}, {"nis": KORTRIJK}],
        [*persons(2), {"initiatief_id": "I2", "geslacht": "v"}, {"initiatief_id": "I2"}],
    )
    cells = rows(registered, areas=(BRUGGE, KORTRIJK), split=("geslacht",))
    assert [cells[BRUGGE, code] for code in ("v", "m", "x")] == ["niet_geregistreerd"] * 3
    assert cells[BRUGGE, "niet-geregistreerd"] == 2
    assert [cells[KORTRIJK, code] for code in ("v", "m", "x", "niet-geregistreerd")] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (1997, "tot-24"),
        (1996, "25-34"),
        (1987, "25-34"),
        (1986, "35-44"),
        (1956, "vanaf-65"),
        (1957, "55-64"),
        (None, "niet-geregistreerd"),
    ],
)
def test_age_is_the_year_minus_the_year_of_birth(born: int | None, band: str) -> None:
    registered = registry(stays=[{"geboortejaar": born}, {"geboortejaar": 1970}])
    cells = rows(registered, level="provincie", split=("leeftijd",))
    assert {code for (_, code), value in cells.items() if value == 1} == {band, "45-54"}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_registry_without_stays_answers_everything(measure: str) -> None:
    registered = registry([{"plaatsen": 5}], [])
    offer = {"initiatieven": 1, "plaatsen": 5}
    for split in [(), *((name,) for name in (OFFER_SPLITS if measure in offer else SPLITS))]:
        cells = rows(registered, measure=measure, split=split)
        assert {value for key, value in cells.items() if ZUID in key} == {0}
    expected = offer.get(measure, "niet_geregistreerd")
    assert rows(registered, measure=measure, level="provincie") == {"30000": expected}


def test_no_initiatives_at_all_is_zero_everywhere() -> None:
    registered = registry([], [])
    assert set(rows(registered, level="gemeente").values()) == {0}
    assert set(rows(registered, measure="plaatsen").values()) == {0}
    assert set(rows(registered, unit="aandeel").values()) == {"nvt"}


def test_the_demonstration_data_count_what_was_published(demo_registry: Registry) -> None:
    cells = rows(demo_registry, level="provincie", years=(2018, 2021))
    assert cells[2021, "30000"] == 1771
    assert cells[2018, "30000"] == 1454
    assert total(demo_registry, level="gemeente") == 1771


@pytest.mark.parametrize(
    "view",
    [
        View((2018, 2021), split=("sector", "activiteit")),
        View(
            (2021, 2021),
            level="arrondissement",
            measure="uitstroom",
            place="woonplaats",
            unit="per10000",
        ),
        View(
            (2021, 2021),
            level="provincie",
            measure="doorstroom",
            unit="aandeel",
            split=("leeftijd",),
            sectors=("GGZ", "AW"),
        ),
    ],
)
def test_the_demonstration_data_count_as_the_plain_count_does(
    demo_registry: Registry, view: View
) -> None:
    registered = demo_registry
    keep = registered.registrations["medewerker_id"].astype(str).str[-1].isin(list("05"))
    assert keep.sum() > 500
    check(replace(registered, registrations=registered.registrations[keep]), view)
