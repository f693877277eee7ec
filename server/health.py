"""Whether the atlas answers: ``/healthz`` draws every page, ``/readyz`` makes files too.

What came of it is kept for some seconds, so that nobody can keep the server busy by asking; a fault
in any answer makes it look again at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import date

from flask import Flask, Response, current_app, request

from arbeidszorg.files import answer as written_answer
from arbeidszorg.files import figures
from components.addressed import figure_of
from components.context import atlas, request_id
from components.site import site
from server import answers
from server.faults import place
from server.index import AtlasDash

#: Seconds for which a verdict is kept.
KEPT = 10.0
#: The page, figure and kinds of files that are made to see whether files can be.
PAGE, FIGURE = "kaart", "kaart"
FILES = ("svg", "png", "csv", "xlsx", "ods", "pdf", "docx", "pptx")

#: What is asked, by name; each raises when it cannot be answered.
Questions = Mapping[str, Callable[[], object]]


class Verdict:
    """What questions led to, as long as it may be kept: the names of those without an answer."""

    def __init__(self, questions: Callable[[], Questions]) -> None:
        self.questions = questions
        self._lock = threading.Lock()
        self._until = 0.0
        self._failed: tuple[str, ...] = ()

    def failed(self) -> tuple[str, ...]:
        """Ask, unless it was done just now."""
        with self._lock:
            if time.monotonic() >= self._until:
                self._failed = tuple(
                    name for name, question in self.questions().items() if not _answered(question)
                )
                self._until = time.monotonic() + (0 if self._failed else KEPT)
            return self._failed

    def forget(self) -> None:
        """Something went wrong: ask again."""
        self._until = 0.0


def _answered(question: Callable[[], object]) -> bool:
    try:
        question()
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no answer
        current_app.logger.error("%s: %s", request_id(), place(error))
        return False
    return True


def serve(app: AtlasDash) -> None:
    """Add the two addresses to the app's server."""
    health, ready = Verdict(lambda: pages(app)), Verdict(lambda: pages(app) | kinds())

    def healthz() -> Response:
        return told(health)

    def readyz() -> Response:
        return told(ready)

    server: Flask = app.server
    server.add_url_rule("/healthz", "healthz", healthz)
    server.add_url_rule("/readyz", "readyz", readyz)

    @server.after_request
    def seen(response: Response) -> Response:
        if response.status_code >= 500 and request.path not in ("/healthz", "/readyz"):
            health.forget()
            ready.forget()
        return response


def told(verdict: Verdict) -> Response:
    """What a machine is told: which data version is shown, or what gets no answer (503)."""
    failed = verdict.failed()
    if failed:
        content = {"status": "fout", "zonder_antwoord": failed, "vraag": request_id()}
        response = answers.as_json(content, 503)
    else:
        here = atlas()
        first, last = here.years
        response = answers.as_json(
            {
                "status": "ok",
                "gegevensversie": here.version,
                "demo": here.edition.demo,
                "jaren": [first, last],
                "peildatum": here.edition.reference_date.isoformat(),
            }
        )
    response.headers["Cache-Control"] = "no-store"
    return response


def pages(app: AtlasDash) -> dict[str, Callable[[], object]]:
    """Every page that has one address, drawn anew."""

    def drawing(path: str) -> Callable[[], object]:
        page = next(page for page in app.site.pages if page.path == path)

        def draw() -> bytes:
            with app.server.test_request_context(path):  # as if it were asked, without a query
                return app.drawn(page, {}).encode()

        return draw

    return {page.path: drawing(page.path) for page in app.site.pages if not page.is_template}


def kinds() -> dict[str, Callable[[], object]]:
    """A question of each other kind: the numbers for machines, and every kind of file."""

    def numbers() -> str:
        here = atlas()
        table = here.table(here.scope().defaults)
        return answers.written(written_answer.as_json(table, "/"))

    def making(ending: str) -> Callable[[], object]:
        def make() -> object:
            page = site().figures[PAGE]
            figure = figure_of(page, FIGURE, page.read({}), "")
            if figure is None:
                raise LookupError(FIGURE)
            kind = figures.KINDS[ending]
            return kind.make(figure, figures.Look(kind.sheet, 1.0, date.today()))

        return make

    return {"cijfers": numbers, **{ending: making(ending) for ending in FILES}}
