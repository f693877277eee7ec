"""What the browser tests share: the running atlas, one browser, and a watch over every page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from helpers.browser.server import Server, running
from helpers.browser.watch import Watch

#: As in ``scripts/chromium.sh``; the environment variable CHROMIUM goes first.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]
#: No answer of the atlas may take longer (milliseconds).
PATIENCE = 10_000


def chromium() -> str:
    """Where the browser is."""
    import os

    found = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)
    return found or pytest.fail("Chromium is missing; scripts/chromium.sh says how to get it.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas over the demonstration data, as an operator starts it."""
    log: Path = tmp_path_factory.mktemp("atlas") / "log.txt"
    with running(log) as server:
        yield server


@pytest.fixture
def visitor(browser: Browser, atlas: Server) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a visitor with a browser profile of its own. When the test ends it fails if any page
    of any visitor asked something outside the atlas, or had an error."""
    made: list[tuple[BrowserContext, Watch]] = []

    def make(**options: Any) -> BrowserContext:
        given = {"base_url": atlas.url, "viewport": {"width": 1366, "height": 900}, **options}
        context = browser.new_context(**given)
        context.set_default_timeout(PATIENCE)
        made.append((context, Watch(context)))
        return context

    yield make
    for context, _ in made:
        context.close()
    for _, watch in made:
        watch.fail_if_seen()


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of one visitor with an ordinary laptop."""
    return visitor().new_page()


@pytest.fixture
def phone(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of one visitor with a narrow screen."""
    return visitor(viewport={"width": 390, "height": 844}).new_page()


@pytest.fixture
def troubled(browser: Browser, atlas: Server) -> Iterator[Page]:
    """A page of which the browser may complain: something is kept from it."""
    context = browser.new_context(base_url=atlas.url, viewport={"width": 1366, "height": 900})
    yield context.new_page()
    context.close()
