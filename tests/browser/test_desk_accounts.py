"""Signing in and keeping users in a browser: by keyboard alone, on a telephone, and for axe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from desk.access.keys import digest
from desk.access.roles import Role
from helpers.browser.axe import violations
from helpers.browser.server import free_port
from helpers.desk import PASSWORD, Person, TestDesk, code, make_desk, served

LAPTOP, TELEPHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Running:
    """A desk that a browser asks at ``url``."""

    desk: TestDesk
    url: str


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    desk.clock.moment = datetime.now(UTC)
    with served(desk, free_port()) as url:
        yield Running(desk, url)


@pytest.fixture
def visit(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here; nothing on any page goes wrong or asks elsewhere."""
    context, faults = browser.new_context(viewport=LAPTOP), []  # type: ignore[arg-type, var-annotated]
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda fault: faults.append(str(fault.error)))
    context.on(
        "request", lambda asked: None if "127.0.0.1" in asked.url else faults.append(asked.url)
    )
    yield context
    context.close()
    assert [fault for fault in faults if "status of 400" not in fault] == []


def let_in(context: BrowserContext, person: Person, url: str) -> None:
    """Give a browser the session of somebody who is signed in."""
    cookie = person.client.get_cookie("registratie")
    assert cookie is not None and digest(cookie.value)
    context.add_cookies([{"name": "registratie", "value": cookie.value, "url": url}])


def typed(page: Page, *keys: str) -> None:
    """Press keys, one after another; what is longer than the name of a key is typed."""
    for key in keys:
        if key in ("Tab", "Enter", "Shift+Tab", "Space"):
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)


def test_stam_comes_in_by_keyboard_alone(running: Running, visit: BrowserContext) -> None:
    account = running.desk.make(Role.STAM, name="Jan Peeters")
    page = visit.new_page()
    page.goto(running.url)
    typed(page, "Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.goto(f"{running.url}/aanmelden")
    expect(page.locator("#v-mail")).to_be_focused()
    typed(page, account.mail, "Tab", "fout", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    expect(page.locator("#v-mail")).to_have_value(account.mail)
    expect(page.locator("#v-wachtwoord")).to_be_focused()
    typed(page, PASSWORD, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tweede stap instellen")
    seed = page.locator(".zaad").inner_text().replace(" ", "")
    page.locator("#v-code").focus()
    typed(page, code(seed, running.desk.clock), "Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Ik heb ze bewaard").focus()
    typed(page, "Enter")
    expect(page.locator(".balienaam")).to_have_text("Jan Peeters")
    page.get_by_role("button", name="Afmelden").focus()
    typed(page, "Enter")
    expect(page.get_by_role("link", name="Aanmelden").first).to_be_visible()
    page.go_back()
    page.goto(f"{running.url}/mijn-gegevens")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")


PATHS = ("", "/gebruikers", "/gebruikers/1", "/logboek", "/mijn-gegevens", "/tweede-stap/instellen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_has_room(
    running: Running, browser: Browser, scheme: str
) -> None:
    keeper = running.desk.signed_in(Role.KEEPER)
    for stranger_too, paths in ((True, ("", "/aanmelden", "/link/x", "/weg")), (False, PATHS)):
        context = browser.new_context(viewport=TELEPHONE, color_scheme=scheme)  # type: ignore[arg-type]
        if not stranger_too:
            let_in(context, keeper, running.url)
        page = context.new_page()
        for path in paths:
            page.goto(f"{running.url}{path}")
            assert violations(page) == [], path
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wide) <= 0, path
        context.close()


def test_a_keeper_invites_somebody_who_comes_in(
    running: Running, visit: BrowserContext, browser: Browser
) -> None:
    let_in(visit, running.desk.signed_in(Role.KEEPER), running.url)
    page = visit.new_page()
    page.goto(f"{running.url}/gebruikers")
    page.get_by_label("Naam").fill("Els Vermeulen")
    page.get_by_label("E-mailadres").fill("els@initiatief.be")
    page.get_by_label("Codes van andere initiatieven").fill("I7")
    page.get_by_role("button", name="Nodig iemand uit").click()
    link = page.get_by_label("Link").input_value().partition("/registratie")[2]
    assert violations(page) == []
    other = browser.new_context(viewport=TELEPHONE)  # type: ignore[arg-type]
    els = other.new_page()
    els.goto(f"{running.url}{link}")
    assert violations(els) == []
    els.get_by_label("Nieuw wachtwoord", exact=True).fill("een eigen lange zin")
    els.get_by_label("Nog eens het nieuwe wachtwoord").fill("een eigen lange zin")
    els.get_by_role("button", name="Bewaar en meld aan").click()
    expect(els.locator(".balienaam")).to_have_text("Els Vermeulen")
    other.close()


def test_without_script_everything_works(running: Running, browser: Browser) -> None:
    account = running.desk.make(Role.INITIATIVE, "I1")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{running.url}/aanmelden")
    page.fill("#v-mail", account.mail)
    page.fill("#v-wachtwoord", PASSWORD)
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.locator(".balienaam")).to_have_text(account.name)
    context.close()
