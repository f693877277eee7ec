"""How long a reader waits after changing the year, until the figures show it."""

from __future__ import annotations

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as LateError

from benchmarks.targets import Target
from benchmarks.visit import MARK, until_quiet
from benchmarks.wire import Wire

#: Ten changes, one year at a time, from the last year that every page begins with.
FIRST = 2025
YEARS = (2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2018, 2019)
PATIENCE = 20_000  # milliseconds for one change
PAUSE = 100


def changes(page: Page, target: Target, wire: Wire) -> list[float]:
    """Milliseconds of each change that was seen; each begins when the one before is done with."""
    times, old = [], FIRST
    for year in YEARS:
        page.evaluate("year => benchmark.expect(year)", year)
        try:
            with page.expect_console_message(
                lambda message: message.text.startswith(f"{MARK} redrawn"), timeout=PATIENCE
            ) as event:
                target.change(page, old, year)
            times.append(float(event.value.text.rsplit(" ", 1)[1]))
        except LateError:
            return times  # what comes after would begin from another year than it thinks
        old = year
        _until_live(page)
        until_quiet(page, wire)
    return times


def _until_live(page: Page) -> None:
    for _ in range(PATIENCE // PAUSE):
        if page.evaluate("benchmark.live()"):
            return
        page.wait_for_timeout(PAUSE)
