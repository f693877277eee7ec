"""A browser that keeps nothing for the site is called by its name: nothing of it is full."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from helpers.browser import steps

SHUT = "Uw browser mag niets bewaren voor deze site."
FULL = "Uw browser kan niets meer bewaren"
#: Site data that are blocked, and a store in which nothing more fits.
BLOCKED = """Object.defineProperty(window, "localStorage",
  {get() { throw new DOMException("blocked", "SecurityError"); }})"""
NO_ROOM = """localStorage.setItem("x", "x"); Storage.prototype.setItem = () => {
  throw new DOMException("no room", "QuotaExceededError"); }"""


def _collect(page: Page, name: str) -> Locator:
    """A button of the first figure of the map that was pressed: it says what came of that."""
    steps.visit(page, "/kaart")
    steps.open_menu(page, "kaart-kaart")
    button = page.locator(f"#kaart-kaart-menu [data-{name}]")
    button.click()
    return button


def _report(page: Page) -> Locator:
    page.goto("/rapport")
    page.locator("#rapport-titel").fill("Nota")
    return page.locator("#rapport-gezegd")


def _new_deck(page: Page) -> Locator:
    page.goto("/presentatie")
    page.locator("#eigen-nieuw").click()
    return page.locator("#eigen-gezegd")


def _deck(page: Page) -> Locator:
    page.goto("/presentatie/maken")
    page.locator("#maak-titel").fill("Overleg")
    return page.locator("#maak-gezegd")


def _own_version(page: Page) -> Locator:
    page.goto("/presentatie/westhoek")
    page.locator("#eigen-versie").click()
    return page.locator("#versie-gezegd")


#: Everything that a reader can let the browser keep, and where it is said what came of it.
WAYS: tuple[Callable[[Page], Locator], ...] = (
    lambda page: _collect(page, "verzamel"),
    lambda page: _collect(page, "presenteer"),
    _report,
    _new_deck,
    _deck,
    _own_version,
)


@pytest.mark.parametrize(("script", "says"), [(BLOCKED, SHUT), (NO_ROOM, FULL)])
def test_what_cannot_be_kept_is_said_with_its_reason(
    visitor: Callable[..., BrowserContext], script: str, says: str
) -> None:
    page = visitor().new_page()
    page.add_init_script(script)
    for way in WAYS:
        expect(way(page)).to_have_text(re.compile(f"^{re.escape(says)}"))
