"""What a reader waits for who types in the search field: from a key until answers are painted."""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks import servers
from benchmarks.numbers import p95
from benchmarks.report import Row, say
from benchmarks.visit import chromium

#: Milliseconds, at p95.
ANSWERED_AT_MOST = 50.0
QUESTIONS = (
    "kortrijk",
    "8500",
    "heule",
    "bruges",
    "oostnde",
    "groendienst westhoek",
    "instroom kortrijk 2021",
    "participatieladder",
)
#: Puts a text in the field; gives the milliseconds until the list that answers it is painted.
TYPED = """(text) => new Promise((done) => {
  const field = document.getElementById("zoekveld"), list = document.getElementById("zoeklijst");
  const painted = () => requestAnimationFrame(() => done(performance.now() - start));
  const watch = new MutationObserver(() => { watch.disconnect(); painted(); });
  watch.observe(list, {childList: true});
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
})"""


def measure(rounds: int = 5) -> list[Row]:
    """Every beginning of some questions, from the third letter."""
    with servers.atlas() as server, chromium() as browser:
        say("search")
        page = browser.new_page()
        page.goto(f"{server.url}/methode")
        page.wait_for_load_state()
        times = [time for _ in range(rounds) for time in _typed(page)]
    largest = f"{len(times)} times, at most {max(times):.0f} ms"
    return [Row("search: answers on the screen, p95", p95(times), " ms", ANSWERED_AT_MOST, largest)]


def _typed(page: Page) -> list[float]:
    beginnings = [text[:length] for text in QUESTIONS for length in range(3, len(text) + 1)]
    return [float(page.evaluate(TYPED, text)) for text in beginnings if not text.endswith(" ")]
