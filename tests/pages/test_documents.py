"""Everything that the two documents say is in the atlas, with its source on the same page.

The documents: the brochure on the value of arbeidszorg (UCLL for POM West-Vlaanderen, 2022) and
the theory of change of the Ronde Tafel Arbeidszorg (April 2021). One row: the page, what stands on
it, and what its source is called there. Only words that a reader sees count, not what an icon or a
tooltip says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.published import published
from arbeidszorg.deck.ready import ready

OVER, VALUE, THEORY, ASKED = "/over", "/meerwaarde", "/veranderingstheorie", "/aanbevelingen"
WHAT_IF = "/meerwaarde/wat-als"
STUDY = "UCLL, studie meerwaarde arbeidszorg, brochure 2022"
CHANGE = "Bron: Ronde Tafel Arbeidszorg, De veranderingstheorie van arbeidszorg, april 2021"
POM = "POM West-Vlaanderen"

#: What it costs and gives, as the waterfalls write it: item and euro.
AMOUNTS = (
    ("Vergoeding", "+341"),
    ("Hoger inkomen bij doorstroom", "+482"),
    ("Toename welbevinden", "+746"),
    ("Verplaatsing, kinderopvang, …", "−455"),
    ("Subsidies", "−1.741"),
    ("Btw", "+81"),
    ("Besparing bij doorstroom", "+441"),
    ("Besparing in hulpverlening en gezondheidszorg", "+764"),
)
QUESTIONS = (
    "Wat maakt arbeidszorg uniek?",
    "Verhoogt arbeidszorg het psychosociaal welbevinden?",
    "Zorgt arbeidszorg voor mobiliteit op de participatieladder?",
    "Wat is de socio-economische impact?",
    "Bieden de West-Vlaamse arbeidszorginitiatieven optimale activering?",
)
APPROACH = (
    "Werk en zorg gaan samen",
    "Mensen leren vaardigheden voor het werk en voor zichzelf",
    "Opstap naar werk én veilig vangnet",
    "Kansen blijven geven en krijgen",
    "Een sterk netwerk",
)
MAIN_EFFECTS = ("Sociaal contact", "Structuur in de dag", "Een zinvolle dagbesteding")
FINDINGS = (
    "455 euro kosten > 341 euro vergoeding",
    "746 > 482 > 341 euro",
    "meer dan twee derde terug",
    "81 + 441 + 764 = 1.286 euro",
    "1.286 / 1.741 = 73,9 %",
    "Autonome initiatieven met vooral medewerkers in AMA",
    "verschilt sterk van businessmodel tot businessmodel",
)
RECOMMENDATIONS = (
    ("volwaardig statuut", "medewerker"),
    ("Erkenning en steun", "volwaardige werkvorm", "opstap", "vangnet"),
    ("samenwerking tussen initiatieven", "andere segmenten van de participatieladder"),
    ("kwaliteitsvol en sluitend aanbod", "over beleidsdomeinen en -niveaus heen"),
    ("Volledige en juiste registratie", "van medewerkers en van kosten en opbrengsten"),
    ("onderzoek", "bewegingen op de participatieladder", "return on investment"),
)
SECTORS = (
    ("MB", "Maatwerkbedrijven"),
    ("GGZ", "Geestelijke gezondheidszorg"),
    ("AW", "Algemeen welzijnswerk"),
    ("VAPH", "personen met een handicap"),
)
ACTIVITIES = (
    ("Semi-industrieel werk", "monteren"),
    ("Houtbewerking", "paletten"),
    ("Groendienst", "Hagen, bossen en tuinen"),
    ("Keuken", "soep"),
    ("Mailings", "Brochures en brieven"),
    ("Verpakking", "Dozen plooien"),
)
RUNGS = (
    "6 Betaald werk",
    "5 Betaald werk met ondersteuning",
    "4 Tijdelijke activerende trajecten",
    "3 Arbeidsmatige activiteiten onder begeleiding",
    "2 Sociale contacten buitenshuis",
    "1 Contacten beperkt tot huiselijke kring",
)
#: For whom -> the effects.
EFFECTS = {
    "Maatschappij": (
        "Verhoogde activiteitsgraad",
        "Preventie",
        "Sociale cohesie",
        "Sociale inclusie",
        "Kostenbesparing",
    ),
    "Doelgroepmedewerkers": (
        "Zingeving",
        "Zelfwaarde",
        "Sociaal netwerk",
        "Dagstructuur",
        "Levenskwaliteit",
        "Perspectief",
        "Veiligheid",
        "Arbeidsstatus",
    ),
    "Klanten": (
        "Kwaliteitsvol aanbod op maat",
        "Maatschappelijk Verantwoord Ondernemen",
        "Instroom en tijdelijke opvang van arbeidskrachten",
        "Kostenbesparing",
    ),
}
HOW = (
    "Combinatie van werk en zorg",
    "Een vangnet en een opstap",
    "Kansen blijven geven en krijgen",
    "Persoonlijke en werkcompetenties",
)
#: Who must do something -> what is asked of them, and the conditions.
ACTORS = {
    "Toeleiders": (
        ("kennen arbeidszorg", "volwaardige werkvorm voor activering", "juiste plaats", "volgen"),
        (
            "Een goed netwerk van initiatieven en up-to-date kennis",
            "Voldoende tijd en ruimte om de juiste match te vinden",
            "De juiste info en stimulans voor doelgroepmedewerkers",
        ),
    ),
    "Doelgroepmedewerkers": (
        ("vrijwillig", "duurzaam engagement"),
        (
            "Een minimale fysieke en mentale gezondheid",
            "Overtuigd van de zinvolheid",
            "Werkbereid, en open voor begeleiding en ondersteuning",
        ),
    ),
    "De overheid": (
        ("één duidelijk wettelijk kader", "geld", "stimuleert en ondersteunt"),
        (
            "Politieke wil, betrokkenheid en visie",
            "Erkenning als volwaardige finale werkvorm",
            "Samenwerking over beleidsdomeinen en beleidsniveaus heen",
        ),
    ),
    "Arbeidszorginitiatieven": (
        ("breed", "divers", "gekend", "laagdrempelig", "in elke regio", "begeleiding op maat"),
        (
            "Personeel met de juiste houding en competenties voor werk en zorg",
            "Samenwerking op vlak van mensen en producten",
            "Samenwerking met klanten en partners",
        ),
    ),
}
#: The parts of the theory in the order in which they stand on the page.
PARTS = (
    "Visie",
    "Voor wie doen we het?",
    "Hoe doen we het?",
    "Wat is hiervoor nodig?",
    "Ronde Tafel Arbeidszorg De sector",
)

Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Page, what stands there, its source."""
    yield OVER, "1.771 arbeidszorgmedewerkers in 2021", POM
    yield VALUE, "In 2021 waren er in West-Vlaanderen 1.771 arbeidszorgmedewerkers", POM
    yield WHAT_IF, "gepubliceerd: 1.771", POM
    for page in (OVER, VALUE):
        yield page, "van maart 2020 tot juli 2022", STUDY
        yield (
            page,
            "niet, nog niet of niet meer betaald kan werken|Niet, nog niet of niet meer",
            STUDY,
        )
    for page in (OVER, VALUE, THEORY):
        yield page, "8 % van arbeidszorg naar betaald werk|8 % gaat van arbeidszorg", STUDY
        yield page, "8 % uit betaald werk|8 % komt (?:uit|van) betaald werk in arbeidszorg", STUDY
    yield ASKED, "8 % opstap en 8 % vangnet", STUDY
    for item, euro in AMOUNTS:
        yield VALUE, rf"{re.escape(item)} (?:opbrengst|kost) {re.escape(euro)}\b", STUDY
        amount = re.escape(euro.strip("+−"))
        yield WHAT_IF, rf"studie: {amount} euro", STUDY
    for phrase in ("1.286 euro van terug: 73,9 %, meer dan twee derde", *FINDINGS):
        yield VALUE, re.escape(phrase), STUDY
    for phrase in (
        *QUESTIONS,
        *APPROACH,
        *MAIN_EFFECTS,
        "scharnier",
        "activering op maat",
        "troef",
    ):
        yield VALUE, re.escape(phrase), STUDY
    for words in RECOMMENDATIONS:
        yield ASKED, ".*".join(f"(?i:{re.escape(word)})" for word in words), STUDY
    for code, name in SECTORS:
        yield OVER, f"{code} .{{0,30}}{name}", STUDY
    for name, example in ACTIVITIES:
        yield OVER, f"{name} [^.]*{example}", STUDY
    for rung in RUNGS:
        yield OVER, f"Trede {rung}", STUDY
        yield VALUE, f"Trede {rung}", STUDY
    yield (
        THEORY,
        (
            "volwaardig erkende werkvorm.*iedereen met een grote afstand tot de arbeidsmarkt"
            " recht op arbeid, via duurzame activering op maat"
        ),
        CHANGE,
    )
    yield THEORY, "driedubbele meerwaarde", CHANGE
    yield THEORY, "Een sterk netwerk, waarin ieder zijn rol vervult", CHANGE
    yield THEORY, "Ronde Tafel Arbeidszorg spreekt met één stem.*erkend", CHANGE
    for name in HOW:
        yield THEORY, name, CHANGE
    yield OVER, "STAM is het Steunpunt Arbeidszorg West-Vlaanderen: een ledenorganisatie", POM
    yield OVER, "denkt ook mee over het beleid", POM
    yield (
        OVER,
        "Ronde Tafel Arbeidszorg Dit overleg wil .* met één stem laten spreken",
        "april 2021",
    )


ROWS = tuple(rows())


def plain(markup: str) -> str:
    """What a reader sees: without drawings, tooltips and marks; every space an ordinary one."""
    text, inner = markup, r"<svg(?:(?!<svg)[\s\S])*?</svg>"
    while re.search(inner, text):  # a drawing may hold drawings
        text = re.sub(inner, " ", text)
    text = re.sub(r'<span[^>]*\bid="uitleg-.*?</span>', " ", text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def pages(client: FlaskClient) -> dict[str, str]:
    """The words of each page."""

    @cache
    def main(path: str) -> str:
        page = client.get(path).text
        return page[page.index("<main") : page.index("</main>")]

    texts = {path: plain(main(path)) for path, _, _ in ROWS}
    return {path: text.replace(" .", ".").replace(" ,", ",") for path, text in texts.items()}


@pytest.mark.parametrize(("path", "words", "source"), ROWS, ids=[f"{p} {w}" for p, w, _ in ROWS])
def test_it_is_on_its_page_with_its_source(
    pages: dict[str, str], path: str, words: str, source: str
) -> None:
    assert re.search(words, pages[path])
    assert source in pages[path]


@pytest.mark.parametrize("who", EFFECTS)
def test_effects_stand_with_whom_they_are_for(pages: dict[str, str], who: str) -> None:
    part = between(pages[THEORY], *PARTS[1:3])
    names = list(EFFECTS)
    after = names[names.index(who) + 1 :]
    block = part[block_start(part, who) : block_start(part, after[0]) if after else len(part)]
    places = [block.index(effect) for effect in EFFECTS[who]]
    assert places == sorted(places)
    assert block.index("Effecten") < places[0]


@pytest.mark.parametrize("who", ACTORS)
def test_conditions_stand_with_who_must_meet_them(pages: dict[str, str], who: str) -> None:
    part = between(pages[THEORY], *PARTS[3:5])
    names = list(ACTORS)
    after = names[names.index(who) + 1 :]
    block = part[block_start(part, who) : block_start(part, after[0]) if after else len(part)]
    does, conditions = ACTORS[who]
    head, below = block.split("Voorwaarden", 1)
    assert [words for words in does if words not in head] == []
    places = [below.index(condition) for condition in conditions]
    assert places == sorted(places)


def between(text: str, start: str, end: str) -> str:
    """The words from one part of the theory to the next."""
    at = text.index(start)
    return text[at : text.index(end, at)]


def block_start(part: str, who: str) -> int:
    """Where the block of somebody begins: the name, then the mark of a number, or not."""
    block = re.search(rf"{who} (?:met cijfer )?(?=[A-Zkzb])", part)
    assert block
    return block.start()


def test_there_is_nothing_of_the_documents_without_a_row() -> None:
    """The published figures of the brochure are all in the table above."""
    words = " ".join(words for _, words, _ in ROWS)
    figures = [point for point in published() if point.edition == "brochure 2022"]
    assert len(figures) == 11
    for figure in figures:
        number = f"{figure.value:,.0f}".replace(",", ".")
        assert number in words.replace("\\", ""), figure


def test_the_documents_can_be_found(client: FlaskClient) -> None:
    """The page of the study is linked; the story of Tineke too, and it is never embedded."""
    value, over = client.get(VALUE).text, client.get(OVER).text
    for page in (value, over):
        assert "http://www.pomwvl.be/meerwaarde-arbeidszorg" in page
    assert 'href="https://youtu.be/R3vYKpwvW-s"' in value
    assert "het verhaal van Tineke" in value
    for path in (OVER, VALUE, THEORY, ASKED):
        page = client.get(path).text
        assert not re.search(r"<(?:iframe|video|embed|object)\b", page)


@pytest.mark.parametrize("path", [OVER, VALUE, WHAT_IF, THEORY])
def test_the_missing_period_is_said(pages: dict[str, str], path: str) -> None:
    assert re.search("brochure (?:vermeldt geen|zegt niet over welke) periode", pages[path])


@pytest.mark.parametrize("path", [OVER, VALUE, THEORY, ASKED])
def test_nothing_is_quoted_by_the_place_of_a_file(pages: dict[str, str], path: str) -> None:
    assert "seeds" not in pages[path] and ".txt" not in pages[path]


def test_the_deck_of_the_province_says_it_with_the_same_figures(demo_atlas: object) -> None:
    slides = ready(demo_atlas, "west-vlaanderen").slides  # type: ignore[arg-type]
    text = " ".join(
        " ".join((slide.heading, *slide.lines, slide.caption, slide.notes)) for slide in slides
    ).replace("\xa0", " ")
    for number in (
        "1.771",
        "8 % opstap en 8 % vangnet",
        "1.286",
        "73,9 %",
        "1.114",
        *(euro.strip("+−") for _, euro in AMOUNTS),
    ):
        assert number in text
    assert "UCLL, studie meerwaarde arbeidszorg, brochure 2022" in text
    assert "eigen berekening" in text and "noemt geen periode" in text


#: A minute of quiet reading.
WORDS_A_MINUTE = 180
#: What is looked at or followed, not read from beginning to end.
ASIDE = (
    r"<table.*?</table>",
    r"<nav.*?</nav>",
    r"<details.*?</details>",
    r'<ol[^>]* class="ladder.*?</ol>',
    r'<(p|div|ul|span)[^>]* class="(?:bron|noten|ondertitel|legende|meenemen|verderlezen|cijferkop|'
    r'terzijde|treden-hint|begripuitleg|getal|getallen|demomerk|onzichtbaar)[^"]*".*?</\1>',
)


def running(markup: str) -> int:
    """The words of the running text: headings, paragraphs, lists and what a figure says."""
    for pattern in ASIDE:
        markup = re.sub(pattern, " ", markup, flags=re.DOTALL)
    return sum(any(map(str.isalnum, word)) for word in plain(markup).split())


def test_what_it_is_and_what_it_returns_is_read_in_ten_minutes(client: FlaskClient) -> None:
    over, value = (client.get(path).text.split("<h1", 1)[1] for path in (OVER, VALUE))
    before = re.split(r'<section[^>]* id="begrippen"', over)[0]
    words = [running(before), running(value.split("</main>")[0])]
    assert all(600 < count < 1100 for count in words), words
    assert sum(words) < 10 * WORDS_A_MINUTE, words
