"""The three pages that are measured in the browser: where their figures are, and how a reader
changes the year. All that depends on how a page is built stands here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from playwright.sync_api import Page

from benchmarks import servers


@dataclass(frozen=True)
class Says:
    """Where a page says which year a figure shows: in an attribute, or else in the text."""

    where: str
    text: str = "{year}"
    attribute: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart, by selectors. It stands when ``least`` of its ``shapes`` are visible and ``size``
    pixels large or larger, and a ``text`` is visible too; it is live when the same holds for what
    ``live`` selects (empty: as soon as it stands). ``by_year``: another year changes it."""

    name: str
    box: str
    shapes: str
    least: int
    size: tuple[int, int]
    says: Says
    live: str = ""
    text: str = "text"
    by_year: bool = True


@dataclass(frozen=True)
class Target:
    """A page: its server, its figures in the order of the page, and its control for the year.

    ``control``: the first click, input or change there starts the clock. ``change`` does what a
    reader does, from one year to the next."""

    name: str
    start: Callable[[], AbstractContextManager[servers.Server]]
    figures: tuple[Figure, ...]
    control: str
    change: Callable[[Page, int, int], None]
    path: str = "/"


def _arrow(selector: str) -> Callable[[Page, int, int], None]:
    """By keyboard, on a slider or a row of radio buttons."""

    def change(page: Page, old: int, new: int) -> None:
        page.locator(selector).first.focus()
        page.keyboard.press("ArrowLeft" if new < old else "ArrowRight")

    return change


def _option(page: Page, old: int, new: int) -> None:  # noqa: ARG001 - every change has both
    """By mouse, in Dash's own list; opening it comes before the clock starts."""
    page.locator("#jaar").click()
    page.locator(".dash-dropdown-option", has_text=str(new)).click()


#: The drawing of a live graph that is not being drawn anew at this moment.
LIVE = ".js-plotly-plot:not([aria-busy=true]) .main-svg path"


def _ours(key: str, name: str, shapes: str, least: int, size: tuple[int, int]) -> Figure:
    """A figure of the atlas: still or live, it stands in the same box; the links of its card carry
    the address of what it shows."""
    card = f"#overzicht-{key}"
    says = Says(f"{card} [data-kopieer]", "jaar={year}", "data-kopieer")
    return Figure(name, f"{card}-figuur", shapes, least, size, says, LIVE)


OURS = Target(
    "ours",
    servers.atlas,
    (
        _ours("kaart", "map", "svg path", 5, (40, 40)),
        _ours("sector", "bars", "svg path, svg rect:not(.bglayer *)", 4, (3, 8)),
        _ours("verloop", "trend", "svg path, svg polyline", 1, (100, 10)),
    ),
    "input.jaarschuif",
    _arrow("input.jaarschuif"),
)

#: Both plain pages are drawn by Plotly alone; their trend holds all years, whatever year is chosen.
PLOTLY = (
    Figure(
        "map", "#kaart", ".main-svg path.choroplethlocation", 5, (40, 40), Says("#kaart .gtitle")
    ),
    Figure("bars", "#staven", ".main-svg .bars .point path", 4, (3, 8), Says("#staven .gtitle")),
    Figure(
        "trend",
        "#verloop",
        ".main-svg path.js-line",
        1,
        (100, 10),
        Says("#verloop .gtitle"),
        by_year=False,
    ),
)

PLAIN = Target("plain", servers.plain, PLOTLY, ".dash-dropdown-option", _option)
TUNED = Target("tuned", servers.tuned, PLOTLY, "#jaar", _arrow("#jaar input:checked"))

ALL = (OURS, PLAIN, TUNED)
