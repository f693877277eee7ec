"""Every page, narrow, ordinary and wide: it stands, says what it is, and asks nobody else."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers.browser import steps
from helpers.browser.axe import expect_accessible, unread
from helpers.browser.layout import STICKS_OUT
from helpers.browser.server import Server
from helpers.site import site

SITE = "Arbeidszorgatlas West-Vlaanderen"
#: Path -> heading.
PAGES = {
    "/": "Arbeidszorg in West-Vlaanderen",
    "/kaart": "Kaart van de arbeidszorg",
    "/aanbod": "Sectoren en activiteiten",
    "/evolutie": "Evolutie",
    "/over": "Over arbeidszorg",
    "/ladder": "Stromen op de participatieladder",
    "/dekking": "Dekking: hoe ver is arbeidszorg?",
    "/stromen": "Wonen en werken",
    "/methode": "Methode: wat elk cijfer betekent",
    "/registratie": "Registraties indienen",
    "/bestaat/niet": "Deze pagina bestaat niet",
    "/gebied": "Elk gebied op één pagina",
    "/rapporten": "Rapporten per gebied",
    "/rapport": "Mijn rapport",
    "/veranderingstheorie": "Veranderingstheorie van arbeidszorg",
    "/aanbevelingen": "Aanbevelingen: wat wordt gevraagd, en waar staan we?",
    "/meerwaarde": "Wat is arbeidszorg waard?",
    "/meerwaarde/wat-als": "Wat als? Reken zelf met de studie",
    "/zoeken": "Zoeken",
    "/nieuw": "Wat is nieuw?",
    "/data": "Open data",
    "/toegankelijkheid": "Toegankelijkheidsverklaring",
    "/initiatieven": "Vind een initiatief",
    "/initiatieven/AZ-02": "De Zilveren Schroef",
    "/initiatieven/vergelijk": "Initiatieven naast elkaar",
}
LAPTOP = 1366
WIDTHS = (390, LAPTOP, 1920)
#: Figures that answer no View.
LISTED = ("ladder-nettoresultaat", "gepubliceerd")
CARDS = {path: [f"{name}-{key}" for key in keys] for name, (path, keys) in steps.FIGURES.items()}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_at_every_width(page: Page, path: str) -> None:
    """It is visited once at each width; at that of a laptop it is accessible, when dark too."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        _page_stands(page, path)
        if width == LAPTOP:
            expect_accessible(page)
            page.emulate_media(color_scheme="dark")
            assert unread(page) == []
            page.emulate_media(color_scheme="null")


def _page_stands(page: Page, path: str) -> None:
    answers = _answers(page)
    steps.visit(page, path)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path])
    expect(page).to_have_title(f"{PAGES[path]} · {SITE}")
    assert page.get_by_role("heading", level=1).count() == 1
    assert steps.overflow(page) == 0
    assert page.evaluate(STICKS_OUT) == []
    note = page.get_by_role("note", name="Demonstratiegegevens")
    expect(note).to_be_visible()
    expect(note).to_contain_text("verzonnen")
    expect(page.locator("footer").first).to_contain_text("Demonstratiegegevens")
    for card in CARDS.get(path, []):
        _figure_stands(page, card)
    assert answers == [], "the first answer brings the page with all its figures"


def _answers(page: Page) -> list[str]:
    """The layouts and answers that the page asks for beside its scripts."""
    addresses: list[str] = []
    brings = ("/_dash-layout", "/_dash-dependencies", "/_dash-update-component")
    page.on(
        "request", lambda r: addresses.append(r.url) if any(x in r.url for x in brings) else None
    )
    return addresses


def _figure_stands(page: Page, card: str) -> None:
    """A figure has a size and something to show, and a sentence stands under it."""
    box = steps.part(page, card, "figuur").bounding_box()
    assert box is not None
    assert box["width"] > 200
    assert box["height"] > 100
    assert steps.data(page, card), f"{card} shows nothing"
    expect(steps.part(page, card, "zin")).to_have_text(re.compile(r"\S.{20,}\.$"))


@pytest.fixture(scope="module")
def anchors(browser: Browser, atlas: Server) -> set[str]:
    """The ids on the methods page."""
    page = browser.new_page(base_url=atlas.url)
    steps.visit(page, "/methode")
    ids = page.evaluate("[...document.querySelectorAll('main [id]')].map((one) => one.id)")
    page.close()
    return set(ids)


@pytest.mark.parametrize("path", CARDS)
def test_every_card_is_whole(page: Page, anchors: set[str], path: str) -> None:
    steps.visit(page, path)
    sections = page.locator("main section.figuurkaart[id]")
    cards = [element.get_attribute("id") for element in sections.all()]
    assert [card for card in cards if card not in LISTED] == CARDS[path]
    for card in CARDS[path]:
        section = page.locator(f"#{card}")
        name = steps.title(page, card).inner_text()
        assert name
        expect(section).to_have_accessible_name(name)
        expect(steps.subtitle(page, card)).to_contain_text("West-Vlaanderen")
        head = steps.part(page, card, "kop")
        expect(head.get_by_text("Demonstratie", exact=True)).to_be_visible()
        drawing = section.get_by_role("img", name=name, exact=True)
        expect(drawing).to_have_accessible_description(steps.part(page, card, "zin").inner_text())
        foot = steps.part(page, card, "voet")
        expect(foot).to_contain_text("Bron: Demonstratiegegevens arbeidszorg West-Vlaanderen")
        expect(foot).to_contain_text("peildatum 31/12/2025")
        link = foot.get_by_role("link").last
        where, _, anchor = str(link.get_attribute("href")).partition("#")
        assert where == "/methode"
        assert anchor in anchors
        steps.open_table(page, card)
        table = steps.part(page, card, "tabel").get_by_role("table").first
        expect(table.locator("caption")).to_contain_text(steps.subtitle(page, card).inner_text())
        assert table.locator("tbody td").count() > 0
        menu = steps.open_menu(page, card)
        for button in (
            "Kopieer link",
            "Kopieer bronvermelding",
            "Kopieer tabel",
            "Kopieer code voor uw website",
            "Zet in mijn rapport",
        ):
            expect(menu.get_by_role("button", name=button, exact=True)).to_be_visible()
        for kind in (
            "PNG, breed",
            "PowerPoint, gewoon",
            "Word, gewoon",
            "PDF",
            "CSV voor Excel",
            "Alles samen (ZIP)",
        ):
            expect(menu.get_by_role("link", name=kind, exact=True)).to_be_visible()


def test_every_key_figure_leads_to_its_definition(page: Page, anchors: set[str]) -> None:
    steps.visit(page, "/")
    links = page.locator("main a.tegelnaam").all()
    assert len(links) == 8
    targets = [str(link.get_attribute("href")) for link in links]
    assert [to for to in targets if to.removeprefix("/methode#") not in anchors] == []


def test_every_link_on_the_methods_page_leads_somewhere(page: Page) -> None:
    steps.visit(page, "/methode")
    inside = [str(a.get_attribute("href")) for a in page.locator("main a[href^='#']").all()]
    assert len(inside) > 30
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert [to for to in inside if to[1:] not in ids] == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/kaart", "/methode"])
def test_there_is_one_of_each_landmark(page: Page, path: str) -> None:
    steps.visit(page, path)
    for role in ("banner", "main", "contentinfo", "navigation"):
        number = 2 if (path, role) == ("/methode", "navigation") else 1
        assert page.get_by_role(role).count() == number, role


@pytest.mark.parametrize("path", CARDS)
def test_on_paper_the_filters_are_gone_and_the_figures_stand(page: Page, path: str) -> None:
    steps.visit(page, path)
    page.emulate_media(media="print")
    for gone in ("#filters", ".los", "nav", ".menu", ".sla-over"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    for card in CARDS[path]:
        expect(steps.part(page, card, "figuur").locator(":scope > svg")).to_be_visible()
        expect(steps.title(page, card)).to_be_visible()
        expect(steps.part(page, card, "zin")).to_be_visible()
        expect(steps.part(page, card, "voet")).to_contain_text("Bron:")
    expect(page.get_by_role("note", name="Demonstratiegegevens")).to_be_visible()


def test_the_methods_page_prints_without_navigation(page: Page) -> None:
    steps.visit(page, "/methode")
    page.emulate_media(media="print")
    expect(page.locator("header nav")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_navigation_goes_everywhere(page: Page) -> None:
    steps.visit(page, "/")
    bar = page.get_by_role("navigation", name="Hoofdnavigatie")
    for link in ("Kaart", "Sectoren en activiteiten", "Evolutie", "Methode", "Overzicht"):
        bar.get_by_role("link", name=link, exact=True).click()
        expect(bar.locator("[aria-current=page]")).to_have_text(link)
        path = page.evaluate("window.location.pathname")
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path])
        expect(page).to_have_title(f"{PAGES[path]} · {SITE}")
        steps.stands(page)


def test_the_arrows_of_the_menu_stand_as_far_from_their_words(page: Page) -> None:
    """Also behind a name that counts something, when there is nothing to count."""
    steps.visit(page, "/methode")
    gaps = page.evaluate(
        """[...document.querySelectorAll("header nav summary")].map((one) => {
          const words = document.createRange();
          words.selectNode(one.firstChild);
          const end = words.getBoundingClientRect().right;
          return Math.round(one.getBoundingClientRect().right - end);
        })"""
    )
    assert len(gaps) > 1
    assert len(set(gaps)) == 1


def test_an_unknown_page_shows_the_way(page: Page) -> None:
    steps.visit(page, "/bestaat/niet")
    main = page.get_by_role("main")
    assert main.get_by_role("link").count() == sum(map(len, site().menu.values()))
    main.get_by_role("link", name="Kaart", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["/kaart"])
    steps.stands(page)


def test_nothing_is_kept_in_the_browser(page: Page) -> None:
    """No cookie and no storage: the address holds the whole view."""
    steps.visit(page, "/kaart?sector=ggz&gebied=westhoek")
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
