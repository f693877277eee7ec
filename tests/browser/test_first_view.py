"""What a reader reads before any script runs, and that nothing is different afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from helpers.browser import readings, steps
from helpers.browser.axe import violations
from helpers.browser.server import Server

#: Pages in states that differ in what they hold.
ADDRESSES = (
    "/",
    "/?jaar=2021&sector=vaph",
    "/kaart",
    "/kaart?niveau=gemeente&sector=vaph&gebied=torhout",
    "/kaart?niveau=gemeente&kaartvorm=cirkels",
    "/kaart?jaar=1900&kleur=rood&cirkels=ja",
    "/aanbod?niveau=regio&splitsing=geslacht",
    "/aanbod?gebied=diksmuide&sector=vaph&activiteit=mailing",
    "/evolutie?jaar=2019..2023&splitsing=sector",
)
NARROW = ("/", "/kaart?niveau=gemeente&sector=vaph&gebied=torhout", "/evolutie")
#: Everything under a node, without what only the browser's own form fields have.
SEEN = """(root) => {
  const found = [];
  const own = /^(step|form|value|checked|selected|list)$/;
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.trim();
      if (text) found.push(text);
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const given = [...node.attributes].filter((one) => !own.test(one.name))
      .map((one) => `${one.name}=${one.value}`).sort();
    found.push(`<${node.tagName} ${given.join(" ")}>`);
    node.childNodes.forEach(walk);
  };
  root.childNodes.forEach(walk);
  return found;
}"""
#: What every control of the filters says.
CONTROLS = """(root) => [...root.querySelectorAll("select, input:not([type=hidden])")]
  .map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value])"""
#: Notes every shift of what was already drawn.
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  if (!one.hadRecentInput) window.shifts.push(one.value);
})).observe({type: "layout-shift", buffered: true});
"""
#: Scripts without which Dash does not start, and that without which no figure lives.
LAST = "**/assets/dash-*.js"
PLOTLY = "**/plotly-*.js"


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a visitor who was never here before: nothing comes from a cache."""
    return visitor().new_page()


@contextmanager
def held(page: Page, pattern: str = LAST) -> Iterator[Callable[[], None]]:
    """Hold a script back; what is given lets it go."""
    waiting: list[Route] = []
    free = False

    def come(route: Route) -> None:
        if free:
            route.continue_()
        else:
            waiting.append(route)

    def go() -> None:
        nonlocal free
        free = True
        while waiting:
            waiting.pop().continue_()

    page.route(pattern, come)
    yield go
    go()


def first(page: Page) -> Any:
    """The page as the server sent it."""
    return page.locator("#voor")


@pytest.mark.parametrize(
    ("address", "width"),
    [*((address, 1366) for address in ADDRESSES), *((address, 390) for address in NARROW)],
)
def test_what_is_shown_first_is_what_is_shown_after(
    visitor: Callable[..., BrowserContext], address: str, width: int
) -> None:
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(SHIFTS)
    entry = page.locator("#react-entry-point")
    with held(page, PLOTLY):  # no figure lives before it was looked at
        with held(page) as go:
            page.goto(address, wait_until="domcontentloaded")
            page.evaluate("document.fonts.ready.then(() => true)")
            before, controls = first(page).evaluate(SEEN), first(page).evaluate(CONTROLS)
            height = first(page).bounding_box()
            go()
            steps.stands(page)
        assert entry.evaluate(SEEN) == before
        assert entry.evaluate(CONTROLS) == controls
        assert entry.bounding_box() == height
    steps.lives(page)
    shifted = page.evaluate("window.shifts.reduce((sum, one) => sum + one, 0)")
    assert shifted <= 0.05, page.evaluate("window.shifts")
    assert page.locator("#react-entry-point").bounding_box() == height


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize(
    "address", ["/", "/aanbod?gebied=diksmuide&sector=vaph&activiteit=mailing"]
)
def test_a_letter_that_comes_late_moves_nothing(
    visitor: Callable[..., BrowserContext], address: str, width: int
) -> None:
    """Over a slow line the page is read in a letter of the machine, as wide and as high."""
    page = visitor(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(SHIFTS)
    with held(page, "**/*.woff2") as go:
        page.goto(address, wait_until="domcontentloaded")
        steps.stands(page)
        assert page.evaluate("document.fonts.status") == "loading"
        go()
        page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    shifted = page.evaluate("window.shifts.reduce((sum, shift) => sum + shift, 0)")
    assert shifted <= 0.05, page.evaluate("window.shifts")


@pytest.fixture
def bare(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a visitor whose browser runs no scripts."""
    return visitor(java_script_enabled=False).new_page()


@pytest.mark.parametrize("path", ["/", "/kaart", "/aanbod", "/evolutie"])
def test_without_scripts_a_page_says_all_it_has_to_say(
    bare: Page, atlas: Server, path: str
) -> None:
    bare.goto(path)
    name = "overzicht" if path == "/" else path[1:]
    for key in steps.FIGURES[name][1]:
        card = f"{name}-{key}"
        expect(steps.part(bare, card, "zin")).to_have_text(re.compile(r"\S.{20,}\.$"))
        picture = steps.part(bare, card, "figuur").locator(":scope > svg")
        expect(picture).to_be_visible()
        answer = atlas.numbers(readings.query_of(bare, card))
        written = " ".join(picture.locator("text").all_text_contents()).replace("\xa0", " ")
        shown = [row for row in answer["rijen"] if row["jaar"] == answer["rijen"][-1]["jaar"]]
        texts = [
            readings.written(row["waarde"], answer["eenheid"])
            for row in shown
            if row["status"] == "ok"
        ]
        if len(texts) < 12 and len({row["jaar"] for row in answer["rijen"]}) == 1:
            assert [text for text in texts if text not in written] == [], card
        bare.locator(f"#{card} details.tabelvak summary").click()
        expect(steps.part(bare, card, "tabel").get_by_role("table").first).to_be_visible()
    for gone in bare.locator(".met-script").all():
        expect(gone).to_be_hidden()


#: What only a page without scripts shows: a form.
FORM = ("#voor form", "#voor .los")


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("/", FORM),
        ("/kaart?gebied=westhoek&x=1", ()),
        ("/kaart?niveau=gemeente", FORM),
        ("/aanbod?niveau=regio", FORM),
        ("/evolutie", FORM),
    ],
)
def test_axe_finds_nothing_before_a_script_runs(
    page: Page, address: str, parts: tuple[str, ...]
) -> None:
    """Scripts come empty: axe itself needs a browser that runs them. One page is looked at whole;
    of the others what scripts take away, for the rest is as it is with them, where it is looked at
    too (``test_accessibility.py``)."""
    page.route("**/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    page.evaluate("document.documentElement.classList.add('zonder-script')")
    page.evaluate(steps.OPEN)  # a menu of the header would lie over what is below it
    expect(page.get_by_role("button", name="Toon", exact=True)).to_be_visible()
    there = [part for part in parts if page.locator(part).count()]
    assert bool(there) == bool(parts)
    assert violations(page, *there) == []


def test_without_scripts_the_filters_are_a_form(bare: Page) -> None:
    bare.goto("/kaart?gebied=westhoek")
    bare.get_by_label("Wat tellen we?").select_option("instroom")
    bare.get_by_role("checkbox", name="MB").check()
    bare.get_by_label("Zoek gebied").fill("Brugge")
    bare.get_by_role("button", name="Toon", exact=True).click()
    steps.expect_search(bare, "?gebied=westhoek,brugge&sector=mb&maat=instroom")
    expect(bare.locator("#kaart-profiel h2")).to_contain_text("Westhoek en Brugge")
    expect(bare.get_by_label("Wat tellen we?")).to_have_value("instroom")
    expect(bare.get_by_role("checkbox", name="MB")).to_be_checked()
    bare.get_by_role("link", name="Sectoren en activiteiten").first.click()
    steps.expect_search(bare, "?gebied=westhoek,brugge&sector=mb")
    bare.locator(".los select").select_option("geslacht")
    bare.get_by_role("button", name="Toon", exact=True).press("Enter")
    steps.expect_search(bare, "?gebied=westhoek,brugge&sector=mb&splitsing=geslacht")
    expect(steps.title(bare, "aanbod-profiel")).to_contain_text("geslacht")


def test_without_scripts_an_impossible_choice_gets_a_notice(bare: Page) -> None:
    bare.goto("/evolutie")
    bare.get_by_text("Meer opties").click()
    bare.get_by_label("Eenheid", exact=True).select_option("per10000")
    bare.get_by_label("Van", exact=True).select_option("2023")
    bare.get_by_label("Tot", exact=True).select_option("2019")
    bare.get_by_role("button", name="Toon", exact=True).click()
    steps.expect_search(bare, "?eenheid=per10000&jaar=2019..2023")
    expect(bare.locator(".melding")).to_contain_text("inwoners")


def test_without_scripts_a_figure_and_its_numbers_can_be_taken(bare: Page) -> None:
    bare.goto("/kaart?jaar=2021")
    bare.locator("#kaart-kaart-menu summary").click()
    for link, end in (("SVG", ".svg"), ("CSV voor Excel", ".csv")):
        with bare.expect_download() as download:
            bare.locator("#kaart-kaart-menu").get_by_role("link", name=link).click()
        assert download.value.suggested_filename.endswith(end)


def test_without_pictures_nothing_is_missed(troubled: Page) -> None:
    """No picture is loaded: figures are part of the page."""
    page = troubled
    page.route(
        "**/*",
        lambda route: (
            route.abort() if route.request.resource_type == "image" else route.continue_()
        ),
    )
    steps.visit(page, "/kaart")
    picture = steps.part(page, "kaart-kaart", "figuur").locator(":scope > svg")
    expect(picture).to_contain_text("Westhoek")
    assert page.locator("main img").count() == 0  # so that it is the page that axe looks at


def test_scripts_that_do_not_come_leave_the_page_and_a_form(troubled: Page) -> None:
    page = troubled
    page.route(LAST, lambda route: route.abort())
    page.goto("/kaart")
    button = page.get_by_role("button", name="Toon", exact=True)
    expect(button).to_be_visible()
    expect(steps.part(page, "kaart-kaart", "zin")).to_contain_text("arbeidszorgmedewerkers")
    assert violations(page, *FORM[:1]) == []


def test_with_the_network_cut_the_page_still_says_what_it_said(troubled: Page) -> None:
    page = troubled
    steps.visit(page, "/kaart?sector=mb")
    steps.lives(page)
    before = steps.contents(page)
    sentence = steps.part(page, "kaart-kaart", "zin").inner_text()
    page.context.set_offline(True)
    steps.control(page, "maat").select_option("instroom")
    expect(page.locator(".melding")).to_contain_text("Geen verbinding")
    expect(steps.part(page, "kaart-kaart", "zin")).to_have_text(sentence)
    assert violations(page, "#meldingen") == []
    page.context.set_offline(False)
    with steps.answered(page):
        steps.control(page, "maat").select_option("medewerkers")
    expect(page.locator(".melding")).to_have_count(0)
    steps.lives(page)
    assert steps.contents(page) == before


def test_taking_over_is_not_noticed(page: Page) -> None:
    """Focus, place, open parts and typed words stay as they were."""
    with held(page) as go:
        page.goto("/kaart?gebied=westhoek", wait_until="domcontentloaded")
        page.locator("#kaart-kaart details.tabelvak summary").click()
        page.get_by_label("Zoek gebied").press_sequentially("Brug")
        page.evaluate("window.scrollTo(0, 300)")
        top = page.evaluate("window.scrollY")
        assert top > 0
        go()
        steps.stands(page)
    search = page.get_by_label("Zoek gebied")
    expect(search).to_be_focused()
    expect(search).to_have_value("Brug")
    assert page.evaluate("window.scrollY") == top
    expect(steps.part(page, "kaart-kaart", "tabel").locator("table").first).to_be_visible()
    with steps.answered(page):
        search.press_sequentially("ge")
        search.press("Enter")
    steps.expect_search(page, "?gebied=westhoek,brugge")


def test_a_filter_changed_before_dash_stands_counts(page: Page) -> None:
    with held(page) as go:
        page.goto("/kaart?gebied=westhoek", wait_until="domcontentloaded")
        page.get_by_label("Wat tellen we?").select_option("uitstroom")
        steps.expect_search(page, "?gebied=westhoek&maat=uitstroom")
        go()
        steps.stands(page)
    expect(steps.title(page, "kaart-kaart")).to_contain_text("Uitstroom")


def test_an_area_can_be_clicked_before_dash_stands(page: Page) -> None:
    with held(page) as go:
        page.goto("/kaart", wait_until="domcontentloaded")
        page.locator("#kaart-kaart-figuur [data-naar='?gebied=westhoek']").first.click()
        steps.expect_search(page, "?gebied=westhoek")
        go()
        steps.stands(page)
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Westhoek")


# --- still and live ------------------------------------------------------------------------------


def requested_addresses(page: Page) -> list[str]:
    """The addresses that a page asks from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.mark.parametrize("path", ["/", "/kaart?niveau=gemeente"])
def test_nothing_is_loaded_twice(page: Page, path: str) -> None:
    addresses = requested_addresses(page)
    steps.visit(page, path)
    steps.lives_unasked(page)
    assert len(addresses) == len(set(addresses))


def test_a_figure_lives_when_the_reader_points_at_it(
    visitor: Callable[..., BrowserContext],
) -> None:
    """Who spares the line gets Plotly when it is wanted, and not before."""
    context = visitor()
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = context.new_page()
    addresses = requested_addresses(page)
    steps.visit(page, "/kaart")
    assert not [address for address in addresses if "plotly" in address or "/figuur/" in address]
    steps.part(page, "kaart-kaart", "figuur").hover()
    expect(page.locator("#kaart-kaart-figuur.leeft")).to_have_count(1)
    expect(page.locator("#kaart-verloop-figuur.leeft")).to_have_count(0)
    page.locator("#kaart-verloop details.tabelvak summary").focus()
    expect(page.locator("#kaart-verloop-figuur.leeft")).to_have_count(1)
    assert len([address for address in addresses if "/figuur/" in address]) == 1


def test_a_change_shows_its_still_and_then_lives_again(page: Page) -> None:
    steps.visit(page, "/kaart")
    steps.lives(page)
    steps.choose(page, "maat", "instroom")
    figure = steps.part(page, "kaart-kaart", "figuur")
    still = figure.locator(":scope > svg text:not(.ruim)").all_text_contents()
    steps.lives(page)
    live = figure.locator(".levend .textpoint text").all_text_contents()
    assert sorted(live) == sorted(still)
    assert len(live) == 5 + 2, "the areas, and the numbers of the key"
    assert page.locator("#kaart-kaart-figuur .levend").count() == 1


def test_on_paper_the_still_stands(page: Page) -> None:
    steps.visit(page, "/")
    steps.lives(page)
    page.emulate_media(media="print")
    for key in steps.FIGURES["overzicht"][1]:
        box = steps.part(page, f"overzicht-{key}", "figuur")
        expect(box.locator(":scope > svg")).to_be_visible()
        expect(box.locator(".levend")).to_be_hidden()
