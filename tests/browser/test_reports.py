"""Reports: one that a reader puts together, one that is ready for each area, and a figure in a
frame on another website."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps
from helpers.browser.axe import violations
from helpers.browser.server import Server

#: Where the browser keeps the report.
KEPT = "arbeidszorgatlas.rapport"


def collect(page: Page, card: str) -> None:
    """Put a figure into the report, by its menu."""
    menu = steps.open_menu(page, card)
    menu.get_by_role("button", name="Zet in mijn rapport").click()
    steps.said(page, "Staat in mijn rapport")


def names(page: Page) -> list[str]:
    """The figures of the report, in order."""
    return page.locator(".rapportnaam").all_inner_texts()


def expect_names(page: Page, wanted: list[str]) -> None:
    """Wait until the report has these figures, in this order."""
    expect(page.locator(".rapportnaam")).to_have_text(wanted)


def fill(page: Page) -> None:
    """Collect two figures on two pages, and go to the report."""
    steps.visit(page, "/kaart?niveau=gemeente&sector=vaph")
    collect(page, "kaart-kaart")
    expect(page.locator("#nav-meenemen")).to_have_text("Rapporten en dia’s (1)")
    steps.visit(page, "/evolutie")
    collect(page, "evolutie-verloop")
    page.locator("#nav-meenemen").click()
    page.get_by_role("link", name="Mijn rapport (2)").click()


@pytest.fixture(scope="module")
def memory() -> dict[str, str]:
    """What the browser kept of the report that was collected by hand."""
    return {}


@pytest.fixture
def filled(page: Page, memory: dict[str, str]) -> Page:
    """The report page with two figures: collected by hand once, and afterwards as the browser of
    that reader kept them."""
    if memory:
        page.goto("/rapport")
        page.evaluate(f"(text) => localStorage.setItem('{KEPT}', text)", memory[KEPT])
        page.reload()
    else:
        fill(page)
        memory[KEPT] = page.evaluate(f"localStorage.getItem('{KEPT}')")
    expect(page.locator(".rapportdeel")).to_have_count(2)
    return page


def test_a_report_is_collected_ordered_and_written(filled: Page) -> None:
    page = filled
    first, second = names(page)
    assert "per gemeente" in first and "2017 tot 2025" in second
    page.locator(".rapportdeel").nth(1).get_by_role("button", name="Hoger").click()
    expect_names(page, [second, first])
    expect(page.locator("#rapport-gezegd")).to_have_text("Verplaatst naar plaats 1.")
    page.get_by_role("button", name="Voeg een tekst toe").click()
    expect(page.locator(".rapportdeel").nth(2).get_by_label("Tussentitel")).to_be_focused()
    page.keyboard.type("Wat we <b>vragen</b>")
    page.get_by_label("Titel van het rapport").fill("Nota voor de raad")
    page.locator(".rapportdeel").first.get_by_label("Uw tekst bij deze figuur").fill("Kijk hier.")
    page.reload()
    expect_names(page, [second, first])
    expect(page.get_by_label("Titel van het rapport")).to_have_value("Nota voor de raad")
    expect(page.get_by_label("Tussentitel")).to_have_value("Wat we <b>vragen</b>")
    expect(page.get_by_label("Uw tekst bij deze figuur").first).to_have_value("Kijk hier.")


def test_what_is_taken_away_can_be_put_back(filled: Page) -> None:
    page, before = filled, names(filled)
    page.locator(".rapportdeel").first.get_by_role("button", name="Haal weg").click()
    expect_names(page, before[1:])
    page.get_by_role("button", name="Zet terug").click()
    expect_names(page, before)
    expect(page.get_by_role("button", name="Zet terug")).to_be_hidden()
    for _ in before:
        page.locator(".rapportdeel").first.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_text("Uw rapport is nog leeg")).to_be_visible()
    expect(page.get_by_role("heading", name="Neem het rapport mee")).to_be_hidden()


@pytest.mark.parametrize("kind", ["PowerPoint", "Word", "PDF", "Excel"])
def test_a_report_is_taken_along(filled: Page, kind: str) -> None:
    page = filled
    page.get_by_label("Titel van het rapport").fill("Nota: a/b <i>")
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    name = download.value.suggested_filename
    assert name.startswith("nota-a-b-i.")
    body = download.value.path().read_bytes()
    if kind == "PDF":
        assert body.startswith(b"%PDF-")
    else:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            text = "".join(
                parts.read(part).decode("utf-8", "replace")
                for part in parts.namelist()
                if part.endswith(".xml")
            )
        assert "Nota: a/b &lt;i&gt;" in text and "(VAPH)" in text
    expect(page.locator("#rapport-gezegd")).to_have_text("Het bestand staat bij uw downloads.")


def test_when_it_cannot_be_taken_nothing_is_lost(troubled: Page) -> None:
    page = troubled
    page.goto("/rapport")
    part = {"soort": "tekst", "kop": "Kop", "tekst": "Tekst"}
    page.evaluate(
        f"(text) => localStorage.setItem('{KEPT}', text)",
        json.dumps({"titel": "T", "delen": [part]}),
    )
    page.reload()
    page.route("**/rapport/eigen.*", lambda route: route.abort())
    page.get_by_role("button", name="Word", exact=True).click()
    expect(page.locator("#rapport-gezegd")).to_contain_text("Uw rapport is bewaard")
    page.unroute("**/rapport/eigen.*")
    page.route(
        "**/rapport/eigen.*",
        lambda route: route.fulfill(
            status=400, content_type="application/json", body='{"fout": "Daarom niet."}'
        ),
    )
    page.get_by_role("button", name="Word", exact=True).click()
    expect(page.locator("#rapport-gezegd")).to_have_text("Daarom niet.")
    expect(page.locator(".rapportdeel")).to_have_count(1)


@pytest.mark.parametrize("text", ["geen json", '{"delen": 3}', "null", '{"delen": []}'])
def test_a_broken_memory_is_an_empty_report(page: Page, text: str) -> None:
    page.goto("/rapport")
    page.evaluate(f"(text) => localStorage.setItem('{KEPT}', text)", text)
    page.reload()
    expect(page.get_by_text("Uw rapport is nog leeg")).to_be_visible()
    page.get_by_role("button", name="Voeg een tekst toe").click()
    expect(page.locator(".rapportdeel")).to_have_count(1)


def test_two_readers_each_have_their_own(visitor: Callable[..., BrowserContext]) -> None:
    first, second = visitor().new_page(), visitor().new_page()
    steps.visit(first, "/kaart")
    collect(first, "kaart-kaart")
    first.goto("/rapport")
    second.goto("/rapport")
    expect(first.locator(".rapportdeel")).to_have_count(1)
    expect(second.locator(".rapportdeel")).to_have_count(0)


def test_a_report_by_keyboard(filled: Page) -> None:
    page, before = filled, names(filled)
    page.get_by_role("button", name="Lager").first.focus()
    page.keyboard.press("Enter")
    expect_names(page, before[::-1])
    expect(page.locator(".rapportdeel").nth(1).get_by_label("Uw tekst")).to_be_focused()
    page.get_by_role("button", name="Haal weg").nth(1).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Haal weg")).to_be_focused()


def test_axe_finds_nothing_in_a_report(filled: Page) -> None:
    filled.get_by_role("button", name="Voeg een tekst toe").click()
    assert violations(filled) == []
    filled.set_viewport_size({"width": 390, "height": 800})
    assert steps.overflow(filled) == 0
    assert violations(filled) == []


# --- ready reports --------------------------------------------------------------------------------


def test_an_area_has_a_report_with_other_years(page: Page) -> None:
    page.goto("/rapporten")
    page.get_by_role("link", name="Westhoek", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Westhoek")
    expect(page.locator(".rapportdeelvak")).not_to_have_count(0)
    page.get_by_role("navigation", name="Ander jaar:").get_by_role("link", name="2021").click()
    expect(page.locator(".lead")).to_contain_text("2021")
    page.evaluate(steps.OPEN)
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="als PDF").click()
    assert download.value.suggested_filename == "arbeidszorg_rapport_westhoek_2021_demonstratie.pdf"


def test_a_strange_year_is_said(page: Page) -> None:
    page.goto("/rapport/kortrijk?jaar=%3Cb%3E1871")
    expect(page.locator(".melding")).to_contain_text("<b>1871")
    expect(page.locator(".lead")).to_contain_text("2025")


# --- in a frame -----------------------------------------------------------------------------------


@pytest.fixture
def website() -> Iterator[Callable[[str], str]]:
    """Gives a page of another website, of this content, its address."""
    held = {"page": ""}

    class Town(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = held["page"].encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is said of visits."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Town) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

        def show(page: str) -> str:
            held["page"] = page
            return f"http://127.0.0.1:{server.server_port}/"

        yield show
        server.shutdown()


def test_the_code_for_a_website_shows_the_figure(
    visitor: Callable[..., BrowserContext], website: Callable[[str], str]
) -> None:
    """The website is another one than the atlas; its frame becomes as high as the figure."""
    reader = visitor()
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    steps.visit(page, "/kaart?gebied=westhoek&sector=ggz")
    menu = steps.open_menu(page, "kaart-kaart")
    menu.get_by_role("button", name="Kopieer code voor uw website").click()
    steps.said(page, "Code gekopieerd")
    code = page.evaluate("navigator.clipboard.readText()")
    town = reader.new_page()
    town.goto(website(f"<!doctype html><title>Stad</title><h1>Stad</h1>{code}"))
    frame = town.frame_locator("iframe.arbeidszorgatlas")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("per regio")
    expect(frame.locator("main")).to_contain_text("van de geestelijke gezondheidszorg")
    town.wait_for_function("() => parseFloat(document.querySelector('iframe')?.style.height) > 640")
    scrolls = frame.locator("html").evaluate("(one) => one.scrollHeight - one.clientHeight")
    assert scrolls <= 1


def test_a_frame_gets_its_height_when_the_script_comes_late(
    visitor: Callable[..., BrowserContext], website: Callable[[str], str], atlas: Server
) -> None:
    """What the frame said before was said to nobody: there is no bar to scroll with inside it."""
    town = visitor().new_page()
    address = f"{atlas.url}/embed/kaart/kaart?jaar=2021&niveau=gemeente"
    code = f'<iframe src="{address}" class="arbeidszorgatlas" width="100%" height="640"></iframe>'
    town.goto(website(f"<!doctype html><title>Stad</title><h1>Stad</h1>{code}"))
    frame = town.frame_locator("iframe.arbeidszorgatlas")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("per gemeente")
    told = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    frame.locator("html").evaluate(told)
    town.add_script_tag(url=f"{atlas.url}/embed.js")
    town.wait_for_function("() => parseFloat(document.querySelector('iframe')?.style.height) > 640")
    scrolls = frame.locator("html").evaluate("(one) => one.scrollHeight - one.clientHeight")
    assert scrolls <= 1


@pytest.mark.parametrize("query", ["", "?niveau=gemeente&sector=vaph", "?jaar=9999"])
def test_axe_finds_nothing_in_a_frame(page: Page, query: str) -> None:
    page.goto(f"/embed/kaart/kaart{query}")
    page.evaluate(steps.OPEN)
    assert violations(page) == []


def test_what_is_shared_says_what_it_is(visitor: Callable[..., BrowserContext]) -> None:
    reader = visitor()
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.new_page()
    steps.visit(page, "/kaart?niveau=gemeente&sector=vaph")
    menu = steps.open_menu(page, "kaart-kaart")
    menu.get_by_role("button", name="Kopieer bronvermelding").click()
    steps.said(page, "Bronvermelding gekopieerd")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("Arbeidszorgatlas West-Vlaanderen. (2025). Arbeidszorgmedewerkers van ")
    assert "Demonstratiegegevens" in cited
    assert "/kaart?jaar=2025&niveau=gemeente&sector=vaph" in cited
    assert "{" not in cited
    menu.get_by_role("button", name="Kopieer tabel").click()
    steps.said(page, "Tabel gekopieerd")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    table = page.locator("#kaart-kaart-tabel table")
    rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
    assert [line.split("\t") for line in lines[1:63]] == rows or len(lines) == 64
    assert any(line.endswith("\tverborgen") for line in lines)
