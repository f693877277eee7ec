"""What axe finds wrong on a page as it stands."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

#: What is asked of axe: what is wrong, and no more about what is not.
WRONG_ALONE = {
    "resultTypes": ["violations"],
    "selectors": False,  # an address for each element it sees; what is wrong is shown as it stands
    "preload": False,  # of style sheets, for rules that are not among these
}
#: The levels that the atlas promises, and those of WCAG 2.2 that came after.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], **WRONG_ALONE}
CONTRAST = {"runOnly": ["color-contrast"], **WRONG_ALONE}
#: Axe reads the same few colours thousands of times on a page; each is read once.
READ_COLOURS_ONCE = """() => {
  const Colour = axe.commons.color.Color, read = Colour.prototype.parseString, known = new Map();
  Colour.prototype.parseString = function (text) {
    if (!known.has(text)) known.set(text, read.call(new Colour(0, 0, 0), text));
    const {r, g, b, alpha} = known.get(text);
    return Object.assign(this, {r, g, b, alpha});
  };
}"""


def violations(page: Page, *parts: str) -> list[str]:
    """What axe has to say about the page as it is now; or about some parts of it, when the rest was
    looked at before and is as it was."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(READ_COLOURS_ONCE)
    answer = page.evaluate(
        "([parts, rules]) => axe.run(parts.length ? {include: parts} : document, rules)",
        [parts, RULES],
    )
    return [
        f"{rule['id']} ({rule['impact']}): {node['html']} {node['failureSummary']}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def unread(page: Page) -> list[str]:
    """The words that axe finds hard to read on their ground; of a page it looked at before."""
    answer = page.evaluate("(rules) => axe.run(document, rules)", CONTRAST)
    return [str(node["html"]) for rule in answer["violations"] for node in rule["nodes"]]


def expect_accessible(page: Page) -> None:
    """Axe finds nothing on the page, and nothing on it moves by itself."""
    assert violations(page) == [], "axe"
    assert page.evaluate("document.getAnimations().length") == 0, "something moves by itself"
    assert page.locator("video, audio, [autoplay]").count() == 0, "something plays by itself"
