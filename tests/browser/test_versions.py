"""A page of an earlier version stays with it, whatever a reader chooses."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from app import create_app
from arbeidszorg.atlas.atlas import open_atlas
from arbeidszorg.settings import Settings
from helpers.browser import steps
from server import files

#: As a page says that it is of an earlier version.
EARLIER = re.compile("U ziet de cijfers van versie 1, .* niet de nieuwste")


@pytest.fixture(scope="module")
def url(public_versions: Path) -> Iterator[str]:
    """Where an atlas with two public versions answers, from this very process."""
    settings = Settings(ready=public_versions, store=public_versions)
    app = create_app(open_atlas(settings, lambda *_: None))
    for address in app.files.all:
        files.keep(app.server, address)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def guest(url: str, visitor: Callable[..., BrowserContext]) -> Page:
    return visitor(base_url=url).new_page()


def test_a_choice_stays_with_the_version(guest: Page) -> None:
    steps.visit(guest, "/kaart?versie=1")
    strip, said = guest.locator(".versiestrook"), steps.part(guest, "kaart-kaart", "zin")
    expect(strip).to_contain_text(EARLIER)
    expect(said).to_contain_text("41 arbeidszorgmedewerkers")
    steps.choose(guest, "maat", "instroom")
    steps.expect_search(guest, "?maat=instroom&versie=1")
    expect(strip).to_contain_text(EARLIER)
    expect(guest.locator("#meldingen")).to_be_empty()
    guest.locator("#nav-evolutie").click()
    steps.stands(guest)
    assert "versie=1" in steps.search(guest)
    expect(guest.locator(".versiestrook")).to_contain_text(EARLIER)
    guest.locator(".versiestrook a").click()
    steps.stands(guest)
    expect(guest.locator(".versiestrook")).to_have_count(0)


def test_the_newest_goes_on_as_the_newest(guest: Page) -> None:
    """Who follows a link that names it, and chooses something there."""
    steps.visit(guest, "/kaart?jaar=2021&versie=2")
    steps.choose(guest, "maat", "instroom")
    steps.expect_search(guest, "?jaar=2021&maat=instroom")
    expect(guest.locator(".versiestrook")).to_have_count(0)


def test_the_stage_asks_of_the_version_that_it_shows(guest: Page) -> None:
    with guest.expect_request(re.compile("dias.json")) as asked:
        guest.goto("/presentatie/toneel?presentatie=west-vlaanderen&dia=3")
    assert asked.value.url.endswith("/presentatie/dias.json?versie=2")
    expect(guest.locator(".balkversie")).to_contain_text("Versie 2 van de cijfers")
