"""The theory of change in the browser: opening parts, links to them, and one sheet of A3."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from arbeidszorg.subjects.theory.nodes import NODES, TABLE, VISION
from arbeidszorg.texts import t
from helpers.browser import steps
from helpers.browser.axe import violations

PATH = "/veranderingstheorie"
FOCUSED = "document.activeElement.parentElement.id"


def panel(page: Page, key: str) -> object:
    return page.locator(f"#node-{key} > .paneel")


def test_a_part_opens_by_keyboard_and_arrows_go_round(page: Page) -> None:
    steps.visit(page, PATH)
    page.locator("#node-zingeving > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#node-zingeving > .paneel")).to_be_visible()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#node-zingeving")
    page.keyboard.press("Escape")
    expect(page.locator("#node-zingeving > .paneel")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "node-zelfwaarde"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) in ("node-activiteitsgraad", "node-preventie")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) in ("node-zingeving", "node-zelfwaarde")
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED) == "node-ronde-tafel"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "node-ronde-tafel", "there is nothing below"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) != "node-ronde-tafel"
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED) == f"node-{VISION}"


def test_arrows_reach_every_part(page: Page) -> None:
    """From the top, by arrows alone."""
    steps.visit(page, PATH)
    reached = page.evaluate(
        """() => {
          const names = [...document.querySelectorAll("#theorie summary")];
          const seen = new Set([names[0]]);
          const open = [names[0]];
          while (open.length) {
            const from = open.pop();
            for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
              from.focus();
              from.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
              const to = document.activeElement;
              if (!seen.has(to)) { seen.add(to); open.push(to); }
            }
          }
          return seen.size;
        }"""
    )
    assert reached == len(NODES)


def test_a_link_opens_its_part(page: Page) -> None:
    steps.visit(page, f"{PATH}#node-vangnet-en-opstap")
    shown = page.locator("#node-vangnet-en-opstap > .paneel")
    expect(shown).to_be_visible()
    expect(shown).to_be_in_viewport()
    expect(shown.locator(".groot")).to_have_count(2)
    expect(shown).to_contain_text("Dit cijfer zegt iets over dit deel.")
    assert page.locator("#theorie details[open]").count() == 1
    steps.follow(shown.get_by_role("link", name="Bekijk het verloop: doorstroom naar betaald werk"))
    steps.expect_search(page, "?maat=doorstroom&eenheid=aandeel")


def test_the_number_of_a_part_is_that_of_the_page_it_leads_to(page: Page) -> None:
    steps.visit(page, f"{PATH}#node-initiatieven")
    shown = page.locator("#node-initiatieven > .paneel")
    number = shown.locator(".groot").inner_text()
    steps.follow(shown.get_by_role("link", name="Bekijk het verloop: initiatieven"))
    expect(steps.part(page, "evolutie-verloop", "zin")).to_contain_text(number)


def test_all_open_and_all_closed(page: Page) -> None:
    steps.visit(page, PATH)
    page.get_by_role("button", name="Open alles").click()
    assert page.locator("#theorie details[open]").count() == len(NODES)
    page.get_by_role("button", name="Sluit alles").click()
    assert page.locator("#theorie details[open]").count() == 0


def test_without_scripts_parts_open_and_nothing_idle_is_shown(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto(PATH)
    expect(page.get_by_role("button", name="Open alles")).to_be_hidden()
    page.locator("#node-perspectief > summary").click()
    expect(page.locator("#node-perspectief > .paneel")).to_be_visible()
    expect(page.locator("#node-perspectief > .paneel")).to_contain_text("betaald werk")


def test_it_is_nested_text_for_who_cannot_see_it(page: Page) -> None:
    steps.visit(page, PATH)
    for group in ("wie", "hoe", "nodig"):
        name = t(f"theorie.group.{group}.name")
        region = page.get_by_role("region", name=name, exact=True)
        expect(region.get_by_role("heading", name=name, level=2)).to_be_visible()
    effects = page.locator("#node-medewerkers + h4 + ul")
    expect(effects).to_have_accessible_name("Effecten")
    expect(effects.locator("> li")).to_have_count(8)


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_with_everything_open(page: Page, width: int) -> None:
    """With everything closed it is looked at here on a telephone, and among all pages on a laptop
    (``test_pages.py``)."""
    page.set_viewport_size({"width": width, "height": 900})
    steps.visit(page, PATH)
    if width < 1366:
        assert violations(page) == []
    page.evaluate(steps.OPEN)
    assert violations(page) == []
    assert steps.overflow(page) == 0


@pytest.mark.parametrize("opened", [False, True])
def test_it_prints_on_one_sheet_of_a3_with_every_word(page: Page, opened: bool) -> None:
    steps.visit(page, PATH)
    if opened:
        page.get_by_role("button", name="Open alles").click()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    (sheet,) = PdfReader(io.BytesIO(pdf)).pages
    size = (float(sheet.mediabox.width), float(sheet.mediabox.height))
    assert size == pytest.approx((1190.55, 841.89), abs=1)
    text = "".join(sheet.extract_text().split())
    words = [
        t(f"theorie.node.{node.key}.name") for node in NODES if node.group not in (VISION, TABLE)
    ]
    words += [
        t(f"theorie.node.{key}.statement")
        for key in (VISION, TABLE, "toeleiders", "doelgroep", "overheid", "initiatieven")
    ]
    words += [t("theorie.poster_edition"), t("theorie.source")]
    assert [phrase for phrase in words if "".join(phrase.split()) not in text] == []
    assert "2147" not in text.replace(".", ""), "no numbers on the sheet"


def test_nothing_is_cut_on_paper(page: Page) -> None:
    """In the width that the paper leaves, nothing is wider or higher than its box."""
    steps.visit(page, PATH)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1481, "height": 1047})  # 392 by 277 mm
    cut = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility())
          .filter((one) => !one.closest(".onzichtbaar"))
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
            && getComputedStyle(one).display !== "inline")
          .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 30)}`)"""
    )
    assert cut == []
    assert page.evaluate("document.querySelector('main').scrollHeight") <= 1047


def test_other_pages_keep_their_own_paper(page: Page) -> None:
    steps.visit(page, "/methode")
    pdf = page.pdf(prefer_css_page_size=True)
    first = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert float(first.width) < float(first.height)
