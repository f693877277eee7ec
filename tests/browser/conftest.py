"""What the browser tests share: one browser, and a watch over every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from helpers.browser.server import Server
from helpers.browser.watch import Watch

#: As in ``scripts/chromium.sh``; the variable CHROMIUM goes first, and the shell without
#: a window before the others: it draws the same page in two thirds of the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    # A page stands for a second or two: to compile its scripts once more, so that they run faster
    # later, takes a fifth of its time, and gives nothing back.
    "--js-flags=--no-opt",
]
#: Milliseconds after which what is waited for does not come any more. How soon it comes is measured
#: by ``make bench``; here other tests may have the processors.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
#: A reader who spares the line: figures come to life when they are pointed at, not by themselves
#: while a test looks on.
SPARING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
#: Something of the atlas on which nothing happens.
STILL = "/assets/favicon.svg"


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
    """A visitor who comes back: what never changes (the scripts, the fonts) is in the cache. Who
    looks at what comes unasked asks for a :func:`visitor`."""
    context = browser.new_context(base_url=atlas.url, viewport=LAPTOP)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(SPARING)
    yield context
    context.close()


@pytest.fixture
def page(regular: BrowserContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The window of a visitor with an ordinary laptop who comes back, and of whom nothing but the
    cache is left. When the test ends it fails as :func:`visitor` does. The window is the same in
    every test: opening one takes as long as opening a page in it."""
    watch = Watch(regular)
    page = regular.pages[0] if regular.pages else regular.new_page()
    on, heard = page.on, list[tuple[Any, Any]]()

    def listen(event: Any, hear: Any) -> None:
        heard.append((event, hear))
        on(event, hear)

    monkeypatch.setattr(page, "on", listen)
    yield page
    for event, hear in heard:  # what a test listens for, no later one hears
        page.remove_listener(event, hear)
    forget(page)
    watch.stop()
    watch.fail_if_seen()


def forget(page: Page) -> None:
    """Leave one window on which nothing happens, with nothing of what was set, stored or pressed.
    It stays on that address of ours: to go on to an empty page takes half as long again."""
    context = page.context
    context.set_offline(False)
    context.clear_permissions()
    context.clear_cookies()
    for window in context.pages:
        if window is not page:
            window.close()
    page.unroute_all()
    leave(page, STILL)
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.emulate_media(
        media="null", reduced_motion="null", color_scheme="null", forced_colors="null"
    )
    page.set_viewport_size(LAPTOP)
    page.mouse.move(0, 0)


def leave(page: Page, address: str) -> None:
    """Go elsewhere, also from a page that was on its way to another."""
    try:
        page.goto(address)
    except Error:
        page.goto(address)


@pytest.fixture
def phone(page: Page) -> Page:
    """The same window, as narrow as a telephone."""
    page.set_viewport_size(TELEPHONE)
    return page


@pytest.fixture
def troubled(browser: Browser, atlas: Server) -> Iterator[Page]:
    """A page of which the browser may complain: something is kept from it."""
    context = browser.new_context(base_url=atlas.url, viewport=LAPTOP)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
