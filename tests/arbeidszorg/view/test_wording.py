"""A view in Dutch words: titles, subtitles, filters and file names."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.texts import label
from arbeidszorg.view import wording
from arbeidszorg.view.view import View
from helpers.builders import PLACES
from helpers.examples import examples
from helpers.strategies import SCOPE, questions

Y2021 = (2021, 2021)
SITE = "West-Vlaanderen · volgens plaats van het initiatief"


def view(**choices: Any) -> View:
    return View(**{"years": Y2021, **choices})


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_an_enumeration(names: list[str], text: str) -> None:
    assert wording.enumerate_nl(names) == text


@pytest.mark.parametrize(
    ("choices", "title"),
    [
        ({}, "Arbeidszorgmedewerkers per regio in 2021"),
        ({"level": "provincie"}, "Arbeidszorgmedewerkers in 2021"),
        ({"level": "gemeente", "measure": "plaatsen"}, "Plaatsen per gemeente in 2021"),
        ({"years": (2018, 2021)}, "Arbeidszorgmedewerkers per regio, 2018 tot 2021"),
        ({"split": ("sector",)}, "Arbeidszorgmedewerkers naar sector per regio in 2021"),
        (
            {"split": ("sector", "activiteit"), "level": "provincie"},
            "Arbeidszorgmedewerkers naar sector en activiteit in 2021",
        ),
        (
            {"unit": "per10000", "place": "woonplaats", "level": "arrondissement"},
            "Arbeidszorgmedewerkers per 10.000 inwoners per arrondissement in 2021",
        ),
        (
            {"years": (2018, 2021), "unit": "index", "level": "provincie"},
            "Arbeidszorgmedewerkers, index, 2018 tot 2021",
        ),
        (
            {"measure": "doorstroom", "unit": "aandeel", "level": "provincie"},
            "Doorstroom naar betaald werk, aandeel in 2021",
        ),
        ({"unit": "aandeel"}, "Verdeling van de arbeidszorgmedewerkers per regio in 2021"),
        (
            {"unit": "aandeel", "split": ("sector",), "level": "provincie", "measure": "uren"},
            "Verdeling van de uren per week naar sector in 2021",
        ),
        ({"areas": ("REFREG07",)}, "Arbeidszorgmedewerkers in 2021"),
        (
            {"sectors": ("GGZ",)},
            "Arbeidszorgmedewerkers van de geestelijke gezondheidszorg per regio in 2021",
        ),
        (
            {
                "sectors": ("MB", "AW"),
                "activities": ("keuken",),
                "level": "provincie",
                "measure": "instroom",
            },
            "Instroom in de keuken van maatwerkbedrijven of van het algemeen welzijnswerk in 2021",
        ),
        (
            {
                "sectors": ("VAPH",),
                "activities": ("keuken",),
                "level": "provincie",
                "measure": "plaatsen",
            },
            "Plaatsen van voorzieningen voor personen met een handicap met activiteit keuken in "
            "2021",
        ),
    ],
)
def test_titles(choices: dict[str, Any], title: str) -> None:
    assert wording.title(view(**choices), PLACES) == title


def test_a_title_does_not_call_towns_a_regio() -> None:
    """Chosen towns stay towns, whatever the level: "per regio" would be untrue."""
    assert "per regio" not in wording.title(view(areas=("31005", "34022")), PLACES)


@pytest.mark.parametrize(
    ("choices", "subtitle"),
    [
        ({}, SITE),
        (
            {"areas": ("REFREG07", "REFREG10")},
            "Westhoek en Midwest · volgens plaats van het initiatief",
        ),
        (
            {"sectors": ("GGZ", "AW"), "activities": ("keuken", "mailing")},
            SITE,
        ),
        (
            {"unit": "per10000", "place": "woonplaats"},
            "West-Vlaanderen · volgens woonplaats · inwoners op 1 januari 2021",
        ),
        (
            {"unit": "per10000", "place": "woonplaats", "years": (2018, 2021)},
            "West-Vlaanderen · volgens woonplaats · inwoners op 1 januari van elk jaar",
        ),
        (
            {"unit": "per10000", "place": "woonplaats", "years": (2030, 2030)},
            "West-Vlaanderen · volgens woonplaats · inwoners op 1 januari 2026, het dichtste jaar "
            "dat bekend is",
        ),
        (
            {"unit": "per10000", "place": "woonplaats", "years": (2015, 2017)},
            "West-Vlaanderen · volgens woonplaats · inwoners op 1 januari van elk jaar, voor 2015 "
            "en 2016 van 2017",
        ),
        (
            {"unit": "aandeel"},
            f"{SITE} · in procent van het getoonde totaal",
        ),
        (
            {"unit": "aandeel", "split": ("sector",)},
            f"{SITE} · in procent van het totaal van het gebied",
        ),
        (
            {"unit": "aandeel", "measure": "vangnet"},
            f"{SITE} · in procent van de arbeidszorgmedewerkers",
        ),
        (
            {"unit": "index", "years": (2018, 2021)},
            f"{SITE} · 2018 = 100",
        ),
    ],
)
def test_subtitles(choices: dict[str, Any], subtitle: str) -> None:
    assert wording.subtitle(view(**choices), PLACES) == subtitle


def test_a_town_and_the_arrondissement_named_after_it_are_told_apart() -> None:
    town, around = (wording.area_name(PLACES, code) for code in ("37022", "37000"))
    assert town == "Tielt"
    assert around.lower() == "arrondissement tielt"


@settings(deadline=None, max_examples=examples(150))
@given(questions(SCOPE))
def test_filters_name_every_value(question: View) -> None:
    text = "; ".join(wording.filters(question, PLACES))
    assert all(wording.area_name(PLACES, code) in text for code in question.areas)
    assert all(code in text for code in question.sectors)
    assert all(label("activiteit", code).lower() in text for code in question.activities)
    assert wording.filters(question, PLACES)[0] in wording.subtitle(question, PLACES)
    title = wording.title(question, PLACES)
    assert all(label("van_sector", code) in title for code in question.sectors)
    assert all(
        label("activiteit", code).lower().split()[0] in title for code in question.activities
    )


@settings(deadline=None, max_examples=examples(150))
@given(questions(SCOPE))
def test_a_title_does_not_repeat_its_subtitle(question: View) -> None:
    """ "per 10.000 inwoners" and "2018 = 100" once stood in both."""
    title = wording.title(question, PLACES)
    parts = wording.subtitle(question, PLACES).split(" · ")
    assert not [part for part in parts if part in title]


@settings(deadline=None, max_examples=examples(150))
@given(questions(SCOPE), st.booleans())
def test_file_names_are_plain_and_telling(question: View, demo: bool) -> None:
    name = wording.file_name(question, PLACES, demo)
    assert re.fullmatch(r"[a-z0-9_-]{10,240}", name), len(name)
    assert name.startswith(f"arbeidszorg_{question.measure}")
    assert str(question.year) in name
    assert question.place in name
    assert all(sector.lower() in name for sector in question.sectors)
    assert all(split in name for split in question.split)
    assert ("demonstratie" in name) == demo


def test_a_file_name() -> None:
    question = view(years=(2018, 2021), areas=("REFREG07",), sectors=("GGZ",), unit="aandeel")
    assert wording.file_name(question, PLACES, demo=True) == (
        "arbeidszorg_medewerkers_aandeel_per-regio_westhoek_ggz_vestiging_2018-2021_demonstratie"
    )


def test_a_file_name_fits_every_disk() -> None:
    """255 is the most that file systems take, with an ending and a number still to come."""
    longest = view(
        years=(2017, 2025),
        level="arrondissement",
        areas=tuple(area.code for area in PLACES.level("arrondissement")),
        sectors=("MB", "GGZ", "AW"),
        activities=("semi-industrieel", "houtbewerking", "groendienst", "keuken", "mailing"),
        unit="per10000",
        split=("sector", "activiteit"),
        place="woonplaats",
    )
    assert len(wording.file_name(longest, PLACES, demo=True)) <= 240


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (
            {"sectors": ("GGZ",)},
            "Arbeidszorgmedewerkers van de geestelijke gezondheidszorg in 2021 per regio, "
            "volgens plaats van het initiatief",
        ),
        (
            {"areas": ("REFREG07",), "level": "gemeente"},
            "Arbeidszorgmedewerkers in 2021 per gemeente, Westhoek, volgens plaats van het "
            "initiatief",
        ),
        (
            {"split": ("geslacht",), "place": "woonplaats"},
            "Arbeidszorgmedewerkers in 2021 per regio naar geslacht, volgens woonplaats",
        ),
    ],
)
def test_the_sentence_of_a_view(choices: dict[str, Any], sentence: str) -> None:
    assert wording.describe(view(**choices), PLACES) == sentence
