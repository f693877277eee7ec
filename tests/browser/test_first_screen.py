"""What a reader sees without scrolling: on an ordinary laptop, and on a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps
from helpers.browser.axe import violations

#: An ordinary laptop.
HIGH = 768
#: Page -> the figures that are whole on its first screen, with key and sentence.
FIRST = {
    "/": ("overzicht-kaart", "overzicht-verloop"),
    "/?gebied=kortrijk": ("overzicht-kaart", "overzicht-verloop"),
    "/kaart": ("kaart-kaart",),
    "/aanbod": ("aanbod-sector", "aanbod-activiteit"),
    "/evolutie": ("evolutie-verloop",),
    "/ladder": ("ladder-stroom",),
    "/kaart?gebied=westhoek": ("kaart-kaart",),
    "/kaart?niveau=gemeente": ("kaart-kaart",),
    "/kaart?niveau=gemeente&gebied=kortrijk": ("kaart-kaart",),
    "/kaart?niveau=gemeente&eenheid=per10000&plaats=woonplaats": ("kaart-kaart",),
    "/gebied/kortrijk": ("portret-kaart", "portret-verloop"),
    "/gebied/arrondissement-brugge": ("portret-kaart", "portret-verloop"),
    "/gebied/westhoek": ("portret-kaart", "portret-verloop"),
}
#: The bottom of the parts of a card that are seen.
BOTTOMS = """(card) => ["figuur", "legende", "zin"].map(
  (name) => Math.ceil(document.getElementById(`${card}-${name}`).getBoundingClientRect().bottom))"""
#: The tops of what stands in the row of filters, without their labels.
ROWS = """[...document.querySelectorAll(".filters > *")]
  .filter((one) => one.checkVisibility())
  .map((one) => Math.round(one.getBoundingClientRect().bottom))"""

#: What lies under the filters.
COVERED = """() => {
  const low = document.querySelector(".filterbalk").getBoundingClientRect().bottom;
  return [...document.querySelectorAll("main .figuurkaart, main .getalkaart")]
    .filter((one) => one.getBoundingClientRect().top < low).map((one) => one.id);
}"""

#: The choices of the lists that would be cut, each taken in its turn.
CUT = """() => {
  const pen = document.createElement("canvas").getContext("2d"), cut = [];
  for (const list of document.querySelectorAll("main select")) {
    const before = list.selectedIndex, style = getComputedStyle(list);
    pen.font = style.font;
    [...list.options].forEach((option, at) => {
      list.selectedIndex = at;
      const around = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      const over = pen.measureText(option.text).width + around - list.clientWidth;
      if (list.checkVisibility() && over > 1) cut.push(option.text);
    });
    list.selectedIndex = before;
  }
  return cut;
}"""

#: The labels that run into what stands beside them.
WIDE = """[...document.querySelectorAll(".filters label")]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)"""


#: What of a part of the page stands above or left of what Tab reaches before it, on its line.
OUT_OF_ORDER = """(parts) => [...document.querySelectorAll(parts)].flatMap((part) => {
  const reached = [...part.querySelectorAll("a, summary, input, button, [tabindex='0']")]
    .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  return reached.slice(1).filter(([, at], place) => {
    const before = reached[place][1];
    return at.bottom <= before.top || (at.top < before.bottom && at.right <= before.left);
  }).map(([one]) => one.outerHTML);
})"""


@pytest.fixture(params=[True, False], ids=["scripts", "bare"])
def seen(
    visitor: Callable[..., BrowserContext], request: pytest.FixtureRequest
) -> Callable[[str], Page]:
    """A page as it stands on the laptop of a reader, with scripts and without."""
    size = {"width": 1366, "height": HIGH}
    page = visitor(viewport=size, java_script_enabled=request.param).new_page()

    def stands(path: str) -> Page:
        page.goto(path)
        if request.param:
            steps.stands(page)
        return page

    return stands


def test_the_first_screen_of_a_laptop_holds_the_main_figure(seen: Callable[[str], Page]) -> None:
    """With its key and its sentence, and the filters in one row, none of them cut."""
    for path, cards in FIRST.items():
        laptop = seen(path)
        expect(laptop.get_by_role("heading", level=1)).to_be_in_viewport()
        rows = laptop.evaluate(ROWS)
        assert max(rows) - min(rows) <= 1, path
        assert laptop.evaluate(COVERED) == [], path
        assert laptop.evaluate(CUT) == [], path
        for card in cards:
            assert max(laptop.evaluate(BOTTOMS, card)) <= HIGH, card
        assert steps.overflow(laptop) == 0


#: How far circles on the map are from round, of the still figure or of the live one.
OVAL = """(circles) => Math.max(...[...document.querySelectorAll(circles)].map((one) => {
  const box = one.getBoundingClientRect();
  return Math.abs(box.width - box.height);
}))"""


def test_the_first_screen_says_what_it_is_worth(seen: Callable[[str], Page]) -> None:
    laptop = seen("/meerwaarde")
    for card in ("studie-medewerker", "studie-overheid"):
        for name in ("titel", "figuur", "zin"):
            expect(laptop.locator(f"#{card}-{name}")).to_be_in_viewport(ratio=1)
        expect(laptop.locator(f"#{card} .legende")).to_be_in_viewport(ratio=1)


def test_on_a_low_screen_tiles_have_their_names_and_circles_are_round(page: Page) -> None:
    """Still and live, and after the window changed."""
    page.set_viewport_size({"width": 1366, "height": HIGH})
    steps.visit(page, "/kaart?niveau=gemeente")
    figure = steps.part(page, "kaart-kaart", "figuur")
    names = figure.locator(":scope > svg tspan").all_text_contents()
    assert "Spiere-H." in names and "Kortrijk" in names
    assert page.evaluate(OVAL, "#kaart-kaart-figuur > svg circle") < 1
    live = "#kaart-kaart-figuur .trace[class*='-cirkel'] path.js-fill"
    for height in (HIGH, 700):
        page.set_viewport_size({"width": 1366, "height": height})
        page.wait_for_function(f"(css) => ({OVAL})(css) < 2.5", arg=live)


def test_the_overview_begins_with_the_number_that_matters(seen: Callable[[str], Page]) -> None:
    number = seen("/").locator("#overzicht-getal")
    for text in ("2.147", "5,6 % meer dan in 2024", "In 2025 werkten 2.147 arbeidszorgmedewerkers"):
        expect(number.get_by_text(text).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_telephone_the_figure_comes_first(
    visitor: Callable[..., BrowserContext], scripts: bool
) -> None:
    """What was chosen is said above it; the filters are behind a word that counts them, and they
    come with a touch."""
    size = {"width": 390, "height": 844}
    page = visitor(viewport=size, java_script_enabled=scripts).new_page()
    page.goto("/kaart?sector=ggz&gebied=westhoek&maat=instroom")
    if scripts:
        steps.stands(page)
    fold = page.locator(".vouw > summary")
    expect(fold).to_have_text("Filters (3)")
    expect(page.get_by_label("Wat tellen we?")).to_be_hidden()
    expect(page.locator(".chips").get_by_role("link", name="Westhoek")).to_be_in_viewport()
    top = page.locator("#kaart-kaart-figuur").bounding_box()
    assert top is not None and top["y"] < 844 - 100
    fold.click()
    expect(page.get_by_label("Wat tellen we?")).to_be_visible()
    assert steps.overflow(page) == 0


def test_the_count_of_filters_follows(phone: Page) -> None:
    steps.visit(phone, "/aanbod")
    expect(phone.locator(".vouw > summary")).to_have_text("Filters")
    for _ in range(
        2
    ):  # Tab goes through the header as the eye does; the second time its menu is open
        assert phone.evaluate(OUT_OF_ORDER, "header, main .figuurkaart") == []
        phone.locator(".menuvouw > summary").click()
    steps.tick(phone, "sector", "mb")
    expect(phone.locator(".vouw > summary")).to_have_text("Filters (1)")
    assert violations(phone) == []


def test_the_year_goes_by_steps(page: Page) -> None:
    """Faster than the page answers too; past the last year there is none."""
    steps.visit(page, "/kaart")
    back, on = (
        page.get_by_role("button", name=name) for name in ("Een jaar terug", "Een jaar verder")
    )
    expect(on).to_have_attribute("aria-disabled", "true")
    on.dispatch_event("click")
    assert steps.search(page) == ""
    with steps.answered(page):
        back.click()
        back.click()
        back.click()
    expect(steps.title(page, "kaart-kaart")).to_have_text(
        "Arbeidszorgmedewerkers per regio in 2022"
    )
    assert steps.search(page) == "?jaar=2022"
    expect(steps.control(page, "jaar")).to_have_value("2022")
    expect(on).to_have_attribute("aria-disabled", "false")
    with steps.answered(page):
        on.click()
    assert steps.search(page) == "?jaar=2023"
    expect(on).to_be_focused()
    page.go_back()
    steps.expect_search(page, "/kaart")


def test_the_years_play_until_a_key_is_pressed(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.clock.install(time=0)
    steps.visit(page, "/")
    page.clock.pause_at(3_600_000)
    play = page.locator(".speel")
    expect(play).to_have_accessible_name("Speel af: jaar na jaar")
    play.click()
    steps.expect_search(page, "?jaar=2017")
    expect(play).to_have_accessible_name("Stop bij dit jaar")
    page.clock.run_for(1500)
    steps.expect_search(page, "?jaar=2018")
    page.keyboard.press("Escape")
    expect(play).to_have_attribute("aria-pressed", "false")
    page.clock.run_for(5000)
    steps.expect_search(page, "?jaar=2018")


def test_nothing_plays_for_who_wants_no_motion(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(reduced_motion="reduce").new_page()
    steps.visit(page, "/")
    expect(page.locator(".speel")).to_be_hidden()
    expect(page.get_by_role("button", name="Een jaar terug")).to_be_visible()


def test_without_scripts_there_are_no_steps(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto("/")
    assert [button for button in page.locator(".stapknop").all() if button.is_visible()] == []
    expect(page.get_by_label("Jaar 2025")).to_be_visible()


@pytest.mark.parametrize("path", ["/kaart", "/aanbod", "/evolutie"])
def test_what_folds_out_of_the_filters_stays_on_the_screen(page: Page, path: str) -> None:
    """Whatever the width: how wide the window is, is the affair of the style alone."""
    steps.visit(page, path)
    assert page.evaluate(WIDE) == []
    page.evaluate("document.querySelectorAll('#filters details').forEach(d => d.open = true)")
    for width in (390, 1280, 1366, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CUT) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for panel in page.locator("#filters .filters > details > :not(summary)").all():
            box = panel.bounding_box()
            assert box is None or (box["x"] >= 0 and box["x"] + box["width"] <= width), width
