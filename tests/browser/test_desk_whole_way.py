"""The whole way of a first-time user: sign in, template, a messy file, mended here, handed in,
compared, published, seen on the map, undone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from app import create_app
from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from desk.access import sessions
from desk.access.roles import Role
from helpers.browser import steps
from helpers.browser.axe import expect_accessible
from helpers.browser.server import free_port
from helpers.desk import PASSWORD, Person, TestDesk, make_desk, served
from helpers.stores import published, small

#: Acts of a user in five minutes, at ten seconds each.
ACTS = 30
#: Milliseconds for the work of a process of its own, on a machine that does much else.
LONG = 300_000
#: A title above the header, names with capitals, Belgian dates, a word in the place of a code in
#: every row, and a day that does not exist.
MESSY = "Registraties van De Proef;;;;;\r\n\r\n" + "".join(
    f"{row}\r\n"
    for row in (
        "Registratie_ID;Medewerker ID;initiatief_id;Start datum;activiteiten;Geslacht",
        *(f"N{n};PN-{n};I1;{n % 28 + 1:02}/03/2022;Keuken ;vrouw" for n in range(11)),
        "N11;PN-11;I1;32/03/2022;keuken;vrouw",
    )
)


class Acts:
    """Somebody before a screen, whose acts are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, name: str) -> None:
        """A button or a link."""
        self.count += 1
        wanted = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        wanted.first.click()

    def fill(self, label: str, words: str) -> None:
        self.count += 1
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, value: str) -> None:
        self.count += 1
        self.page.get_by_label(label).first.select_option(value)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestDesk:
    """A desk with a version of 2021, of two initiatives."""
    desk = make_desk(tmp_path_factory.mktemp("balie"))
    published(desk.store, desk.settings.atlas, small(40, 9, years=(2021, 2021)))
    return desk


@pytest.fixture(scope="module")
def url(desk: TestDesk) -> Iterator[str]:
    with served(desk, free_port()) as address:
        yield address


@contextmanager
def atlas(settings: Settings) -> Iterator[str]:
    """The public atlas over what is public now, from this very process."""
    server = make_server(
        "127.0.0.1", 0, create_app(open_atlas(settings, lambda *_: None)).server, threaded=True
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def window(browser: Browser, person: Person | None, desk: TestDesk) -> Page:
    """A window of its own, in which somebody may be signed in already."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(LONG)
    for kind in (sessions.SIGNED_IN, sessions.VISIT) if person else ():
        name = sessions.cookie(kind, secure=desk.settings.secure)
        kept = person.client.get_cookie(name) if person else None
        if kept:
            context.add_cookies(
                [{"name": name, "value": kept.value, "domain": "127.0.0.1", "path": "/"}]
            )
    return context.new_page()


def handed_in(page: Page, url: str, mail: str, file: Path) -> int:
    """Sign in, fetch the template, send a messy file, mend it, hand it in; how many acts."""
    user = Acts(page)
    page.goto(f"{url}/aanmelden")
    user.fill(t("desk.enter.mail"), mail)
    user.fill(t("desk.enter.password"), PASSWORD)
    page.locator("main button").first.click()
    user.press(t("indienen.hand.menu"))
    with page.expect_download() as template:
        user.press(t("indienen.hand.template_xlsx"))
    assert template.value.suggested_filename.endswith(".xlsx")
    expect_accessible(page)
    page.locator("#v-bestand").set_input_files(file)  # looked at, and sent by itself
    codes = page.locator("form.vervang").filter(has_text="vrouw")
    expect(codes).to_have_count(1, timeout=LONG)
    codes.locator("select").select_option("v")
    codes.locator("input[name=onthoud]").check()
    codes.locator("button").click()
    expect(codes).to_have_count(0, timeout=LONG)
    wrong = page.locator('.herstelrooster [col-id="startdatum"].cel-herstel')
    expect(wrong).to_have_count(1, timeout=LONG)
    wrong.dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("30/03/2022")
    page.keyboard.press("Enter")
    page.locator("#bewaar").click()
    expect(page.locator(".teller-herstel strong")).to_have_text("0", timeout=LONG)
    reasons = page.locator("textarea[name^=reden-]")
    if count := reasons.count():
        for place in range(count):
            reasons.nth(place).fill("Dat klopt: we kregen er een tweede werkplaats bij.")
        user.press(t("indienen.draft.reasons_keep"))
    user.press(t("indienen.hand.prepare"))
    expect(page.get_by_role("heading", level=1)).to_have_text(t("indienen.hand.sure"), timeout=LONG)
    user.press(t("indienen.hand.send"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inzending 1: De Proef")
    return user.count + 10 + count  # those that were counted, and the others above


def test_a_first_time_user_publishes_from_a_messy_file(
    browser: Browser, desk: TestDesk, url: str, tmp_path: Path
) -> None:
    file = tmp_path / "registraties.csv"
    file.write_bytes(MESSY.encode("cp1252"))
    account = desk.make(Role.INITIATIVE, "I1", mail="els@example.be")
    page = window(browser, None, desk)
    acts = handed_in(page, url, account.mail, file)
    stam = Acts(window(browser, desk.signed_in(Role.STAM), desk))
    stam.page.goto(f"{url}/inzendingen/1")
    expect(stam.page.locator("main")).to_contain_text("0 → 52")  # the year that is new
    stam.press(t("aanvaarden.one.accept"))
    stam.press(t("aanvaarden.menu.publish"))
    stam.choose(t("aanvaarden.publish.year"), "2022")
    stam.choose(t("aanvaarden.publish.attack"), "nee")
    stam.press(t("aanvaarden.publish.make"))
    expect(stam.page.get_by_role("heading", name="Versie 2 staat klaar")).to_be_visible(
        timeout=LONG
    )
    stam.press(t("aanvaarden.publish.go"))
    expect(stam.page.get_by_role("status").first).to_contain_text("Versie 2 is openbaar")
    with atlas(desk.settings.atlas) as address:
        steps.visit(page, f"{address}/kaart")
        expect(page.locator("main")).to_contain_text("61 arbeidszorgmedewerkers")
    stam.press(t("aanvaarden.versions.undo", number=1))
    expect(stam.page.get_by_role("status").first).to_contain_text("Lezers zien weer versie 1")
    with atlas(desk.settings.atlas) as address:
        steps.visit(page, f"{address}/kaart")
        expect(page.locator("main")).to_contain_text("49 arbeidszorgmedewerkers")
    assert acts + stam.count <= ACTS
    page.context.close()
    stam.page.context.close()
