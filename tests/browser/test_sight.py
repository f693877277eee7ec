"""Readers whose system takes over the colours, or who read on a narrow screen, see what figures
say."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from helpers.browser import steps

#: Views whose legends and marks say something by their colour.
COLOURED = (
    "/kaart?niveau=gemeente&sector=vaph&gebied=torhout",
    "/kaart?cirkels=ja",
    "/evolutie?splitsing=sector",
    "/ladder",
    "/dekking?sector=ggz&erbij=diksmuide",
    "/meerwaarde",
)
#: Colours of a system that was set to light letters on black, and the paper of figures.
GROUND, PAPER = (0, 0, 0), (255, 255, 255)
Colour = tuple[int, ...]
#: Those of legends, and of a ranking what does not need scrolling.
SWATCHES = "main .legende .staal, main .rangtabel tr:nth-child(-n + 4) .staal"
#: Where the elements stand that a selector chooses and a reader sees, and what they are to show.
PLACES = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
  .map((one) => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [[x, y + scrollY, x + width, y + scrollY + height], one.style.getPropertyValue("--vul")];
  })"""


@pytest.fixture
def forced(page: Page) -> Page:
    """A page of a reader whose system takes over the colours, on a dark ground."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    return page


def _seen(page: Page, *selectors: str) -> list[list[tuple[dict[Colour, int], str]]]:
    """Of each selector its elements: their colours, with how many pixels have them, and the colour
    that they stand for. The page is looked at once."""
    whole = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")

    def colours(box: list[float]) -> dict[Colour, int]:
        left, top, right, bottom = map(round, box)
        picture = whole.crop((left, top, right, bottom))
        counted = picture.getcolors(picture.width * picture.height) or []
        return {colour: number for number, colour in counted if isinstance(colour, tuple)}

    return [
        [(colours(box), meant) for box, meant in page.evaluate(PLACES, selector)]
        for selector in selectors
    ]


def _main(colours: dict[Colour, int]) -> Colour:
    """The colour of most pixels."""
    return max(colours, key=lambda colour: colours[colour])


def _rgb(text: str) -> Colour:
    return tuple(int(text[place : place + 2], 16) for place in (1, 3, 5))


@pytest.mark.parametrize("address", COLOURED)
def test_in_colours_of_the_system_a_figure_is_read(forced: Page, address: str) -> None:
    """It stands on white paper, since its words are dark; a swatch has the colour that it names,
    and a mark on a line has more than the ground."""
    steps.visit(forced, address)
    boxes, swatches, marks = _seen(forced, "main .vak", SWATCHES, "main .legende svg")
    assert boxes
    for colours, _ in boxes:
        assert colours.get(GROUND, 0) < 0.01 * sum(colours.values())
        assert PAPER in colours
    assert [meant for colours, meant in swatches if _rgb(meant) not in colours] == []
    assert all(len(colours) > 2 for colours, _ in marks)
    assert swatches or marks


def test_in_colours_of_the_system_what_is_chosen_is_marked(forced: Page) -> None:
    """The page in the menu, and the area in the ranking, differ in their ground from the others;
    and the sign to play points to the right."""
    steps.visit(forced, "/kaart?gebied=westhoek")
    seen = _seen(
        forced,
        ".navlink[aria-current]",
        ".navlink:not([aria-current])",
        ".rangtabel .gekozen td:last-child",
        ".rangtabel tbody tr:not(.gekozen) td:last-child",
    )
    page, other_page, area, other_area = [_main(elements[0][0]) for elements in seen]
    assert other_page == other_area == GROUND
    assert GROUND not in (page, area)
    sign = Image.open(BytesIO(forced.locator(".speel").screenshot())).convert("L").point(bool)
    wide, high = sign.size
    parts = ((5, 5, wide // 2, high - 5), (wide // 2, 5, wide - 5, high - 5))
    left, right = (sum(sign.crop(part).get_flattened_data()) for part in parts)  # type: ignore[arg-type]
    assert left > 1.5 * right > 0


def test_in_colours_of_the_system_marks_without_words_are_seen(forced: Page) -> None:
    """The two marks of the theory."""
    steps.visit(forced, "/veranderingstheorie")
    for elements in _seen(forced, ".theorie-legende .merk-cijfer", ".theorie-legende .merk-geen"):
        assert len(elements[0][0]) > 1


# --- narrow --------------------------------------------------------------------------------------

#: Views of every kind of figure.
FIGURES = (
    "/",
    "/?gebied=westhoek,midwest",
    "/kaart?gebied=westhoek,midwest,brugge,oostende",
    "/kaart?niveau=arrondissement&cirkels=ja",
    "/kaart?niveau=gemeente",
    "/kaart?niveau=gemeente&kaartvorm=cirkels",
    "/aanbod?maat=uren&eenheid=per10000",
    "/aanbod?niveau=arrondissement&splitsing=doorverwijzer",
    "/evolutie?maat=uren",
    "/evolutie?splitsing=hoofdinkomen&eenheid=aandeel",
    "/evolutie?niveau=regio&eenheid=index",
    "/ladder",
    "/meerwaarde",
    "/meerwaarde/wat-als",
    "/aanbevelingen",
    "/rapport/westhoek",
)
#: Words of figures that lie over each other, and those that stick out of their card.
CROWDED = """(drawing) =>
[...document.querySelectorAll(`main .grafiek ${drawing}`)].flatMap((svg) => {
  const words = [...svg.querySelectorAll("text")]
    .filter((one) => one.checkVisibility() && one.textContent.trim())
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const over = words.flatMap(([text, a], place) => words.slice(place + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
                       Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
    .map(([other]) => `${svg.parentElement.id}: ${text} over ${other}`));
  const card = svg.closest(".schuif, .figuurkaart, .rapportdeelvak").getBoundingClientRect();
  const out = svg.closest(".schuif") ? [] : words
    .filter(([, box]) => box.left < card.left || box.right > card.right)
    .map(([text]) => `${svg.parentElement.id}: ${text} sticks out`);
  return [...over, ...out];
})"""


@pytest.fixture
def narrow(page: Page) -> Page:
    """1280 pixels at 400 % are 320."""
    page.set_viewport_size({"width": 320, "height": 700})
    return page


@pytest.mark.parametrize("width", [320, 1366])
def test_words_of_figures_do_not_run_into_each_other(narrow: Page, width: int) -> None:
    """Nor on a laptop, where the main figure is as large as the first screen lets it be."""
    narrow.set_viewport_size({"width": width, "height": 768})
    narrow.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    crowded = {}
    for address in FIGURES:
        narrow.goto(address)
        crowded[address] = narrow.evaluate(CROWDED, "> svg")
    assert {address: words for address, words in crowded.items() if words} == {}


@pytest.mark.parametrize("address", ["/", "/kaart?niveau=arrondissement"])
def test_nor_do_those_of_live_figures(narrow: Page, address: str) -> None:
    steps.visit(narrow, address)
    steps.lives(narrow)
    assert narrow.evaluate(CROWDED, ".main-svg") == []


#: Every kind of figure that may be wider than the page. On a telephone it has another form.
SLIDING = (
    "/aanbod?gebied=westhoek,midwest",
    "/evolutie?niveau=regio&splitsing=sector",
)
#: Of each box that slides: whether there is more in it, how high its line is that says so, and
#: whether that line stays where it is at the end of the figure.
HINTS = """() => [...document.querySelectorAll("main .schuif > .veeg")]
  .filter((line) => line.parentElement.checkVisibility())
  .map((line) => {
    const box = line.parentElement, {left, height} = line.getBoundingClientRect();
    box.scrollLeft = box.scrollWidth;
    const stays = line.getBoundingClientRect().left === left;
    box.scrollLeft = 0;
    return [box.scrollWidth > box.clientWidth, height, stays];
  })"""


@pytest.mark.parametrize("address", SLIDING)
def test_a_figure_that_slides_says_so_where_there_is_more(phone: Page, address: str) -> None:
    steps.visit(phone, address)
    assert not any(more for more, _, _ in phone.evaluate(HINTS)), "nothing slides on a telephone"
    phone.set_viewport_size({"width": 600, "height": 844})
    small = phone.evaluate(HINTS)
    assert any(more for more, _, _ in small)
    assert all((height > 16) == more and stays for more, height, stays in small)
    assert phone.get_by_text("Veeg of schuif opzij").locator("visible=true").count()
    assert steps.overflow(phone) == 0
    phone.set_viewport_size({"width": 1366, "height": 768})
    assert all(height == 0 for more, height, _ in phone.evaluate(HINTS) if not more)


@pytest.mark.parametrize(
    "address",
    [
        "/aanbod?gebied=westhoek,midwest",
        "/kaart?gebied=Onze zone~31005.31040",
        "/over",
        "/rapport/westhoek",
    ],
)
def test_wide_tables_are_cards_on_a_telephone(phone: Page, address: str) -> None:
    """No number lies beside the screen, of narrow ones neither, and each has the name of its
    column."""
    steps.visit(phone, address)
    phone.evaluate(steps.OPEN)
    cut = phone.evaluate(
        """[...document.querySelectorAll("main .schuif:has(> .cijfertabel)")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel)"""
    )
    assert cut == []
    cell = phone.locator("main .kaartjes td[data-kop]").first
    named = cell.evaluate("(one) => [getComputedStyle(one, '::before').content, one.dataset.kop]")
    assert named[1] in named[0]


def test_on_the_narrowest_telephone_nothing_slides_or_sticks_out(narrow: Page) -> None:
    """Nor does a heading of one long word."""
    steps.visit(narrow, "/aanbod")
    assert not any(more for more, _, _ in narrow.evaluate(HINTS))
    expect(narrow.locator("#aanbod-kruis td").first).to_be_visible()
    narrow.goto("/toegankelijkheid")
    assert steps.overflow(narrow) == 0


def test_the_tiles_fit_a_telephone_whole(
    phone: Page, visitor: Callable[..., BrowserContext]
) -> None:
    """With their numbers; the names come to who touches them."""
    steps.visit(phone, "/kaart?niveau=gemeente")
    steps.lives(phone)
    figure = phone.locator("#kaart-kaart-figuur")
    box = figure.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    expect(figure.locator(".textpoint text")).to_have_count(62 + 1)  # and the key has one
    assert "Kortrijk" not in figure.locator(".levend").inner_text()
    assert phone.evaluate(CROWDED, ".main-svg") == []
    bare = visitor(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    bare.goto("/kaart?niveau=gemeente")
    assert bare.evaluate(CROWDED, "> svg") == []
    sizes = bare.evaluate(
        """[...document.querySelectorAll(".tegelkaart svg text > tspan")]
        .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert sizes.count(0) == 62 and max(sizes) >= 10


def test_a_shadow_lies_at_the_edge_behind_which_there_is_more(phone: Page) -> None:
    phone.set_viewport_size({"width": 600, "height": 844})
    steps.visit(phone, SLIDING[0])
    steps.lives(phone)
    box = phone.locator("#aanbod-kruis-beeld .schuif")

    def edges() -> list[bool]:
        """Whether the left and the right edge are darker than paper, beside the line of words."""
        image = Image.open(BytesIO(box.screenshot())).convert("L")
        row = image.height - 3
        return [int(image.getpixel((x, row))) < 225 for x in (1, image.width - 2)]  # type: ignore[arg-type]

    assert edges() == [False, True]
    box.evaluate("(one) => { one.scrollLeft = one.scrollWidth; }")
    assert edges() == [True, False]


def test_the_filters_stand_on_one_line(page: Page) -> None:
    """Their names, that of the year too, which holds the year in larger letters; and what is chosen
    in is of one height."""
    for address in ("/aanbod", "/kaart", "/evolutie", "/ladder"):
        steps.visit(page, address)
        tops = page.evaluate(
            """() => [...document.querySelectorAll(".filters > .filter:not(.jaarspan)")]
            .map((one) => one.querySelector(":scope > :is(label, legend)"))
            .filter((one) => one && one.checkVisibility())
            .map((one) => one.getBoundingClientRect().top)"""
        )
        assert len(tops) > 2 and max(tops) - min(tops) < 1, address
        heights = page.evaluate(
            """[...document.querySelectorAll(
              ".filters > .filter :is(select, input.form-control:not([type=range])), "
              + ".filters > .uitklap > summary")]
            .filter((one) => one.checkVisibility()).map((one) => one.offsetHeight)"""
        )
        assert max(heights) - min(heights) <= 1, address
