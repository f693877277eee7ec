"""What a speaker does and what an audience sees."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

#: The share of the height of the stage that the smallest text must have.
SMALLEST = 0.022

#: Size of every text that is seen on the stage, as a share of the height of the window, with its
#: words; smallest first.
SIZES = """() => {
  const high = window.innerHeight, found = [];
  const all = document.querySelector(".toneelvak");
  const walk = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, one = text.parentElement;
    if (!text.textContent.trim() || !one.checkVisibility({visibilityProperty: true})) continue;
    if (one.closest(".onzichtbaar, option, optgroup, desc, title")) continue;
    const scale = one.closest("[data-schaal]");
    const size = parseFloat(getComputedStyle(one).fontSize) * (scale ? scale.dataset.schaal : 1);
    found.push([size / high, text.textContent.trim().slice(0, 40)]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}"""
#: Texts on the slide that stick out of the window.
CUT = """() => [...document.querySelectorAll(".dia.nu *")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.childElementCount === 0)
  .filter((one) => !one.closest(".diazij, .diacijfers, .diatabel, .diabeeld[tabindex]"))
  .map((one) => [one.getBoundingClientRect(), one.textContent])
  .filter(([box]) => box.width && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 ||
                                   box.left < -1 || box.top < -1))
  .map(([, text]) => text.slice(0, 60))"""
#: Every number in the tables of the slide that is seen.
NUMBERS = """() => [...document.querySelectorAll(".dia.nu .diatabel")].map((one) =>
  [...one.querySelectorAll("td")].map((cell) => cell.textContent))"""


def go_on_stage(page: Page, query: str = "presentatie=west-vlaanderen") -> None:
    """Open the stage and wait until it stands."""
    page.goto(f"/presentatie/toneel?{query}")
    stands(page)


def stands(page: Page) -> None:
    """Wait until a slide is on the wall, in its measure; between two pages there is no element."""
    page.wait_for_function(
        "() => document.documentElement?.classList.contains('speelt') &&"
        " document.querySelector('.dia.nu') && document.fonts.status === 'loaded'"
    )


def expect_slide(page: Page, number: int) -> None:
    """The slide with this number is the only one that is seen."""
    expect(page.locator(".dia.nu")).to_have_attribute("data-plaats", str(number))
    expect(page.locator(".dia:visible")).to_have_count(1)


def heading(page: Page) -> str:
    """What stands above the slide that is seen."""
    return page.locator(".dia.nu h2").inner_text()


def numbers(page: Page) -> list[list[str]]:
    """The numbers of the slide that is seen, figure by figure."""
    return [list(table) for table in page.evaluate(NUMBERS)]


def resize(page: Page, wide: int, high: int) -> None:
    """Give the window another size, and wait until the stage has taken its measure."""
    page.evaluate("""() => {
      window.measured = new Promise((done) => addEventListener("resize", done, {once: true}));
    }""")
    page.set_viewport_size({"width": wide, "height": high})
    page.evaluate("() => window.measured.then(() => true)")


def smallest(page: Page) -> tuple[float, str]:
    """The smallest text on the stage."""
    sizes: list[Any] = page.evaluate(SIZES)
    return float(sizes[0][0]), str(sizes[0][1])


def total(page: Page) -> int:
    """How many slides there are."""
    return int(page.locator(".dia[data-plaats]").count())
