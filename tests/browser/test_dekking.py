"""Dekking with the keyboard alone: choose, look at a municipality, think of one more, go back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps
from helpers.browser.axe import expect_accessible

CHOSEN = "document.activeElement.id || document.activeElement.dataset.adres"


def test_choices_by_keyboard_ask_the_page_again_in_its_place(page: Page) -> None:
    """Focus stays where it was; the back button comes back; nothing loads the page anew."""
    steps.visit(page, "/dekking")
    page.evaluate("window.zelfde = true")
    page.focus("#dekking-sector-ggz")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"/dekking\?sector=ggz$"))
    expect(page.locator(".antwoord")).to_contain_text("van de geestelijke gezondheidszorg")
    assert page.evaluate(CHOSEN) == "dekking-sector-ggz"
    expect(page.locator("#dekking-gezegd")).to_contain_text("Het verst is het vanuit ")
    page.focus(".rangtabel a")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"{name} in het kort")).to_be_visible()
    expect(page.locator('.rangtabel [aria-current="true"]')).to_have_text(name)
    page.get_by_role("link", name=f"Wat als er in {name}").focus()
    page.keyboard.press("Enter")
    title = f"Wat als er een initiatief bij komt in {name}?"
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert page.evaluate(CHOSEN) == "denkoefening-titel", "what changed is what is read next"
    assert page.evaluate("window.zelfde") is True
    page.go_back()
    expect(page.get_by_role("heading", name=title)).to_have_count(0)
    expect(page.locator("#dekking-sector-ggz")).to_be_checked()


def test_a_press_leads_to_what_came_of_it(page: Page) -> None:
    """To the field that is wrong, with what was typed still in it; else to the result."""
    steps.visit(page, "/dekking")
    town, places = (page.locator(f"#dekking-veld-{name}") for name in ("erbij", "plaatsen"))
    page.get_by_role("button", name="Reken uit").click()
    expect(town).to_be_focused()
    expect(town).to_have_accessible_description(re.compile("Vul eerst een gemeente in"))
    town.fill("iepr")
    page.keyboard.press("Tab")
    page.keyboard.type("10000")  # what stands there is chosen by Tab
    page.keyboard.press("Enter")
    expect(town).to_have_accessible_description(re.compile("Bedoelde u Ieper"))
    expect(town).to_be_focused()
    expect(town).to_be_in_viewport()
    expect(town).to_have_value("iepr")
    expect(places).to_have_value("10000")
    expect(page.locator("#meldingen")).to_contain_text("“10000” kan niet als aantal plaatsen")
    town.fill("ieper")
    places.fill("30")
    page.get_by_role("button", name="Reken uit").click()
    result = page.get_by_role("heading", name="bij komt in Ieper?")
    expect(result).to_be_focused()
    expect(result).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"erbij=ieper&plaatsen=30$"))


def test_map_and_ranking_go_together(page: Page) -> None:
    steps.visit(page, "/dekking?sector=ggz&kaartvorm=cirkels&erbij=diksmuide")
    expect_accessible(page)
    mark = page.locator('#dekking-kaart-figuur [data-gebied="38025"]').first
    mark.dispatch_event("click")
    expect(page).to_have_url(re.compile("gebied=veurne"))
    expect(page.locator(".rangtabel .gekozen")).to_contain_text("Veurne")
    page.locator(".rangtabel tr.gekozen").hover()
    expect(page.locator('#dekking-kaart-figuur [data-gebied="38025"].aan').first).to_be_visible()


def test_without_scripts_it_is_a_form(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto("/dekking")
    page.get_by_label("VAPH").check()
    page.get_by_label("In welke gemeente?").fill("8600")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_role("heading", name="bij komt in Diksmuide?")).to_be_visible()
    expect(page.get_by_label("VAPH")).to_be_checked()
    expect(page).to_have_url(re.compile("#denkoefening$"))
    expect(page.get_by_role("heading", name="Reken uit")).to_be_in_viewport()
    expect(page.locator(".melding")).to_have_count(0)
