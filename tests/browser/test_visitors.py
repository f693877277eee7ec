"""Visitors share the server, but nobody ever sees what somebody else chose."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Page, Route, expect

from helpers.browser import steps
from helpers.browser.axe import violations
from helpers.browser.server import Server, renew
from helpers.processes import PATIENCE

Visitor = Callable[..., BrowserContext]

GGZ = "van de geestelijke gezondheidszorg"


def test_choices_in_turn_never_cross(visitor: Visitor) -> None:
    """Two readers change their view in turn; each sees only their own choices."""
    first, second = visitor().new_page(), visitor().new_page()
    steps.visit(first, "/kaart")
    steps.visit(second, "/kaart")
    steps.tick(first, "sector", "ggz")
    steps.choose(second, "maat", "uren")
    _shows(first, f"Arbeidszorgmedewerkers {GGZ} per regio in 2025")
    _shows(second, "Uren per week per regio in 2025")
    steps.choose(first, "niveau", "arrondissement")
    steps.tick(second, "sector", "mb")
    with steps.answered(first):
        first.get_by_role("link", name="Kies Brugge").click()
    with steps.answered(second):
        second.get_by_role("link", name="Kies Westhoek").click()
    _shows(first, f"Arbeidszorgmedewerkers {GGZ} per arrondissement in 2025")
    _shows(second, "Uren per week van maatwerkbedrijven per regio in 2025")
    expect(first.locator("#kaart-profiel h2")).to_contain_text("Brugge tegenover")
    expect(second.locator("#kaart-profiel h2")).to_contain_text("Westhoek tegenover")
    third = visitor().new_page()
    steps.visit(third, "/kaart")
    _shows(third, "Arbeidszorgmedewerkers per regio in 2025")
    expect(third.locator(".chips")).to_have_count(0)
    expect(third.locator("#kaart-profiel table")).to_have_count(0)


def _shows(page: Page, title: str) -> None:
    expect(steps.title(page, "kaart-kaart")).to_have_text(title)
    expect(steps.subtitle(page, "kaart-kaart")).to_have_text(
        "West-Vlaanderen · volgens plaats van het initiatief"
    )


def test_two_windows_of_one_reader_stand_apart(page: Page) -> None:
    window = page.context.new_page()
    steps.visit(page, "/kaart")
    steps.visit(window, "/kaart")
    steps.tick(page, "sector", "ggz")
    shown = steps.contents(window)
    assert GGZ not in shown
    steps.choose(window, "maat", "plaatsen")
    _shows(page, f"Arbeidszorgmedewerkers {GGZ} per regio in 2025")
    _shows(window, "Plaatsen per regio in 2025")


def test_choices_at_the_same_moment_never_cross(visitor: Visitor, atlas: Server) -> None:
    """Both readers go through the years at once, without waiting for an answer."""
    first, second = visitor().new_page(), visitor().new_page()
    steps.visit(first, "/evolutie?sector=ggz")
    steps.visit(second, "/evolutie?sector=mb")
    for year in ("2018", "2019", "2020", "2021"):
        steps.control(first, "van").select_option(year)
        steps.control(second, "tot").select_option(str(4042 - int(year)))
    for page, sector, years in ((first, "ggz", (2021, 2025)), (second, "mb", (2017, 2021))):
        of_whom = GGZ if sector == "ggz" else "van maatwerkbedrijven"
        expect(steps.title(page, "evolutie-verloop")).to_have_text(
            f"Arbeidszorgmedewerkers {of_whom}, {years[0]} tot {years[1]}"
        )
        steps.stands(page)
        answer = atlas.numbers(f"?niveau=provincie&sector={sector}&jaar={years[0]}..{years[1]}")
        expect(steps.part(page, "evolutie-verloop", "zin")).to_have_text(answer["zin"])
        assert steps.data(page, "evolutie-verloop")[0]["y"] == [
            row["waarde"] for row in answer["rijen"]
        ]


def test_questions_to_the_api_never_cross(page: Page, atlas: Server) -> None:
    """Many questions at once, while a reader looks at something else: each gets its own answer."""
    steps.visit(page, "/kaart?sector=ggz")
    shown = steps.contents(page)
    queries = [
        f"?jaar={year}&sector={sector}&maat={measure}"
        for year in (2019, 2021, 2023)
        for sector in ("mb", "ggz", "aw", "vaph")
        for measure in ("medewerkers", "uren")
    ]
    alone = {query: atlas.text(f"/api/v1/cijfers.json{query}") for query in queries}
    assert len(set(alone.values())) == len(queries)
    with ThreadPoolExecutor(8) as pool:
        questions = queries * 3
        for query, text in zip(
            questions,
            pool.map(lambda q: atlas.text(f"/api/v1/cijfers.json{q}"), questions),
            strict=True,
        ):
            assert text == alone[query]
    assert atlas.numbers() == atlas.numbers("?")
    steps.tick(page, "sector", "ggz")
    steps.tick(page, "sector", "ggz")
    steps.expect_contents(page, shown)


def test_the_very_first_questions_are_all_answered(atlas: Server) -> None:
    """A browser asks for many files at once, also of a worker that has not yet served a page."""
    (listed,) = re.findall('id="straks">(.*?)</script>', atlas.text("/"))
    files = json.loads(listed)
    assert len(files) > 1
    for _ in range(2):
        renew(atlas)
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda path: _status(atlas.url + path), files * 2))
        assert set(answers) == {200}, answers


def _status(url: str) -> int:
    try:
        with urlopen(url, timeout=PATIENCE) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


def test_a_page_of_before_offers_the_new_numbers_and_mixes_nothing(troubled: Page) -> None:
    """As when the server has gone over to other data since the page was opened."""
    page = troubled

    def of_before(route: Route) -> None:
        answer = route.fetch()
        body = re.sub('data-versie="[^"]*"', 'data-versie="vorige"', answer.text(), count=1)
        route.fulfill(response=answer, body=body)

    page.route(re.compile(r"/kaart(\?.*)?$"), of_before)
    steps.visit(page, "/kaart?jaar=2021")
    before = steps.title(page, "kaart-kaart").inner_text()
    steps.control(page, "niveau").select_option("arrondissement")
    notice = page.locator("#meldingen")
    expect(notice).to_contain_text("Er zijn nieuwe cijfers. Deze pagina toont nog de vorige.")
    assert steps.title(page, "kaart-kaart").inner_text() == before
    assert violations(page, "#meldingen") == []
    page.unroute(re.compile(r"/kaart(\?.*)?$"))
    steps.follow(notice.get_by_role("link", name="Toon de nieuwe cijfers"))
    expect(steps.title(page, "kaart-kaart")).to_contain_text("per arrondissement in 2021")
    expect(page.locator("#meldingen")).not_to_contain_text("nieuwe cijfers")


def test_a_page_that_is_looked_at_again_hears_of_new_numbers(page: Page) -> None:
    steps.visit(page, "/evolutie")
    page.route("**/gegevensversie", lambda route: route.fulfill(body="volgende"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#meldingen")).to_contain_text("Er zijn nieuwe cijfers.")
