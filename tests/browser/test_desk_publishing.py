"""STAM at the desk, in a browser and by keyboard alone: look, accept, make ready, publish, undo."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from arbeidszorg.store import releases
from desk.access import sessions
from desk.access.roles import Role
from desk.handed import handing
from desk.handed.handed import Told
from helpers.browser.axe import expect_accessible
from helpers.browser.server import free_port
from helpers.desk import Person, TestDesk, make_desk, served
from helpers.handings import frames
from helpers.stores import published, small


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version of 2021, and something of 2022 that waits."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    published(desk.store, desk.settings.atlas, small(40, 9, years=(2021, 2021)))
    handing.hand_in(desk.store, desk.make(Role.STAM), frames("I1", 41), Told(), 0)
    return desk


@pytest.fixture(scope="module")
def url(desk: TestDesk) -> Iterator[str]:
    with served(desk, free_port()) as address:
        yield address


def entered(browser: Browser, url: str, person: Person, wide: int = 1366) -> BrowserContext:
    """A browser in which somebody is signed in."""
    context = browser.new_context(base_url=url, viewport={"width": wide, "height": 844})
    context.set_default_timeout(60_000)
    for kind in (sessions.SIGNED_IN, sessions.VISIT):
        name = sessions.cookie(kind, secure=False)
        if kept := person.client.get_cookie(name):
            context.add_cookies(
                [{"name": name, "value": kept.value, "domain": "127.0.0.1", "path": "/"}]
            )
    return context


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Go to a button or a link with the tab key, and press it."""
    wanted = page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_role("link", name=name, exact=True)
    )
    expect(wanted.first).to_be_visible()
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.first.evaluate("(it) => it === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_from_what_waits_to_what_is_public_and_back(
    browser: Browser, desk: TestDesk, url: str
) -> None:
    stam = entered(browser, url, desk.signed_in(Role.STAM)).new_page()
    stam.goto(url)
    press(stam, "1 inzending wacht op uw beslissing.")
    expect(stam.get_by_role("heading", level=1)).to_have_text("Inzendingen")
    expect_accessible(stam)
    press(stam, re.compile("De Proef.*nr. 1"))
    expect(stam.get_by_role("heading", level=1)).to_have_text("Inzending 1: De Proef")
    expect_accessible(stam)
    press(stam, "Aanvaarden")
    expect(stam.get_by_role("status").first).to_contain_text("is aanvaard")
    press(stam, "Publiceren")
    stam.get_by_label("Tot en met welk jaar?").select_option("2022")
    stam.get_by_label("Wordt er nagekeken").select_option("nee")
    press(stam, "Maak een versie klaar")
    expect(stam.get_by_role("heading", name="Versie 2 staat klaar")).to_be_visible(timeout=300_000)
    expect_accessible(stam)
    press(stam, "Maak openbaar")
    expect(stam.get_by_role("status").first).to_contain_text("Versie 2 is openbaar")
    expect(stam.get_by_role("heading", level=1)).to_have_text("Versies")
    expect_accessible(stam)
    now = releases.state(desk.store)
    assert now.shown and now.shown.number == 2
    press(stam, "Zet versie 1 terug")
    expect(stam.get_by_role("status").first).to_contain_text("Lezers zien weer versie 1")
    now = releases.state(desk.store)
    assert now.shown and now.shown.back_to == 1
    stam.context.close()


@pytest.mark.parametrize("wide", [390, 1366])
def test_every_page_fits_and_can_be_read(
    browser: Browser, desk: TestDesk, url: str, wide: int
) -> None:
    for role, paths in {
        Role.STAM: ("", "/inzendingen", "/publiceren", "/versies", "/kwaliteit"),
        Role.INITIATIVE: ("", "/inzendingen/1", "/eigen/I1", "/eigen/I1/vergeten", "/kwaliteit"),
    }.items():
        own = ("I1",) if role is Role.INITIATIVE else ()
        page = entered(browser, url, desk.signed_in(role, *own), wide).new_page()
        for path in paths:
            page.goto(f"{url}{path}")
            expect_accessible(page)
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, (path, wide)
        page.context.close()
