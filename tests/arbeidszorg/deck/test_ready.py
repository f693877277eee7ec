"""Ready decks: every address holds, every number is that of its Table, nothing hidden is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.compiled.publishing import make
from arbeidszorg.content.deck import Deck, Slide
from arbeidszorg.deck import file
from arbeidszorg.deck.ready import ReadyError, all_ready, is_ready, names, ready, title
from arbeidszorg.deck.ready.says import top
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.study import amounts
from arbeidszorg.view import address
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, weakened_atlas, whole_atlas
from helpers.examples import examples
from helpers.site import figures_at
from helpers.strategies import registries

NAMES = (
    "west-vlaanderen",
    "regio-brugge",
    "westhoek",
    "zuid-west-vlaanderen",
    "middenkust",
    "midwest",
)
YEARS = ("2019-02-01", "2020-02-01", "2021-02-01", "2022-02-01", "2023-02-01")


@cache
def demo() -> Atlas:
    return open_atlas(Settings(), make)


def many() -> Registry:
    """Five years, people in two regio's, and the name of an initiative that is no name."""
    odd = {"nis": "33011", "naam": '<b>De "Proef"</b> \x07' + "lang " * 40, "plaatsen": 7}
    stays = [
        stay
        for n, day in enumerate(YEARS)
        for stay in (
            *persons(20 + 5 * n, startdatum=day, geboortejaar=1980, trede_voor=3),
            *persons(9, startdatum=day, initiatief_id="I2", doorverwijzer="vdab"),
        )
    ]
    return registry([{"plaatsen": 12}, odd, *[{"nis": "33011"}] * 11], stays)


def one_year() -> Registry:
    return registry(
        [{}, {"nis": "33011"}],
        [*persons(20), *persons(9, initiatief_id="I2", geslacht="v")],
        years=(2021, 2021),
    )


def all_hidden() -> Registry:
    """One or two persons here and there: nothing may be shown but noughts."""
    return registry(
        [{}, {"nis": "33011"}, {"nis": "34022"}], [*persons(2), *persons(1, initiatief_id="I2")]
    )


def nothing_reported() -> Registry:
    return registry([{}, {"nis": "33011"}])


def nobody_at_all() -> Registry:
    return registry([{"startdatum": "2018-01-01", "einddatum": "2018-06-01"}])


OWN = {
    "many": many,
    "one year": one_year,
    "all hidden": all_hidden,
    "nothing reported": nothing_reported,
    "nobody": nobody_at_all,
}


@cache
def atlas_of(kind: str) -> Atlas:
    return demo() if kind == "demo" else weakened_atlas(OWN[kind]())


#: Smaller areas: a large town, one without anybody, one of which all is hidden, one with towns.
SMALLER = ("kortrijk", "mesen", "poperinge", "arrondissement-diksmuide")
EVERY = [(kind, name) for kind in ("demo", *OWN) for name in NAMES]
EVERY += [("demo", name) for name in SMALLER]
every_deck = pytest.mark.parametrize(("kind", "name"), EVERY)


def texts(slide: Slide) -> tuple[str, ...]:
    return (slide.heading, *slide.lines, slide.caption, *slide.notes.splitlines())


def deck_text(deck: Deck) -> str:
    return "\n".join(text for slide in deck.slides for text in texts(slide))


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z“\d])", text) if sentence]


def card_table(here: Atlas, link: str) -> Table:
    """The Table of the card at an address, which holds without a notice."""
    parts = urlsplit(link)
    page = figures_at(parts.path)
    parsed = page.check(address.parse(parts.query, page.scope(here)), here)
    assert parsed.notices == (), link
    name, _, key = parts.fragment.partition("-")
    assert parts.path == f"/{name}"
    (card,) = [candidate for candidate in page.cards(parsed.view, here) if candidate.key == key]
    return card.table


def number_table(here: Atlas, link: str) -> Table:
    """The Table of a large number: it holds without a notice and has one row."""
    parts = urlsplit(link)
    assert parts.path == "/api/v1/cijfers.json"
    parsed = address.parse(parts.query, here.scope())
    assert parsed.notices == ()
    table = here.table(parsed.view)
    assert len(table.rows) == 1
    return table


# --- which there are -----------------------------------------------------------------------------


def test_there_is_one_of_the_province_and_one_of_each_regio() -> None:
    assert names(demo()) == NAMES
    assert [deck.name for deck in all_ready(demo())] == list(NAMES)
    assert [deck.title for deck in all_ready(demo())] == [title(demo(), name) for name in NAMES]


def test_titles_are_said_as_people_say_them() -> None:
    assert [title(demo(), name) for name in NAMES] == [
        "Arbeidszorg in West-Vlaanderen",
        "Arbeidszorg in de regio Brugge",
        "Arbeidszorg in de Westhoek",
        "Arbeidszorg in Zuid-West-Vlaanderen",
        "Arbeidszorg aan de Middenkust",
        "Arbeidszorg in Midwest",
    ]


def test_there_is_one_of_every_area() -> None:
    """Of a level that is not listed too, and it speaks of that level."""
    areas = demo().geography.areas.values()
    assert all(is_ready(demo(), area.slug) for area in areas)
    text = deck_text(ready(demo(), "kortrijk"))
    assert "onze gemeente" in text and "onze regio" not in text
    assert "onze regio" not in deck_text(ready(demo(), "arrondissement-diksmuide"))


def test_an_area_has_its_deck_by_any_of_its_names() -> None:
    assert ready(demo(), "Heule").name == ready(demo(), "34022").name == "kortrijk"


def test_a_group_has_its_deck_and_says_that_it_is_one() -> None:
    deck = ready(demo(), "Onze_zone~menen.kortrijk")
    assert deck.name == "Onze_zone~kortrijk.menen"
    text = deck_text(deck)
    assert "Eigen groep: Kortrijk en Menen." in text and "telt twee keer" in text
    for false in ("onze regio", "Iedereen telt één keer", "deel van de provincie", "Regio’s"):
        assert false not in text
    many = ready(
        demo(), f"Veel~{'.'.join(t.slug for t in demo().geography.level('gemeente')[:40])}"
    )
    assert "Eigen groep van 40 gemeenten." in deck_text(many)


def test_a_group_whose_sum_is_hidden_shows_its_parts() -> None:
    deck = ready(demo(), "Zone~ieper.lo-reninge.poperinge")
    text = deck_text(deck)
    assert "Maatwerkbedrijven met 125 en Geestelijke gezondheidszorg met 46" in text
    assert "Algemeen welzijnswerk: nog geen registraties" in text
    assert "De sectoren: verborgen" not in text and "De ene balk" not in text
    shown = [address for slide in deck.slides for address in slide.figures]
    assert any(address.endswith("#aanbod-sector") for address in shown)


def test_a_zone_is_not_said_to_be_named_by_a_reader() -> None:
    text = deck_text(ready(demo(), "elz-rits"))
    assert "Eerstelijnszone: " in text and "de indeling van de Vlaamse overheid in 2021" in text
    assert "stelden ze zelf samen" not in text
    assert "igen groep" not in text


@pytest.mark.parametrize("name", ["", "nergenshuizen", "99999", "<b>", "Zone~parijs.gent"])
def test_another_name_is_refused_with_the_names_there_are(name: str) -> None:
    for ask in (ready, title):
        with pytest.raises(ReadyError, match="westhoek"):
            ask(demo(), name)


@pytest.mark.parametrize("year", [2016, 2026, -1])
def test_a_year_without_data_is_refused(year: int) -> None:
    with pytest.raises(ReadyError, match="van 2017 tot 2025"):
        ready(demo(), "westhoek", year)


def test_a_deck_has_as_many_slides_as_a_talk_of_its_kind() -> None:
    assert [len(deck.slides) for deck in all_ready(demo())] == [18, 12, 12, 12, 12, 12]


# --- rules for every deck ------------------------------------------------------------------------


@every_deck
def test_every_address_holds_and_has_something_to_show(kind: str, name: str) -> None:
    here = atlas_of(kind)
    for slide in ready(here, name).slides:
        tables = [card_table(here, link) for link in slide.figures]
        if tables:
            shown = [row.value for table in tables for row in table.rows if row.status == OK]
            assert any(value > 0 for value in shown), slide.heading
        if slide.number:
            assert number_table(here, slide.number).rows[0].status == OK


@every_deck
def test_every_address_says_its_year(kind: str, name: str) -> None:
    for slide in ready(atlas_of(kind), name).slides:
        for link in (*slide.figures, *filter(None, [slide.number])):
            assert "?jaar=" in link
            assert name == "west-vlaanderen" or f"gebied={name}" in link


@every_deck
def test_headings_are_short_and_each_stands_once(kind: str, name: str) -> None:
    headings = [slide.heading for slide in ready(atlas_of(kind), name).slides]
    assert len(set(headings)) == len(headings)
    assert all(0 < len(heading) <= 60 and "{" not in heading for heading in headings)
    assert not any(heading.startswith("Figuur") for heading in headings)


@every_deck
def test_a_slide_can_be_read_at_ten_metres(kind: str, name: str) -> None:
    for slide in ready(atlas_of(kind), name).slides:
        assert len(slide.lines) <= 9 and all(0 < len(line) <= 150 for line in slide.lines)
        assert len(slide.caption) <= 220
        assert slide.figures or slide.lines or slide.number


@every_deck
def test_every_slide_has_notes_that_can_be_said_in_half_a_minute(kind: str, name: str) -> None:
    for slide in ready(atlas_of(kind), name).slides:
        first, *rest = slide.notes.splitlines()
        assert 2 <= len(sentences(first)) <= 6, first
        assert len(first.split()) <= 85, first
        questions = [line for line in rest if line.startswith("Vraag uit de zaal: “")]
        assert len(questions) == 1 and "?” Antwoord: " in questions[0]
        assert all(line.startswith("Wijs aan: ") for line in rest[:-1]) and len(rest) <= 2
        assert len(rest) == 2 or not (slide.figures or slide.number)


@every_deck
def test_sentences_are_whole(kind: str, name: str) -> None:
    for text in deck_text(ready(atlas_of(kind), name)).splitlines():
        assert "nan" not in re.findall(r"\w+", text) and "None" not in text
        assert not re.search(r"[{}]|  | \.|\.\.|\bmet [,.]", text)
        assert not re.search(r"\b1 (?:mensen|initiatieven|plaatsen|gemeenten)\b", text)


@every_deck
def test_a_deck_survives_its_file_and_its_link(kind: str, name: str) -> None:
    deck = ready(atlas_of(kind), name)
    own = replace(deck, name="")
    for again in (file.read(file.written(deck)), file.from_link(file.link(deck))):
        assert again.deck == own and again.notices == ()


@every_deck
def test_demonstration_data_are_called_so(kind: str, name: str) -> None:
    opening = ready(atlas_of(kind), name).slides[0]
    assert ("verzonnen" in opening.notes) == (kind == "demo")
    assert ("Ja. We tellen ze uit" in opening.notes) == (kind != "demo")


@every_deck
def test_numbers_in_captions_stand_on_the_figure(kind: str, name: str) -> None:
    here = atlas_of(kind)
    for slide in ready(here, name).slides:
        tables = [card_table(here, link) for link in slide.figures]
        shown = {
            style.number(row.value, table.view.unit)
            for table in tables
            for row in table.rows
            if row.status == OK
        }
        if tables:
            assert set(re.findall(r" met (\d[\d.,]*\d|\d)", slide.caption)) <= {
                number.removesuffix("\u00a0%") for number in shown
            }


# --- the province --------------------------------------------------------------------------------


def slide_of(deck: Deck, heading: str) -> Slide:
    (slide,) = [candidate for candidate in deck.slides if heading in candidate.heading]
    return slide


def rows(**options: Any) -> list[dict[str, Any]]:
    view = {"years": (2025, 2025), "level": "provincie"} | options
    return list(demo().table(View(**view)).rows)


def test_the_published_number_stands_beside_the_count_of_that_year() -> None:
    slide = slide_of(ready(demo(), "west-vlaanderen"), "2021")
    assert slide.number == "/api/v1/cijfers.json?jaar=2021&niveau=provincie&maat=medewerkers"
    assert slide.lines == ("Gepubliceerd voor 2021: 1.771 arbeidszorgmedewerkers.",)
    assert slide.caption.startswith("Bron van het gepubliceerde getal: POM West-Vlaanderen")
    assert "2022" in slide.caption
    assert "Die zijn zo gemaakt" in slide.notes, "the demonstration proves nothing"
    assert slide.notes.startswith("In 2021 werkten in West-Vlaanderen 1.771 mensen")


def test_numbers_in_words_are_those_of_the_tables() -> None:
    deck = ready(demo(), "west-vlaanderen")
    (then,), (now,) = rows(years=(2021, 2021)), rows()
    more = style.number(now.value - then.value)
    assert f"Dat is {more} meer dan in 2021." in slide_of(deck, "En hoeveel").lines
    (first,) = rows(years=(2017, 2017))
    low, high = style.number(first.value), style.number(now.value)
    text = f"Het ging van {low} mensen in 2017 naar {high} in 2025."
    assert slide_of(deck, "Groeit").caption == text
    came, went = (
        style.number(rows(measure=measure)[0].value) for measure in ("instroom", "uitstroom")
    )
    text = f"In 2025 begonnen in West-Vlaanderen {came} mensen. Er vertrokken {went} mensen."
    assert slide_of(deck, "Wie begint").caption == text
    up = style.number(rows(measure="doorstroom", unit="aandeel")[0].value, "aandeel")
    assert f"ging {up} van de medewerkers naar betaald werk" in slide_of(deck, "opstap").notes
    offer, places = (rows(measure=measure)[0].value for measure in ("initiatieven", "plaatsen"))
    text = f"liepen in West-Vlaanderen {offer:.0f} initiatieven. Het aantal plaatsen is "
    assert text + style.number(places) in deck_text(deck)


def test_two_figures_stand_side_by_side_for_flows_and_ladder() -> None:
    deck = ready(demo(), "west-vlaanderen")
    assert [link.partition("#")[2] for link in slide_of(deck, "Wie begint").figures] == [
        "evolutie-instroom",
        "evolutie-uitstroom",
    ]
    assert [link.partition("#")[2] for link in slide_of(deck, "opstap").figures] == [
        "evolutie-doorstroom",
        "evolutie-vangnet",
    ]


def test_published_shares_are_named_with_their_source_and_never_joined() -> None:
    slide = slide_of(ready(demo(), "west-vlaanderen"), "opstap")
    assert "8\u00a0% opstap en 8\u00a0% vangnet" in slide.caption
    assert "UCLL, studie meerwaarde arbeidszorg, brochure 2022" in slide.caption
    assert "andere maat" in slide.caption and "anders gemeten" in slide.notes
    assert "ongeveer 15\u00a0% volgens STAM en 4Werk (2018)" in slide.notes
    assert "16\u00a0%" not in slide.notes


def test_the_value_is_that_of_the_study() -> None:
    deck = ready(demo(), "west-vlaanderen")
    government, own = slide_of(deck, "euro subsidie"), slide_of(deck, "welbevinden")
    assert government.heading == "Van elke euro subsidie komt 74 cent terug"
    assert government.lines == (
        "Kost: 1.741 euro subsidie.",
        "Terug: 1.286 euro.",
        "Daarvan 81 euro btw, 441 euro door doorstroom naar betaald werk en 764 euro door minder "
        "zorg en hulp.",
        "Dat is 73,9\u00a0%: meer dan twee derde.",
    )
    assert own.lines == (
        "Vergoeding: +341 euro.",
        "Hoger inkomen bij doorstroom: +482 euro.",
        "Meer welbevinden: +746 euro.",
        "Verplaatsing, kinderopvang en meer: −455 euro.",
        "Saldo: +1.114 euro.",
    )
    for slide in (government, own):
        assert "UCLL" in slide.caption and "noemt geen periode" in slide.caption


def test_what_is_said_of_the_study_follows_from_its_figures() -> None:
    """Words such as "more than two thirds" and "most" are true of the amounts."""
    study = amounts.study()
    balance, known = amounts.balance(study), study.amounts
    assert balance.recovered is not None and balance.recovered > 200 / 3
    assert known.wellbeing > max(known.allowance, known.income)
    assert known.saved_care > balance.gained(amounts.GOVERNMENT) / 2
    assert known.expenses > known.allowance


@pytest.mark.parametrize("name", NAMES)
def test_six_things_are_asked(name: str) -> None:
    slide = ready(demo(), name).slides[-2]
    assert len(slide.lines) == 6 and all(len(line) <= 60 for line in slide.lines)
    assert "UCLL" in slide.caption


def test_the_address_of_the_atlas_is_told_when_it_is_known() -> None:
    here = replace(demo(), settings=Settings(address="https://atlas.example"))
    assert "https://atlas.example" in ready(here, "westhoek").slides[-1].lines
    assert "http" not in deck_text(ready(demo(), "westhoek"))


# --- other years and data ------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("year", [2017, 2020, 2021])
def test_a_deck_about_an_earlier_year_speaks_of_that_year(name: str, year: int) -> None:
    deck = ready(demo(), name, year)
    assert deck.slides[0].lines[0] == f"Cijfers van {year}"
    for slide in deck.slides:
        for link in slide.figures:
            card_table(demo(), link)
            assert f"jaar={year}" in link or f"jaar=2017..{year}" in link
    assert not re.search(r"\bin 202[2-5]\b", deck_text(deck), re.IGNORECASE)


def test_the_first_year_has_one_number_and_no_trend() -> None:
    deck = ready(demo(), "west-vlaanderen", 2017)
    assert not any("Groeit" in slide.heading for slide in deck.slides)
    assert "De evolutie: er is geen vroeger jaar om mee te vergelijken." in deck_text(deck)
    assert [slide.heading for slide in deck.slides if slide.number] == [
        "Hoeveel mensen werken in arbeidszorg?"
    ]


def test_the_published_number_goes_along_in_a_registry_of_its_year() -> None:
    slide = slide_of(ready(atlas_of("one year"), "west-vlaanderen"), "Hoeveel mensen")
    assert slide.lines[0] == "Gepubliceerd voor 2021: 1.771 arbeidszorgmedewerkers."
    assert number_table(atlas_of("one year"), slide.number).rows[0].value == 29
    assert "POM" in slide.caption


def test_without_the_year_of_the_published_number_the_first_year_is_the_start() -> None:
    here = weakened_atlas(registry(stays=persons(9, startdatum="2022-01-01"), years=(2022, 2024)))
    deck = ready(here, "west-vlaanderen")
    slide = slide_of(deck, "waren dat in 2022")
    assert slide.lines == () and slide.caption == "" and slide.number
    assert "Dat is evenveel als in 2022." in slide_of(deck, "2024").lines
    assert "1.771" not in deck_text(deck)


def test_one_year_of_flows_is_said_in_words() -> None:
    slide = slide_of(ready(atlas_of("one year"), "west-vlaanderen"), "Wie begint")
    assert slide.figures == () and "Links" not in slide.notes
    assert slide.lines == ("In 2021 begonnen in West-Vlaanderen 29 mensen.", "Er vertrok niemand.")


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_registry_where_everything_is_hidden_still_gives_a_talk(name: str) -> None:
    deck = ready(atlas_of("all hidden"), name)
    links = [slide.number for slide in deck.slides if slide.number]
    assert all("maat=initiatieven" in link for link in links)
    missing = slide_of(deck, "niet tonen")
    assert missing.lines and all(
        line.endswith(
            (
                "verborgen, om kleine groepen te beschermen.",
                "nog geen registraties.",
                "overal nul.",
            )
        )
        for line in missing.lines
    )
    assert "tonen we niet" in deck_text(deck) and deck.slides[-2].lines
    if name == "west-vlaanderen":
        assert "8\u00a0% opstap" in slide_of(deck, "opstap").lines[0]
        assert any("van en naar betaald werk: verborgen" in line for line in missing.lines)


def test_what_was_recorded_of_nobody_is_no_figure() -> None:
    deck = ready(atlas_of("one year"), "west-vlaanderen")
    assert not any("oud" in slide.heading for slide in deck.slides)
    text = "De leeftijd: nog geen registraties."
    assert text in slide_of(deck, "niet tonen").lines


def test_words_go_with_what_stands_there() -> None:
    """Where no map is shown, nothing is said of colours; without points nothing of points."""
    deck = ready(atlas_of("nothing reported"), "regio-brugge")
    assert not re.search("rand|Wit |Gestreept", slide_of(deck, "gemeenten").notes.split("\n")[0])
    assert "losse punten" in slide_of(ready(demo(), "west-vlaanderen"), "Groeit").notes
    here = weakened_atlas(registry(stays=persons(9, startdatum="2022-01-01"), years=(2022, 2024)))
    assert "losse punten" not in slide_of(ready(here, "west-vlaanderen"), "Groeit").notes
    assert "verzonnen" in slide_of(ready(demo(), "westhoek"), "Wie biedt").notes
    assert "verzonnen" not in slide_of(ready(atlas_of("many"), "westhoek"), "Wie biedt").notes


def test_where_no_figure_stands_nobody_is_told_to_point_at_it() -> None:
    for heading in ("hoeveel mensen", "gemeenten"):
        slide = slide_of(ready(atlas_of("nothing reported"), "regio-brugge"), heading)
        assert "Wijs aan" not in slide.notes
    assert "Wijs aan: de kost" in slide_of(ready(demo(), "west-vlaanderen"), "subsidie").notes


def test_a_registry_where_nothing_was_reported_says_so() -> None:
    deck = ready(atlas_of("nothing reported"), "regio-brugge")
    assert "weten we niet" in deck_text(deck) and "nog geen registraties" in deck_text(deck)
    assert "verborgen, om" not in deck_text(deck)


def test_a_regio_without_initiatives_still_has_a_talk() -> None:
    deck = ready(atlas_of("many"), "midwest")
    slide = slide_of(deck, "Wie biedt")
    assert slide.lines == ("In 2023 liep in Midwest geen enkel initiatief.",) and not slide.number
    assert "In 2023 werkte in Midwest niemand in arbeidszorg." in deck_text(deck)
    assert "De leeftijd: overal nul." in slide_of(deck, "niet tonen").lines
    assert slide_of(deck, "kaart van de provincie").figures


def test_initiatives_are_named_and_the_rest_is_counted() -> None:
    slide = slide_of(ready(atlas_of("many"), "westhoek"), "Wie biedt")
    assert len(slide.lines) == 8 and slide.lines[-1] == "En nog 5 andere."
    (odd,) = [line for line in slide.lines if line.startswith("<b>")]
    assert odd.startswith('<b>De "Proef"</b> lang') and odd.endswith("…, Ieper (MB)")
    assert number_table(atlas_of("many"), slide.number).rows[0].value == 12


# --- privacy -------------------------------------------------------------------------------------


def hidden_eleven() -> Atlas:
    """Eleven people in Ieper are hidden; no other number is eleven, or tells it."""
    stays = [*persons(40), *persons(11, initiatief_id="I2", geslacht="v")]
    of_two = registry([{}, {"nis": "33011"}], stays)
    return whole_atlas(of_two, Settings(small_to=12))


def test_nothing_hidden_is_said() -> None:
    here = hidden_eleven()
    for deck in all_ready(here):
        assert not re.search(r"\b(?:11|40|21,6|78,4)\b", deck_text(deck)), deck.name


def test_a_deck_is_the_same_whatever_is_hidden() -> None:
    def decks(few: int) -> tuple[Deck, ...]:
        stays = [*persons(40 - few), *persons(few, initiatief_id="I2")]
        return all_ready(whole_atlas(registry([{}, {"nis": "33011"}], stays)))

    assert decks(4) == decks(1)


def test_the_largest_of_some_numbers_with_a_hidden_one_is_said_with_care() -> None:
    deck = ready(demo(), "westhoek")
    caption = slide_of(deck, "gemeenten").caption
    assert "Voor zover we het kunnen tonen, werken hier de meeste mensen: Ieper met " in caption
    assert "Lo-Reninge" not in caption and "Poperinge" not in caption
    deck = ready(demo(), "zuid-west-vlaanderen")
    assert "Voor zover" not in slide_of(deck, "gemeenten").caption


def test_a_tie_names_nobody_by_chance() -> None:
    def largest(*values: float) -> Iterator[float]:
        return (row.value for row in top([Row(2021, "", "", {}, v, OK) for v in values]))

    assert list(largest(5, 9, 7, 8)) == [9, 8, 7]
    assert list(largest(9, 8, 7, 7)) == [9, 8]
    assert list(largest(7, 7, 7, 7)) == []
    assert list(largest(0, 0, 3)) == [3]


@how(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(registries())
def test_any_registry_gives_whole_decks(any_registry: Registry) -> None:
    here = weakened_atlas(any_registry)
    for name in NAMES[:3]:
        deck = ready(here, name)
        assert len(deck.slides) >= 5
        assert len({slide.heading for slide in deck.slides}) == len(deck.slides)
        assert not re.search(r"[{}]|\bnan\b", deck_text(deck))
        assert all(len(sentences(slide.notes.splitlines()[0])) >= 2 for slide in deck.slides)
        for slide in deck.slides:
            for link in slide.figures:
                card_table(here, link)
            if slide.number:
                assert number_table(here, slide.number).rows[0].status == OK
