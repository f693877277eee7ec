"""Over arbeidszorg: every part has words, numbers follow the data, and claims have sources."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.registrations import model
from arbeidszorg.subjects.ladder import rungs
from arbeidszorg.subjects.recommendations.policy import milestones
from arbeidszorg.texts import label
from arbeidszorg.texts.glossary import terms
from components import introduced
from components.markup import markup
from helpers.builders import persons, registry, weakened_atlas
from helpers.drawn import elements
from pages import methode, over

WORDS = re.compile(r"<[^>]+>")


def text_of(client: FlaskClient) -> str:
    """The page as its words."""
    page = client.get("/over").text
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(WORDS.sub(" ", main).replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> str:
    return client.get("/over").text


def served(*args: Any, **settings: Any) -> FlaskClient:
    return create_app(weakened_atlas(registry(*args, **settings))).server.test_client()


@pytest.mark.parametrize("name", over.SECTIONS)
def test_every_section_has_words_and_no_marks_are_left(name: str, client: FlaskClient) -> None:
    with client.application.app_context():
        from components.context import atlas as here

        html = str(markup(over.SECTIONS[name](here())))
    plain = WORDS.sub(" ", html)
    assert len(plain.split()) > 20
    assert not re.search(r"[{}]|\*\*|\]\(", plain)


def test_every_link_inside_the_page_and_to_the_methods_leads_somewhere(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    inside = re.findall(r'href="(?:/over)?#([^"]+)"', page)
    assert len(inside) > 60
    assert [anchor for anchor in inside if anchor not in ids] == []
    names = {name for section, parts in methode.SECTIONS.items() for name in (section, *parts)}
    references = re.findall(r'href="/methode#([^"]+)"', page)
    assert references
    assert [anchor for anchor in references if anchor not in names] == []


def test_the_whole_glossary_is_a_list_with_anchors(page: str) -> None:
    places = [page.index(f'id="{term.anchor}"') for term in terms()]
    assert places == sorted(places)
    assert page.count("<dt>") == page.count("<dd>") == len(terms())
    assert page.count("<dfn>") == len(terms())


def test_a_term_is_explained_once_and_not_in_a_heading(page: str) -> None:
    tips = re.findall(r'id="uitleg-([^"]+)"', page)
    assert len(tips) > 15
    assert len(tips) == len(set(tips))
    for heading in re.findall(r"<h[1-3].*?</h[1-3]>", page):
        assert "begripvak" not in heading


def test_sectors_activities_rungs_and_dates_are_all_there(client: FlaskClient, page: str) -> None:
    text = text_of(client)
    for code in model.SECTORS:
        assert f'href="/aanbod?sector={code.lower()}"' in page
        assert label("sector", code) in text
    for code in model.ACTIVITIES:
        assert label("activiteit", code) in text
    for number in rungs.RUNGS:
        assert f"Trede {number} {rungs.name(number)}" in text
    assert set(over.LAW) <= set(milestones())
    for date in over.LAW:
        assert milestones()[date].dated in text
        assert milestones()[date].source.replace("&", "&amp;") in page
    assert re.search(r"vrijwilligerswerk", text) and "Alleen dagopvang" in text


def test_published_figures_stand_with_their_source(client: FlaskClient) -> None:
    text = text_of(client)
    assert "1.771 arbeidszorgmedewerkers in 2021" in text
    assert "geciteerd in de brochure van 2022" in text
    assert "8,0 %" in text or "8 %" in text
    assert "UCLL, studie meerwaarde arbeidszorg, brochure 2022" in text


def test_numbers_are_those_of_the_protected_table(demo_atlas: Atlas, client: FlaskClient) -> None:
    text = text_of(client)
    table = introduced.last_year(demo_atlas, "medewerkers", "sector")
    for row in table.last:
        assert f"{row.value:,.0f} arbeidszorgmedewerkers".replace(",", ".") in text
    assert text.count("Demonstratie ") >= 3
    assert "Dat ze gelijk zijn, bewijst dus niets" in text


def test_hidden_numbers_are_a_word_that_explains_itself() -> None:
    client = served([{}], persons(3, einddatum=None))
    page = client.get("/over").text
    (shown,) = set(re.findall(r"<span([^>]*)>verborgen</span> arbeidszorgmedewerkers", page))
    assert "staat" in shown and 'title="verborgen om de privacy' in shown
    assert "<strong>3</strong>" not in page
    assert "toont de atlas geen totaal: verborgen" in text_of(client)


@pytest.mark.parametrize(
    ("initiatives", "stays"), [([], []), ([{}], []), ([{}], persons(3)), ([{}], persons(40))]
)
def test_the_page_stands_over_any_data(initiatives: Any, stays: Any) -> None:
    client = served(initiatives, stays)
    answer = client.get("/over")
    assert answer.status_code == 200
    assert "nan" not in text_of(client).lower().split()


def test_own_data_is_no_demonstration() -> None:
    client = served([{}], persons(40))
    text = text_of(client)
    assert "komt de atlas op 40 medewerkers" in text
    assert "Ze zijn zo gemaakt" not in text
    assert "De twee getallen hoeven niet gelijk te zijn" in text


def test_years_without_2021_say_so() -> None:
    text = text_of(served([{}], [], years=(2022, 2023)))
    assert "lopen van 2022 tot 2023. Een eigen cijfer voor 2021 is er dus niet" in text


def test_the_page_can_be_read_in_five_minutes(client: FlaskClient) -> None:
    """At 240 words a minute: the running text, without table, figure, sources and tooltips."""
    with client.application.app_context():
        layout = over.layout()
    sections = [
        section
        for section in elements(layout, "Section")
        if getattr(section, "id", "") in over.SECTIONS
    ]
    aside = (
        r'<span id="uitleg.*?</span>|<table.*?</table>|<p class="bron">.*?</p>'
        r'|<section class="figuurkaart".*?</section>|<section [^>]*figuurkaart.*?</section>'
    )
    plain = " ".join(
        WORDS.sub(" ", re.sub(aside, " ", str(markup(section)))) for section in sections
    )
    assert 500 < len(plain.split()) < 1200
