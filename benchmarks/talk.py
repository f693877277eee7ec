"""What a speaker waits for: the next slide, a changed choice; and how large a talk is as a file."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.request import urlopen

from playwright.sync_api import Page

from benchmarks import servers
from benchmarks.numbers import p95
from benchmarks.report import Row, say
from benchmarks.visit import chromium

NEXT_AT_MOST, FILE_AT_MOST = 150.0, 8.0
SIZES = ((1366, 768), (3840, 2160))
DECK = "west-vlaanderen"
#: From a key press until the browser has painted what it led to, in milliseconds: the frame after
#: the one in which the slide was put on the wall has begun.
PRESSED = """(key) => new Promise((done) => {
  const start = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", {key: key, bubbles: true}));
  const stands = () => document.querySelector(".dia.nu") && !document.querySelector("[aria-busy]");
  const look = () => stands() ? requestAnimationFrame(() => done(performance.now() - start))
                              : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""
#: The choices of the slide that stands were fetched ahead.
AHEAD = """() => (document.getElementById("toneel").dataset.klaar || "").split(",")
  .includes(document.querySelector(".dia.nu").dataset.plaats)"""


def measure(rounds: int = 5) -> list[Row]:
    """A walk through a ready deck on a small and a large screen, choices on a slide, and files."""
    rows: list[Row] = []
    with servers.atlas() as server, chromium() as browser:
        for wide, high in SIZES:
            say(f"talk: {wide} x {high}")
            page = browser.new_page(viewport={"width": wide, "height": high})
            walked, changed = _talk(
                page, f"{server.url}/presentatie/toneel?presentatie={DECK}", rounds
            )
            named = (("next slide", walked), ("another year, fetched ahead", changed))
            rows += [
                Row(
                    f"talk, {wide} x {high}: {what}, p95",
                    p95(times),
                    " ms",
                    NEXT_AT_MOST,
                    f"{len(times)} times, at most {max(times):.0f} ms",
                )
                for what, times in named
            ]
            page.close()
        rows += [_file(server.url, ending) for ending in ("html", "pptx", "pdf")]
    return rows


def _talk(page: Page, url: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of every step to a next slide, and of every change of year."""
    page.goto(url)
    page.wait_for_selector(".dia.nu")
    total = page.locator(".dia[data-plaats]").count()
    press: Callable[[str], float] = lambda key: float(page.evaluate(PRESSED, key))  # noqa: E731
    walked: list[float] = []
    for _ in range(rounds):
        press("Home")
        walked += [press("ArrowRight") for _ in range(total - 1)]
    page.goto(f"{url}&dia=4")
    page.wait_for_selector(".dia.nu")
    page.wait_for_function(AHEAD)
    return walked, [press("j") for _ in range(8 * rounds)]


def _file(url: str, ending: str) -> Row:
    start = time.perf_counter()
    with urlopen(f"{url}/presentatie/{DECK}.{ending}") as answer:
        size = len(answer.read()) / 1e6
    seconds = time.perf_counter() - start
    most = FILE_AT_MOST if ending == "html" else None
    return Row(f"talk as a file: {ending}", size, " MB", most, f"made in {seconds:.1f} s")
