"""At the desk: what the browser holds back, what is found and mended, and handed in; pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from desk.access.roles import Role
from desk.handed import handing
from desk.work import jobs
from helpers.browser.axe import expect_accessible
from helpers.browser.server import free_port
from helpers.browser.watch import Watch
from helpers.desk import PASSWORD, TestDesk, make_desk, served
from helpers.jobs import Here

#: Milliseconds that a check of all that is in force may take, while other tests run.
CHECKED = 240_000
OWN, MAIL = "AZ-01", "els@example.be"
LAPTOP, TELEPHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
HEAD = (
    "registratie_id;Naam;medewerker_id;initiatief_id;startdatum;activiteiten;geslacht;geboortejaar"
)
ROWS = [
    f"R-99900{n};Jan Peeters;P-9990{n};{OWN};0{n}/03/2025;keuken;vrouw;1980" for n in range(1, 6)
]
#: With a name in each row, a word that is no code, and a day that does not exist.
MESSY = "\n".join([HEAD, *ROWS, f"R-999009;x;P-99909;{OWN};31/02/2025;keuken;m;1980"]) + "\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestDesk, str]]:
    made = make_desk(tmp_path_factory.mktemp("balie"), demo=True)
    made.app.extensions[jobs.KEY].make = Here
    made.make(Role.INITIATIVE, OWN, mail=MAIL, name="Els")
    with served(made, free_port()) as address:
        yield made, address


Come = Callable[..., Page]


@pytest.fixture
def come(browser: Browser, desk: tuple[TestDesk, str]) -> Iterator[Come]:
    """Opens an address of the desk in a window of its own."""
    _, address = desk
    opened: list[tuple[BrowserContext, Watch]] = []

    def go(path: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": LAPTOP, **options})  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        opened.append((context, Watch(context)))
        page = context.new_page()
        page.goto(address + path)
        return page

    yield go
    for context, _ in opened:
        context.close()
    for _, watch in opened:
        watch.fail_if_seen()


def fits(page: Page) -> None:
    """Axe finds nothing, and on a telephone nothing stands beside the page."""
    expect_accessible(page)
    page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


def test_a_messy_file_is_held_back_mended_and_handed_in(
    come: Come, desk: tuple[TestDesk, str], tmp_path: Path
) -> None:
    made, _ = desk
    file = tmp_path / "mijn lijst.csv"
    file.write_text(MESSY, encoding="utf-8")
    page = come("/aanmelden?verder=/registratie/indienen")
    page.fill("[name=mail]", MAIL)
    page.fill("[name=wachtwoord]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#zenden")).to_be_visible()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(str(request.post_data or "")))
    page.set_input_files("#v-bestand", file)
    held = page.locator("#gekeken")
    expect(held).to_contain_text("Kolom Naam")
    assert not any("Peeters" in body for body in sent), "nothing was sent yet"
    fits(page)
    page.get_by_role("button", name="Stuur zonder deze kolommen").click()
    expect(page.locator("h1")).to_contain_text("Ontwerp", timeout=CHECKED)
    assert not any("Peeters" in body for body in sent), "nor afterwards"
    expect(page.locator(".teller-herstel strong")).to_have_text("6")
    expect(page.locator("#roostervak .ag-row").first).to_be_visible()
    fits(page)
    page.locator("form.vervang select").select_option("v")
    page.get_by_label("Onthoud dit").check()
    page.get_by_role("button", name="Vervang overal").click()
    expect(page.locator(".teller-herstel strong")).to_have_text("1", timeout=CHECKED)
    cell = page.locator(".herstelrooster .cel-herstel")
    expect(cell).to_have_text("31/02/2025")
    cell.click()
    page.keyboard.press("Enter")  # by keyboard alone from here
    page.keyboard.press("Control+a")
    page.keyboard.type("28/02/2025")
    page.keyboard.press("Enter")
    expect(page.locator("#herstelstand")).to_contain_text("1 cel gewijzigd")
    page.get_by_role("button", name="Bewaar en kijk opnieuw na").press("Enter")
    expect(page.locator(".teller-herstel strong")).to_have_text("0", timeout=CHECKED)
    reasons = page.get_by_label("Waarom klopt dit?")
    for place in range(reasons.count()):
        reasons.nth(place).fill("Dit klopt, we keken het na.")
    if reasons.count():
        page.get_by_role("button", name="Bewaar de uitleg").press("Enter")
    page.get_by_role("button", name="Ga verder naar indienen").press("Enter")
    expect(page.locator("h1")).to_have_text("Klopt dit?", timeout=CHECKED)
    fits(page)
    page.get_by_role("button", name="Dien nu in").press("Enter")
    expect(page.locator(".meldgoed")).to_contain_text("Ingediend als inzending")
    handed = handing.last_of(made.store, OWN)
    assert handed is not None and handed.state == "ingediend"


def test_everybody_checks_without_scripts_and_nothing_is_kept(come: Come) -> None:
    page = come("/nakijken", java_script_enabled=False)
    page.locator("main summary").click()
    page.fill("#v-plak", MESSY)
    page.get_by_role("button", name="Kijk na").click()
    expect(page.locator("h1")).to_have_text("Wat we vonden")
    expect(page.locator("#gewoon tbody tr").first).to_be_visible()
    assert "Jan Peeters" not in page.content()
    page.get_by_role("button", name="Gooi dit resultaat nu weg").click()
    expect(page.locator(".meldgoed")).to_contain_text("niets meer van bewaard")


def test_pseudonyms_are_made_where_nothing_can_be_sent(come: Come) -> None:
    page = come("/pseudoniemen")
    fits(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.get_by_role("button", name="Maak een nieuwe sleutel").press("Enter")
    expect(page.locator("#sleutelstand")).to_contain_text("gemaakt")
    page.fill("#v-personen", "Jan Peeters 30/07/1985\npeeters, JAN 1985-07-30\nEls Maes")
    page.get_by_role("button", name="Maak de codes").press("Enter")
    expect(page.locator("#codesvak")).to_be_visible()
    first, second, third = page.locator("#v-codes").input_value().split("\n")
    assert first == second != third
    expect(page.locator("#maakstand")).to_contain_text("geboortedatum")
    assert [each for each in asked if not each.startswith("blob:")] == []
    page.context.set_offline(False)
    answer = page.reload()
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "connect-src 'none'" in policy and "form-action 'none'" in policy
