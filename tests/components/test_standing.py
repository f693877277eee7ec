"""The pages of the theory and of the recommendations: every part leads somewhere, every state of a
number is said, and every figure has its words and its table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from app import create_app
from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.compiled.publishing import make
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.recommendations.picture import field_bars, supply_map
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS, milestones
from arbeidszorg.subjects.recommendations.progress import COUNTED, Field, Point, Progress
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import NODES
from arbeidszorg.texts import t
from arbeidszorg.view.address import parse
from arbeidszorg.view.rows import Row
from components import standing
from components.markup import markup
from components.site import site
from helpers.builders import registry, weakened_atlas
from helpers.unexplained import unexplained
from pages import veranderingstheorie
from pages.veranderingstheorie import address


@pytest.fixture(autouse=True)
def inside(client: FlaskClient) -> Iterator[None]:
    with client.application.app_context():
        yield


@pytest.fixture(scope="module")
def demo() -> Atlas:
    return open_atlas(Settings(), make)


def test_every_part_of_the_theory_stands_in_the_page_as_text(client: FlaskClient) -> None:
    page = unexplained(client.get("/veranderingstheorie").text)
    main = page.split("<main")[1].split("</main>")[0]
    for node in NODES:
        assert f'id="node-{node.key}"' in main
        assert t(f"theorie.node.{node.key}.text").replace("'", "&#39;") in main
    assert len(re.findall(r"<details[^>]*knoop", main)) == len(NODES)
    assert main.count("<h1") == 1 and main.count("<h4") == 7
    assert "Demonstratie</span>" in main
    for ending in ("svg", "png", "pdf", "pptx"):
        assert f'href="/veranderingstheorie.{ending}"' in main


def test_an_indicator_leads_to_a_view_that_shows_it(demo: Atlas) -> None:
    """The address is read back without a notice, and asks for the same measure and unit."""
    for node in NODES:
        for answer in nodes.answers(node, demo):
            page = site().figures[answer.indicator.page]
            path, _, query = address(answer).partition("?")
            assert path == page.path
            read = parse(query, page.scope(demo))
            assert read.notices == ()
            view = page.check(read, demo).view
            indicator = answer.indicator
            assert (view.measure, view.unit, view.place) == (
                indicator.measure,
                indicator.unit,
                indicator.place,
            )
            if indicator.split not in (None, "activiteit"):
                assert view.split == (indicator.split,)


def test_addresses_are_as_short_as_they_can_be(demo: Atlas) -> None:
    links = {
        answer.indicator.key: address(answer)
        for node in NODES
        for answer in nodes.answers(node, demo)
    }
    assert links["doorstroom"] == "/evolutie?maat=doorstroom&eenheid=aandeel"
    assert links["medewerkers"] == "/evolutie"
    assert links["doorverwijzers"] == "/aanbod?splitsing=doorverwijzer"
    assert links["activiteiten"] == "/aanbod?maat=initiatieven"


def test_a_hidden_number_is_said_to_be_hidden() -> None:
    stays = [{"doorverwijzer": "zelf-of-omgeving"} for _ in range(3)]
    atlas = weakened_atlas(registry(stays=stays, years=(2021, 2021)))
    node = next(candidate for candidate in NODES if candidate.key == "toeleiders-kennis")
    page = create_app(atlas).server.test_client().get("/veranderingstheorie").text
    panel = page.partition(f'id="{veranderingstheorie.name(node)}"')[2].partition("</details>")[0]
    text = unexplained(panel)
    assert "verborgen om de privacy" in text and "groot" not in text
    assert "Demonstratie" not in text, "these data are real"


def test_every_recommendation_says_what_is_asked_who_acts_and_where_we_stand(
    client: FlaskClient,
) -> None:
    page = unexplained(client.get("/aanbevelingen").text)
    main = page.split("<main")[1].split("</main>")[0]
    parts = re.split(r'<section id="', main)[1:]
    sections = {part.split('"')[0]: part for part in parts}
    for recommendation in RECOMMENDATIONS:
        assert t(f"aanbevelingen.ask.{recommendation}.text") in main
        assert t(f"aanbevelingen.ask.{recommendation}.title") in sections[recommendation]
    assert main.count("Wie kan iets doen?") == len(RECOMMENDATIONS)
    assert "Hierover zijn er nog geen cijfers." in sections["statuut"]
    assert "UCLL, studie meerwaarde arbeidszorg, brochure 2022" in main
    assert "8\u00a0% opstap en 8\u00a0% vangnet" in main


def test_the_time_line_holds_every_fact_with_date_and_source(client: FlaskClient) -> None:
    page = unexplained(client.get("/aanbevelingen").text)
    line = page.split('<ol class="tijdlijn">')[1].split("</ol>")[0]
    assert len(re.findall("<li", line)) == len(milestones()) + 1, "and the study"
    for milestone in milestones().values():
        assert f'<time datetime="{milestone.when}">{milestone.dated}</time>' in line
        assert (milestone.link or milestone.source_name).replace("&", "&amp;") in line
    assert line.index("2022-07-08") > line.index('class="studie"') > line.index("2021-04")


def test_every_figure_has_a_sentence_a_table_and_its_source(client: FlaskClient) -> None:
    main = client.get("/aanbevelingen").text.split("<main")[1].split("</main>")[0]
    cards = re.findall(r'<section class="figuurkaart".*?</section>', main, re.S) or re.findall(
        r'<section[^>]*class="figuurkaart"[^>]*>.*?</section>', main, re.S
    )
    assert len(cards) == sum(map(len, COUNTED.values())) + 4
    for card in cards:
        for part in ("<svg", 'class="zin"', "<table", 'class="bron"', "demomerk", "<h4"):
            assert part in card


def test_states_of_a_number_look_different_in_the_table(demo: Atlas) -> None:
    nan = float("nan")
    points = (
        Point(2021, nan, "nvt", 0, 0),
        Point(2022, nan, "niet_geregistreerd"),
        Point(2023, nan, "verborgen"),
        Point(2024, 0.0, "ok", 0, 4),
        Point(2025, 50.0, "ok", 2, 4),
    )
    counted = standing.counted(Progress("kosten", "aandeel", points), demo)
    text = str(markup(standing.drawn(counted, demo)))
    for word in ("n.v.t.", "geen registraties", "verborgen", "0,0\u00a0%", "50,0\u00a0%"):
        assert f">{word}</td>" in text


def test_a_bar_for_each_question_and_words_when_all_is_hidden() -> None:
    row = Row(2021, "30000", "West-Vlaanderen", {}, 5.0, "ok")
    hidden = row._replace(value=float("nan"), status="verborgen")
    shown = [Field("geslacht", (row,)), Field("leeftijd", (hidden,))]
    assert field_bars(shown).kind == "bars"
    assert field_bars(shown[1:]).words


def test_the_small_map_says_of_every_town_whether_there_is_supply(demo: Atlas) -> None:
    geo = demo.geography
    names = {town.code: town.name for town in geo.level("gemeente")}
    picture = supply_map(("31005",), geo.tiles(), geo.tile_borders(), names)
    sayings = {mark.code: mark.said for mark in picture.marks if mark.code}
    assert len(sayings) == 62 and sayings["31005"] == ("Brugge", "geen initiatief")
    assert {words for code, (_, words) in sayings.items() if code != "31005"} == {
        "minstens één initiatief"
    }
    assert [key.text for key in picture.keys] == ["minstens één initiatief", "geen initiatief"]
