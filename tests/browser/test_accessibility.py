"""axe finds nothing to say, on any page and in any state that a reader can bring it in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import steps
from helpers.browser.axe import expect_accessible, unread, violations

#: Pages beside those of ``test_pages.py``, which is where each of them is looked at.
REPORTS = ("/rapport/westhoek", "/rapport/mesen")
#: Where numbers are hidden.
HIDDEN = "/kaart?niveau=gemeente&sector=vaph"
#: Addresses that bring a page in a state of its own, with what should then be seen.
STATES = {
    "all open": ("/?jaar=2022", "#overzicht-tegels"),
    "chips": ("/kaart?gebied=westhoek&sector=ggz,aw&activiteit=keuken", ".chips"),
    "notices": ("/aanbod?gebied=nergens&jaar=1999&kleur=rood", ".melding"),
    "four areas": ("/kaart?gebied=westhoek,midwest,brugge,oostende", "#kaart-profiel table"),
    "tiles": ("/kaart?niveau=gemeente", "#kaart-kaart .tegelkaart"),
    "circles": ("/kaart?niveau=gemeente&kaartvorm=cirkels", "#kaart-kaart-figuur"),
    "initiatives": ("/kaart?cirkels=ja", ".legendekop"),
    "hidden": (HIDDEN, ".rangtabel td.verborgen"),
    "residence": ("/kaart?plaats=woonplaats&eenheid=per10000", ".rangtabel"),
    "several areas": ("/aanbod?niveau=regio&splitsing=hoofdinkomen", "#aanbod-profiel-figuur"),
    "several lines": ("/evolutie?splitsing=activiteit&jaar=2019..2024", "#evolutie-verloop-figuur"),
}


@pytest.mark.parametrize("path", REPORTS)
def test_a_report_is_accessible(page: Page, path: str) -> None:
    steps.visit(page, path)
    expect_accessible(page)


@pytest.mark.parametrize("path", ["/", "/kaart?niveau=gemeente&gebied=westhoek"])
def test_axe_finds_nothing_on_a_phone(phone: Page, path: str) -> None:
    steps.visit(phone, path)
    assert violations(phone) == []


@pytest.mark.parametrize("path", ["/?", "/kaart", "/aanbod", "/evolutie"])
def test_axe_finds_nothing_in_any_state_of_a_page(page: Page, path: str) -> None:
    problems = {}
    for state, (address, shows) in STATES.items():
        if not address.startswith(path):
            continue
        steps.visit(page, address)
        expect(page.locator(shows).first).to_be_visible()
        page.evaluate(steps.OPEN)
        problems[state] = violations(page)
    assert problems
    assert {state: faults for state, faults in problems.items() if faults} == {}


@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_in_a_menu_of_the_header(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    steps.visit(page, "/methode")
    changed: tuple[str, ...] = ("header",)  # on a laptop the page is looked at among all
    if width == 390:
        page.locator("header .menuvouw summary").click()
        changed = ()  # the first menu is looked at with all that stands around it
    for menu in page.locator("header nav details summary").all():
        menu.click()
        assert page.locator("header nav details[open]").count() == 1
        assert violations(page, *changed) == []
        assert steps.overflow(page) == 0
        changed = ("header",)


def test_axe_finds_nothing_after_the_reader_changed_the_view(page: Page) -> None:
    steps.visit(page, "/kaart")
    steps.open_table(page, "kaart-kaart")
    steps.choose(page, "niveau", "gemeente")
    steps.tick(page, "sector", "vaph")
    with steps.answered(page):
        page.get_by_role("link", name="Kies Torhout").click()
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Torhout")
    expect(page.locator(".rangtabel td.verborgen").first).to_be_visible()
    assert violations(page) == []


def test_a_figure_is_named_and_described_by_what_stands_around_it(page: Page) -> None:
    """The description follows when the view changes, so it is never about other numbers."""
    steps.visit(page, "/kaart")
    steps.choose(page, "maat", "instroom")
    drawing = page.get_by_role("img", name="Instroom per regio in 2025", exact=True)
    sentence = steps.part(page, "kaart-kaart", "zin").inner_text()
    assert "nieuwe medewerkers" in sentence
    expect(drawing).to_have_accessible_description(sentence)


def test_a_change_is_said_aloud(page: Page) -> None:
    steps.visit(page, "/evolutie")
    status = page.locator("#gezegd")
    expect(status).to_have_role("status")
    steps.choose(page, "maat", "uren")
    expect(status).to_contain_text("Uren per week, 2017 tot 2025")


def test_nothing_moves_for_who_does_not_want_it(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    steps.visit(page, "/kaart?gebied=westhoek")
    steps.tick(page, "sector", "ggz")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return [style.transitionDuration, style.animationDuration].some(
            (time) => time.split(",").some((part) => parseFloat(part) > 0));
        }).map((one) => one.tagName + " " + one.className)"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_page_can_be_read_four_times_as_large(page: Page) -> None:
    """1280 pixels at 400 % is 320 pixels: one column, and nothing is cut off."""
    page.set_viewport_size({"width": 320, "height": 512})
    steps.visit(page, "/kaart?gebied=westhoek&sector=ggz")
    assert steps.overflow(page) == 0
    page.evaluate(steps.OPEN)
    assert steps.overflow(page) == 0


def test_the_language_is_named(page: Page) -> None:
    page.goto("/methode")
    expect(page.locator("html")).to_have_attribute("lang", "nl-BE")


def test_what_is_wrong_is_found_and_shown_as_it_stands(page: Page) -> None:
    """A search that never finds proves nothing."""
    steps.visit(page, "/over")
    assert violations(page) == [] and unread(page) == []
    wrong = '<p id="vaag" style="color:#999;background:#aaa">Vaag</p><input id="naamloos">'
    page.evaluate(
        "(text) => document.querySelector('main').insertAdjacentHTML('beforeend', text)", wrong
    )
    unnamed, vague = sorted(violations(page), key=lambda each: 'id="vaag"' in each)
    assert unnamed.startswith("label ") and '<input id="naamloos">' in unnamed
    assert vague.startswith("color-contrast ")
    (words,) = unread(page)
    assert words.startswith('<p id="vaag"')
