"""Over arbeidszorg, and terms that explain themselves: by pointer, keyboard and finger."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from helpers.browser import steps
from helpers.browser.axe import violations

SHORT = "Arbeidsmatige activiteiten: onbetaald werk onder begeleiding."
#: A page of text, and a page with Dash.
PLACES = ("/over", "/")


def terms(page: Page) -> Locator:
    """The terms of a page that explain themselves."""
    return page.locator("main a.begrip")


def explanation(page: Page, term: Locator) -> Locator:
    """The explanation of a term."""
    return page.locator(f"#{term.get_attribute('aria-describedby')}")


def shown(page: Page) -> Locator:
    """The explanations that are seen."""
    return page.locator(".begripuitleg:visible")


#: Whether an element is wholly within the window.
WITHIN = """(id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 &&
    box.bottom <= innerHeight;
}"""


def expect_within(page: Page, term: Locator) -> None:
    """Wait until the explanation of a term is wholly within the window: it follows a page that
    scrolls."""
    name = term.get_attribute("aria-describedby")
    page.wait_for_function(WITHIN, arg=name, polling=steps.POLL)


@pytest.fixture
def finger(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a visitor with a telephone."""
    return visitor(viewport={"width": 390, "height": 844}, has_touch=True).new_page()


@pytest.fixture
def bare(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a visitor whose browser runs no scripts."""
    return visitor(java_script_enabled=False).new_page()


def test_the_page_says_what_it_is_and_what_it_is_not(page: Page) -> None:
    steps.visit(page, "/over")
    contents = page.get_by_role("navigation", name="Op deze pagina")
    for link in contents.get_by_role("listitem").get_by_role("link").all():
        name = link.inner_text()
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()
    table = page.get_by_role("table", name="In grote lijnen")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads[1:] == ["Arbeidszorg", "Vrijwilligerswerk", "Betaald werk", "Alleen dagopvang"]
    assert table.get_by_role("rowheader").count() == 5
    assert page.locator("#sectoren .viertal > li").count() == 4
    expect(page.locator("#sectoren .demomerk")).to_have_text("Demonstratie")


def test_the_figure_has_a_sentence_a_table_and_a_source(page: Page) -> None:
    steps.visit(page, "/over#toeleiders")
    figure = page.get_by_role("img", name="Wie verwees de medewerkers door?", exact=True)
    expect(figure).to_have_accessible_description(
        page.locator("#over-doorverwijzer-zin").inner_text()
    )
    card = page.locator("#toeleiders .figuurkaart")
    expect(card).to_contain_text("Demonstratie")
    card.get_by_text("Toon de tabel", exact=True).click()
    expect(card.get_by_role("table")).to_contain_text("VDAB")
    expect(card).to_contain_text("Bron: Demonstratiegegevens arbeidszorg West-Vlaanderen")


@pytest.mark.parametrize("path", PLACES)
def test_a_term_explains_itself_to_a_pointer(page: Page, path: str) -> None:
    steps.visit(page, path)
    for term in terms(page).all()[:6]:
        expect(explanation(page, term)).to_be_hidden()
        term.hover()
        expect(explanation(page, term)).to_be_visible()
        expect(shown(page)).to_have_count(1)
        expect_within(page, term)
        expect(term).to_have_accessible_description(explanation(page, term).inner_text())
    explanation(page, term).hover()  # the pointer may go into what it says
    explanation(page, term).hover(position={"x": 20, "y": 10})
    expect(explanation(page, term)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    page.locator("h1").hover()
    term.hover()
    expect(explanation(page, term)).to_be_visible()
    page.locator("h1").hover()
    expect(shown(page)).to_have_count(0)


@pytest.mark.parametrize("path", PLACES)
def test_a_term_explains_itself_by_keyboard(page: Page, path: str) -> None:
    steps.visit(page, path)
    term = terms(page).first
    term.focus()
    page.keyboard.press("Shift+Tab")
    expect(shown(page)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    expect(explanation(page, term)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    expect(explanation(page, term)).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/over#begrip-arbeidszorg")
    expect(page.locator("#begrip-arbeidszorg")).to_be_in_viewport()


def test_a_finger_opens_and_a_second_touch_follows(finger: Page) -> None:
    steps.visit(finger, "/")
    term = finger.locator("#overzicht-tegels a.begrip").first
    term.tap()
    expect(explanation(finger, term)).to_be_visible()
    expect_within(finger, term)
    finger.locator("h1").tap()
    expect(shown(finger)).to_have_count(0)
    term.tap()
    expect(explanation(finger, term)).to_be_visible()
    assert finger.evaluate("window.location.pathname") == "/"
    term.tap()
    finger.wait_for_url("**/over#begrip-*")


def test_on_a_phone_nothing_leaves_the_screen(phone: Page) -> None:
    steps.visit(phone, "/over")
    assert steps.overflow(phone) == 0
    for term in terms(phone).all():
        term.focus()
        expect(explanation(phone, term)).to_be_visible()
        expect_within(phone, term)
        assert steps.overflow(phone) == 0


def test_an_explanation_stays_with_its_term_when_the_page_is_scrolled(page: Page) -> None:
    steps.visit(page, "/over")
    term = page.locator("#wat a.begrip").first
    term.focus()
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => window.scrollY > 0", polling=steps.POLL)
    expect(explanation(page, term)).to_be_visible()
    page.wait_for_function(
        """(id) => {
          const tip = document.getElementById(id).getBoundingClientRect();
          const term = document.querySelector(`[aria-describedby=${id}]`).getBoundingClientRect();
          return Math.min(Math.abs(tip.top - term.bottom), Math.abs(tip.bottom - term.top)) < 8;
        }""",
        arg=term.get_attribute("aria-describedby"),
        polling=steps.POLL,
    )


@pytest.mark.parametrize("path", ["/", "/over", "/methode", "/evolutie", "/rapporten"])
def test_axe_finds_nothing_with_an_explanation_open(page: Page, path: str) -> None:
    """The rest of these pages is looked at among all (``test_pages.py``)."""
    steps.visit(page, path)
    for term in (terms(page).first, terms(page).last):
        term.focus()
        expect(explanation(page, term)).to_be_visible()
        name = term.get_attribute("aria-describedby")
        assert violations(page, f"#{name}", f"[aria-describedby='{name}']") == []


def test_after_another_view_the_tiles_still_explain_their_terms(page: Page) -> None:
    steps.visit(page, "/")
    term = page.locator("#overzicht-tegels a.begrip").last
    term.hover()
    expect(explanation(page, term)).to_be_visible()
    with steps.answered(page):
        steps.control(page, "jaar").fill("2021")
    term = page.locator("#overzicht-tegels a.begrip").last
    page.locator("h1").hover()
    term.hover()
    expect(explanation(page, term)).to_be_visible()
    expect(shown(page)).to_have_count(1)


@pytest.mark.parametrize("path", PLACES)
def test_without_scripts_a_term_still_explains_itself(bare: Page, path: str) -> None:
    bare.goto(path)
    term = terms(bare).last
    expect(explanation(bare, term)).to_be_hidden()
    term.hover()
    expect(explanation(bare, term)).to_be_visible()
    bare.locator("h1").hover()
    expect(explanation(bare, term)).to_be_hidden()
    anchor = str(term.get_attribute("href")).partition("#")[2]
    term.click()
    bare.wait_for_url(f"**/over#{anchor}")
    expect(bare.locator(f"#{anchor} dfn")).to_be_in_viewport()


def test_on_paper_no_term_is_marked_and_the_glossary_stands(page: Page) -> None:
    steps.visit(page, "/over")
    terms(page).first.focus()
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(0)
    lines = terms(page).first.evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert lines == "none"
    expect(page.locator("#begrip-ama dd")).to_contain_text(SHORT)


def test_a_letter_leads_to_its_terms(page: Page) -> None:
    steps.visit(page, "/over")
    page.get_by_role("link", name="Begrippen met W", exact=True).click()
    expect(page.locator("#letter-w")).to_be_in_viewport()
    expect(page.locator("#begrip-w2-decreet")).to_be_in_viewport()


def test_the_contents_stay_in_sight_and_say_where_one_is(page: Page) -> None:
    steps.visit(page, "/methode")
    contents = page.get_by_role("navigation", name="Op deze pagina")
    here = contents.locator("[aria-current]")
    expect(here).to_have_text("Wat is arbeidszorg?")
    contents.get_by_role("link", name="Welke getallen we verbergen").click()
    expect(here).to_have_text("Welke getallen we verbergen")
    expect(here).to_be_in_viewport(ratio=1)
    page.locator("#programmas").scroll_into_view_if_needed()
    page.get_by_role("link", name="Verwijzing naar dit deel: Cijfers ophalen").click()
    expect(here).to_be_in_viewport(ratio=1)
    expect(page).to_have_url(re.compile("#programmas$"))
    contents.get_by_role("link", name="Naar boven").click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_on_a_phone_the_contents_fold(phone: Page) -> None:
    steps.visit(phone, "/aanbevelingen")
    contents = phone.get_by_role("navigation", name="Op deze pagina")
    fold = contents.locator("summary")
    link = contents.get_by_role("link", name="5.")
    expect(link).to_be_hidden()
    fold.click()
    link.click()
    expect(link).to_be_hidden()
    expect(fold).to_be_in_viewport(ratio=1)
    expect(fold).to_contain_text("5. Volledige en juiste registratie")
    title = phone.get_by_role("heading", name="Volledige en juiste registratie").bounding_box()
    bar = contents.bounding_box()
    assert title and bar and title["y"] >= bar["y"] + bar["height"], "the bar covers no heading"
    assert steps.overflow(phone) == 0
