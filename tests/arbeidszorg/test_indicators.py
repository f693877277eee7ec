"""Counting: compared with the plain reference count on random registries, and made cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from builders import PLACES, count, persons, registry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import Reference

from arbeidszorg.atlas import Atlas
from arbeidszorg.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.registry import Registry
from arbeidszorg.view import (
    MEASURES,
    OFFER_MEASURES,
    OFFER_SPLITS,
    PERSON_MEASURES,
    SPLITS,
    UNITS,
    View,
)

YEARS = (2019, 2021)
#: Few towns, so that people and initiatives meet: Brugge, Wervik, Ieper, Menen, Kortrijk, Tielt.
TOWNS = ("31005", "33029", "33011", "34027", "34022", "37022")
OUTSIDE = ("44021", "11002", "99999")
AREAS = (
    *TOWNS,
    "30000",
    *(area.code for level in ("regio", "arrondissement") for area in PLACES.level(level)),
)

days = st.one_of(
    st.sampled_from(
        [date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31),
         date(2021, 12, 31), date(2022, 1, 1)]
    ),
    st.dates(date(2017, 1, 1), date(2022, 12, 31)),
)  # fmt: skip
activities = st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=3, unique=True).map(
    "|".join
)


def perhaps(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | one


@st.composite
def initiatives(draw: st.DrawFn, towns: Sequence[str]) -> dict[str, Any]:
    start = draw(days)
    return {
        "sector": draw(st.sampled_from(SECTORS)),
        "nis": draw(st.sampled_from(towns)),
        "activiteiten": draw(activities),
        "vorm": draw(perhaps(st.sampled_from(CODES["vorm"]))),
        "plaatsen": draw(perhaps(st.integers(0, 40))),
        "startdatum": draw(st.sampled_from([date(2000, 1, 1), start])).isoformat(),
        "einddatum": draw(perhaps(st.just((start + timedelta(draw(st.integers(0, 900)))).isoformat()))),
    }  # fmt: skip


@st.composite
def stays(draw: st.DrawFn, offers: int, towns: Sequence[str]) -> dict[str, Any]:
    start = draw(days)
    end = draw(perhaps(st.one_of(st.just(start), days.map(lambda d: max(d, start)))))
    return {
        "medewerker_id": f"P{draw(st.integers(1, 6))}",
        "initiatief_id": f"I{draw(st.integers(1, offers))}",
        "startdatum": start.isoformat(),
        "einddatum": end.isoformat() if end else None,
        "activiteiten": draw(activities),
        "woonplaats_nis": draw(perhaps(st.sampled_from((*towns, *OUTSIDE)))),
        "geboortejaar": draw(perhaps(st.sampled_from((1954, 1955, 1986, 1995, 1996, 2003)))),
        "geslacht": draw(perhaps(st.sampled_from(CODES["geslacht"]))),
        **{
            name: draw(perhaps(st.sampled_from(CODES[name][:2])))
            for name in ("doorverwijzer", "hoofdinkomen", "hoofdproblematiek", "onderwijsniveau",
                         "leefsituatie", "werkverleden")
        },
        "uren_per_week": draw(perhaps(st.sampled_from((4.0, 10.5, 38.0)))),
        "trede_voor": draw(perhaps(st.integers(1, 6))),
        "trede_na": draw(perhaps(st.integers(1, 6))) if end else None,
    }  # fmt: skip


OPTIONAL = ("woonplaats_nis", "geboortejaar", "geslacht", "doorverwijzer", "uren_per_week",
            "trede_na")  # fmt: skip


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    towns = TOWNS[: draw(st.sampled_from((1, 2, 6)))]  # few towns: many meet in one cell
    offer = draw(st.lists(initiatives(towns), min_size=1, max_size=5))
    most = draw(st.sampled_from((0, 3, 8)))
    rows = draw(st.lists(stays(len(offer), towns), min_size=most, max_size=most + 6))
    gone = draw(st.sets(st.sampled_from(OPTIONAL), max_size=2))  # columns never handed in
    rows = [{name: value for name, value in row.items() if name not in gone} for row in rows]
    return registry(offer, rows, years=YEARS)


@st.composite
def views(draw: st.DrawFn) -> View:
    measure = draw(st.sampled_from(MEASURES))
    offer = measure in OFFER_MEASURES
    place = "vestiging" if offer else draw(st.sampled_from(("vestiging", "woonplaats")))
    units = [u for u in UNITS
             if u != "per10000" or (measure in PERSON_MEASURES and place == "woonplaats")]  # fmt: skip
    split = draw(
        st.sampled_from(
            [(), *((one,) for one in (OFFER_SPLITS if offer else SPLITS)),
             ("sector", "activiteit")]
        )
    )  # fmt: skip
    choice = AREAS if place == "vestiging" else (*AREAS, "buiten", "onbekend")
    years = draw(st.tuples(st.integers(*YEARS), st.integers(*YEARS)).map(sorted))
    return View(
        years=(years[0], years[1]),
        level=draw(st.sampled_from(("regio", "arrondissement", "provincie", "gemeente"))),
        areas=draw(st.just(()) | st.lists(st.sampled_from(choice), max_size=3, unique=True).map(tuple)),
        sectors=draw(chosen(SECTORS)),
        activities=draw(chosen(ACTIVITIES)),
        measure=measure,
        unit=draw(st.sampled_from(units)),
        split=split,
        place=place,
    )  # fmt: skip


def chosen(codes: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    some = st.sets(st.sampled_from(codes), min_size=1, max_size=3)
    return st.just(()) | some.map(lambda found: tuple(c for c in codes if c in found))


def told(frame: pd.DataFrame, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows of a counted frame in the form of the reference: no value is None."""
    return [
        tuple(None if value != value else value for value in row)
        for row in frame[list(columns)].itertuples(index=False, name=None)
    ]


def check(of: Registry, view: View) -> None:
    """Every row and every total: keys in the same order, the same value and the same status."""
    counted, reference = count(of, view), Reference(of, PLACES)
    for frame, rows, keys in (
        (counted.frame, reference.rows(view), ["jaar", "gebied", *view.split]),
        (counted.totals, reference.totals(view), ["jaar"]),
    ):
        columns = [*keys, "status", "waarde"]
        ours, theirs = told(frame, columns), [tuple(row[c] for c in columns) for row in rows]
        assert [row[:-1] for row in ours] == [row[:-1] for row in theirs]
        assert [row[-1] for row in ours] == pytest.approx([row[-1] for row in theirs])


moderate = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@moderate
@given(registries(), views())
def test_every_view_of_every_registry_is_counted_as_the_plain_count_does(
    of: Registry, view: View
) -> None:
    check(of, view)


def smallest(of: Registry, view: View) -> None:
    """``persons`` is what disclosure goes by: too high a number lets a small one out."""
    rows = Reference(of, PLACES).rows(view)
    for ours, theirs in zip(count(of, view).frame.to_dict("records"), rows, strict=True):
        if ours["status"] == "ok":
            assert ours["persons"] == theirs["people"], theirs


@moderate
@given(registries(), views().filter(lambda view: view.measure != "uren"))
def test_each_value_says_from_how_few_persons_it_was_made(of: Registry, view: View) -> None:
    smallest(of, view)


@moderate
@given(registries(), views().map(lambda view: replace(view, measure="uren")).filter(
    lambda view: view.unit != "per10000" and "vorm" not in view.split))  # fmt: skip
def test_hours_are_made_from_those_whose_hours_are_known(of: Registry, view: View) -> None:
    smallest(of, view)
