"""The recommendations in the browser: read, followed, without scripts, and to axe's liking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps
from helpers.browser.axe import violations

PATH = "/aanbevelingen"


def test_from_the_list_to_a_recommendation_and_its_fact(page: Page) -> None:
    steps.visit(page, PATH)
    contents = page.get_by_role("navigation", name="Op deze pagina")
    expect(contents.get_by_role("listitem")).to_have_count(7)
    contents.get_by_role("link", name="sluitend aanbod").click()
    section = page.get_by_role("region", name="Een kwaliteitsvol en sluitend aanbod")
    expect(section.get_by_role("heading", level=2)).to_be_in_viewport()
    section.get_by_role("link", name="8 juli 2022").click()
    fact = page.locator("[id='feit-2022-07-08']")
    expect(fact).to_be_in_viewport()
    expect(fact).to_contain_text("Nieuw decreet over de werk- en zorgtrajecten")
    fact.get_by_role("link", name="2. Erkenning").click()
    expect(page.locator("#erkenning h2")).to_be_in_viewport()


def test_a_figure_is_named_described_and_has_a_table(page: Page) -> None:
    steps.visit(page, PATH)
    card = page.get_by_role("region", name="Initiatieven die registraties doorgaven")
    drawing = card.locator(".vak")
    expect(drawing).to_have_accessible_name("Initiatieven die registraties doorgaven")
    sentence = card.locator(".zin").inner_text()
    expect(drawing).to_have_accessible_description(sentence)
    card.get_by_text("Toon de tabel").click()
    row = card.get_by_role("row").last
    expect(row).to_contain_text("2025")
    part, total = (row.get_by_role("cell").nth(place).inner_text() for place in (1, 2))
    assert f"{part} van de {total} initiatieven" in sentence


def test_towns_without_supply_are_those_of_the_map(page: Page) -> None:
    steps.visit(page, PATH)
    card = page.locator("#stand-aanbodkaart")
    card.get_by_text("Toon de tabel").click()
    numbers = card.locator("tbody td.getal").all_inner_texts()
    total = page.locator("#stand-zonder-aanbod .zin").inner_text()
    assert f": {sum(map(int, numbers))} van de 62 gemeenten" in total
    steps.follow(card.get_by_role("link", name="op de kaart"))
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Initiatieven per gemeente")


def test_what_has_no_numbers_says_so(page: Page) -> None:
    steps.visit(page, PATH)
    section = page.locator("#statuut")
    expect(section).to_contain_text("Hierover zijn er nog geen cijfers.")
    expect(section).to_contain_text("Wat nodig is om dit te meten")
    expect(section.locator(".figuurkaart")).to_have_count(0)


def test_everything_is_there_without_scripts(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto(PATH)
    expect(page.locator(".figuurkaart svg").first).to_be_visible()
    expect(page.locator(".tijdlijn > li")).to_have_count(15)
    page.locator("#stand-ladder .tabelvak summary").click()
    expect(page.locator("#stand-ladder table")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_with_everything_open(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    steps.visit(page, PATH)
    page.evaluate(steps.OPEN)
    assert violations(page) == []
    assert steps.overflow(page) == 0
