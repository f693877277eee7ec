"""What a visitor waits for: bytes and time until the map stands, cold and warm, beside a plain
Dash page."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from benchmarks import servers
from benchmarks.report import Row, say

ROUNDS = 5
SLOW_ROUNDS = 3
PATIENCE = 60_000  # milliseconds
#: A meeting room with bad wifi: bytes per second each way, and milliseconds of delay.
SLOW = {"downloadThroughput": 1_250_000, "uploadThroughput": 625_000, "latency": 40}

#: Notes the moment at which every area has a path that is drawn; the same for both pages.
WATCH = """
(() => {
  const look = () => {
    const found = document.querySelectorAll(%s);
    const drawn = [...found].filter((path) => (path.getAttribute("d") || "").length > 2);
    if (drawn.length >= %d) window.mapStands = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
AREAS = 5

#: The plain page asks a map of the world from plotly's own server, and draws nothing without it.
#: It gets an empty one, at once and for nothing, so that what is measured needs no network.
WORLD = "https://cdn.plot.ly/*"
LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
EMPTY_WORLD = {
    "type": "Topology",
    "objects": {name: {"type": "GeometryCollection", "geometries": []} for name in LAYERS},
    "arcs": [],
}


@dataclass(frozen=True)
class Target:
    """A page with a map, and the paths that its areas are drawn with."""

    name: str
    url: str
    paths: str


@dataclass(frozen=True)
class Visit:
    """Bytes over the wire until the page is quiet, and milliseconds until the map stands."""

    bytes: int
    milliseconds: float


class NotDrawnError(RuntimeError):
    """The map of a page did not come."""


def measure() -> list[Row]:
    """Visit both pages in turn and compare them."""
    with servers.atlas() as ours, servers.plain() as theirs, _browser() as browser:
        targets = (
            Target("ours", f"{ours.url}/kaart", "#kaart-kaart-figuur .main-svg path.js-fill"),
            Target("plain", f"{theirs.url}/", "#kaart .main-svg path.choroplethlocation"),
        )
        for target in targets * 2:  # both workers and the browser awake
            _warmed_up(browser, target)
        say("browser: cold and warm visits")
        local = _rounds(browser, targets, ROUNDS, slow=False)
        say("browser: the same on a slow line")
        slow = _rounds(browser, targets, SLOW_ROUNDS, slow=True)
    return [
        *_compared(local, "cold", 0.30, 1.0),
        *_compared(local, "warm", None, 0.6),
        *_compared(slow, "cold, slow line", None, None),
        *_compared(slow, "warm, slow line", None, None),
    ]


Visits = dict[tuple[str, str], list[Visit]]


def _rounds(browser: Browser, targets: tuple[Target, ...], rounds: int, slow: bool) -> Visits:
    """A B A B: so that whatever else the computer does hits both."""
    found: Visits = {}
    for _ in range(rounds):
        for target in targets:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            for when in ("cold", "warm"):
                visit = _visit(context, target, slow)
                found.setdefault((target.name, when), []).append(visit)
            context.close()
    return found


def _compared(
    visits: Visits, name: str, bytes_at_most: float | None, time_at_most: float | None
) -> list[Row]:
    when = name.split(",")[0]
    ours, plain = visits["ours", when], visits["plain", when]
    sizes = [median(visit.bytes for visit in one) / 1024 for one in (ours, plain)]
    times = [median(visit.milliseconds for visit in one) for one in (ours, plain)]
    rows = [
        Row(
            f"{name}: time until the map stands, of plain",
            times[0] / times[1],
            at_most=time_at_most,
            detail=f"{times[0]:.0f} ms of {times[1]:.0f} ms; ours {_span(ours)}",
        )
    ]
    if not name.endswith("line"):
        rows.insert(
            0,
            Row(
                f"{name}: bytes sent, of plain",
                sizes[0] / sizes[1],
                at_most=bytes_at_most,
                detail=f"{sizes[0]:.0f} kB of {sizes[1]:.0f} kB",
            ),
        )
    return rows


def _span(visits: list[Visit]) -> str:
    times = [visit.milliseconds for visit in visits]
    return f"{min(times):.0f} to {max(times):.0f}"


def _visit(context: BrowserContext, target: Target, slow: bool = False) -> Visit:
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: dict[str, float] = {}
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(event["requestId"], event["encodedDataLength"]),
    )
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
    outside = _answer_for_the_world(session)
    page.add_init_script(WATCH % (json.dumps(target.paths), AREAS))
    page.goto(target.url, wait_until="commit")
    milliseconds = _stands(page, PATIENCE)
    _until_quiet(page, sizes)
    page.close()
    return Visit(int(sum(size for key, size in sizes.items() if key not in outside)), milliseconds)


def _answer_for_the_world(session: CDPSession) -> set[str]:
    """Answer the requests of plotly's own server; the set fills with what was asked there."""
    asked: set[str] = set()

    def answer(event: dict[str, str]) -> None:
        asked.add(event.get("networkId", ""))
        session.send(
            "Fetch.fulfillRequest",
            {
                "requestId": event["requestId"],
                "responseCode": 200,
                "responseHeaders": [
                    {"name": "Access-Control-Allow-Origin", "value": "*"},
                    {"name": "Content-Type", "value": "application/json"},
                ],
                "body": base64.b64encode(json.dumps(EMPTY_WORLD).encode()).decode(),
            },
        )

    session.on("Fetch.requestPaused", answer)
    session.send("Fetch.enable", {"patterns": [{"urlPattern": WORLD}]})
    return asked


def _stands(page: Page, patience: int) -> float:
    """Milliseconds from the start of the visit until the map stood. Asked from here, because a
    page may forbid that text is run as script, which playwright's own waiting does."""
    for _ in range(patience // 50):
        moment = page.evaluate("window.mapStands || null")
        if moment:
            return float(moment)
        page.wait_for_timeout(50)
    raise NotDrawnError(f"{page.url}: no map after {patience} ms")


def _until_quiet(page: Page, sizes: dict[str, float]) -> None:
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    before = -1
    while before != len(sizes):
        before = len(sizes)
        page.wait_for_timeout(400)


def _warmed_up(browser: Browser, target: Target) -> None:
    """Visit until the map stands: the first answers of a fresh server may fail in Dash itself."""
    for attempt in range(5):
        context = browser.new_context()
        page = context.new_page()
        _answer_for_the_world(context.new_cdp_session(page))
        page.add_init_script(WATCH % (json.dumps(target.paths), AREAS))
        page.goto(target.url, wait_until="commit")
        try:
            _stands(page, PATIENCE // 6)
            return
        except NotDrawnError:
            if attempt == 4:
                raise
            say(f"browser: {target.name} did not stand, once more")
        finally:
            context.close()


@contextmanager
def _browser() -> Iterator[Browser]:
    """Chromium: the one of the system, or else the one of playwright."""
    with sync_playwright() as play:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
