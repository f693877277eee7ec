"""What a reader does and sees, in one place, so that the tests read as what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

#: Pages with figures, by name: path and the keys of their cards.
FIGURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "overzicht": ("/", ("kaart", "verloop", "sector")),
    "kaart": ("/kaart", ("kaart", "verloop", "sectoren", "activiteiten")),
    "aanbod": ("/aanbod", ("sector", "activiteit", "kruis", "profiel")),
    "evolutie": ("/evolutie", ("verloop", "instroom", "uitstroom", "doorstroom", "vangnet")),
    "ladder": ("/ladder", ("stroom",)),
}

#: Opens every table, menu and folded filter of a page at once; those of the header lie over it and
#: over each other, and only one of them stays open.
OPEN = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"

#: Milliseconds between two looks at a page that is waited for.
POLL = 40

#: True when Dash has taken over and no answer is under way.
STANDS = """() => {
  if (document.getElementById("voor")) return false;
  if (!document.querySelector("main h1")) return false;
  if (!document.getElementById("react-entry-point")) // a page of text, with its style
    return document.readyState === "complete";
  return Boolean(window.store) && !window.store.getState().isLoading;
}"""
#: Points at every card whose figure does not live yet.
POINT_AT_ALL = """() => document.querySelectorAll("[data-levend]:not(.leeft)").forEach((still) =>
  still.dispatchEvent(new PointerEvent("pointerover", {bubbles: true})))"""
#: True when every figure lives.
LIVES = """() => document.querySelector("[data-levend]") !== null &&
  document.querySelector("[data-levend]:not(.leeft)") === null"""
#: What there is of a page that does not come to stand.
STATE = """() => ({
  address: window.location.href, ready: document.readyState,
  loading: window.store ? window.store.getState().isLoading : "no store",
  first: Boolean(document.getElementById("voor")),
  figures: [...document.querySelectorAll("[data-levend]")].map((one) => [one.id, one.className]),
  text: document.body?.innerText.slice(0, 400),
})"""

#: True when every card shows the address of the page: its menu says which one it shows.
FOLLOWED = """() => {
  const said = (search) => new URLSearchParams(search);
  const here = said(window.location.search);
  const lasts = ["jaar", "kaartvorm", "reeks", "versie"]; // what leaves says these in any case
  return [...document.querySelectorAll("[data-kopieer]")].every((button) => {
    const link = said(new URL(button.dataset.kopieer, window.location).search);
    return [...here].every(([name, value]) => link.get(name) === value) &&
      [...link.keys()].every((name) => here.has(name) || lasts.includes(name));
  });
}"""

#: Everything that a reader sees of a page with figures, as one text.
SEEN = """() => {
  const text = (id) => (document.getElementById(id) || {}).textContent || "";
  const figure = (id) => (document.querySelector(`[id="${id}"] > svg`) || {}).outerHTML;
  const cards = [...document.querySelectorAll("section.figuurkaart[id]")].map((card) => {
    const part = (name) => text(`${card.id}-${name}`);
    return {id: card.id, kop: part("kop"), zin: part("zin"), tabel: part("tabel"),
            legende: part("legende"), voet: part("voet"), figuur: figure(`${card.id}-figuur`)};
  });
  const controls = [...document.querySelectorAll(
      "#filters select, #filters input:not([type=hidden]), .los select")]
    .map((one) => [one.id, one.type === "checkbox" ? one.checked : one.value]);
  return JSON.stringify({titel: document.title, cards, controls,
    jaar: text("jaar-gekozen"), activiteiten: text("activiteit-gekozen"),
    gekozen: text("gekozen-filters"), getal: text("overzicht-getal"),
    tegels: text("overzicht-tegels"),
    rang: text("kaart-rangschikking"), profiel: text("kaart-profiel")});
}"""


def visit(page: Page, address: str) -> None:
    """Open an address and wait until the page stands."""
    page.goto(address, wait_until="commit")
    stands(page)


def follow(link: Locator) -> None:
    """Go where a link leads, and wait until that page stands: the one before stands already, and
    while Dash takes over all of a page is there twice."""
    with link.page.expect_navigation(wait_until="commit"):
        link.click()
    stands(link.page)


def stands(page: Page) -> None:
    """Wait until Dash has taken over and no answer is under way."""
    _wait(page, STANDS, "does not stand")


def lives(page: Page) -> None:
    """Point at every figure, as a reader who does not wait, until each of them lives."""
    if not page.evaluate(f"() => {{ ({POINT_AT_ALL})(); return ({LIVES})(); }}"):
        _wait(page, LIVES, "does not live")


def lives_unasked(page: Page) -> None:
    """Wait until every figure lives by itself: the browser had nothing else to do."""
    _wait(page, LIVES, "does not live")


def _wait(page: Page, until: str, complaint: str) -> None:
    try:
        page.wait_for_function(until, polling=POLL)
    except TooLate:
        raise AssertionError(f"{complaint}: {page.evaluate(STATE)}") from None


def contents(page: Page) -> str:
    """Everything that the reader sees now, to be compared with :func:`expect_contents`."""
    return str(page.evaluate(SEEN))


def expect_contents(page: Page, wanted: str) -> None:
    """Wait until the reader sees exactly this."""
    try:
        page.wait_for_function(f"(wanted) => ({SEEN})() === wanted", arg=wanted, polling=POLL)
    except TooLate:
        assert contents(page) == wanted


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What is done in the block asks the server for another view; wait for the page to show it."""
    with page.expect_response(lambda r: "_dash-update-component" in r.url) as answer:
        yield
    assert answer.value.ok
    try:
        page.wait_for_function(FOLLOWED, polling=POLL)
    except TooLate:
        shown = page.locator("[data-kopieer]").first.get_attribute("data-kopieer")
        raise AssertionError(f"the address is {search(page)}, the cards show {shown}") from None
    stands(page)


def control(page: Page, name: str) -> Locator:
    """The control of an address parameter: a list, a slider, or a group of tick boxes."""
    return page.locator(f"""[id*='"name":"{name}"'][id^='{{']""")


def choose(page: Page, name: str, value: str) -> None:
    """Choose from the list of a parameter and wait for the answer."""
    unfold(page, name)
    with answered(page):
        control(page, name).select_option(value)


def unfold(page: Page, name: str) -> None:
    """Open what the control of a parameter is folded in, if anything."""
    control(page, name).evaluate(
        """(one) => {
          const fold = document.querySelector(".vouw");
          if (fold && fold.checkVisibility()) fold.open = true;
          if (one.closest("details")) one.closest("details").open = true;
        }"""
    )


def tick(page: Page, name: str, value: str) -> None:
    """Tick or untick a box of a parameter and wait for the answer."""
    unfold(page, name)
    with answered(page):
        control(page, name).locator(f"input[value='{value}']").click()


def part(page: Page, card: str, name: str) -> Locator:
    """A part of a card: ``part(page, "kaart-kaart", "zin")``."""
    return page.locator(f"#{card}-{name}")


def title(page: Page, card: str) -> Locator:
    """The heading of a card."""
    return page.locator(f"#{card}-titel")


def subtitle(page: Page, card: str) -> Locator:
    """What stands under the heading of a card."""
    return page.locator(f"#{card}-kop .ondertitel")


def here(page: Page) -> str:
    """The address that stands in the bar; ``page.url`` hears of a change a moment later."""
    return str(page.evaluate("window.location.href"))


def search(page: Page) -> str:
    """The query part of the address, as it is written."""
    return str(page.evaluate("window.location.search"))


def expect_search(page: Page, wanted: str) -> None:
    """Wait until the query part of the address is exactly this."""
    expect(page).to_have_url(re.compile(r"^[^?#]*" + re.escape(wanted) + r"(#.*)?$"))


def open_table(page: Page, card: str) -> None:
    """Open the table of a card."""
    page.locator(f"#{card}").get_by_text("Toon de tabel", exact=True).click()
    expect(part(page, card, "tabel").locator("table").first).to_be_visible()


def open_menu(page: Page, card: str) -> Locator:
    """Open the menu of a card, as a reader who first closed the one that stood open."""
    page.evaluate(
        "document.querySelectorAll('.menu details[open]').forEach((one) => { one.open = false; })"
    )
    menu = part(page, card, "menu")
    menu.locator("summary").click()
    expect(menu.get_by_role("link", name="SVG")).to_be_visible()
    return menu


def said(page: Page, text: str) -> None:
    """Wait until the page said this aloud. (The button says it too, for two and a half seconds: a
    busy computer looks too late.)"""
    expect(page.locator("#gezegd")).to_have_text(text)


def data(page: Page, card: str) -> list[dict[str, Any]]:
    """The traces that the live figure of a card is drawn from; none when it is only words."""
    lives(page)
    traces = page.evaluate(
        "(id) => (document.querySelector(`[id='${id}'] .js-plotly-plot`) || {data: []}).data",
        f"{card}-figuur",
    )
    return list(traces)


def overflow(page: Page) -> int:
    """How many pixels the document is wider than the window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )
