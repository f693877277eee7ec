"""What a reader does on the page of the five questions, and with the calculator."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from arbeidszorg.subjects.study import amounts, balances, euro, scenario
from arbeidszorg.texts import t
from components import outcome
from helpers.browser import steps
from helpers.browser.axe import violations
from helpers.browser.layout import STICKS_OUT
from pages.meerwaarde import QUESTIONS

PAGE, WHAT_IF = "/meerwaarde", "/meerwaarde/wat-als"
FIGURES = ("medewerker", "overheid", "uniek", "welbevinden", "ladder", "doorstroom", "aanbod")
#: Addresses of the calculator that the browser must work out as the server does.
ASKED = (
    "",
    "?doorstroom=12",
    "?deelnemers=500&doorstroom=12&b.doorstroom=16",
    "?doorstroom=16,3&subsidies=1.999,99&vergoeding=340,5",
    "?subsidies=0&btw=0&besparing-zorg=0",
    "?besparing-werk=0&b.deelnemers=1",
    "?doorstroom=95&inkomen=100000&deelnemers=100000&b.welbevinden=0",
    "?vergoeding=0&inkomen=0&welbevinden=0&onkosten=0&subsidies=0&btw=0"
    "&besparing-werk=0&besparing-zorg=0",
)


def field(page: Page, code: str, name: str = "a") -> Locator:
    return page.locator(f"#veld-{name}-{code}")


def slider(page: Page, code: str, name: str = "a") -> Locator:
    return page.locator(f"#schuif-{name}-{code}")


def out(page: Page, name: str) -> Locator:
    """What comes out under a name; the first of each."""
    return page.locator(f"[data-uit='{name}']").first


def results(page: Page) -> dict[str, str]:
    """All that comes out, and the words of the tornado, as a reader sees them."""
    return dict(
        page.evaluate("""() => {
      const found = {};
      document.querySelectorAll("[data-uit]").forEach((one, place) => {
        found[`${place} ${one.dataset.uit}`] = one.textContent; });
      document.querySelectorAll("#studie-tornado tbody tr").forEach((row, place) => {
        found[`rij ${place}`] = [...row.cells].map((cell) => cell.textContent).join("|"); });
      found.zin = document.getElementById("studie-tornado-zin").textContent;
      found.noten = document.querySelector("#studie-tornado .noten").textContent;
      return found;
    }""")
    )


def drawn(page: Page) -> dict[str, list[float]]:
    """What is drawn in the tornado, by what it says: where it lies, and how wide it is."""
    return dict(
        page.evaluate("""() => {
      const found = {};
      const panel = document.querySelector("#studie-tornado-figuur > svg svg");
      panel.querySelectorAll(":scope > rect, :scope > text").forEach((one) => {
        const bar = one.tagName === "rect"; // words may be alike, but not on one row
        const name = `${one.textContent} ${bar ? "" : one.getAttribute("y")}`;
        found[name] = (bar ? ["x", "width", "y"] : ["y"]).map(
          (each) => parseFloat(one.getAttribute(each))); });
      return found;
    }""")
    )


# --- the five questions --------------------------------------------------------------------------


def test_each_question_has_its_figures_with_a_table_and_a_source(page: Page) -> None:
    steps.visit(page, PAGE)
    heads = page.locator("section.vraag > h2").all_inner_texts()
    assert heads == [t(f"meerwaarde.{name}.title") for name in QUESTIONS]
    cards = page.locator("section.figuurkaart").all()
    assert [card.get_attribute("id") for card in cards] == [f"studie-{key}" for key in FIGURES]
    for card in cards:
        name = card.get_by_role("heading").first.inner_text()
        expect(card).to_have_accessible_name(name)
        drawing = card.get_by_role("img", name=name, exact=True)
        expect(drawing).to_have_accessible_description(card.locator(".zin").inner_text())
        card.get_by_text("Toon de tabel", exact=True).click()
        table = card.get_by_role("table")
        expect(table).to_be_visible()
        assert table.locator("tbody td").count() > 0
        expect(card.locator("p.bron").last).to_have_text(re.compile(r"^Bron: .+\.$"))


def test_the_contents_lead_to_the_questions(page: Page) -> None:
    steps.visit(page, PAGE)
    contents = page.get_by_role("navigation", name="De vijf vragen").locator(".inhoudlijst")
    links = contents.get_by_role("link").all()
    inside = [str(link.get_attribute("href")) for link in links]
    assert inside == [*(f"#{name}" for name in QUESTIONS), WHAT_IF]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    assert [to for to in inside if to[0] == "#" and to[1:] not in ids] == []


def test_figures_can_be_taken_along(page: Page) -> None:
    steps.visit(page, PAGE)
    card = page.locator("#studie-overheid")
    card.get_by_label("Bewaar of deel: Kosten en opbrengsten voor de overheid").click()
    for ending in ("svg", "data.csv"):
        with page.expect_download() as taken:
            card.locator(f".uitvoer a[href*='/overheid.{ending}']").click()
        assert taken.value.suggested_filename == f"arbeidszorg_overheid.{ending}"
    collect = card.locator("[data-verzamel]")
    collect.click()
    expect(collect).to_have_text(str(collect.get_attribute("data-klaar")))


def test_the_ladder_is_walked_with_the_keyboard(page: Page) -> None:
    steps.visit(page, PAGE)
    rungs = page.locator("#treden details")
    expect(page.locator("#trede-3")).to_have_attribute("open", "")
    page.locator("#trede-3 > summary").focus()
    marked = page.locator("#studie-ladder-figuur .opentrede")
    expect(marked).to_have_attribute("data-gebied", "3")
    for key, rung in (
        ("ArrowUp", 4),
        ("ArrowUp", 5),
        ("End", 1),
        ("ArrowDown", 1),
        ("Home", 6),
        ("ArrowUp", 6),
        ("ArrowDown", 5),
    ):
        page.keyboard.press(key)
        opened = page.locator(f"#trede-{rung}")
        expect(opened.locator("summary")).to_be_focused()
        expect(opened).to_have_attribute("open", "")
        expect(marked).to_have_attribute("data-gebied", str(rung))
    assert rungs.locator("xpath=self::*[@open]").count() == 1
    expect(page.locator("#trede-5 .tredeuitleg")).to_contain_text("45.120 personen in 2018")
    expect(page.locator("#trede-5 .tredeuitleg")).to_contain_text("Bron: POM West-Vlaanderen")
    page.keyboard.press("Enter")
    expect(page.locator("#trede-5")).not_to_have_attribute("open", "")


def test_a_rung_opens_from_the_address_and_from_the_drawing(page: Page) -> None:
    steps.visit(page, f"{PAGE}?trede=4")
    expect(page.locator("#trede-4")).to_have_attribute("open", "")
    expect(page.locator("#trede-4 .tredeuitleg")).to_contain_text("10.728")
    page.locator("#studie-ladder-figuur rect[data-gebied='6']").click()
    expect(page.locator("#trede-6")).to_have_attribute("open", "")
    expect(page.locator("#trede-4")).not_to_have_attribute("open", "")


def test_it_reads_without_scripts(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto(PAGE)
    for key in FIGURES:
        expect(page.locator(f"#studie-{key}-figuur > svg")).to_be_visible()
    page.locator("#trede-6 > summary").click()
    expect(page.locator("#trede-6 .tredeuitleg")).to_be_visible()


# --- the calculator ------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ASKED)
def test_the_browser_works_it_out_as_the_server_does(page: Page, query: str) -> None:
    """From the study, typed field by field; the server from the address that comes of it."""
    scenarios = scenario.read(query)
    assert scenarios.notices == ()
    steps.visit(page, WHAT_IF)
    page.evaluate(steps.OPEN)
    for name, text in _typed(query):
        code, letter = name.removeprefix("b."), "b" if name.startswith("b.") else "a"
        field(page, code, letter).fill(text)
    steps.expect_search(page, scenario.query(scenarios.a, scenarios.b))
    typed, moved = results(page), drawn(page)
    page.reload()
    steps.stands(page)
    assert results(page) == typed
    fresh = drawn(page)
    assert sorted(fresh) == sorted(moved)
    for name, places in fresh.items():
        assert moved[name] == pytest.approx(places, abs=0.2), name
    _says(page, "a", scenarios.a)
    _says(page, "b", scenarios.b)
    expect(page.locator("#studie-tornado-zin")).to_have_text(balances.tornado(scenarios.a).sentence)


def _typed(query: str) -> list[tuple[str, str]]:
    return [tuple(part.split("=")) for part in query[1:].split("&") if part]  # type: ignore[misc]


def _says(page: Page, name: str, assumptions: amounts.Scenario) -> None:
    """The page says what the domain says."""
    balance = amounts.balance(assumptions)
    wanted: dict[str, str] = {
        f"{name}.wie": outcome.persons(assumptions),
        f"{name}.terug": outcome.recovered(balance),
        f"{name}.quitte": outcome.break_even(assumptions),
    }
    values = {part.code: value for part, value in balance.lines}
    values |= {party: balance.left_for(party) for party in amounts.PARTIES} | {
        "samen": balance.together
    }
    for code, value in values.items():
        wanted[f"{name}.{code}.each"] = euro.signed(value)
        wanted[f"{name}.{code}.total"] = euro.signed(balance.total(value))
    texts = page.evaluate(
        """(names) => Object.fromEntries(names.map((name) => [name,
          [...new Set([...document.querySelectorAll(`[data-uit="${name}"]`)].map(
            (one) => one.textContent))].join(" / ")]))""",
        list(wanted),
    )
    assert texts == wanted


def test_the_browser_reads_numbers_as_the_server_does(page: Page) -> None:
    """Every way in which people type a number; what is none is said at its field."""
    steps.visit(page, WHAT_IF)
    page.evaluate(steps.OPEN)
    texts = (
        "1.741",
        "1741,5",
        "8,5",
        "8.5",
        "€ 482",
        "16,3 %",
        "1 741",
        "0.125",
        "-5",
        "−5",
        "",
        "  ",
        "veel",
        "1,2,3",
        "1e3",
        "999999999",
        "100001",
        "٣",
        "a" * 29,
    )
    for text in texts:
        number, fault = scenario.understood("subsidies", text)
        field(page, "subsidies").fill("1500")
        field(page, "subsidies").fill(text)
        room = page.locator("#fout-a-subsidies")
        if number is None:
            expect(room).to_have_text(f"{fault} De vorige waarde (1.500 euro) blijft gelden.")
            expect(field(page, "subsidies")).to_have_attribute("aria-invalid", "true")
            expect(out(page, "a.subsidies.each")).to_have_text("−1.500")
        else:
            expect(room).to_have_text("")
            expect(out(page, "a.subsidies.each")).to_have_text(euro.signed(-number))


def test_at_the_study_it_is_exactly_the_balance_of_the_study(page: Page) -> None:
    steps.visit(page, f"{WHAT_IF}?doorstroom=20&subsidies=900")
    page.evaluate(steps.OPEN)
    field(page, "doorstroom").fill("8")
    field(page, "subsidies").fill("1.741")
    for who, text in (("medewerker", "+1.114"), ("overheid", "−455"), ("samen", "+659")):
        expect(out(page, f"a.{who}.each")).to_have_text(text)
    expect(out(page, "a.terug")).to_contain_text("73,9")
    expect(out(page, "a.quitte")).to_contain_text("16,3")
    steps.expect_search(page, "")


def test_a_slider_answers_to_the_keyboard(page: Page) -> None:
    steps.visit(page, WHAT_IF)
    bar = slider(page, "doorstroom")
    expect(bar).to_have_accessible_name("Schuif: Doorstroom naar betaald werk, Scenario A")
    bar.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(field(page, "doorstroom")).to_have_value("12")
    expect(bar).to_have_attribute("aria-valuetext", "12\u00a0%")
    expect(out(page, "a.inkomen.each")).to_have_text("+723")
    expect(slider(page, "doorstroom", "b")).to_have_value("12")  # B is as A
    expect(field(page, "doorstroom", "b")).to_have_value("")
    page.keyboard.press("Tab")  # the slider of A, then the field of B
    expect(field(page, "doorstroom", "b")).to_be_focused()
    page.keyboard.type("16")
    expect(out(page, "b.inkomen.each")).to_have_text("+964")
    steps.expect_search(page, "?doorstroom=12&b.doorstroom=16")
    expect(page.locator("#watals-gezegd")).to_contain_text("Saldo A: medewerker +1.355")


def test_an_address_comes_back_on_reload_and_can_be_cleared(page: Page) -> None:
    address = f"{WHAT_IF}?deelnemers=500&btw=90,5&b.doorstroom=16"
    steps.visit(page, address)
    before = results(page)
    expect(field(page, "deelnemers")).to_have_value("500")
    expect(field(page, "btw")).to_be_visible()  # its group stands open
    expect(field(page, "vergoeding")).to_be_hidden()
    page.reload()
    steps.stands(page)
    assert results(page) == before
    expect(field(page, "doorstroom", "b")).to_have_value("16")
    page.get_by_role("link", name="Zet alles terug op de studie").click()
    steps.expect_search(page, "")
    expect(out(page, "b.overheid.each")).to_have_text("−455")


def test_bad_input_is_said_at_its_field_and_the_rest_stands(page: Page) -> None:
    steps.visit(page, WHAT_IF)
    field(page, "deelnemers").fill("500")
    for text, words in (
        ("veel", "“veel” is geen getal"),
        ("-3", "negatief"),
        ("", "leeg"),
        ("200", "Het hoogste is 100"),
    ):
        field(page, "doorstroom").fill(text)
        expect(page.locator("#fout-a-doorstroom")).to_contain_text(words)
        expect(field(page, "doorstroom")).to_have_accessible_description(re.compile(words))
        expect(out(page, "a.wie")).to_have_text("500 medewerkers, 8\u00a0% doorstroom")
    steps.expect_search(page, "?deelnemers=500")
    assert violations(page) == []
    field(page, "doorstroom").fill("9")
    expect(page.locator("#fout-a-doorstroom")).to_have_text("")
    expect(out(page, "a.wie")).to_have_text("500 medewerkers, 9\u00a0% doorstroom")


def test_a_bad_address_is_said_above(page: Page) -> None:
    steps.visit(page, f"{WHAT_IF}?doorstroom=veel&oud=1&deelnemers=500")
    notice = page.locator(".melding")
    expect(notice).to_contain_text("“veel” is geen getal")
    expect(notice).to_contain_text("“oud”")
    expect(out(page, "a.wie")).to_have_text("500 medewerkers, 8\u00a0% doorstroom")


def test_the_figure_leaves_as_it_is_seen(page: Page) -> None:
    steps.visit(page, WHAT_IF)
    field(page, "deelnemers").fill("500")
    steps.expect_search(page, "?deelnemers=500")
    menu = page.locator("#studie-tornado .uitvoer")
    expect(menu.locator("a[download$='tornado.svg']")).to_have_attribute(
        "href", "/figuur/wat-als/tornado.svg?deelnemers=500"
    )
    expect(menu.locator("a[download$='1x1.png']").first).to_have_attribute(
        "href", "/figuur/wat-als/tornado.png?deelnemers=500&vorm=1x1"
    )
    expect(menu.locator("[data-verzamel]")).to_have_attribute(
        "data-verzamel", "/meerwaarde/wat-als?deelnemers=500#studie-tornado"
    )


def test_the_form_works_without_scripts(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto(WHAT_IF)
    expect(slider(page, "doorstroom")).to_be_hidden()
    field(page, "doorstroom").fill("12")
    field(page, "doorstroom", "b").fill("16")
    page.get_by_role("button", name="Reken uit").click()
    steps.expect_search(page, "?doorstroom=12&b.doorstroom=16")
    expect(out(page, "a.medewerker.each")).to_have_text("+1.355")
    expect(out(page, "b.medewerker.each")).to_have_text("+1.596")
    expect(page.locator("#studie-tornado-figuur > svg")).to_be_visible()


# --- for everyone --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", [PAGE, f"{WHAT_IF}?doorstroom=veel&b.btw=9"])
def test_axe_finds_nothing_and_nothing_sticks_out_with_all_open(
    page: Page, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    steps.visit(page, path)
    page.evaluate(steps.OPEN)
    assert violations(page) == []
    assert steps.overflow(page) == 0
    assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("path", [PAGE, WHAT_IF])
def test_it_prints(page: Page, path: str) -> None:
    steps.visit(page, path)
    page.emulate_media(media="print")
    for gone in ("header nav", ".meenemen", ".schuifbalk"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    figures: list[Any] = page.locator(".grafiek > svg").all()
    assert figures
    for figure in figures:
        expect(figure).to_be_visible()
