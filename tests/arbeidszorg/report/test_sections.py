"""The sections of a report: what each says of typical and odd areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.report import flows, key_figures, method, offer, parts, place, years
from arbeidszorg.report.area import report
from arbeidszorg.report.subject import Subject
from arbeidszorg.settings import Settings
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer, persons, registry, weakened_atlas

HIDDEN, NONE = "verborgen", "niet_geregistreerd"
REGIOS = tuple(area.code for area in PLACES.level("regio"))
NB = "\u00a0"


@pytest.fixture(scope="module")
def westhoek(demo_atlas: Atlas) -> Subject:
    return Subject(demo_atlas, "REFREG07", 2025)


def of_regios(here: Atlas, *values: float | str) -> Subject:
    """The Westhoek, in an atlas with these numbers of the regio's."""

    def ask(view: View) -> Any:
        return answer(view, dict(zip(REGIOS, values, strict=True)), 1000)

    return Subject(replace(here, ask=ask), REGIOS[1], 2025)


# --- key figures ----------------------------------------------------------------------------------


def test_key_figures_stand_beside_the_province(westhoek: Subject) -> None:
    section = key_figures.section(westhoek)
    assert section.text[0] == (
        "In 2025 waren in de Westhoek 304 arbeidszorgmedewerkers aan de slag, 2 minder dan een "
        "jaar eerder. In de loop van 2025 begonnen 69 mensen voor het eerst met arbeidszorg en "
        "vertrokken 59 mensen."
    )
    (listing,) = section.listings
    assert listing.columns == (
        "Kerncijfer",
        "Westhoek, 2025",
        "Westhoek, 2024",
        "West-Vlaanderen, 2025",
    )
    assert listing.rows[0] == ("Arbeidszorgmedewerkers", "304", "306", "2.147")
    assert listing.numeric == {1, 2, 3}


def test_the_province_stands_alone(demo_atlas: Atlas) -> None:
    (listing,) = key_figures.section(Subject(demo_atlas, "30000", 2025)).listings
    assert listing.columns == ("Kerncijfer", "West-Vlaanderen, 2025", "West-Vlaanderen, 2024")


def test_the_first_year_has_no_year_before(demo_atlas: Atlas) -> None:
    section = key_figures.section(Subject(demo_atlas, "REFREG07", 2017))
    assert section.text[-1].startswith("2017 is het eerste jaar met gegevens.")
    assert "eerder" not in " ".join(section.text[:-1])
    assert section.listings[0].columns[1:] == ("Westhoek, 2017", "West-Vlaanderen, 2017")


def test_what_is_hidden_is_said_first_when_it_is_the_main_thing(demo_atlas: Atlas) -> None:
    section = key_figures.section(Subject(demo_atlas, "31006", 2025))
    assert section.text == (
        "Het aantal arbeidszorgmedewerkers in Damme en de instroom tonen we niet, om de privacy "
        "van kleine groepen te beschermen. In de loop van 2025 vertrok niemand.",
        "Ook het aantal inwoners van Damme in arbeidszorg tonen we niet.",
        "In 2025 liep in Damme één initiatief, net als een jaar eerder. Het heeft 6 plaatsen.",
    )


def test_nobody_handed_anything_in(demo_atlas: Atlas) -> None:
    subject = Subject(demo_atlas, "32030", 2025)
    assert key_figures.section(subject).text[0] == (
        "Voor 2025 zijn in Lo-Reninge nog geen registraties doorgegeven. Hoeveel "
        "arbeidszorgmedewerkers er aan de slag waren, is dus niet bekend."
    )
    assert parts.section(subject).figures == flows.section(subject).figures == ()
    assert "gaf nog geen registraties door" in offer.completeness(subject).text[0]


# --- where ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((10, 50, 20, 30, 40), "Met 50 medewerkers is dat het hoogste aantal van de vijf regio’s."),
        ((60, 50, 70, 80, 90), "Met 50 medewerkers is dat het laagste aantal van de vijf regio’s."),
        ((60, 50, 40, 80, 30), "Met 50 medewerkers is dat de derde plaats van de vijf regio’s."),
        (
            (60, 50, 50, 40, 30),
            "Met 50 medewerkers is dat een gedeelde tweede plaats van de vijf "
            "regio’s, samen met Zuid-West-Vlaanderen.",
        ),
        (
            (50, 50, 10, 40, 30),
            "Met 50 medewerkers is dat een gedeelde eerste plaats van de vijf "
            "regio’s, samen met de regio Brugge.",
        ),
        ((10, 50, HIDDEN, 30, 40), ""),
        ((10, 50, 20, NONE, 40), ""),
        ((10, HIDDEN, 20, 30, 40), ""),
        ((10, 0, 20, 30, 40), ""),
    ],
)
def test_the_rank_of_a_regio(demo_atlas: Atlas, values: tuple[Any, ...], sentence: str) -> None:
    assert place.rank(of_regios(demo_atlas, *values)) == sentence


@given(values=st.lists(st.sampled_from([HIDDEN, 0, 5, 6, 7, 8]), min_size=5, max_size=5))
def test_no_rank_that_a_hidden_number_could_change(values: list[Any]) -> None:
    sentence = place.rank(of_regios(DEMO, *values))
    assert bool(sentence) == (HIDDEN not in values and values[1] != 0)
    if "hoogste" in sentence:
        assert all(value < values[1] for value in (values[0], *values[2:]))
    if "laagste" in sentence:
        assert all(value > values[1] for value in (values[0], *values[2:]))


DEMO = weakened_atlas(registry(years=(2019, 2025)))


def test_a_municipality_lies_somewhere(demo_atlas: Atlas) -> None:
    section = place.section(Subject(demo_atlas, "33029", 2025))
    assert section.text[0].startswith(
        "Wervik ligt in Zuid-West-Vlaanderen en hoort bij het arrondissement Ieper."
    )
    assert section.listings == ()
    merged = place.section(Subject(demo_atlas, "37021", 2025))
    assert "Sinds 1 januari 2025 is Ruiselede een deel van Wingene." in merged.text[1]


def test_a_hidden_municipality_may_be_the_largest(westhoek: Subject) -> None:
    section = place.section(westhoek)
    assert section.text[1] == (
        "In 7 van de 17 gemeenten liep in 2025 minstens één initiatief. Van de aantallen die we "
        "kunnen tonen, is dat van Ieper het hoogst: 171 arbeidszorgmedewerkers."
    )
    rows = {row[0]: row[1:] for row in section.listings[0].rows}
    assert rows["Ieper"] == ("171", "2", "130")
    assert rows["Poperinge"][0] == "verborgen"
    assert rows["Lo-Reninge"] == ("geen registraties", "1", "geen registraties")


@pytest.mark.parametrize(
    ("code", "kind", "marked"),
    [
        ("30000", "areas", False),
        ("REFREG07", "areas", True),
        ("32000", "areas", True),
        ("34022", "tiles", True),
    ],
)
def test_the_area_is_marked_on_its_map(
    demo_atlas: Atlas, code: str, kind: str, marked: bool
) -> None:
    (figure,) = place.section(Subject(demo_atlas, code, 2025)).figures
    assert figure.picture.kind == kind
    borders = {mark.code for mark in figure.picture.marks if getattr(mark, "width", 0) == 3.5}
    assert borders == ({code} if marked else set())
    assert bool(figure.about.credits) == (kind == "areas")
    assert any("gekleurde rand" in note.text for note in figure.about.notes) == marked


def test_the_map_of_a_municipality_holds_the_numbers_of_its_regio(demo_atlas: Atlas) -> None:
    (figure,) = place.section(Subject(demo_atlas, "34022", 2025)).figures
    assert set(figure.table.areas) == set(PLACES.members["REFREG08"])
    assert any("van Zuid-West-Vlaanderen." in note.text for note in figure.about.notes)


def test_a_group_is_told_as_what_it_is(demo_atlas: Atlas) -> None:
    """Its towns by name and marked on the map; no share of the province and no place, for it may
    count a person twice."""
    subject = Subject(demo_atlas, "Onze_zone~kortrijk.menen.wevelgem", 2025)
    section = place.section(subject)
    assert section.text[0] == (
        "Onze zone is een eigen groep van 3 gemeenten: Kortrijk, Menen en Wevelgem."
    )
    code = next(c for zone, c in PLACES.zones.items() if "Westhoek" in zone)
    (text, *_) = place.section(Subject(demo_atlas, code, 2025)).text
    assert text.startswith("ELZ Westhoek (indeling 2021) is een eerstelijnszone van 9 gemeenten: ")
    assert "%" not in " ".join(section.text) and "plaats van" not in " ".join(section.text)
    (figure,) = section.figures
    assert {m.code for m in figure.picture.marks if getattr(m, "width", 0) == 3.5} == set(
        subject.towns
    )
    assert set(figure.table.areas) == set(subject.towns)
    (words,) = method.section(subject).listings
    assert "telt twee keer" in dict(words.rows)["Arbeidszorgmedewerkers"]
    document = report(demo_atlas, subject.code, 2025, "")
    assert any("niet van de atlas" in line for line in document.lead)
    assert document.name == "arbeidszorg_rapport_onze-zone_2025_demonstratie"


# --- sectors and activities -----------------------------------------------------------------------


def shares(values: Mapping[str, float | str], share: float = 25.0) -> str:
    """What is said of the sectors of the Westhoek, when each is ``share`` in the province."""
    view = View(
        (2025, 2025),
        areas=(REGIOS[1], "30000"),
        level="provincie",
        unit="aandeel",
        split=("sector",),
    )
    numbers = {(REGIOS[1], code): value for code, value in values.items()}
    numbers |= {("30000", code): share for code in values}
    return parts.sentence(Subject(DEMO, REGIOS[1], 2025), "sector", answer(view, numbers))


def test_of_a_group_whose_sum_is_hidden_the_parts_that_are_shown_are_told(
    demo_atlas: Atlas,
) -> None:
    """Its shares are all hidden, for so is what they are shares of; its numbers are not."""
    subject = Subject(demo_atlas, "Zone~ieper.lo-reninge.poperinge", 2025)
    section = parts.section(subject)
    assert section.text[0] == (
        "In 2025 werkten in Zone 125 medewerkers in maatwerkbedrijven en 46 in de geestelijke "
        "gezondheidszorg. De aantallen in voorzieningen voor personen met een handicap tonen we "
        "niet, om de privacy van kleine groepen te beschermen. Voor 2025 zijn nog geen "
        "registraties doorgegeven van wie in het algemeen welzijnswerk werkt. Het hele aantal is "
        "verborgen. Welk deel dit van het geheel is, tonen we dus niet."
    )
    assert [figure.key for figure in section.figures] == ["sectoren", "activiteiten"]
    assert all("De verdeling" not in text for text in section.text)


def test_the_largest_the_second_and_what_is_apart() -> None:
    assert shares({"MB": 55.3, "GGZ": 15.1, "AW": 24.5, "VAPH": 18.8}) == (
        f"In 2025 werkten in de Westhoek de meeste medewerkers in maatwerkbedrijven: 55,3{NB}%, "
        f"tegenover 25,0{NB}% in heel West-Vlaanderen. In het algemeen welzijnswerk was dat "
        f"24,5{NB}%, tegenover 25,0{NB}% in heel West-Vlaanderen."
    )
    assert shares({"MB": 50, "GGZ": 44, "AW": 5, "VAPH": 1}, 40).endswith(
        "Het verschil met de provincie is het grootst in voorzieningen voor personen met een "
        f"handicap: maar 1,0{NB}%, tegenover 40,0{NB}% in heel West-Vlaanderen."
    )
    assert "daar werkte niemand" in shares({"MB": 50, "GGZ": 44, "AW": 6, "VAPH": 0}, 40)
    assert shares({"MB": 26, "GGZ": 44, "AW": 25, "VAPH": 23}, 25).count("grootst") == 0
    assert shares({"MB": 27, "GGZ": 26, "AW": 25, "VAPH": 23}).endswith("de hele provincie.")
    assert shares({"MB": 44, "GGZ": 43, "AW": 8, "VAPH": 5}, 20).count("grootst") == 0
    assert shares({"MB": 24, "GGZ": 23, "AW": 8, "VAPH": 5}, 6).count("grootst") == 0
    assert shares({"MB": 24, "GGZ": 23.5, "AW": 8, "VAPH": 5}, 9).count("Daar is het") == 0


def test_ties_and_everybody_in_one() -> None:
    assert shares({"MB": 40, "GGZ": 40, "AW": 10, "VAPH": 10}).startswith(
        "In 2025 werkten in de Westhoek de meeste medewerkers in maatwerkbedrijven en in de "
        f"geestelijke gezondheidszorg: telkens 40,0{NB}%. In het algemeen welzijnswerk en in "
        f"voorzieningen voor personen met een handicap was dat telkens 10,0{NB}%."
    )
    assert shares({"MB": 100, "GGZ": 0, "AW": 0, "VAPH": 0}).startswith(
        "In 2025 waren in de Westhoek alle medewerkers aan de slag in maatwerkbedrijven, "
        f"tegenover 25,0{NB}% in heel West-Vlaanderen."
    )


@given(values=st.lists(st.sampled_from([HIDDEN, 0.0, 10.0, 20.0, 60.0]), min_size=4, max_size=4))
def test_nothing_is_compared_with_a_hidden_share(values: list[Any]) -> None:
    if not any(value not in (HIDDEN, 0.0) for value in values):
        return  # such a figure is left out
    text = shares(dict(zip(("MB", "GGZ", "AW", "VAPH"), values, strict=True)), 33.0)
    assert ("Voor zover we dat kunnen tonen" in text) == (HIDDEN in values)
    assert ("Sommige aandelen tonen we niet" in text) == (HIDDEN in values)
    if HIDDEN in values:
        assert "was dat" not in text and "het grootst" not in text


# --- through the years ----------------------------------------------------------------------------


def line(*values: float | str) -> str:
    view = View((2019, 2018 + len(values)), areas=(REGIOS[1],), level="provincie")
    numbers: dict[Any, float | str] = {
        (2019 + place, REGIOS[1]): value for place, value in enumerate(values)
    }
    table = answer(view, numbers, dict.fromkeys(range(2019, 2026), 0))
    return years.line(Subject(DEMO, REGIOS[1], 2021), "medewerkers", table.rows)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            (10, 14, 12),
            "Van 2019 tot 2021 steeg het aantal arbeidszorgmedewerkers in de Westhoek "
            "van 10 naar 12.",
        ),
        (
            (12, 8, 10),
            "Van 2019 tot 2021 daalde het aantal arbeidszorgmedewerkers in de Westhoek "
            "van 12 naar 10.",
        ),
        (
            (10, 8, 10),
            "In 2021 was het aantal arbeidszorgmedewerkers in de Westhoek even hoog als "
            "in 2019: 10.",
        ),
        (
            (10, HIDDEN, 12),
            "Van 2019 tot 2021 steeg het aantal arbeidszorgmedewerkers in de "
            "Westhoek van 10 naar 12. Voor sommige andere jaren is er geen getal dat we kunnen "
            "tonen.",
        ),
        (
            (HIDDEN, 10, 12),
            "Van 2020 tot 2021 steeg het aantal arbeidszorgmedewerkers in de "
            "Westhoek van 10 naar 12. Voor sommige andere jaren is er geen getal dat we kunnen "
            "tonen.",
        ),
        (
            (HIDDEN, 10, HIDDEN),
            "Het aantal arbeidszorgmedewerkers in de Westhoek kunnen we voor "
            "één jaar tonen: 10 in 2020.",
        ),
        (
            (HIDDEN, HIDDEN),
            "Het aantal arbeidszorgmedewerkers in de Westhoek tonen we niet, om de "
            "privacy van kleine groepen te beschermen.",
        ),
        (
            (HIDDEN, NONE),
            "Het aantal arbeidszorgmedewerkers in de Westhoek kunnen we voor geen "
            "enkel jaar van 2019 tot 2020 tonen.",
        ),
        (
            (0, 0),
            "In elk jaar van 2019 tot 2020 was het aantal arbeidszorgmedewerkers in de "
            "Westhoek nul.",
        ),
        (
            (0, HIDDEN),
            "In de jaren waarvoor we een getal kunnen tonen, was het aantal "
            "arbeidszorgmedewerkers in de Westhoek nul.",
        ),
    ],
)
def test_a_number_through_the_years(values: tuple[Any, ...], text: str) -> None:
    assert line(*values) == text


def test_growth_beside_the_province(westhoek: Subject) -> None:
    section = years.section(westhoek)
    assert section.text[0].endswith(
        f"Dat is 26,1{NB}% meer. In heel West-Vlaanderen was het 54,5{NB}% meer. Het hoogste "
        "aantal was er in 2024: 306."
    )
    assert [figure.key for figure in section.figures] == ["verloop", "index"]


def test_where_nobody_works_those_who_live_there_are_drawn(demo_atlas: Atlas) -> None:
    wingene = years.section(Subject(demo_atlas, "37021", 2025))
    assert [figure.key for figure in wingene.figures] == ["woonplaats"]
    assert (
        wingene.figures[0].about.title == "Arbeidszorgmedewerkers volgens woonplaats, 2017 tot 2025"
    )
    kortrijk = years.section(Subject(demo_atlas, "34022", 2025))
    assert [figure.key for figure in kortrijk.figures] == ["verloop", "index"]
    assert "inwoners van Kortrijk in arbeidszorg van 196 naar 272" in kortrijk.text[1]


def test_no_trend_in_the_first_year(demo_atlas: Atlas) -> None:
    section = years.section(Subject(demo_atlas, "REFREG07", 2017))
    assert section.figures == ()
    assert section.text == (
        "2017 is het eerste jaar met gegevens. Een evolutie is er dus nog niet.",
    )


def test_a_report_ends_with_its_own_year(demo_atlas: Atlas) -> None:
    subject = Subject(demo_atlas, "REFREG07", 2020)
    for section in (years.section(subject), flows.section(subject)):
        for figure in section.figures:
            assert {row.year for row in figure.table.rows} == {2017, 2018, 2019, 2020}
    assert [row[0] for row in flows.section(subject).listings[0].rows] == [
        "2017",
        "2018",
        "2019",
        "2020",
    ]


# --- who comes and goes ---------------------------------------------------------------------------


def test_flows_of_a_regio(westhoek: Subject) -> None:
    section = flows.section(westhoek)
    assert section.text == (
        "In 2025 telde de instroom 69 mensen, 2 minder dan een jaar eerder. De uitstroom telde 59 "
        "mensen, 11 minder dan een jaar eerder. Er begonnen dus meer mensen dan er vertrokken.",
        f"Naar betaald werk ging 8,2{NB}% van de medewerkers, tegenover 7,1{NB}% in heel "
        f"West-Vlaanderen. Van de medewerkers was 6,6{NB}% nieuw en afkomstig uit betaald werk, "
        f"tegenover 7,2{NB}% in heel West-Vlaanderen.",
    )
    assert [figure.key for figure in section.figures] == ["doorstroom"]


def test_figures_that_would_be_empty_are_left_out_and_it_is_said(demo_atlas: Atlas) -> None:
    section = flows.section(Subject(demo_atlas, "33011", 2025))
    assert section.figures == ()
    assert section.text == (
        "De instroom, de uitstroom, de doorstroom naar betaald werk en het vangnet na betaald werk "
        "tonen we niet, om de privacy van kleine groepen te beschermen.",
        "Voor een grafiek van de doorstroom naar betaald werk zijn er te weinig getallen die we "
        "kunnen tonen.",
    )


# --- initiatives and how complete the registration is ---------------------------------------------


def test_initiatives_by_town(westhoek: Subject) -> None:
    section = offer.initiatives(westhoek)
    assert section.text == ("Dit zijn de 8 initiatieven die in 2025 in de Westhoek liepen.",)
    (listing,) = section.listings
    assert [row[1] for row in listing.rows] == sorted(row[1] for row in listing.rows)
    assert (
        "Het Vlierbessenhuis",
        "Lo-Reninge",
        "AW",
        "keuken, andere activiteiten",
        "niet ingevuld",
    ) in listing.rows
    damme = offer.initiatives(Subject(westhoek.here, "31006", 2025))
    assert damme.text == ("Dit is het initiatief dat in 2025 in Damme liep.",)
    assert "Gemeente" not in damme.listings[0].columns
    wingene = offer.initiatives(Subject(westhoek.here, "37021", 2025))
    assert wingene.text == ("In 2025 liep in Wingene geen enkel initiatief.",)
    assert wingene.listings == ()


@pytest.mark.parametrize(
    ("handed_in", "silent", "text"),
    [
        (0, 0, "Er viel dus niets te registreren."),
        (1, 0, "Het enige initiatief dat in 2021 in Brugge liep, gaf registraties door."),
        (0, 1, "Het enige initiatief dat in 2021 in Brugge liep, gaf nog geen registraties door."),
        (2, 0, "Beide initiatieven die in 2021 in Brugge liepen, gaven registraties door."),
        (3, 0, "De 3 initiatieven die in 2021 in Brugge liepen, gaven allemaal registraties door."),
        (0, 2, "Geen enkel van de 2 initiatieven die in 2021 in Brugge liepen, gaf al"),
        (
            1,
            1,
            "Van de 2 initiatieven die in 2021 in Brugge liepen, gaf er één registraties door. "
            "Wie bij het andere werkte, ontbreekt in de cijfers.",
        ),
        (1, 2, "gaf er één registraties door. Wie bij de 2 andere werkte, ontbreekt"),
        (2, 1, "gaven er 2 registraties door. Wie bij het andere werkte, ontbreekt"),
        (2, 3, "gaven er 2 registraties door. Wie bij de 3 andere werkte, ontbreekt"),
    ],
)
def test_who_handed_in(handed_in: int, silent: int, text: str) -> None:
    offers = [{"plaatsen": 3} for _ in range(handed_in + silent)]
    offers.append({"nis": "31006", "plaatsen": 3})
    stays = [
        stay for number in range(handed_in) for stay in persons(6, initiatief_id=f"I{number + 1}")
    ]
    sentence = offer.completeness(
        Subject(weakened_atlas(registry(offers, stays)), "31005", 2021)
    ).text[0]
    assert text in sentence
    assert ("echt niemand werkte" in sentence) == (silent > 0)


def test_how_often_a_characteristic_is_left_empty(westhoek: Subject, demo_atlas: Atlas) -> None:
    section = offer.completeness(westhoek)
    assert ("Leeftijd", "verborgen", f"0,7{NB}%") in section.listings[0].rows
    assert "vaakst" not in section.text[-1]  # a hidden share may be the highest
    province = offer.completeness(Subject(demo_atlas, "30000", 2025))
    assert (
        f"Het vaakst ontbreekt werkverleden: bij 19,4{NB}% van de medewerkers."
        in (province.text[-1])
    )
    assert len(province.listings[0].columns) == 2


# --- definitions ----------------------------------------------------------------------------------


def test_definitions_name_the_rule_the_source_and_the_demonstration(westhoek: Subject) -> None:
    text = " ".join(method.section(westhoek).text)
    assert "verzonnen" in text and "Aantallen van 1 tot en met 4 personen" in text
    assert "31/12/2025" in text and westhoek.here.version in text
    assert "1 januari van hetzelfde jaar" in text and "Statbel" in text and "© NGI" in text
    assert "Nul is een gewoon" in text
    real = weakened_atlas(registry(), Settings(small_to=9, hide_zero=True))
    text = " ".join(method.section(Subject(real, "30000", 2021)).text)
    assert "verzonnen" not in text and "van 1 tot en met 9 personen" in text
    assert "elk aantal van nul personen verborgen" in text and "Proefgegevens" in text
