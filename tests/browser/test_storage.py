"""A browser that keeps nothing for the site is called by its name: nothing of it is full."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps

SHUT = "Uw browser mag niets bewaren voor deze site."
FULL = "Uw browser kan niets meer bewaren"
#: Site data that are blocked, and a store in which nothing more fits.
BLOCKED = """Object.defineProperty(window, "localStorage",
  {get() { throw new DOMException("blocked", "SecurityError"); }})"""
NO_ROOM = """localStorage.setItem("x", "x"); Storage.prototype.setItem = () => {
  throw new DOMException("no room", "QuotaExceededError"); }"""


def _collect(page: Page, name: str) -> str:
    """What a button of the first figure of the map says when it was pressed."""
    steps.visit(page, "/kaart")
    steps.open_menu(page, "kaart-kaart")
    button = page.locator(f"#kaart-kaart-menu [data-{name}]")
    button.click()
    return button.inner_text()


def _report(page: Page) -> str:
    page.goto("/rapport")
    page.locator("#rapport-titel").fill("Nota")
    return page.locator("#rapport-gezegd").inner_text()


def _new_deck(page: Page) -> str:
    page.goto("/presentatie")
    page.locator("#eigen-nieuw").click()
    return page.locator("#eigen-gezegd").inner_text()


def _deck(page: Page) -> str:
    page.goto("/presentatie/maken")
    page.locator("#maak-titel").fill("Overleg")
    return page.locator("#maak-gezegd").inner_text()


def _own_version(page: Page) -> str:
    page.goto("/presentatie/westhoek")
    page.locator("#eigen-versie").click()
    expect(page.locator("#versie-gezegd")).not_to_be_empty()
    return page.locator("#versie-gezegd").inner_text()


#: Everything that a reader can let the browser keep.
WAYS: dict[str, Callable[[Page], str]] = {
    "collect": lambda page: _collect(page, "verzamel"),
    "present": lambda page: _collect(page, "presenteer"),
    "report": _report,
    "new deck": _new_deck,
    "deck": _deck,
    "own version": _own_version,
}


@pytest.mark.parametrize(("script", "says"), [(BLOCKED, SHUT), (NO_ROOM, FULL)])
def test_what_cannot_be_kept_is_said_with_its_reason(
    visitor: Callable[..., BrowserContext], script: str, says: str
) -> None:
    page = visitor().new_page()
    page.add_init_script(script)
    said = {name: way(page) for name, way in WAYS.items()}
    assert {name: text for name, text in said.items() if not text.startswith(says)} == {}
