"""The stage when things go otherwise: late answers, odd addresses, broken memory, other keyboards,
a speaker who comes back, paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from helpers.browser import talks

DECK = (
    "#titel=Proef&dia=Waar&figuur=/kaart%3Fjaar=2024%23kaart-kaart&dia=Tekst&regel=Dag"
    "&dia=Sector&figuur=/aanbod%3Fjaar=2024%23aanbod-sector"
)
PLACE = "arbeidszorgatlas.presentaties"
FOCUS = "() => document.activeElement.id"
#: A key as a keyboard sends it: its place, and its letter.
KEY = """([code, key, shiftKey]) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", {code, key, shiftKey, bubbles: true, cancelable: true}))"""


class Held:
    """Answers to changed slides that wait until they are let go."""

    def __init__(self, page: Page) -> None:
        self.waiting: list[Route] | None = []
        page.route("**/presentatie/dias.json", lambda route: self._receive(route))

    def _receive(self, route: Route) -> None:
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        """Every answer arrives, also those that were not asked yet."""
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()


def go(page: Page, query: str = "", deck: str = DECK) -> None:
    page.goto("about:blank")
    page.goto(f"/presentatie/toneel{query}{deck}")
    talks.stands(page)


def under(page: Page) -> Any:
    """What stands below the heading of the slide that is seen."""
    return page.locator(".dia.nu .diakop").first


def test_choices_that_come_quickly_add_up(page: Page) -> None:
    held = Held(page)
    go(page)
    page.keyboard.press("J")
    page.keyboard.press("J")
    page.locator("#kies-sector").select_option("ggz")
    held.let_go()
    expect(under(page)).to_contain_text("in 2022")
    expect(page.locator(".dia.nu h2").first).to_contain_text("geestelijke gezondheidszorg")
    page.locator("#kies-sector").select_option("")
    expect(under(page)).not_to_contain_text("GGZ")
    expect(under(page)).to_contain_text("in 2022")


def test_a_late_answer_changes_its_own_slide_alone(page: Page) -> None:
    held = Held(page)
    go(page)
    page.keyboard.press("J")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("J")
    held.let_go()
    talks.expect_slide(page, 3)
    expect(under(page)).to_contain_text("in 2023")
    page.keyboard.press("Home")
    talks.expect_slide(page, 1)
    expect(under(page)).to_contain_text("in 2023")


def test_back_does_not_wait_for_what_is_on_its_way(page: Page) -> None:
    held = Held(page)
    go(page)
    page.keyboard.press("J")
    expect(page.locator("#terug")).to_be_enabled()
    page.keyboard.press("r")
    expect(page.locator("#kies-jaar")).to_have_value("2024")
    held.let_go()
    expect(page.locator("#toneel")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".diaanders")).to_have_count(0)
    assert "jaar=" not in page.evaluate("window.location.search")


def test_loaded_again_it_shows_the_same(page: Page) -> None:
    go(page)
    page.keyboard.press("End")
    page.keyboard.press("J")
    expect(under(page)).to_contain_text("in 2023")
    page.reload()
    talks.stands(page)
    talks.expect_slide(page, 3)
    expect(under(page)).to_contain_text("in 2023")
    page.keyboard.press("r")
    expect(under(page)).to_contain_text("in 2024")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#getoond li")).to_have_count(4)
    page.reload()
    talks.stands(page)
    talks.expect_slide(page, 3)
    expect(page.locator("#bericht")).to_be_empty()


@pytest.mark.parametrize("dia", ["2.5", "-1", "99", "abc", "0", "1e0"])
def test_a_slide_that_is_not_there_is_said(page: Page, dia: str) -> None:
    go(page, f"?dia={dia}")
    talks.expect_slide(page, 3)
    expect(page.locator("#bericht")).to_contain_text(f"geen dia {dia}")
    page.goto(f"/presentatie/toneel?presentatie=westhoek&dia={dia}&jaar=2019")
    talks.stands(page)
    talks.expect_slide(page, talks.total(page))
    expect(page.locator("#bericht")).to_contain_text(f"geen dia {dia}")
    expect(page.locator(".diaanders")).to_have_count(0)


def test_another_link_in_the_same_window_is_another_deck(page: Page) -> None:
    go(page)
    page.goto("/presentatie/toneel#titel=$%26&dia=Anders&regel=x")
    expect(page.locator(".dia.nu h2")).to_have_text("Anders")
    assert page.title().startswith("$&"), "a title is a text"


# --- keys and focus ------------------------------------------------------------------------------


def test_a_black_screen_is_lit_by_what_goes_on(page: Page) -> None:
    go(page)
    page.keyboard.press("b")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator("#zwart")).to_be_hidden()
    talks.expect_slide(page, 3)
    page.keyboard.press("b")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#zwart")).to_be_hidden()
    talks.expect_slide(page, 2)
    assert page.evaluate(FOCUS) == "dias"


@pytest.mark.parametrize(
    "key",
    [
        ["Digit3", '"', False],
        ["Digit3", "3", True],
        ["Numpad3", "3", False],
        ["", "3", False],
    ],
)
def test_a_number_on_every_keyboard(page: Page, key: list[Any]) -> None:
    go(page)
    page.evaluate(KEY, key)
    page.keyboard.press("Enter")
    talks.expect_slide(page, 3)
    page.evaluate(KEY, ["Numpad7", "Home", False])
    talks.expect_slide(page, 1)


def test_focus_is_never_lost(page: Page) -> None:
    go(page)
    for button, times in (("#volgende", 3), ("#vorige", 3)):
        page.locator(button).focus()
        for _ in range(times):
            page.keyboard.press("Enter")
        expect(page.locator("#dias"), f"{button} can do no more").to_be_focused()
    page.locator("#kies-jaar").focus()
    page.keyboard.press("PageDown")
    talks.expect_slide(page, 2)
    expect(page.locator("#dias"), "a slide of text has no year").to_be_focused()
    page.keyboard.press("PageUp")
    page.keyboard.press("t")
    page.locator(".dia.nu .schuif").first.focus()
    page.keyboard.press("J")
    expect(under(page)).to_contain_text("in 2023")
    expect(page.locator("#dias"), "the slide that it was in is another").to_be_focused()
    expect(page.locator(".dia.nu .diatabel").first).to_be_visible()
    page.locator(".dia.nu .schuif").first.focus()
    page.keyboard.press("ArrowRight")
    talks.expect_slide(page, 2)
    expect(page.locator("#dias")).to_be_focused()


def test_a_year_is_typed_in_its_list(page: Page) -> None:
    go(page)
    page.locator("#kies-jaar").focus()
    page.keyboard.type("2019")
    expect(under(page)).to_contain_text("in 2019")
    assert page.evaluate(FOCUS) == "kies-jaar"
    talks.expect_slide(page, 1)


def test_the_first_slide_is_announced(page: Page) -> None:
    go(page)
    sentence = page.locator(".dia.nu").get_attribute("data-zin")
    expect(page.locator("#gezegd")).to_have_text(str(sentence))


# --- the window of the speaker -------------------------------------------------------------------


def speaker_of(page: Page) -> Page:
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator("#spreker-nu h2")).to_be_visible()
    return opened.value


def test_each_stage_has_its_own_speaker(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    first_stage, second_stage = context.new_page(), context.new_page()
    talks.go_on_stage(first_stage, "presentatie=westhoek")
    talks.go_on_stage(second_stage, "presentatie=westhoek&dia=5")
    first, second = speaker_of(first_stage), speaker_of(second_stage)
    first.keyboard.press("ArrowRight")
    expect(first.locator("#spreker-telling")).to_contain_text("2 /")
    expect(second.locator("#spreker-telling")).to_contain_text("5 /")
    first_stage.bring_to_front()
    first_stage.keyboard.press("s")
    first_stage.reload()
    talks.stands(first_stage)
    first.keyboard.press("ArrowRight")
    expect(first.locator("#spreker-telling")).to_contain_text("3 /")
    first_stage.keyboard.press("s")
    assert len(context.pages) == 4, "a window that is open is not opened again"
    first.keyboard.press("b")
    expect(first_stage.locator("#zwart")).to_be_visible()
    first.keyboard.press("ArrowRight")
    expect(first_stage.locator("#zwart")).to_be_hidden()
    talks.expect_slide(first_stage, 4)


def test_a_speaker_who_loads_the_window_again_keeps_the_time(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    context.clock.set_fixed_time(1_800_000_000_000)  # the seconds that this takes do not count
    page = context.new_page()
    talks.go_on_stage(page)
    speaker = speaker_of(page)
    speaker.evaluate("sessionStorage.setItem('arbeidszorgatlas.begonnen', Date.now() - 754_000)")
    speaker.reload()
    expect(speaker.locator("#spreker-tijd")).to_have_text("12:34")
    speaker.locator("#spreker-nul").click()
    expect(speaker.locator("#spreker-tijd")).to_have_text("00:00")


def test_notes_go_to_no_other_site(page: Page) -> None:
    """Messages name who may read them, and those of others are not heeded."""
    talks.go_on_stage(page)
    page.evaluate("""() => {
      const event = (origin) => new MessageEvent("message", {
        origin, source: window, data: {van: "spreker", toets: "ArrowRight"}});
      window.heard = [];
      window.postMessage = (_, whom) => window.heard.push(whom);
      window.dispatchEvent(event("https://elders.example"));
      window.dispatchEvent(event("null"));
    }""")
    talks.expect_slide(page, 1)
    assert page.evaluate("window.heard") == []
    page.evaluate("""() => window.dispatchEvent(new MessageEvent("message", {
        origin: location.origin, source: window, data: {van: "spreker", toets: "ArrowRight"}}))""")
    talks.expect_slide(page, 2)
    assert set(page.evaluate("window.heard")) == {page.evaluate("location.origin")}


def test_what_a_speaker_says_is_not_sent_to_change_a_slide(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor().new_page()
    with page.expect_request("**/presentatie/dias.json") as request:
        go(page, deck=f"{DECK}&notities=Geheim")
        page.keyboard.press("End")
    assert "Geheim" not in str(request.value.post_data)


# --- memory and paper ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "3",
        "[]",
        '{"alle": null}',
        '{"alle": {"p1": null, "p2": 3}, "huidig": {}}',
        '{"alle": {"__proto__": {"dias": 3}}, "huidig": "__proto__"}',
        json.dumps({"alle": {"p1": {"titel": {}, "dias": {}}}, "huidig": "p1"}),
        json.dumps(
            {
                "alle": {
                    "p1": {
                        "titel": "T",
                        "dias": [
                            None,
                            3,
                            {"kop": {}},
                            {"figuren": [{}]},
                            {"regels": "x"},
                            {"figuren": "/kaart#kaart-kaart"},
                        ],
                    }
                },
                "huidig": "p1",
            }
        ),
    ],
)
def test_whatever_the_browser_kept_the_pages_stand(page: Page, text: str) -> None:
    page.goto("/presentatie")
    page.evaluate("(text) => localStorage.setItem('" + PLACE + "', text)", text)
    for path in (
        "",
        "/maken",
        "/maken?eigen=p1",
        "/maken?eigen=__proto__",
        "/maken?eigen=constructor",
    ):
        page.goto(f"/presentatie{path}", wait_until="domcontentloaded")  # all but the pictures
        expect(page.locator("#eigen, #maak").first).to_be_visible()
    page.get_by_role("button", name="Voeg een tekstdia toe").click()
    page.get_by_label("Kop", exact=True).last.fill("Toch")
    page.goto("/presentatie")
    expect(page.locator("#eigen-decks .deck")).not_to_have_count(0)


def test_a_deck_without_a_title_takes_figures(page: Page) -> None:
    page.goto("/presentatie")
    deck_id = page.evaluate("""async () => {
      const decks = await import("/assets/scripts/stores/decks.js");
      decks.put("", {titel: "", dias: []});
      return decks.addFigure("/kaart#kaart-kaart", "x");
    }""")
    assert deck_id == "p1"


def test_every_slide_with_its_figure_stands_on_paper(page: Page) -> None:
    go(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for slide in page.locator(".dia[data-plaats]").all():
        expect(slide).to_be_visible()
    for drawing in page.locator(".dia svg[lang]").all():
        box = drawing.bounding_box()
        assert box and box["height"] > 100 and box["width"] > 100
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    talks.expect_slide(page, 1)
    assert talks.smallest(page)[0] >= talks.SMALLEST
