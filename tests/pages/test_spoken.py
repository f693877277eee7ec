"""A walk over all pages, figures, reports and slides: each number in each sentence is that of the
Table of the same question, and each sentence says which question that was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.listed import Listed
from arbeidszorg.deck.ready import names, ready
from arbeidszorg.report.area import report
from arbeidszorg.view import address
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View
from components import showing
from components.markup import markup
from components.site import Site
from helpers.examples import walk
from helpers.spoken import COUNTED, faults, numbers, sentences, walks, written

PAGES = ("overzicht", "kaart", "aanbod", "evolutie", "ladder", "portret")


def test_the_walk_asks_all_there_is() -> None:
    questions = walks()
    assert 600 < len(questions) < 1200
    for name, least in {"maat": 8, "plaats": 2, "niveau": 4, "eenheid": 4, "splitsing": 6}.items():
        assert len({question[name] for question in questions}) == least
    assert {"sector", "activiteit", "gebied"} <= {name for asked in questions for name in asked}


def test_each_sentence_is_true_of_its_table(demo_atlas: Atlas) -> None:
    scope, wrong = demo_atlas.scope(), {}
    for question in walk(walks()):
        table = demo_atlas.table(address.parse(question, scope).view)
        text = sentence(table)
        if said := faults(table, text):
            wrong[str(question)] = (said, text)
    assert wrong == {}


@pytest.mark.parametrize("name", PAGES)
def test_each_figure_of_each_page(name: str, client: FlaskClient, site: Site) -> None:
    page, wrong = site.figures[name], {}
    with client.application.app_context():
        here = client.application.extensions["arbeidszorg"]
        seen: set[View] = set()
        for question in walk(walks()[PAGES.index(name) :: len(PAGES)]):
            view = page.read(question).view
            if view in seen:
                continue
            seen.add(view)
            for card in page.cards(view, here):
                text = sentence(card.table)
                if isinstance(card.table, Listed):
                    said = unlisted(card.table, text)
                else:
                    said = faults(card.table, text)
                    if name == "portret" and card.key == "kaart":
                        said = [one for one in said if one != "areas"]  # it names its own
                    said += untitled(card.table, card.heading, card.subline)
                if said:
                    wrong[f"{card.key} {question}"] = (said, text)
    assert wrong == {}


#: A number of people at work, as the parts of a page beside its figures tell it.
PEOPLE = re.compile(r"\d+ arbeidszorgmedewerkers[^.]*\.")
#: A part that does not follow the filters says so.
SAID_SO = "volgt uw keuze van sector niet"


def test_each_part_beside_the_figures_follows_the_filters_or_says_that_it_does_not(
    client: FlaskClient, site: Site
) -> None:
    wrong = []
    with client.application.test_request_context("/"):
        here = client.application.extensions["arbeidszorg"]
        for name, page in site.figures.items():
            parsed = page.read({"gebied": "kortrijk", "sector": "ggz"})
            for key, fill in page.parts.items() if not parsed.notices else ():
                text = re.sub("<[^>]+>", " ", markup(fill(parsed.view, here)))
                told = [] if SAID_SO in text else PEOPLE.findall(text)
                wrong += [(name, key, words) for words in told if "geestelijke" not in words]
    assert wrong == []


def unlisted(table: Listed, text: str) -> list[str]:
    """The numbers in a sentence that do not stand in what is listed, nor name its year."""
    known = {str(table.view.year), *(value for _, cells in table.lines for value, _ in cells)}
    known |= {value.removesuffix(" euro") for value in known}
    return [n for n in re.findall(r"−?\d[\d.]*(?<!\.)", text) if n not in known]


def untitled(table: Table, heading: str, subline: str) -> list[str]:
    """What a title does not say of its Table."""
    view, title = table.view, f"{heading} {subline}"
    wrong = [f"year {year}" for year in set(view.years) if str(year) not in title]
    if (view.sectors or view.activities) and not _filters_in(table, title):
        wrong.append(f"title {title}")
    if heading and heading in subline:
        wrong.append(f"twice {heading}")
    return wrong


def _filters_in(table: Table, title: str) -> bool:
    words = f"{title}. arbeidszorgmedewerkers "
    return COUNTED.search(words) is not None and not [
        fault for fault in faults(table, title) if fault.startswith("filter")
    ]


def asked(here: Atlas) -> tuple[Atlas, list[Table]]:
    """The atlas, and every Table that it is asked for from now on."""
    tables: list[Table] = []

    def ask(view: View) -> Table:
        tables.append(here.ask(view))
        return tables[-1]

    return replace(here, ask=ask), tables


def known(tables: list[Table], here: Atlas) -> set[str]:
    """Every number that these tables show, and the differences of neighbouring years."""
    may: set[str] = set()
    for table in tables:
        lines = (*table.series, table.total_rows)
        for line in lines:
            shown = [row.value for row in line if row.status == OK]
            may |= written(shown)
            changes = [abs(a - b) for a in shown[-1:] + shown[:1] for b in shown]
            may |= written(changes)
            if table.view.unit == "index":
                may |= written([abs(value - 100) for value in shown])
    first, last = here.years
    return may | {str(year) for year in range(first, last + 1)}


@pytest.mark.parametrize("area", ["30000", "REFREG07", "REFREG10", "34022", "33016", "38000"])
def test_each_number_of_a_report(area: str, demo_atlas: Atlas) -> None:
    here, tables = asked(demo_atlas)
    document = report(here, area, 2024)
    may = known(tables, here)
    texts = [text for part in document.sections[:5] for text in part.text]
    spoken = [text for text in texts if COUNTED.search(text)]
    counts = {str(number) for number in range(65)}  # municipalities, initiatives
    assert spoken
    for text in spoken:
        assert numbers(text.replace("10.000 inwoners", "")) <= may | counts, text
    for figure in document.figures:
        assert not faults(figure.table, figure.about.sentence)


def test_each_slide(client: FlaskClient, demo_atlas: Atlas) -> None:
    with client.application.test_request_context("/"):
        for name in walk(names(demo_atlas)):
            here, tables = asked(demo_atlas)
            deck = ready(here, name)
            talk = showing.talk(deck, here, "")
            for slide in talk.slides:
                for figure in slide.figures:
                    text = figure.about.sentence
                    assert not faults(figure.table, text), (slide.heading, text)
                if slide.number and slide.number.is_number:
                    assert numbers(slide.number.text) <= known(tables, here)


def test_a_false_sentence_is_seen(demo_atlas: Atlas) -> None:
    """The walk can fail: each kind of untruth, told of a true Table."""
    scope = demo_atlas.scope()
    table = demo_atlas.table(address.parse("sector=ggz", scope).view)
    true = sentence(table)
    assert not faults(table, true)
    for wrong in (
        "In 2025 waren er in West-Vlaanderen 472 arbeidszorgmedewerkers.",
        true.replace("472", "473"),
        true.replace("2025", "2024"),
        true.replace("werkten", "woonden"),
        true.replace("de minsten in", "de minsten (148) in"),
    ):
        assert faults(table, wrong), wrong
    years = demo_atlas.table(address.parse("jaar=2019..2025", scope).view)
    text = sentence(years)
    assert not faults(years, text)
    assert faults(years, text.replace("steeg", "daalde"))
    assert faults(years, text.replace("169", "168"))
    assert len(sentences(text)) == 3
