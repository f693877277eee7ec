"""What hypothesis draws: registries with all their oddities, views of them, and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from arbeidszorg.registrations.model import ACTIVITIES, CODES, SECTORS
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view import view as views_module
from arbeidszorg.view.measures import LADDER_MEASURE, MEASURES, OFFER_MEASURES, PERSON_MEASURES
from arbeidszorg.view.measures import PLACES as KINDS_OF_PLACE
from arbeidszorg.view.view import (
    BESIDE,
    CLASSES,
    LADDER,
    MAP_FORMS,
    OFFER_SPLITS,
    SPLITS,
    UNITS,
    Scope,
    View,
)
from helpers.builders import PLACES, registry
from helpers.places import LEVELS

# --- registries, and views of them ---------------------------------------------------------------

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
        [
            date(2019, 1, 1),
            date(2019, 12, 31),
            date(2020, 1, 1),
            date(2020, 12, 31),
            date(2021, 12, 31),
            date(2022, 1, 1),
        ]
    ),
    st.dates(date(2017, 1, 1), date(2022, 12, 31)),
)
activities = st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=3, unique=True).map(
    "|".join
)


# A strategy is made once, not once for each row: making one takes longer than drawing from it.
@cache
def perhaps(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@cache
def anyone(choices: Sequence[Any]) -> st.SearchStrategy[Any]:
    """One of these, or nothing."""
    return perhaps(st.sampled_from(choices))


@cache
def number(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


@cache
def choice(choices: Sequence[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


#: What a person may be, each or nothing; of most only the first two answers.
PROFILE: dict[str, st.SearchStrategy[Any]] = {
    "geboortejaar": anyone((1954, 1955, 1986, 1995, 1996, 2003)),
    "geslacht": anyone(CODES["geslacht"]),
    **{
        name: anyone(tuple(CODES[name][:2]))
        for name in (
            "doorverwijzer",
            "hoofdinkomen",
            "hoofdproblematiek",
            "onderwijsniveau",
            "leefsituatie",
            "werkverleden",
        )
    },
    "uren_per_week": anyone((4.0, 10.5, 38.0)),
}
rungs = perhaps(number(1, 6))


@st.composite
def initiatives(draw: st.DrawFn, towns: Sequence[str]) -> dict[str, Any]:
    start = draw(days)
    later = start + timedelta(draw(number(0, 900)))
    return {
        "sector": draw(choice(SECTORS)),
        "nis": draw(choice(towns)),
        "activiteiten": draw(activities),
        "vorm": draw(anyone(CODES["vorm"])),
        "plaatsen": draw(perhaps(number(0, 40))),
        "startdatum": (start if draw(st.booleans()) else date(2000, 1, 1)).isoformat(),
        "einddatum": later.isoformat() if draw(st.booleans()) else None,
    }


@st.composite
def stays(draw: st.DrawFn, offers: int, towns: Sequence[str]) -> dict[str, Any]:
    start = draw(days)
    last = draw(perhaps(days))
    end = max(start, last) if last else None
    return {
        "medewerker_id": f"P{draw(number(1, 6))}",
        "initiatief_id": f"I{draw(number(1, offers))}",
        "startdatum": start.isoformat(),
        "einddatum": end.isoformat() if end else None,
        "activiteiten": draw(activities),
        "woonplaats_nis": draw(anyone((*towns, *OUTSIDE))),
        **{name: draw(values) for name, values in PROFILE.items()},
        "trede_voor": draw(rungs),
        "trede_na": draw(rungs) if end else None,
    }


OPTIONAL = (
    "woonplaats_nis",
    "geboortejaar",
    "geslacht",
    "doorverwijzer",
    "uren_per_week",
    "trede_na",
)


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    towns = TOWNS[: draw(choice((1, 2, 6)))]  # few towns: many meet in one cell
    offer = draw(st.lists(initiatives(towns), min_size=1, max_size=5))
    most = draw(choice((0, 3, 8)))
    rows = draw(st.lists(stays(len(offer), towns), min_size=most, max_size=most + 6))
    gone = draw(st.sets(st.sampled_from(OPTIONAL), max_size=2))  # columns never handed in
    rows = [{name: value for name, value in row.items() if name not in gone} for row in rows]
    return registry(offer, rows, years=YEARS)


@st.composite
def views(draw: st.DrawFn) -> View:
    measure = draw(st.sampled_from(tuple(MEASURES)))
    offer = measure in OFFER_MEASURES
    place = "vestiging" if offer else draw(st.sampled_from(("vestiging", "woonplaats")))
    rates = measure in PERSON_MEASURES and place == "woonplaats"
    units = [unit for unit in UNITS if unit != "per10000" or rates]
    split = draw(
        st.sampled_from(
            [
                (),
                *((split,) for split in (OFFER_SPLITS if offer else SPLITS)),
                ("sector", "activiteit"),
                *(((LADDER,),) if (measure, place) == (LADDER_MEASURE, "vestiging") else ()),
            ]
        )
    )
    areas = AREAS if place == "vestiging" else (*AREAS, "buiten", "onbekend")
    some_areas = st.lists(st.sampled_from(areas), max_size=3, unique=True).map(tuple)
    years = draw(st.tuples(st.integers(*YEARS), st.integers(*YEARS)).map(sorted))
    return View(
        years=(years[0], years[1]),
        level=draw(st.sampled_from(("regio", "arrondissement", "provincie", "gemeente"))),
        areas=draw(st.just(()) | some_areas),
        sectors=draw(chosen(SECTORS)),
        activities=draw(chosen(ACTIVITIES)),
        measure=measure,
        unit=draw(st.sampled_from(units)),
        split=split,
        place=place,
    )


def chosen(codes: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    choices = st.sets(st.sampled_from(codes), min_size=1, max_size=3)
    return st.just(()) | choices.map(lambda choice: tuple(c for c in codes if c in choice))


# --- addresses ------------------------------------------------------------------------------------

FIRST, LAST = 2017, 2025
SCOPE = views_module.scope(PLACES, FIRST, LAST)
#: The scopes of the pages: their own defaults, units and years.
SCOPES = {
    "api": SCOPE,
    "kaart": views_module.scope(
        PLACES, FIRST, LAST, units=("aantal", "per10000", "aandeel"), single_year=True
    ),
    "aanbod": views_module.scope(
        PLACES,
        FIRST,
        LAST,
        level="provincie",
        split=("leeftijd",),
        units=("aantal", "per10000", "aandeel"),
        single_year=True,
        splits=views_module.PLAIN_SPLITS,
    ),
    "evolutie": views_module.scope(
        PLACES,
        FIRST,
        LAST,
        years=(FIRST, LAST),
        level="provincie",
        splits=views_module.PLAIN_SPLITS,
    ),
}


def selection(codes: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A choice in the order of the list; all of them is the same as none."""
    return st.sets(st.sampled_from(codes), max_size=len(codes) - 1).map(
        lambda chosen: tuple(code for code in codes if code in chosen)
    )


#: Groups as a reader names them, and what somebody writes at a year.
GROUPS = ("Onze_zone~kortrijk.menen", "~bredene.oostende", "De_kust_2(’25)~de-haan.de-panne")
WORDS = st.sampled_from(["Corona", "Nieuw decreet, eindelijk: 50%", "<b>a&b</b>", "é~+ #"])

MARKS = st.dictionaries(st.integers(FIRST, LAST), WORDS, max_size=3).map(
    lambda marks: tuple(sorted(marks.items()))
)


@st.composite
def questions(draw: st.DrawFn, scope: Scope) -> View:
    measure = draw(st.sampled_from(tuple(MEASURES)))
    offer = measure in OFFER_MEASURES
    place = "vestiging" if offer else draw(st.sampled_from(KINDS_OF_PLACE))
    extra = ("buiten", "onbekend") if place == "woonplaats" else ()
    splits = (
        OFFER_SPLITS
        if offer
        else [split for split in scope.splits if split != LADDER or measure == LADDER_MEASURE]
    )
    first, last = sorted(draw(st.tuples(*[st.integers(FIRST, LAST)] * 2)))
    units = [
        unit
        for unit in scope.units
        if unit != "per10000" or (measure in PERSON_MEASURES and place == "woonplaats")
    ]
    return View(
        years=(last, last) if scope.single_year else (first, last),
        level=draw(st.sampled_from(LEVELS)),
        areas=tuple(
            draw(
                st.lists(st.sampled_from((*PLACES.areas, *extra, *GROUPS)), max_size=5, unique=True)
            )
        ),
        sectors=draw(selection(SECTORS)),
        activities=draw(selection(ACTIVITIES)),
        measure=measure,
        unit=draw(st.sampled_from(units)),
        split=draw(
            st.sampled_from([(), *((split,) for split in splits), ("sector", "activiteit")])
        ),
        place=place,
        form=draw(st.sampled_from(scope.forms)),
        classes=draw(st.sampled_from(CLASSES)),
        sites=draw(st.booleans()),
        near=draw(st.booleans()),
        beside=draw(st.sampled_from(BESIDE)),
        target=draw(st.none() | st.integers(1, 10**6).map(lambda cents: cents / 100)),
        marks=tuple(
            sorted(draw(st.dictionaries(st.integers(FIRST, LAST), WORDS, max_size=3)).items())
        ),
    )


NAMES = st.sampled_from(
    [
        "jaar",
        "niveau",
        "gebied",
        "sector",
        "activiteit",
        "maat",
        "eenheid",
        "splitsing",
        "plaats",
        "kaartvorm",
        "beeld",
        "klassen",
        "cirkels",
        "gebieden",
        "JAAR",
        "",
        "__class__",
    ]
)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            *LEVELS,
            *MEASURES,
            *UNITS,
            *SPLITS,
            *MAP_FORMS,
            *PLACES.areas,
            "geen",
            "buiten",
            "onbekend",
            "woonplaats",
            "2021",
            "0000",
            "9999..0001",
            "٢٠٢١",
            "2017..2025",
            "ja",
            "jaar",
            "mb",
            "%00",
            "²",
            "ǅ",
            "İ",
        ]
    ),
)
