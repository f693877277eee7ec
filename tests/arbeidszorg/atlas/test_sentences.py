"""Sentences: exact for typical tables, and never untrue for odd ones."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from arbeidszorg import style
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.texts import label
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, SPLITS, View
from helpers.builders import PLACES, answer, weakened_atlas
from helpers.examples import examples
from helpers.frames import frame_of, totals_of
from helpers.strategies import registries, views

Y2021 = (2021, 2021)
REGIOS = tuple(area.code for area in PLACES.level("regio"))
BRUGGE, WESTHOEK, ZUID, KUST, MIDWEST = REGIOS
PROVINCE = "30000"
HIDDEN, NVT, NONE = "verborgen", "nvt", "niet_geregistreerd"
NB = "\u00a0"


def say(values: dict[Any, float | str], totals: Any = 1771, **choices: Any) -> str:
    return sentence(answer(View(**{"years": Y2021, **choices}), values, totals))


def regios(*values: float | str) -> dict[str, float | str]:
    return dict(zip(REGIOS, values, strict=True))


TOTAL = "In 2021 werkten 1.771 arbeidszorgmedewerkers in West-Vlaanderen."


def test_a_ranking_of_areas() -> None:
    assert say(regios(300, 269, 509, 350, 1343)) == (
        f"{TOTAL} De meesten werkten in Midwest (1.343), de minsten in de Westhoek (269)."
    )


def test_one_number() -> None:
    assert say({PROVINCE: 1771}, level="provincie") == TOTAL
    text = say({PROVINCE: 1}, 1, level="provincie", measure="initiatieven")
    assert text == "In 2021 was er in West-Vlaanderen 1 initiatief."


@pytest.mark.parametrize(
    ("measure", "singular", "plural"),
    [
        (
            "initiatieven",
            "was er in West-Vlaanderen 1 initiatief.",
            "waren er in West-Vlaanderen 2 initiatieven.",
        ),
        (
            "plaatsen",
            "was er in West-Vlaanderen 1 plaats.",
            "waren er in West-Vlaanderen 2 plaatsen.",
        ),
        (
            "medewerkers",
            "werkte 1 arbeidszorgmedewerker in West-Vlaanderen.",
            "werkten 2 arbeidszorgmedewerkers in West-Vlaanderen.",
        ),
        (
            "instroom",
            "begon 1 nieuwe medewerker in West-Vlaanderen.",
            "begonnen 2 nieuwe medewerkers in West-Vlaanderen.",
        ),
    ],
)
def test_one_and_more(measure: str, singular: str, plural: str) -> None:
    choices = {"level": "provincie", "measure": measure}
    assert say({PROVINCE: 1}, 1, **choices) == f"In 2021 {singular}"
    assert say({PROVINCE: 2}, 2, **choices) == f"In 2021 {plural}"


def test_hours_are_no_beings() -> None:
    """ "In 2021 waren er in West-Vlaanderen 21.707 uren per week" cannot be said aloud."""
    text = say({PROVINCE: 21707}, 21707, level="provincie", measure="uren")
    assert "21.707 uren per week" in text
    assert "waren er" not in text


def test_the_parts_of_a_whole() -> None:
    choices = {"level": "provincie", "split": ("sector",)}
    values = {(PROVINCE, "MB"): 1008, (PROVINCE, "GGZ"): 356, (PROVINCE, "AW"): 220}
    assert say(values, **choices) == (
        f"{TOTAL} De meesten werkten in maatwerkbedrijven (1.008), daarna in de geestelijke "
        "gezondheidszorg (356)."
    )
    shares = dict(zip(values, (56.9, 20.1, 12.4), strict=True))
    assert f"het hoogst in maatwerkbedrijven (56,9{NB}%)" in say(shares, **choices, unit="aandeel")


def test_the_highest_share_of_a_flow_is_no_largest_group() -> None:
    """8,9 % of one sector and 8,1 % of another: these are no parts of one whole."""
    values = {(PROVINCE, "MB"): 8.9, (PROVINCE, "GGZ"): 8.1}
    text = say(values, 7.9, level="provincie", split=("sector",), measure="vangnet", unit="aandeel")
    assert f"7,9{NB}%" in text
    assert "grootste groep" not in text


def test_a_rise_a_fall_and_neither() -> None:
    choices = {"years": (2018, 2021), "level": "provincie"}

    def line(*values: float | str) -> str:
        years = dict(zip((2018, 2019, 2020, 2021), values, strict=True))
        return say({(year, PROVINCE): value for year, value in years.items()}, years, **choices)

    assert line(1454, 1500, 1600, 1771) == (
        "Van 2018 tot 2021 steeg het aantal arbeidszorgmedewerkers in West-Vlaanderen van 1.454 "
        f"naar 1.771: 317 meer, een stijging met 21,8{NB}%."
    )
    assert line(200, 150, 120, 100) == (
        "Van 2018 tot 2021 daalde het aantal arbeidszorgmedewerkers in West-Vlaanderen van 200 "
        f"naar 100: 100 minder, een daling met 50,0{NB}%."
    )
    assert line(100, 900, 120, 150).endswith("Het hoogste getal was dat van 2019: 900.")
    assert line(100, 90, 120, 100) == (
        "In 2021 was het aantal arbeidszorgmedewerkers in West-Vlaanderen even hoog als in 2018: "
        "100."
    )
    assert line(0, 50, 60, 70) == (
        "Van 2018 tot 2021 ging het aantal arbeidszorgmedewerkers in West-Vlaanderen van 0 naar 70."
    )
    for gap in (HIDDEN, NONE):
        text = line(100, gap, 120, 150)
        assert "van 100 naar 150: 50 meer" in text
        assert "1 van de 4 jaren" in text
        assert ("verborgen" in text) == (gap == HIDDEN)
    text = line(HIDDEN, 100, 120, 150)
    assert text.startswith(
        "Van 2019 tot 2021 (het eerste en het laatste jaar dat we kunnen tonen) steeg"
    )
    assert line(HIDDEN, HIDDEN, 120, HIDDEN).startswith("We kunnen dit voor één jaar tonen:")


def test_few_cases_are_no_percentages() -> None:
    """ "26 van de 20" is no "stijging met 30 %"."""
    choices = {"years": (2020, 2021), "level": "provincie"}
    values = {(2020, PROVINCE): 19, (2021, PROVINCE): 38}
    text = say(values, {2020: 19, 2021: 38}, **choices)
    assert text.endswith("van 19 naar 38: 19 meer.")
    text = say(values, {2020: 19, 2021: 38}, **choices, unit="index")
    assert "%" not in text


def test_a_share_rises_in_percentage_points() -> None:
    values = {(2020, PROVINCE): 6.9, (2021, PROVINCE): 8.0}
    text = say(
        values,
        {2020: 6.9, 2021: 8.0},
        years=(2020, 2021),
        level="provincie",
        unit="aandeel",
        measure="doorstroom",
    )
    assert text.endswith(f"van 6,9{NB}% naar 8,0{NB}%: een stijging met 1,1{NB}procentpunt.")


def test_what_looks_the_same_has_not_risen() -> None:
    values = {(2020, PROVINCE): 8.08, (2021, PROVINCE): 8.12}
    text = say(
        values,
        {2020: 8.08, 2021: 8.12},
        years=(2020, 2021),
        level="provincie",
        unit="aandeel",
        measure="doorstroom",
    )
    assert "stijging" not in text
    assert "0,0" not in text


def test_the_areas_that_changed_most() -> None:
    values = {
        (year, code): value
        for year, row in ((2020, (50, 80, 10)), (2021, (70, 60, 10)))
        for code, value in zip(REGIOS[:3], row, strict=True)
    }
    text = say(values, {2020: 140, 2021: 140}, years=(2020, 2021), areas=REGIOS[:3])
    assert text.endswith(
        f"Het aantal steeg het meest in de regio Brugge: 20 meer, of 40,0{NB}% meer. Het aantal "
        f"daalde het meest in de Westhoek: 20 minder, of 25,0{NB}% minder."
    )


def test_the_most_in_number_is_not_the_most_in_percent() -> None:
    """Brugge has most new people, Midwest grew fastest: each is called what it is."""
    values = {
        (year, code): value
        for year, row in ((2020, (421, 157, 10)), (2021, (590, 256, 19)))
        for code, value in zip((BRUGGE, MIDWEST, KUST), row, strict=True)
    }
    choices = {"years": (2020, 2021), "areas": (BRUGGE, MIDWEST, KUST)}
    text = say(values, {2020: 588, 2021: 865}, **choices)
    assert text.endswith(
        f"Het aantal steeg het meest in de regio Brugge: 169 meer, of 40,1{NB}% meer. Procentueel "
        f"was de stijging, bij aantallen vanaf 20, het grootst in Midwest (63,1{NB}%)."
    )
    indices = {key: 100.0 if key[0] == 2020 else value / 3 for key, value in values.items()}
    text = say(indices, {2020: 588, 2021: 865}, **{**choices, "areas": ()}, unit="index")
    assert "procentueel het snelst in de regio Brugge: de index ging van 100,0 naar" in text


def test_a_total_that_is_hidden_says_nothing_of_complete_lines() -> None:
    """ "Niet elk jaar heeft een zichtbaar getal" stood under lines without a gap."""
    values = {
        (year, code): value + year - 2020
        for year in (2020, 2021)
        for code, value in ((BRUGGE, 50), (ZUID, 80))
    }
    text = say(values, {2020: HIDDEN, 2021: HIDDEN}, years=(2020, 2021), areas=(BRUGGE, ZUID))
    assert "jaar heeft" not in text and "jaren" not in text
    assert "telkens 1 meer" in text


def test_a_filter_stands_in_the_sentence() -> None:
    text = say(regios(*[90, 80, 70, 60, 50]), 350, sectors=("GGZ",))
    assert text.startswith(
        "In 2021 werkten 350 arbeidszorgmedewerkers in West-Vlaanderen bij een initiatief van de "
        "geestelijke gezondheidszorg."
    )
    text = say({PROVINCE: 30}, 30, level="provincie", activities=("keuken",), sectors=("MB", "AW"))
    assert text == (
        "In 2021 werkten 30 arbeidszorgmedewerkers in West-Vlaanderen in de keuken bij een "
        "maatwerkbedrijf of bij een initiatief van het algemeen welzijnswerk (wie in twee van die "
        "sectoren werkt, telt twee keer)."
    )
    text = say({PROVINCE: 3}, 3, level="provincie", activities=("keuken",), measure="initiatieven")
    assert text == "In 2021 waren er in West-Vlaanderen 3 initiatieven met activiteit keuken."


def test_people_work_somewhere_and_live_somewhere() -> None:
    home = {"place": "woonplaats", "level": "gemeente"}
    text = say({"34022": 237}, 237, **home, areas=("34022",))
    assert text == "In 2021 woonden in Kortrijk 237 arbeidszorgmedewerkers."
    everybody = {PROVINCE: 2065, "buiten": 70, "onbekend": 12}
    text = say(everybody, 2147, place="woonplaats", level="provincie")
    assert text == (
        "In 2021 werkten 2.147 arbeidszorgmedewerkers in West-Vlaanderen, ongeacht hun woonplaats."
    )


def test_an_area_that_looks_the_same_has_not_changed_most() -> None:
    values = {(2020, BRUGGE): 8.14, (2021, BRUGGE): 8.06, (2020, ZUID): 5.0, (2021, ZUID): 6.0}
    text = say(
        values,
        {2020: 7, 2021: 7},
        years=(2020, 2021),
        areas=(BRUGGE, ZUID),
        unit="aandeel",
        measure="doorstroom",
    )
    assert "daalde" not in text


def test_hidden_numbers_are_told_and_never_called_zero() -> None:
    text = say(regios(300, HIDDEN, 509, 350, 343))
    assert text == (
        f"{TOTAL} Van wat we kunnen tonen, werkten de meesten in Zuid-West-Vlaanderen (509). Om "
        "privacyredenen is 1 van de 5 getallen verborgen."
    )
    text = say(regios(300, HIDDEN, 509, HIDDEN, 343))
    assert text.endswith("Om privacyredenen zijn 2 van de 5 getallen verborgen.")
    assert "laagst" not in text


#: What compares all there is, and so cannot be said beside something hidden.
ABOUT_ALL = re.compile(
    r"(?:De meeste|de minste|laagst|overal|Alleen|alle groepen|alle gebieden)|"
    r"(?:^|[.] )(?:Dat [\w ]+ was het hoogst|In 2021 was [^(]* het hoogst|"
    r"De grootste groep(?!en? (?:volgens \w+ )?die we))|"
    r"nul\b|rest\b|klein\w* aantal|geen (?!vergelijking)"
)


@pytest.mark.parametrize(
    ("choices", "keys"),
    [
        ({}, [(code,) for code in REGIOS]),
        ({"measure": "uren"}, [(code,) for code in REGIOS]),
        ({"place": "woonplaats"}, [(code,) for code in REGIOS]),
        ({"place": "woonplaats", "unit": "per10000"}, [(code,) for code in REGIOS]),
        ({"measure": "vangnet", "unit": "aandeel"}, [(code,) for code in REGIOS]),
        (
            {"level": "provincie", "split": ("sector",)},
            [(PROVINCE, code) for code in ("MB", "GGZ", "AW", "VAPH")],
        ),
        (
            {
                "level": "provincie",
                "split": ("geslacht",),
                "measure": "doorstroom",
                "unit": "aandeel",
            },
            [(PROVINCE, code) for code in ("v", "m", "x")],
        ),
        ({"split": ("geslacht",)}, [(area, code) for area in REGIOS[:3] for code in "vmx"]),
    ],
)
@pytest.mark.parametrize("position", [0, 1, 2, -1])
def test_a_hidden_number_may_be_the_largest_or_the_smallest(
    choices: dict[str, Any], keys: list[Any], position: int
) -> None:
    """Hidden numbers are not always small: nothing is said of all when one of them is hidden."""
    values: dict[Any, float | str] = {
        key if len(key) > 1 else key[0]: 90.0 - 7 * place for place, key in enumerate(keys)
    }
    full_text = say(values, **choices)
    assert "kunnen tonen" not in full_text
    assert ABOUT_ALL.search(full_text), full_text
    values[list(values)[position]] = HIDDEN
    text = say(values, **choices)
    assert "we kunnen tonen" in text
    assert not ABOUT_ALL.search(text), text
    assert text.endswith("getallen verborgen.")


def test_a_tie_at_the_top_is_told_among_what_is_shown() -> None:
    text = say(regios(509, HIDDEN, 509, 350, 343))
    assert "werkten de meesten in de regio Brugge en in Zuid-West-Vlaanderen" in text
    sectors = {(PROVINCE, "MB"): 20, (PROVINCE, "GGZ"): 20, (PROVINCE, "AW"): HIDDEN}
    text = say(sectors, 80, level="provincie", split=("sector",))
    assert "werkten de meesten in de geestelijke gezondheidszorg en in maatwerkbedrijven" in text


def test_the_only_area_shown_is_not_the_only_one_above_zero() -> None:
    text = say(regios(HIDDEN, 0, 509, HIDDEN, 0))
    assert "Alleen" not in text
    assert "Van wat we kunnen tonen, werkten de meesten in Zuid-West" in text


def test_zeros_beside_hidden_numbers_are_no_highest() -> None:
    values = {**regios(0, HIDDEN, 0, 0, 0), "buiten": 12}
    text = say(values, HIDDEN, place="woonplaats")
    assert text.startswith("Om privacyredenen tonen we dit totaal niet: het aantal")
    assert "hoogst" not in text and "meesten" not in text


def test_a_hidden_number_that_is_not_recorded_is_no_group() -> None:
    """Who is not recorded is no group, so it may be hidden and the groups still be compared."""
    values = {
        (PROVINCE, "v"): 30,
        (PROVINCE, "m"): 50,
        (PROVINCE, "x"): 0,
        (PROVINCE, "niet-geregistreerd"): HIDDEN,
    }
    text = say(values, level="provincie", split=("geslacht",))
    assert "De grootste groep volgens geslacht: man (50), daarna vrouw (30)." in text


@pytest.mark.parametrize("state", [HIDDEN, NVT, NONE])
def test_no_lowest_among_what_is_not_shown(state: str) -> None:
    assert "laagst" not in say(regios(300, state, 509, 350, 343))


@pytest.mark.parametrize("unit", ["aandeel", "per10000"])
def test_no_highest_of_all_where_a_hidden_rate_may_be_higher(unit: str) -> None:
    """A rate from 4 persons in a small town can be the highest: only the shown ones are known."""
    values = dict(zip(REGIOS, (8.0, HIDDEN, 7.0, 6.0, 5.0), strict=True))
    text = say(values, 7.5, unit=unit, measure="doorstroom", place="woonplaats")
    assert "Het hoogst is Regio Brugge" not in text


def test_all_hidden() -> None:
    text = say(regios(*[HIDDEN] * 5), HIDDEN)
    assert text == (
        "Om privacyredenen zijn alle getallen verborgen over het aantal arbeidszorgmedewerkers in "
        "West-Vlaanderen in 2021. Een ruimere keuze toont soms wel getallen."
    )


def test_a_hidden_total() -> None:
    text = say(regios(0, HIDDEN, 0, 0, 0), HIDDEN)
    assert text.startswith("De getallen die we kunnen tonen over het aantal")
    assert "geen" not in text


def test_nothing_that_can_be_shown() -> None:
    assert say(regios(NVT, NONE, NVT, NVT, HIDDEN), NONE) == (
        "Er is geen getal dat we kunnen tonen over het aantal arbeidszorgmedewerkers in "
        "West-Vlaanderen in 2021."
    )


def test_nothing_at_all() -> None:
    assert say({}) == "Er is niets om te tonen in deze selectie."


def test_all_zero() -> None:
    assert say(regios(0, 0, 0, 0, 0), 0) == (
        "In 2021 werkte in West-Vlaanderen niemand in de arbeidszorg."
    )
    hidden = say(regios(0, 0, 0, 0, HIDDEN), HIDDEN)
    assert "geen" not in hidden
    assert "geen" not in say(regios(0, 0, 0, 0, NONE), 0)


def test_all_equal() -> None:
    text = say(regios(20, 20, 20, 20, 20), 100)
    assert text.endswith("In alle gebieden was het aantal even hoog: 20.")
    sectors = {(PROVINCE, code): 20 for code in ("MB", "GGZ", "AW", "VAPH")}
    text = say(sectors, 80, level="provincie", split=("sector",))
    assert text.endswith("Het aantal was voor alle groepen even hoog: 20.")


def test_ties_are_named_together() -> None:
    text = say(regios(8, 8, 8, 3, 5), 32, measure="initiatieven")
    assert text.endswith(
        "De meeste waren er in de regio Brugge, in de Westhoek en in Zuid-West-Vlaanderen "
        "(telkens 8)."
    )


def test_a_tie_for_the_lowest_names_no_lowest() -> None:
    text = say(regios(9, 8, 7, 3, 3), 30, measure="initiatieven")
    assert text.endswith("De meeste waren er in de regio Brugge (9).")


def test_more_ties_than_can_be_named_are_counted_too() -> None:
    towns = PLACES.level("gemeente")[:9]
    values = {town.code: 3 if place < 7 else 1 for place, town in enumerate(towns)}
    text = say(values, 23, measure="initiatieven", areas=tuple(values), level="gemeente")
    named = sum(town.name in text for town in towns[:7])
    assert named == 7 or re.search(r"\b(nog )?(2|7) (andere|gebieden|gemeenten)", text), text


def test_one_area_above_zero() -> None:
    text = say(regios(8, 0, 0, 0, 0), 8, measure="initiatieven")
    assert text.endswith("Alleen in de regio Brugge was het aantal hoger dan nul (8).")


def test_one_group_above_zero_is_not_the_only_group_shown() -> None:
    values = {(PROVINCE, "MB"): 10, (PROVINCE, "GGZ"): 0}
    text = say(values, 10, level="provincie", split=("sector",))
    assert "enige getoonde groep" not in text


def test_residence_and_outside_do_not_compete_with_areas() -> None:
    values = {**regios(300, 269, 509, 350, 343), "buiten": 900, "onbekend": 0}
    text = say(values, place="woonplaats")
    assert (
        "De meesten woonden in Zuid-West-Vlaanderen (509), de minsten in de Westhoek (269)." in text
    )


def test_one_area_and_the_outside_are_no_ranking() -> None:
    values = {PROVINCE: 14.3, "buiten": NVT, "onbekend": NVT}
    text = say(values, place="woonplaats", unit="per10000", level="provincie")
    assert text == (
        "In 2021 was het aantal arbeidszorgmedewerkers in West-Vlaanderen volgens woonplaats per "
        "10.000 inwoners 14,3."
    )


def test_a_rate_has_its_unit() -> None:
    choices = {"place": "woonplaats", "unit": "per10000"}
    text = say(regios(14.3, 8.1, 9.0, 7.2, 6.6), **choices)
    assert text.endswith(
        "In 2021 was het aantal arbeidszorgmedewerkers volgens woonplaats per 10.000 inwoners het "
        "hoogst in de regio Brugge (14,3 per 10.000 inwoners) en het laagst in Midwest (6,6)."
    )
    text = say(
        {(2020, PROVINCE): 14.3, (2021, PROVINCE): 17.2},
        years=(2020, 2021),
        level="provincie",
        areas=(PROVINCE,),
        **choices,
    )
    assert "van 14,3 naar 17,2 per 10.000 inwoners: een stijging met 2,9." in text


def test_hours_and_shares_are_high_or_low() -> None:
    text = say(regios(300, 269, 509, 350, 1343), measure="uren")
    assert text.endswith(
        "Dat aantal uren was het hoogst in Midwest (1.343) en het laagst in de Westhoek (269)."
    )
    text = say(regios(8.9, 8.1, 7.0, 6.0, 5.0), 7.9, measure="vangnet", unit="aandeel")
    assert text == (
        f"In 2021 kwam 7,9{NB}% van de arbeidszorgmedewerkers in West-Vlaanderen dat jaar uit "
        f"betaald werk. Dat aandeel was het hoogst in de regio Brugge (8,9{NB}%) en het laagst in "
        f"Midwest (5,0{NB}%)."
    )


def test_the_same_largest_group_everywhere_is_said_once() -> None:
    values = {
        (area, code): 30 + n + (20 if code == "MB" else 0)
        for n, area in enumerate((WESTHOEK, KUST))
        for code in ("MB", "AW")
    }
    text = say(values, split=("sector",), areas=(WESTHOEK, KUST))
    assert text.endswith(
        "In 2021 was het aantal arbeidszorgmedewerkers overal het hoogst in maatwerkbedrijven: 50 "
        "in de Westhoek en 51 aan de Middenkust."
    )
    values[WESTHOEK, "AW"] = 50
    text = say(values, split=("sector",), areas=(WESTHOEK, KUST))
    assert text.endswith(
        "In 2021 was het aantal arbeidszorgmedewerkers het hoogst: in de Westhoek in "
        "maatwerkbedrijven en in het algemeen welzijnswerk (50); aan de Middenkust in "
        "maatwerkbedrijven (51)."
    )


def test_chosen_areas_are_named() -> None:
    text = say({ZUID: 509, MIDWEST: 343}, 840, areas=(ZUID, MIDWEST))
    assert text.startswith(
        "In 2021 werkten 840 arbeidszorgmedewerkers in Zuid-West-Vlaanderen en Midwest."
    )
    arrondissements = {area.code: 10 + n for n, area in enumerate(PLACES.level("arrondissement"))}
    text = say(arrondissements, 90, areas=tuple(arrondissements), level="arrondissement")
    assert text.startswith("In 2021 werkten 90 arbeidszorgmedewerkers in de 8 gekozen gebieden.")


def test_the_westhoek_has_an_article() -> None:
    text = say({WESTHOEK: 269}, 269, areas=(WESTHOEK,))
    assert text == "In 2021 werkten 269 arbeidszorgmedewerkers in de Westhoek."


def test_no_highest_group_per_area_where_a_hidden_rate_may_be_higher() -> None:
    values = {(BRUGGE, "v"): 6.2, (BRUGGE, "m"): HIDDEN, (ZUID, "v"): 7.5, (ZUID, "m"): 7.1}
    text = say(
        values, 7.0, split=("geslacht",), unit="aandeel", measure="doorstroom", areas=(BRUGGE, ZUID)
    )
    assert not text.startswith("Het hoogst in 2021: in de regio Brugge Vrouw")


def test_no_strongest_change_of_all_where_a_hidden_rate_may_have_changed_more() -> None:
    """Damme can have risen from a hidden 3,6 to 10,0 while Kortrijk rose from 24,8 to 29,7."""
    values = {(2020, BRUGGE): HIDDEN, (2021, BRUGGE): 10.0, (2020, ZUID): 24.8, (2021, ZUID): 29.7}
    text = say(
        values,
        {2020: 24, 2021: 28},
        years=(2020, 2021),
        areas=(BRUGGE, ZUID),
        unit="per10000",
        place="woonplaats",
    )
    assert not re.search(r"(^|\. )Het sterkst steeg Zuid", text)


def test_the_largest_groups_of_many_areas_are_not_those_of_the_first_five() -> None:
    """Of 62 towns either all are named or none, never just the first few of the list."""
    towns = [town.code for town in PLACES.level("gemeente")]
    values = {(town, sector): 10 + n for n, town in enumerate(towns) for sector in ("MB", "AW")}
    text = say(values, 900, split=("sector",), level="gemeente")
    named = [town for town in towns if PLACES.areas[town].name in text]
    assert named in ([], towns), text


def test_an_area_that_is_hidden_altogether_is_left_out() -> None:
    values = {(WESTHOEK, code): HIDDEN for code in ("MB", "AW")}
    values |= {(KUST, "MB"): 40, (KUST, "AW"): 20}
    choices = {"split": ("sector",), "areas": (WESTHOEK, KUST)}
    assert say(values, **choices).endswith(
        "het hoogst: aan de Middenkust in maatwerkbedrijven (40). Om privacyredenen zijn 2 van de "
        "4 getallen verborgen."
    )
    values[KUST, "AW"] = HIDDEN
    assert "Van wat we kunnen tonen, was het aantal" in say(values, **choices)


def test_areas_that_cannot_follow_in_get_words_that_can() -> None:
    text = say({"32000": 32, "38000": 56}, 87, areas=("32000", "38000"))
    assert not re.search(r"in Arrondissement", text)
    away = {"buiten": 40, "onbekend": 17}
    assert "in Buiten" not in say(away, 57, areas=tuple(away), place="woonplaats")


def test_the_province_when_chosen_is_still_called_by_its_name() -> None:
    text = say(regios(300, 269, 509, 350, 343), areas=(PROVINCE,))
    assert text.startswith(TOTAL)


def numbers(text: str) -> set[str]:
    """The figures in a sentence, as they are written."""
    return set(re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text))


@settings(max_examples=examples(45), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registries(), views(), views())
def test_a_sentence_says_only_what_the_table_shows(
    registry: Registry, view: View, another: View
) -> None:
    atlas = weakened_atlas(registry)
    for table in (atlas.table(view), atlas.table(another)):
        text = sentence(table)
        assert text.endswith(".")
        assert "nan" not in text.lower()
        assert not re.search(r"\{\w*\}|  ", text)
        assert len(re.findall(r"[.!?](?: |$)", text)) <= 7
        assert numbers(text) <= known(table), text


def known(table: Table) -> set[str]:
    """Every figure that a sentence may hold: visible values, years, names, counts and changes."""
    view = table.view
    shown = frame_of(table).loc[frame_of(table)["status"] == "ok", "waarde"].tolist()
    sums = totals_of(table).loc[totals_of(table)["status"] == "ok", "waarde"].tolist()
    figures = {
        style.number(value, unit)
        for value in shown + sums
        for unit in ("aantal", "aandeel", "per10000")
    }
    for part in (shown, sums):
        figures |= {
            style.change(a, b, unit)
            for a in part
            for b in part
            if a
            for unit in ("aantal", "aandeel")
        }
    ends = [
        values
        for line in (*table.series, table.total_rows)
        if (values := [row.value for row in line if row.status == "ok"])
    ]
    figures |= {
        style.number(
            abs(
                round(values[-1]) - round(values[0]),
            ),
            unit,
        )
        for values in ends
        for unit in ("aantal", "per10000")
    }
    figures |= {style.number(abs(values[-1] - values[0]), "per10000") for values in ends}
    counts = f"{table.hidden} {len(frame_of(table))} {len(view.all_years)} {len(view.areas)} 20 100"
    gaps = {len(view.all_years) - len(values) for values in ends} | {0}
    words = " ".join([*figures, *map(str, view.all_years), counts, *map(str, range(max(gaps) + 1))])
    names = "25 jaar 25 tot 34 jaar 35 44 45 54 55 64 65 jaar 1 5 10 per 10.000 inwoners"
    return numbers(f"{words} {names}")


KORTRIJK, MESEN = "34022", "33016"
BESIDE = {"level": "provincie", "areas": (KORTRIJK, PROVINCE)}


def test_an_area_beside_the_one_that_holds_it_is_no_sum() -> None:
    text = say({KORTRIJK: 388, PROVINCE: 1771}, **BESIDE)
    assert text == f"{TOTAL} In Kortrijk waren dat er 388."
    three = {**BESIDE, "areas": (KORTRIJK, MESEN, PROVINCE)}
    text = say({KORTRIJK: 388, MESEN: 0, PROVINCE: 1771}, **three)
    assert text == f"{TOTAL} In Kortrijk waren dat er 388 en in Mesen geen."
    text = say({KORTRIJK: 388, ZUID: 604}, 604, areas=(KORTRIJK, ZUID))
    assert text.endswith("werkten 604 arbeidszorgmedewerkers in Zuid-West-Vlaanderen. "
                         "In Kortrijk waren dat er 388.")  # fmt: skip
    text = say({KORTRIJK: 272, PROVINCE: 1700}, 1700, **BESIDE, place="woonplaats")
    assert text == (
        "In 2021 woonden in West-Vlaanderen 1.700 arbeidszorgmedewerkers. In Kortrijk waren dat er "
        "272."
    )
    share = {"measure": "doorstroom", "unit": "aandeel"}
    text = say({KORTRIJK: 8.0, PROVINCE: 7.1}, 7.1, **BESIDE, **share)
    assert text.endswith(f"in West-Vlaanderen naar betaald werk. In Kortrijk was dat 8,0{NB}%.")
    text = say({KORTRIJK: HIDDEN, PROVINCE: 7.1}, 7.1, **BESIDE, **share)
    assert text.endswith(
        "in West-Vlaanderen naar betaald werk. Voor Kortrijk kunnen we dat niet tonen. Om "
        "privacyredenen is 1 van de 2 getallen verborgen."
    )


def test_areas_within_the_whole_are_named_where_their_numbers_are_others() -> None:
    sectors = {(area, code): 30 for area in (KORTRIJK, PROVINCE) for code in ("MB", "AW")}
    text = say(sectors, **BESIDE, split=("sector",))
    assert text.startswith(f"{TOTAL} Daarbij tonen we Kortrijk ook apart.")
    text = say(regios(300, 269, 509, 350, 343), areas=(WESTHOEK, PROVINCE))
    assert text.startswith(f"{TOTAL} De Westhoek telt daarin mee. De meesten werkten in Zuid")


def through(low: Any, high: Any, **choices: Any) -> str:
    """What two years say of areas, from these values by area; totals are those of the province."""
    years = ((2020, low), (2021, high))
    values = {(year, area): value for year, row in years for area, value in row.items()}
    totals = {year: row.get(PROVINCE, HIDDEN) for year, row in years}
    return say(values, totals, years=(2020, 2021), **choices)


def test_the_years_of_an_area_beside_the_one_that_holds_it() -> None:
    text = through({KORTRIJK: 257, PROVINCE: 1390}, {KORTRIJK: 388, PROVINCE: 2147}, **BESIDE)
    assert text.startswith("Van 2020 tot 2021 steeg het aantal arbeidszorgmedewerkers in West-")
    assert text.endswith("Het aantal ging in Kortrijk van 257 naar 388.")
    text = through({KORTRIJK: HIDDEN, PROVINCE: 1390}, {KORTRIJK: 388, PROVINCE: 2147}, **BESIDE)
    assert text.count("2.147") == 1
    assert "Voor Kortrijk kunnen we 2020 en 2021 niet allebei tonen." in text
    text = through({KORTRIJK: 388, PROVINCE: 1390}, {KORTRIJK: 388, PROVINCE: 2147}, **BESIDE)
    assert text.endswith("Het aantal bleef in Kortrijk 388.")


def test_lines_that_lack_a_first_or_last_year_are_not_called_hidden() -> None:
    shares = {"measure": "doorstroom", "unit": "aandeel"}
    text = through(
        {BRUGGE: 6.0, ZUID: HIDDEN, KUST: 5.0},
        {BRUGGE: 7.0, ZUID: 8.0, KUST: HIDDEN},
        areas=(BRUGGE, ZUID, KUST),
        **shares,
    )
    assert text.startswith(
        "Van 2020 tot 2021 ging het aandeel van de arbeidszorgmedewerkers dat naar betaald werk "
        f"ging in de regio Brugge van 6,0{NB}% naar 7,0{NB}%. Voor Zuid-West-Vlaanderen en de "
        "Middenkust kunnen we 2020 en 2021 niet allebei tonen."
    )
    for count, words in ((1, "de andere reeks"), (2, "de 2 andere reeksen")):
        codes = ("MB", "AW", "GGZ")[: count + 1]
        values = {
            (year, PROVINCE, code): HIDDEN if code != "MB" and year == 2020 else 30
            for year in (2020, 2021)
            for code in codes
        }
        text = say(values, HIDDEN, level="provincie", split=("sector",), years=(2020, 2021))
        assert f"Voor {words} kunnen we 2020 en 2021 niet allebei tonen." in text
        assert "even hoog als in 2020: 30." in text
    text = through({BRUGGE: HIDDEN, ZUID: 5.0}, {BRUGGE: 6.0, ZUID: HIDDEN},
                   areas=(BRUGGE, ZUID), **shares)  # fmt: skip
    assert text.startswith("Voor geen enkele reeks kunnen we 2020 en 2021 allebei tonen:")


def test_an_index_that_stays_has_not_gone_anywhere() -> None:
    text = through({BRUGGE: 100.0, ZUID: 100.0}, {BRUGGE: 151.0, ZUID: 100.0},
                   areas=(BRUGGE, ZUID), unit="index")  # fmt: skip
    assert text.endswith("in de regio Brugge van 100,0 naar 151,0. De index bleef in "
                         "Zuid-West-Vlaanderen 100,0.")  # fmt: skip


@pytest.mark.parametrize(("low", "high", "points"), [(8.46, 6.24, "2,3"), (6.94, 8.06, "1,2")])
def test_a_difference_is_that_of_the_numbers_beside_it(
    low: float, high: float, points: str
) -> None:
    line = {(2020, PROVINCE): low, (2021, PROVINCE): high}
    choices = {"years": (2020, 2021), "level": "provincie"}
    text = say(line, {2020: low, 2021: high}, **choices, unit="aandeel", measure="doorstroom")
    assert text.endswith(f" met {points}{NB}procentpunt.")
    rate = {**choices, "unit": "per10000", "place": "woonplaats", "areas": (PROVINCE,)}
    assert say(line, {2020: 90, 2021: 90}, **rate).endswith(f" met {points}.")


def test_people_of_a_group_are_called_people() -> None:
    kinds = (WESTHOEK, KUST)
    for split, code, words in (
        ("geslacht", "m", "bij mannen"),
        ("leeftijd", "25-34", "bij mensen van 25 tot 34 jaar"),
        ("hoofdinkomen", "leefloon", "bij mensen met een leefloon"),
    ):
        text = say({(area, code): 184 for area in kinds}, split=(split,), areas=kinds)
        assert f"overal het hoogst {words}: 184 in de Westhoek" in text


@pytest.mark.parametrize("split", [split for split in SPLITS if split not in ("sector", LADDER)])
def test_each_group_has_words_within_a_sentence(split: str) -> None:
    """Of who is not recorded too: people are no codes."""
    kind = "in_activiteit" if split == "activiteit" else f"bij_{split}"
    codes = [code for code in split_codes(split) if code != NOT_RECORDED or kind[:3] == "bij"]
    assert [code for code in codes if label(kind, code) == code] == []
