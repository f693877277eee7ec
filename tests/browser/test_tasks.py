"""What a policymaker comes for: each answer is on the screen after three gestures at most, without
a scroll, on an ordinary laptop and on a telephone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from helpers.browser import steps

#: The gestures that an answer may take.
MOST = 3
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}


class Hand:
    """The hand of a reader on one page: it counts what it does, and never scrolls."""

    def __init__(self, page: Page, start: str) -> None:
        self.page, self.gestures = page, 0
        steps.visit(page, start)
        self.narrow = bool(page.evaluate("innerWidth < 576"))

    def look_for(self, box: str, name: str) -> None:
        """Type a name and press Enter; what leads to another page is waited for."""
        self._sight(self.page.locator(box))
        self.page.locator(box).fill(name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"gebied[=/]"))
        steps.stands(self.page)

    def tap(self, target: Locator) -> None:
        self._sight(target)
        target.click()
        steps.stands(self.page)

    def unfold(self) -> None:
        """Open the filters, where they are folded away."""
        if self.narrow:
            self.tap(self.page.locator(".vouw > summary"))

    def choose(self, name: str, value: str) -> None:
        self._sight(steps.control(self.page, name))
        with steps.answered(self.page):
            steps.control(self.page, name).select_option(value)

    def slide(self, year: str) -> None:
        self._sight(steps.control(self.page, "jaar"))
        with steps.answered(self.page):
            steps.control(self.page, "jaar").fill(year)

    def tick(self, name: str, value: str) -> None:
        box = steps.control(self.page, name).locator(f"input[value='{value}']")
        self._sight(box)
        with steps.answered(self.page):
            box.click()

    def sees(self, *answers: Locator) -> None:
        """Every answer whole on the screen, after few gestures and no scroll."""
        for answer in answers:
            expect(answer).to_be_in_viewport(ratio=0.99)
        assert self.gestures <= MOST
        assert self.page.evaluate("window.scrollY") == 0

    def _sight(self, target: Locator) -> None:
        expect(target).to_be_in_viewport(ratio=0.9)
        self.gestures += 1


def is_kortrijk_many(page: Page) -> None:
    """Beside the map; on a telephone on the page of the area."""
    hand = Hand(page, "/kaart")
    if hand.narrow:
        hand = Hand(page, "/gebied")
        hand.look_for("#gebied-zoek", "Kortrijk")
    else:
        hand.look_for("#zoek-gebied", "Kortrijk")
    hand.slide("2021")
    said = page.locator(".portretzinnen" if hand.narrow else ".kortvorm")
    texts = ("327 arbeidszorgmedewerkers", "het hoogste aantal", "81 meer dan het gemiddelde")
    for text in texts:
        expect(said).to_contain_text(text)
    hand.sees(said.get_by_text("Dat is het hoogste aantal"))


def which_regio_grew_fastest(page: Page) -> None:
    """In number and in percent."""
    hand = Hand(page, "/evolutie")
    if hand.narrow:
        for name in ("Per regio", "Sinds 2019"):
            with steps.answered(page):
                hand.tap(page.get_by_role("link", name=name, exact=True))
    else:
        hand.choose("niveau", "regio")
        hand.choose("van", "2019")
    said = steps.part(page, "evolutie-verloop", "zin")
    expect(said).to_contain_text("Van 2019 tot 2025")
    expect(said).to_contain_text("steeg het meest in de regio Brugge: 169 meer")
    expect(said).to_contain_text("Procentueel was de stijging het grootst in Midwest")
    hand.sees(said)


def westhoek_and_midwest_by_sector(page: Page) -> None:
    hand = Hand(page, "/aanbod")
    hand.unfold()
    hand.look_for("#zoek-gebied", "Westhoek, Midwest")
    figure = steps.part(page, "aanbod-sector", "figuur")
    expect(figure.locator("svg").first).to_contain_text("Westhoek")
    expect(figure.locator("svg").first).to_contain_text("Midwest")
    hand.sees(figure)


def ggz_by_activity(page: Page) -> None:
    """Of Zuid-West-Vlaanderen."""
    hand = Hand(page, "/aanbod")
    hand.unfold()
    hand.tick("sector", "ggz")
    hand.look_for("#zoek-gebied", "Zuid-West-Vlaanderen")
    heading = steps.title(page, "aanbod-activiteit")
    expect(heading).to_contain_text("geestelijke gezondheidszorg naar activiteit")
    hand.sees(heading, steps.part(page, "aanbod-activiteit", "figuur"))


@pytest.mark.parametrize("size", [LAPTOP, TELEPHONE], ids=["laptop", "telephone"])
def test_each_answer_is_there_after_three_gestures(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    is_kortrijk_many(page)
    which_regio_grew_fastest(page)
    westhoek_and_midwest_by_sector(page)
    ggz_by_activity(page)


def test_a_click_on_a_neighbour_leads_to_its_page(page: Page) -> None:
    """And the year goes along, which changes on the page without loading it anew."""
    hand = Hand(page, "/gebied/kortrijk")
    hand.slide("2021")
    expect(page).to_have_url(re.compile(r"/gebied/kortrijk\?jaar=2021$"))
    expect(page.locator("nav a.navlink", has_text="Kaart").first).to_have_attribute(
        "href", "/kaart?gebied=kortrijk&jaar=2021"
    )
    steps.lives(page)
    name = steps.part(page, "portret-kaart", "figuur").locator(".js-plotly-plot text")
    box = name.filter(has_text="Kuurne").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbeidszorg in Kuurne")
    expect(page).to_have_url(re.compile(r"/gebied/kuurne\?jaar=2021$"))
