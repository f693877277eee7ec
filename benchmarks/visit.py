"""One visit to a page in Chromium: what came over the wire, and when what could be seen."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    ViewportSize,
    sync_playwright,
)

from benchmarks.numbers import blocked
from benchmarks.profiles import Profile
from benchmarks.targets import Target
from benchmarks.wire import Wire

PATIENCE = 90_000  # milliseconds
WINDOW: ViewportSize = {"width": 1280, "height": 900}
WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
#: How the page says something to us: a line of its console that begins so.
MARK = "benchmark:"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]

#: Plotly asks a map of the world from its own server for each of its maps, and draws nothing
#: without it. It gets an empty one, at once and for nothing, so that what is measured needs no
#: network.
WORLD = "https://cdn.plot.ly/*"
LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
EMPTY_WORLD = {
    "type": "Topology",
    "objects": {name: {"type": "GeometryCollection", "geometries": []} for name in LAYERS},
    "arcs": [],
}


@dataclass(frozen=True)
class Visit:
    """Bytes; milliseconds from the start of the visit until the first figure can be read, until all
    stand and until all are live; milliseconds that the page could not answer; how much of it moved.

    ``gone``: frames in which the first figure was not there any more, between its coming and the
    last one's being live.
    """

    bytes_readable: float
    bytes_all: float
    readable: float
    standing: float
    live: float
    painted: float
    blocked_readable: float
    blocked_live: float
    longest: float
    shift: float
    gone: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium: the one of the system, or else the one of playwright."""
    with sync_playwright() as play:
        names = ("chromium", "chromium-headless-shell", "google-chrome")
        path = next(filter(None, map(shutil.which, names)), None)
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(
    context: BrowserContext, target: Target, url: str, profile: Profile, patience: int = PATIENCE
) -> Iterator[tuple[Page, Visit, Wire]]:
    """Open a page of a server and wait until it is live and quiet; it closes at the end."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    session = context.new_cdp_session(page)
    wire = Wire(session, url)
    session.send("Performance.enable", {"timeDomain": "timeTicks"})
    _answer_for_the_world(session)
    profile.apply(session)
    page.add_init_script(f"({WATCH.strip()})({json.dumps(_instructions(target))});")
    with page.expect_console_message(
        lambda message: message.text == f"{MARK} live", timeout=patience
    ):
        page.goto(f"{url}{target.path}", wait_until="commit")
    until_quiet(page, wire)
    yield page, _visit(page, session, wire), wire
    page.close()


def until_quiet(page: Page, wire: Wire) -> None:
    """Wait until half a second has passed in which nothing was asked or came."""
    before = -1
    while before != wire.events or wire.under_way:
        before = wire.events
        page.wait_for_timeout(500)


def _instructions(target: Target) -> dict[str, Any]:
    figures = [asdict(figure) for figure in target.figures]
    return {"figures": figures, "control": target.control, "mark": MARK}


def _visit(page: Page, session: CDPSession, wire: Wire) -> Visit:
    noted = page.evaluate("benchmark.noted()")
    metrics = session.send("Performance.getMetrics")["metrics"]
    start = next(metric["value"] for metric in metrics if metric["name"] == "NavigationStart")
    tasks = [(begun, took) for begun, took in noted["tasks"]]
    return Visit(
        bytes_readable=wire.received(start + noted["readable"] / 1000),
        bytes_all=wire.received(),
        readable=noted["readable"],
        standing=noted["standing"],
        live=noted["live"],
        painted=noted["painted"],
        blocked_readable=blocked(tasks, noted["readable"]),
        blocked_live=blocked(tasks, noted["live"]),
        longest=max((took for begun, took in tasks if begun < noted["live"]), default=0.0),
        shift=noted["shift"],
        gone=noted["gone"],
    )


def _answer_for_the_world(session: CDPSession) -> None:
    def answer(event: dict[str, str]) -> None:
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
