"""What a visitor waits for, beside a plain Dash page and a tuned one: bytes, the first figure, all
figures, a page that answers; and after a filter was changed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as LateError

from benchmarks import targets
from benchmarks.numbers import p95, ratio
from benchmarks.profiles import FAST, SLOW, Profile
from benchmarks.redraw import YEARS, changes
from benchmarks.report import Row, say
from benchmarks.targets import Target
from benchmarks.visit import WINDOW, Visit, chromium, visiting

ROUNDS = 5
KILO = 1000

#: What is compared with the plain page: of a visit, its words and its unit.
COMPARED = {
    "bytes_all": ("bytes in all", "kB"),
    "readable": ("first figure can be read", "ms"),
    "standing": ("all figures can be read", "ms"),
    "live": ("all figures are live", "ms"),
    "blocked_readable": ("blocked until the first figure", "ms"),
    "blocked_live": ("blocked until all are live", "ms"),
}
#: Profile, visit, what -> the share of the plain page's that the atlas may have.
BOUNDS = {
    ("slow", "cold", "readable"): 0.15,
    ("slow", "cold", "standing"): 0.25,
    ("slow", "cold", "blocked_readable"): 0.10,
    ("slow", "cold", "bytes_all"): 0.30,
    ("fast", "cold", "readable"): 0.35,
    ("fast", "warm", "readable"): 0.40,
}
BYTES_AT_MOST = 300.0  # kB until the first figure can be read
SHIFT_AT_MOST = 0.05
REDRAW_AT_MOST = 1.0  # of the tuned page's


@dataclass
class Measured:
    """What was measured with one profile: visits by (page, cold or warm), changes by page,
    and the pages that did not come and were visited again."""

    visits: dict[tuple[str, str], list[Visit]] = field(default_factory=dict)
    changes: dict[str, list[float]] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)


def measure(rounds: int = ROUNDS) -> list[Row]:
    """Visit all pages in turn and compare them."""
    rows = []
    with ExitStack() as stack:
        urls = {target.name: stack.enter_context(target.start()).url for target in targets.ALL}
        browser = stack.enter_context(chromium())
        for target in targets.ALL * 2:  # both workers and the browser awake
            _warm_up(browser, target, urls[target.name])
        for profile in (FAST, SLOW):
            measured = Measured()
            for number in range(rounds):  # A B C A B C: what else the computer does hits all
                say(f"browser: {profile.name}, round {number + 1} of {rounds}")
                for target in targets.ALL:
                    _round(browser, target, urls[target.name], profile, measured)
            rows += compared(profile, measured)
    return rows


def _round(
    browser: Browser, target: Target, url: str, profile: Profile, measured: Measured
) -> None:
    """A cold visit, a warm one, and ten changes in the second; once more when a page did not come,
    which is counted."""
    for again in (True, False):
        context = browser.new_context(viewport=WINDOW)
        visits: dict[tuple[str, str], Visit] = {}
        try:
            for when in ("cold", "warm"):
                with visiting(context, target, url, profile) as (page, visit, wire):
                    visits[target.name, when] = visit
                    times = changes(page, target, wire) if when == "warm" else []
        except LateError:
            measured.late.append(target.name)
            if not again:
                raise
            continue
        finally:
            context.close()
        for key, visit in visits.items():
            measured.visits.setdefault(key, []).append(visit)
        measured.changes.setdefault(target.name, []).extend(times)
        return


def _warm_up(browser: Browser, target: Target, url: str) -> None:
    """Visit until it succeeds: the first answers of a fresh server may fail in Dash itself."""
    for attempt in range(3):
        context = browser.new_context(viewport=WINDOW)
        try:
            with visiting(context, target, url, FAST, 15_000):
                return
        except LateError:
            if attempt == 2:
                raise
            say(f"browser: {target.name} did not stand, once more")
        finally:
            context.close()


def compared(profile: Profile, measured: Measured) -> list[Row]:
    """The rows of one profile."""
    rows = []
    for when in ("cold", "warm"):
        visits = {target.name: measured.visits[target.name, when] for target in targets.ALL}
        name, ours = f"{profile.name} {when}", visits["ours"]
        if when == "cold":
            size = median(visit.bytes_readable for visit in ours) / KILO
            rows.append(
                Row(
                    f"{name}: bytes until the first figure",
                    size,
                    " kB",
                    BYTES_AT_MOST,
                    _medians(visits, "bytes_readable", "kB"),
                )
            )
        for what, (words, unit) in COMPARED.items():
            middle = {
                page: median(getattr(visit, what) for visit in page_visits)
                for page, page_visits in visits.items()
            }
            # Ours is live some time after it stands; plain is live when it stands.
            rows.append(
                Row(
                    f"{name}: {words}, of plain",
                    ratio(middle["ours"], middle["plain"]),
                    at_most=BOUNDS.get((profile.name, when, what)),
                    detail=_medians(visits, what, unit),
                )
            )
        rows.append(
            Row(
                f"{name}: longest task",
                median(visit.longest for visit in ours),
                " ms",
                detail=_medians(visits, "longest", "ms"),
            )
        )
        gone = max(visit.gone for visit in ours)
        rows.append(
            Row(
                f"{name}: layout shift, most",
                max(visit.shift for visit in ours),
                "",
                SHIFT_AT_MOST,
                f"first figure gone for {gone} frames at most",
            )
        )
    if measured.late:
        rows.append(
            Row(
                f"{profile.name}: did not come, visited again",
                len(measured.late),
                detail=", ".join(measured.late),
            )
        )
    return rows + redrawn(profile, measured)


def redrawn(profile: Profile, measured: Measured) -> list[Row]:
    """The rows about a filter that was changed."""
    expected = len(YEARS) * len(measured.visits["ours", "warm"])
    lost = [
        f"{page}: {expected - len(changes)} of {expected} NOT SEEN"
        for page, changes in measured.changes.items()
        if len(changes) < expected
    ]
    rows = []
    for words, middle, at_most in (("median", _median, REDRAW_AT_MOST), ("p95", p95, None)):
        times = {page: middle(changes) for page, changes in measured.changes.items()}
        detail = [f"{page} {took:.0f} ms" for page, took in times.items()]
        rows.append(
            Row(
                f"{profile.name}: filter to redraw, {words}, of tuned",
                ratio(times["ours"], times["tuned"]),
                "",
                at_most,
                ", ".join(detail + lost),
            )
        )
    return rows


def _median(values: list[float]) -> float:
    return median(values) if values else float("nan")


def _medians(visits: dict[str, list[Visit]], what: str, unit: str) -> str:
    """The medians of all pages, and between what the visits were."""
    parts = []
    for page, page_visits in visits.items():
        values = [getattr(visit, what) / (KILO if unit == "kB" else 1) for visit in page_visits]
        parts.append(f"{page} {median(values):.0f} ({min(values):.0f} to {max(values):.0f})")
    return f"{unit}: {', '.join(parts)}"
