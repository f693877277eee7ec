"""A toeleider with one person in mind: from a postal code to a sheet for the talk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers import pdf
from helpers.browser import steps
from helpers.browser.axe import violations

#: Says that the browser would print, instead of asking for a printer.
PRINTS = "window.print = () => { document.documentElement.dataset.gedrukt = 'ja'; };"
#: What the keyboard is on, in words.
HELD = """() => {
  const one = document.activeElement;
  return one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText || "";
}"""
#: Keys that the whole way takes at most.
MOST_KEYS = 90


class Keyboard:
    """A reader without a mouse; each press of a key is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        """Press a key."""
        self.pressed += 1
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Press the keys of a text."""
        self.pressed += len(text)
        self.page.keyboard.type(text)

    def go_to(self, words: str) -> None:
        """Press Tab until the keyboard is on what says so."""
        for _ in range(MOST_KEYS):
            self.press("Tab")
            if re.search(words, self.page.evaluate(HELD)):
                return
        pytest.fail(f"the keyboard does not come to {words}")


def test_from_a_postal_code_to_a_sheet_by_keyboard_alone(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor().new_page()
    page.add_init_script(PRINTS)
    steps.visit(page, "/")
    keys = Keyboard(page)
    keys.go_to("^Vinden en plannen$")
    keys.press("Enter")
    keys.go_to("^Initiatieven$")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vind een initiatief")
    keys.go_to("^Van waar$")
    keys.write("8900")
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/initiatieven\?van=8900$"))
    expect(page.locator("#vindgezegd")).to_contain_text("Het dichtste bij postcode 8900 (Ieper)")
    first = page.locator(".vinditem").first
    expect(first).to_contain_text("minder dan 1 km")
    keys.go_to("^Zet .* op mijn lijstje$")
    keys.press("Enter")
    expect(first.locator("a[data-vind]")).to_be_focused()
    expect(first).to_contain_text("Haal van mijn lijstje")
    keys.go_to("^Zet .* op mijn lijstje$")
    keys.press("Enter")
    expect(page.locator(".vinditem.gekozen")).to_have_count(2)
    keys.go_to("^Vergelijk en druk af$")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven naast elkaar")
    assert violations(page) == []
    keys.go_to("^Druk af op één blad$")
    keys.press("Enter")
    expect(page.locator("html[data-gedrukt=ja]")).to_have_count(1)
    (sheet,) = pdf.pages(page.pdf(format="A4", prefer_css_page_size=True))
    assert "Wat doet u er?" in sheet and "Ruimte om te noteren" in sheet
    assert keys.pressed <= MOST_KEYS


def test_from_a_postal_code_to_a_sheet_on_a_phone(
    visitor: Callable[..., BrowserContext],
) -> None:
    size = {"width": 390, "height": 844}
    page = visitor(viewport=size, has_touch=True, is_mobile=True).new_page()
    page.add_init_script(PRINTS)
    page.goto("/initiatieven")
    page.get_by_label("Van waar").fill("ieper")
    page.get_by_label("Hoe ver").select_option(label="tot 15 km")
    expect(page.locator("#vindzin")).to_contain_text("5 initiatieven gevonden")
    assert violations(page) == []
    for number in (0, 1, 2):
        page.locator(".vinditem").nth(number).get_by_text("Zet op mijn lijstje").tap()
        expect(page.locator(".vinditem.gekozen")).to_have_count(number + 1)
    assert steps.overflow(page) == 0
    page.locator(".vindlijstje .hoofdknop").tap()
    expect(page.locator(".naasttabel thead a[href*='/initiatieven/AZ']")).to_have_count(3)
    assert steps.overflow(page) == 0
    assert violations(page) == []
    page.get_by_role("button", name="Druk af op één blad").tap()
    expect(page.locator("html[data-gedrukt=ja]")).to_have_count(1)
    (sheet,) = pdf.pages(page.pdf(format="A4", prefer_css_page_size=True))
    assert "Ruimte om te noteren" in sheet


def test_the_page_of_an_initiative_is_one_sheet(page: Page) -> None:
    for path in ("/initiatieven/AZ-01", "/initiatieven/AZ-13?van=8900"):
        page.goto(path)
        assert len(pdf.pages(page.pdf(format="A4", prefer_css_page_size=True))) == 1, path


def test_where_the_reader_is_is_asked_when_pressed_and_rounded(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor(
        geolocation={"latitude": 50.851234, "longitude": 2.887654}, permissions=["geolocation"]
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/initiatieven")
    expect(page.get_by_role("button", name="Waar ik ben")).to_be_visible()
    page.get_by_role("button", name="Waar ik ben").click()
    expect(page).to_have_url(re.compile(r"van=50\.85,2\.89$"))
    expect(page.locator("#vindzin")).to_contain_text("Het dichtste bij uw plaats staat eerst")
    expect(page.locator(".vinditem").first).to_contain_text("Ieper")
    assert not any("50.851" in url for url in asked)
    assert page.context.cookies() == []


def test_list_and_map_point_at_each_other(page: Page) -> None:
    page.goto("/initiatieven?van=8900")
    item = page.locator(".vinditem").nth(1)
    code = item.get_attribute("data-initiatief")
    dot = page.locator(f"#vindkaart svg [data-gebied='{code}']")
    item.hover()
    expect(dot).to_have_class(re.compile("gewezen"))
    page.locator("summary", has_text="Meer keuzes").click()
    page.get_by_label("Maatwerkbedrijven").check()
    expect(page).to_have_url(re.compile("sector=mb"))
    expect(page.locator("#vind-aantal")).to_have_text("(1)")
    shown = page.locator("#vindkaart svg circle[data-gebied]").first
    shown.dispatch_event("click")
    expect(page.get_by_role("link", name="Terug naar de lijst")).to_have_attribute(
        "href", "/initiatieven?van=8900&sector=mb"
    )


def test_what_does_not_hold_is_let_go_and_what_fails_is_said_where_it_was_pressed(
    troubled: Page,
) -> None:
    page = troubled
    page.goto("/initiatieven")
    page.get_by_label("Van waar").fill("9000")
    page.get_by_label("Hoe ver").select_option(label="tot 10 km")
    expect(page.locator("#vindlijst")).to_contain_text("“tot 10 km” kunnen we zo niet toepassen")
    expect(page.get_by_label("Hoe ver")).to_have_value("")
    page.goto("/initiatieven?van=8900")  # nothing that was typed is still to be asked
    page.context.set_offline(True)
    page.locator(".vinditem").nth(2).get_by_text("Zet op mijn lijstje").click()
    expect(page.locator(".vinditem").nth(2)).to_contain_text("Dat lukt nu niet.")
    expect(page.locator("#vindgezegd")).to_contain_text("Dat lukt nu niet.")
    expect(page.locator("#vindplaats")).to_have_text("")
    page.context.set_offline(False)
    page.locator(".vinditem").nth(2).get_by_text("Zet op mijn lijstje").click()
    expect(page.locator(".vinditem.gekozen")).to_have_count(1)
    expect(page.locator(".vindmislukt")).to_have_count(0)
