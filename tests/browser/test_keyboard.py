"""Everything that can be done with a mouse can be done with the keyboard alone."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from helpers.browser import steps

#: More tab stops than any page has.
MOST = 420
#: What the keyboard is on.
HELD = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  let control = null;
  for (let up = one; up && !control; up = up.parentElement)
    if (up.id && up.id.startsWith("{")) control = JSON.parse(up.id).name;
  return {
    tag: one.tagName, id: one.id, name: control || one.id, value: one.value ?? "",
    text: (one.getAttribute("aria-label") || one.innerText || "").trim(),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    colour: style.outlineColor, x: box.x + window.scrollX, y: box.y + window.scrollY,
    width: box.width, height: box.height, order: one.tabIndex,
    inside: box.bottom > 0 && box.top < window.innerHeight && box.right > 0
      && box.left < window.innerWidth,
    place: [...document.querySelectorAll("*")].indexOf(one),
  };
}"""
#: The name of an element, or of the control that it is part of, and its text.
CALLED = """(one) => {
  const control = one.closest("[id^='{']");
  return [control ? JSON.parse(control.id).name : one.id,
          (one.getAttribute("aria-label") || one.innerText || "").trim()];
}"""
#: Puts the keyboard two stops before the next element of such a name and text; where it is nearer
#: than that, or there is none, the keyboard stays.
NEAR = f"""([name, text]) => {{
  const called = {CALLED};
  const stops = [
    ...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
  const from = stops.indexOf(document.activeElement);
  const at = stops.findIndex((one, place) => {{
    if (place <= from) return false;
    const [own, words] = called(one);
    return (!name || own === name) && words.includes(text);
  }});
  if (at - 2 > from) stops[at - 2].focus({{preventScroll: true}});
}}"""

FILTERS = {
    "/kaart": ["maat", "eenheid", "niveau", "zoek-gebied", "jaar", "sector"],
    "/evolutie": ["maat", "splitsing", "niveau", "zoek-gebied", "van", "tot", "sector"],
}


def held(page: Page) -> dict[str, Any]:
    """What the keyboard is on now."""
    return dict(page.evaluate(HELD))


def tab_to(page: Page, name: str, text: str = "") -> None:
    """Press Tab until the keyboard is on the control of a parameter, or on an element with this
    id, and with this text when one is given. The long way there is not walked each time: that Tab
    comes to every stop, in order, is seen in :func:`test_tab_follows_the_page_and_is_seen`."""
    page.evaluate(NEAR, [name, text])
    for _ in range(MOST):
        page.keyboard.press("Tab")
        own, words = page.evaluate(f"({CALLED})(document.activeElement)")
        if name in ("", own) and text in words:
            return
    raise AssertionError(f"Tab never comes to {name or text!r}")


def answered_on(page: Page, key: str) -> None:
    """Press a key that asks for another view; the keyboard must stay where it is."""
    before = held(page)
    with steps.answered(page):
        page.keyboard.press(key)
    after = held(page)
    assert (after["tag"], after["id"]) == (before["tag"], before["id"]), "the focus went away"


def stops(page: Page) -> list[dict[str, Any]]:
    """Every tab stop of the page, in the order in which Tab comes to it."""
    tab_stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        now = held(page)
        if now["tag"] == "BODY":
            return tab_stops
        tab_stops.append(now)
    raise AssertionError("Tab never comes to an end")


def test_the_first_stop_leads_to_the_content(page: Page) -> None:
    steps.visit(page, "/kaart")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Naar de inhoud")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert held(page)["name"] == "maat", "the first stop of the content is its first filter"


@pytest.mark.parametrize(
    "address", ["/", "/kaart?gebied=westhoek&sector=ggz", "/aanbod", "/evolutie", "/methode"]
)
def test_tab_follows_the_page_and_is_seen(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # so that scrolling is done at once
    steps.visit(page, address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    tab_stops = stops(page)
    places = [stop["place"] for stop in tab_stops]
    assert places == sorted(places), "the order differs from that of the page"
    assert len(set(places)) == len(places)
    for stop in tab_stops:
        assert stop["order"] == 0, stop
        assert stop["outline"] >= 2, stop
        assert stop["width"] > 0, stop
        assert stop["height"] > 0, stop
        assert stop["inside"], stop


def test_tab_goes_from_left_to_right_and_down_in_the_filters(page: Page) -> None:
    steps.visit(page, "/kaart")
    filter_stops = [
        stop for stop in stops(page) if stop["name"] in (*FILTERS["/kaart"], "activiteit")
    ]
    assert list(dict.fromkeys(stop["name"] for stop in filter_stops)) == FILTERS["/kaart"]
    for stop, next_stop in pairwise(filter_stops):
        same_line = abs(stop["y"] - next_stop["y"]) < 30
        assert next_stop["x"] > stop["x"] if same_line else next_stop["y"] > stop["y"]


@pytest.mark.parametrize("path", FILTERS)
def test_every_list_can_be_changed(page: Page, path: str) -> None:
    """An arrow in each list in turn: the address follows, and the keyboard stays on the list."""
    steps.visit(page, path)
    for name in FILTERS[path]:
        if name in ("jaar", "sector", "zoek-gebied", "tot"):
            continue
        tab_to(page, name)
        before = held(page)["value"]
        last = steps.control(page, name).locator("option").last.get_attribute("value")
        there, back = ("ArrowUp", "ArrowDown") if before == last else ("ArrowDown", "ArrowUp")
        answered_on(page, there)
        chosen = held(page)["value"]
        assert chosen != before
        address = steps.search(page)
        default = json.loads(held(page)["id"])["default"]
        assert (chosen in address) == (chosen != default)
        if name in ("maat", "eenheid"):  # another measure or unit narrows what comes after it
            answered_on(page, back)
            assert held(page)["value"] == before


def test_boxes_are_ticked_with_space(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "sector")
    answered_on(page, " ")
    assert steps.search(page) == "?sector=mb"
    page.keyboard.press("Tab")
    answered_on(page, " ")
    assert steps.search(page) == "?sector=mb,ggz"
    expect(page.get_by_role("checkbox", name="GGZ")).to_be_checked()
    answered_on(page, " ")
    assert steps.search(page) == "?sector=mb"
    expect(page.get_by_role("checkbox", name="GGZ")).not_to_be_checked()


def test_a_folded_filter_opens_and_closes(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Activiteit")
    page.keyboard.press("Enter")
    box = page.get_by_role("checkbox", name="Houtbewerking")
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    answered_on(page, " ")
    assert steps.search(page) == "?activiteit=houtbewerking"
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert held(page)["tag"] == "SUMMARY"
    expect(page.locator("#activiteit-gekozen")).to_have_text("1 gekozen")


def test_the_folded_lists_of_the_map_can_be_changed(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Meer opties")
    page.keyboard.press(" ")
    tab_to(page, "klassen")
    answered_on(page, "ArrowDown")
    assert steps.search(page) == "?klassen=jaar"
    tab_to(page, "cirkels")
    answered_on(page, "ArrowDown")
    assert steps.search(page) == "?klassen=jaar&cirkels=ja"
    expect(steps.part(page, "kaart-kaart", "legende")).to_contain_text("Initiatief")


def test_the_year_follows_arrows_home_and_end(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "jaar")
    for key, year in (
        ("ArrowLeft", "2024"),
        ("ArrowDown", "2023"),
        ("ArrowRight", "2024"),
        ("Home", "2017"),
        ("ArrowUp", "2018"),
        ("End", "2025"),
    ):
        answered_on(page, key)
        assert steps.search(page) == ("" if year == "2025" else f"?jaar={year}")
        expect(page.locator("#jaar-gekozen")).to_have_text(year)
        expect(steps.title(page, "kaart-kaart")).to_have_text(
            f"Arbeidszorgmedewerkers per regio in {year}"
        )
        assert held(page)["name"] == "jaar"


def test_a_year_held_down_ends_where_the_slider_is(page: Page) -> None:
    """Eight quick steps, faster than the page answers: the last one counts everywhere."""
    steps.visit(page, "/kaart")
    tab_to(page, "jaar")
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    expect(steps.title(page, "kaart-kaart")).to_have_text(
        "Arbeidszorgmedewerkers per regio in 2017"
    )
    steps.stands(page)
    steps.expect_search(page, "?jaar=2017")
    expect(steps.title(page, "kaart-kaart")).to_have_text(
        "Arbeidszorgmedewerkers per regio in 2017"
    )
    expect(steps.control(page, "jaar")).to_have_value("2017")


def test_an_area_is_taken_and_let_go_in_the_ranking(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Kies Westhoek")
    with steps.answered(page):
        page.keyboard.press("Enter")
    expect(page.locator("#kaart-profiel h2")).to_have_text("Westhoek tegenover West-Vlaanderen")
    expect(page.get_by_role("link", name="Laat Westhoek los")).to_be_focused()
    with steps.answered(page):
        page.keyboard.press("Enter")
    assert steps.search(page) == ""
    expect(page.locator("#kaart-profiel table")).to_have_count(0)
    expect(page.get_by_role("link", name="Kies Westhoek")).to_be_focused()


def test_a_filter_is_taken_off_and_the_keyboard_stays_near(page: Page) -> None:
    steps.visit(page, "/kaart?sector=ggz,aw")
    tab_to(page, "", "Verwijder filter Geestelijke")
    with steps.answered(page):
        page.keyboard.press("Enter")
    assert steps.search(page) == "?sector=aw"
    assert held(page)["tag"] != "BODY", "the keyboard is back at the top of the page"


def test_an_area_is_found_by_name(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "zoek-gebied")
    page.keyboard.type("koksijde")
    with steps.answered(page):
        page.keyboard.press("Enter")
    assert steps.search(page) == "?gebied=koksijde"
    box = page.locator("#zoek-gebied")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Koksijde")
    page.keyboard.type("Arrondissement Ieper")
    page.keyboard.press("Enter")
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Koksijde en Arrondissement Ieper")


def test_the_search_box_is_emptied_however_long_the_key_is_held(page: Page) -> None:
    """Dash looks at the box when the key comes up: before or after the answer."""
    steps.visit(page, "/kaart")
    tab_to(page, "zoek-gebied")
    box = page.locator("#zoek-gebied")
    for name, area in (("koksijde", "Koksijde"), ("koksijde", "Koksijde"), ("ieper", "Ieper")):
        page.keyboard.type(name)
        page.keyboard.down("Enter")
        expect(page.locator("#kaart-profiel h2")).to_contain_text(area)
        page.keyboard.up("Enter")
        expect(box).to_have_value("")
    expect(page.locator("#kaart-profiel h2")).to_contain_text("Koksijde en Ieper")


def test_a_name_that_does_not_exist_is_said(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "zoek-gebied")
    page.keyboard.type("Kortrik")
    page.keyboard.press("Enter")
    said, box = page.locator("#meldingen"), page.locator("#zoek-gebied")
    expect(said).to_have_text("We vonden geen gebied “Kortrik”. Bedoelde u Kortrijk?")
    expect(box).to_be_focused()
    expect(box).to_have_value("Kortrik")
    with steps.answered(page):
        said.get_by_role("link", name="Kortrijk").click()
    assert steps.search(page) == "?gebied=kortrijk"
    box.fill("8500")
    page.keyboard.press("Enter")
    expect(box).to_have_value("")
    expect(page.locator(".melding")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_table_opens_and_stays_open(page: Page, key: str) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Toon de tabel")
    page.keyboard.press(key)
    table = steps.part(page, "kaart-kaart", "tabel").get_by_role("table")
    expect(table).to_be_visible()
    page.keyboard.press("Tab")
    region = held(page)
    assert region["text"].startswith("Tabel: "), "a table that scrolls can be reached"
    steps.choose(page, "maat", "uren")
    expect(table).to_be_visible()
    expect(table.locator("caption")).to_contain_text("Uren per week")


def test_the_menu_opens_and_escape_closes_it(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Bewaar of deel")
    page.keyboard.press("Enter")
    menu = steps.part(page, "kaart-kaart", "menu")
    first = menu.locator("a, button").first
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    for _ in range(menu.locator("a, button").count() + 1):
        page.keyboard.press("Tab")
    expect(first).to_be_hidden()
    assert held(page)["tag"] != "BODY"


def test_a_figure_is_saved_with_the_keyboard(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "", "Bewaar of deel")
    page.keyboard.press("Enter")
    tab_to(page, "", "SVG")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".svg")
    expect(steps.part(page, "kaart-kaart", "menu").get_by_role("link", name="SVG")).to_be_focused()


def test_navigation_goes_to_the_top_of_the_next_page(page: Page) -> None:
    steps.visit(page, "/kaart")
    tab_to(page, "nav-evolutie")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Evolutie")
    steps.stands(page)
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.press("Tab")
    assert held(page)["text"] == "Naar de inhoud", "the keyboard starts at the top too"


@pytest.mark.parametrize("path", ["/kaart", "/methode", "/meerwaarde/wat-als", "/bestaat/niet"])
def test_a_menu_of_the_header_closes_on_every_page(page: Page, path: str) -> None:
    steps.visit(page, path)
    menu = page.locator("header details.uitklap").first
    summary = menu.locator("summary")
    summary.click()
    expect(menu).to_have_attribute("open", "")
    menu.locator("a").first.focus()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    expect(menu).to_have_attribute("open", "")
    page.locator("footer p").first.click()
    expect(menu).not_to_have_attribute("open", "")
