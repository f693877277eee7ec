"""What the browser tests share: the running atlas, one browser, and a watch over every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

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
    names = (os.environ.get("CHROMIUM", ""), *NAMES)
    path = next(filter(None, map(shutil.which, names)), None)
    return path or pytest.fail("Chromium is missing; scripts/chromium.sh says how to get it.")


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


#: The window of an ordinary laptop, and that of a telephone.
LAPTOP: ViewportSize = {"width": 1366, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def visitor(browser: Browser, atlas: Server) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a visitor with a browser profile of its own, who was never here before. When the test
    ends it fails if any page of any visitor asked something outside the atlas, or had an error."""
    visitors: list[tuple[BrowserContext, Watch]] = []

    def come(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": atlas.url, "viewport": LAPTOP, **options})
        context.set_default_timeout(PATIENCE)
        visitors.append((context, Watch(context)))
        return context

    yield come
    for context, _ in visitors:
        context.close()
    for _, watch in visitors:
        watch.fail_if_seen()


@pytest.fixture(scope="session")
def regular(browser: Browser, atlas: Server) -> Iterator[BrowserContext]:
    """A visitor who comes back: what never changes (the scripts, the fonts) is in the cache."""
    context = browser.new_context(base_url=atlas.url, viewport=LAPTOP)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def returning(regular: BrowserContext, atlas: Server) -> Iterator[BrowserContext]:
    """The visitor who comes back, of whom nothing but the cache was kept. Fails as :func:`visitor`
    does when the test ends."""
    watch = Watch(regular)
    yield regular
    forget(regular, atlas.url)
    watch.stop()
    watch.fail_if_seen()


def forget(context: BrowserContext, origin: str) -> None:
    """Close every page, and leave nothing of what was set or stored in them."""
    context.set_offline(False)
    context.unroute_all()
    context.clear_permissions()
    context.clear_cookies()
    last = context.new_page()
    for page in context.pages:
        if page is not last:
            page.close()
    stored = {"origin": origin, "storageTypes": "local_storage,indexeddb,cache_storage"}
    context.new_cdp_session(last).send("Storage.clearDataForOrigin", stored)
    last.close()


@pytest.fixture
def page(returning: BrowserContext) -> Page:
    """A page of a visitor with an ordinary laptop."""
    return returning.new_page()


@pytest.fixture
def phone(returning: BrowserContext) -> Page:
    """A page of a visitor with a narrow screen."""
    page = returning.new_page()
    page.set_viewport_size(TELEPHONE)
    return page


@pytest.fixture
def troubled(browser: Browser, atlas: Server) -> Iterator[Page]:
    """A page of which the browser may complain: something is kept from it."""
    context = browser.new_context(base_url=atlas.url, viewport=LAPTOP)
    yield context.new_page()
    context.close()
