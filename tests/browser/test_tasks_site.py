"""What people come for, in as few gestures as was promised, on a laptop and on a telephone.

A gesture is one press, one choice from a list, or one text that is typed with the key that sends
it. Nothing may have to be scrolled to: what is pressed, and the answer, are in view.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from helpers.browser import steps, talks
from helpers.browser.axe import violations

SIZES = {"laptop": {"width": 1366, "height": 768}, "telephone": {"width": 390, "height": 844}}


@dataclass
class Hand:
    """What a reader does, counted."""

    page: Page
    gestures: int = 0

    def press(self, what: Locator) -> None:
        """Press what is in view."""
        self._reaches(what)
        what.click()

    def choose(self, what: Locator, name: str) -> None:
        """Choose from a list that is in view."""
        self._reaches(what)
        what.select_option(label=name)

    def search(self, text: str, *, send: bool = True) -> None:
        """Press the field in the header, and type."""
        self.press(self.page.get_by_role("searchbox", name="Zoek in de atlas").first)
        self.gestures += 1
        self.page.keyboard.type(text)
        if send:
            self.page.keyboard.press("Enter")

    def takes(self, does: Callable[[], None]) -> Download:
        """The file that comes of a gesture."""
        with self.page.expect_download() as taken:
            does()
        return taken.value

    def _reaches(self, what: Locator) -> None:
        expect(what).to_be_in_viewport(ratio=0.6)
        self.gestures += 1


@pytest.fixture(params=SIZES)
def hand(visitor: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Hand:
    context = visitor(viewport=SIZES[request.param], accept_downloads=True)
    return Hand(context.new_page())


def test_questions_are_answered_in_three_gestures(hand: Hand) -> None:
    page = hand.page
    # which municipalities have no initiative
    page.goto("/methode")
    hand.search("gemeenten zonder initiatief", send=False)
    expect(page.locator("#zoeklijst")).to_contain_text("hebben 36 gemeenten geen initiatief")
    expect(page.locator("#zoeklijst [data-eerst]")).to_be_in_viewport(ratio=1)
    assert hand.gestures <= 3
    # what government gets back of each euro
    hand.gestures = 0
    page.goto("/nieuw")
    hand.search("overheid per euro", send=False)
    expect(page.get_by_text("wint 1.286 euro terug (73,9 %)")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/meerwaarde#studie-overheid$"))
    expect(page.locator("#studie-overheid-titel")).to_be_in_viewport()
    assert hand.gestures <= 3
    # a PowerPoint of the trend by sector
    hand.gestures = 0
    page.goto("/zoeken")
    taken = hand.takes(lambda: hand.search("powerpoint trend per sector"))
    assert taken.suggested_filename.endswith(".pptx") and "sector" in taken.suggested_filename
    assert hand.gestures <= 3
    # the report of Oostende in Word
    hand.gestures = 0
    page.goto("/toegankelijkheid")
    hand.search("rapport oostende")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Oostende")
    word = page.get_by_role("link", name=re.compile("als Word$"))
    taken = hand.takes(lambda: hand.press(word))
    assert taken.suggested_filename.endswith(".docx") and "oostende" in taken.suggested_filename
    assert hand.gestures <= 3


def test_exactly_this_view_goes_to_a_colleague(
    hand: Hand, visitor: Callable[..., BrowserContext]
) -> None:
    page = hand.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    steps.visit(page, "/kaart?jaar=2022&gebied=westhoek&sector=ggz")
    hand.press(page.locator("#kaart-kaart-menu summary"))
    hand.press(page.get_by_role("button", name="Kopieer link"))
    steps.said(page, "Link gekopieerd")
    assert hand.gestures <= 3
    link = page.evaluate("navigator.clipboard.readText()")
    title = steps.title(page, "kaart-kaart").inner_text()
    there = visitor(viewport=SIZES["laptop"], java_script_enabled=False).new_page()
    there.goto(link)
    expect(steps.title(there, "kaart-kaart")).to_have_text(title)
    assert "GGZ" in title or "geestelijke" in title
    expect(there.locator(".chips")).to_contain_text("Westhoek")


def test_five_slides_are_picked_shown_and_changed_on_the_wall(hand: Hand) -> None:
    page = hand.page
    page.goto("/presentatie")
    hand.press(page.get_by_role("link", name="Maak een presentatie"))
    figures = page.locator("[data-kies]")
    for number in range(5):
        hand.press(figures.nth(number))
        expect(page.locator(".diadeel")).to_have_count(number + 1)
    assert page.locator("[data-kies].gekozen").count() == 5
    hand.press(page.get_by_role("link", name="Presenteer"))
    talks.stands(page)
    assert talks.total(page) == 5
    hand.choose(page.locator("#kies-gebied"), "Westhoek")
    expect(page.locator(".dia.nu .diaanders")).to_be_visible()
    expect(page).to_have_url(re.compile("gebied=westhoek"))
    assert hand.gestures <= 8


def test_a_figure_of_a_slide_is_picked_anew(page: Page) -> None:
    page.goto("/presentatie/maken")
    figures = page.locator("[data-kies]")
    figures.nth(0).click()
    slide = page.locator(".diadeel").first
    slide.get_by_role("button", name=re.compile("^Figuur ernaast")).click()
    expect(page.locator("#kiezer-uitleg")).to_contain_text("Kies de figuur voor:")
    figures.nth(2).click()
    expect(page.locator("#maak-kiezer")).to_be_hidden()
    expect(slide.locator(".diabeeldje")).to_have_count(2)
    slide.get_by_role("button", name="Zonder figuur ernaast").click()
    expect(slide.locator(".diabeeldje")).to_have_count(1)
    assert page.locator(".diadeel").count() == 1
    page.get_by_role("button", name="Kies figuren").click()
    assert violations(page, "#maak-kiezer") == []


def test_the_search_is_walked_with_the_keyboard(page: Page) -> None:
    """On a page with figures too; what was typed stays, and is never called a faulty choice."""
    steps.visit(page, "/aanbod")
    page.keyboard.press("/")
    field, room = page.locator("#zoekveld"), page.locator("#zoeklijst")
    expect(field).to_be_focused()
    page.keyboard.type("Kort")
    expect(room.locator("[data-eerst]")).to_contain_text("Kortrijk")
    expect(page.locator("#zoekgezegd")).to_contain_text("resultaten voor “Kort”")
    assert violations(page, "header") == []
    assert steps.overflow(page) == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(room.locator("a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(room).to_be_hidden()
    expect(field).to_have_value("Kort")
    field.fill("Kortrik")
    expect(room).to_contain_text("Bedoelde u Kortrijk?")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken\?q=Kortrik$"))
    expect(page.locator("#zoekvraag")).to_have_value("Kortrik")
    page.get_by_role("link", name="Kortrijk", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("kortrijk"))
