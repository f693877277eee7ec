"""What a reader sees without scrolling: on an ordinary laptop, and on a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps
from helpers.browser.axe import violations

#: An ordinary laptop.
HIGH = 768
#: Page -> the figures that are whole on its first screen, with key and sentence.
FIRST = {
    "/": ("overzicht-kaart", "overzicht-verloop"),
    "/kaart": ("kaart-kaart",),
    "/aanbod": ("aanbod-sector", "aanbod-activiteit"),
    "/evolutie": ("evolutie-verloop",),
}
#: The bottom of the parts of a card that are seen.
BOTTOMS = """(card) => ["figuur", "legende", "zin"].map(
  (name) => Math.ceil(document.getElementById(`${card}-${name}`).getBoundingClientRect().bottom))"""
#: The tops of what stands in the row of filters, without their labels.
ROWS = """[...document.querySelectorAll(".filters > *")]
  .filter((one) => one.checkVisibility())
  .map((one) => Math.round(one.getBoundingClientRect().bottom))"""


@pytest.fixture(params=[True, False], ids=["scripts", "bare"])
def laptop(visitor: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Page:
    """A page of a reader with a laptop, with scripts and without."""
    size = {"width": 1366, "height": HIGH}
    return visitor(viewport=size, java_script_enabled=request.param).new_page()


def test_the_first_screen_of_a_laptop_holds_the_main_figure(laptop: Page) -> None:
    """With its key and its sentence, and the filters in one row; the words of filters are whole."""
    for path, cards in FIRST.items():
        laptop.goto(path)
        expect(laptop.get_by_role("heading", level=1)).to_be_in_viewport()
        rows = laptop.evaluate(ROWS)
        assert max(rows) - min(rows) <= 1, path
        for card in cards:
            assert max(laptop.evaluate(BOTTOMS, card)) <= HIGH, card
        assert steps.overflow(laptop) == 0


def test_the_overview_begins_with_the_number_that_matters(laptop: Page) -> None:
    laptop.goto("/")
    number = laptop.locator("#overzicht-getal")
    for text in ("2.147", "5,6 % meer dan in 2024", "In 2025 werkten 2.147 arbeidszorgmedewerkers"):
        expect(number.get_by_text(text).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_the_figure_comes_first(
    visitor: Callable[..., BrowserContext], scripts: bool
) -> None:
    """What was chosen is said above it; the filters are behind a word that counts them, and they
    come with a touch."""
    size = {"width": 390, "height": 844}
    page = visitor(viewport=size, java_script_enabled=scripts).new_page()
    page.goto("/kaart?sector=ggz&gebied=westhoek&maat=instroom")
    if scripts:
        steps.stands(page)
    fold = page.locator(".vouw > summary")
    expect(fold).to_have_text("Filters (3)")
    expect(page.get_by_label("Wat tellen we?")).to_be_hidden()
    expect(page.locator(".chips").get_by_role("link", name="Westhoek")).to_be_in_viewport()
    top = page.locator("#kaart-kaart-figuur").bounding_box()
    assert top is not None and top["y"] < 844 - 100
    fold.click()
    expect(page.get_by_label("Wat tellen we?")).to_be_visible()
    assert steps.overflow(page) == 0


def test_the_count_of_filters_follows(phone: Page) -> None:
    steps.visit(phone, "/aanbod")
    expect(phone.locator(".vouw > summary")).to_have_text("Filters")
    steps.tick(phone, "sector", "mb")
    expect(phone.locator(".vouw > summary")).to_have_text("Filters (1)")
    assert violations(phone) == []
