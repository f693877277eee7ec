"""Every request has a number, and what goes wrong is said in words with that number beside it.

The number stands in the header ``X-Request-Id``, in the logbook and on the page of a fault, so that
a reader can name it and an operator can find it. It is ours: what a reader sends is not repeated.
"""

from __future__ import annotations

import secrets
import time
from html import escape

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from arbeidszorg.texts import has, t
from components.context import NUMBER, request_id
from server import answers, problems
from server.problems import RefusedError

HEADER = "X-Request-Id"
#: Under which name a request holds when it came.
BEGUN = "arbeidszorg.begun"
#: Addresses of machines, where a page with links would help nobody.
MACHINES = (
    "/api/",
    "/data/",
    "/ogc",
    "/figuur/",
    "/deelbeeld/",
    "/embed",
    "/oembed",
    "/rapport/eigen.",
    "/presentatie/eigen.",
    "/assets/",
    "/_",
)
#: Seconds after which it may be tried again when there was no memory.
AGAIN = 10
PAGE = """<!DOCTYPE html>
<html lang="nl-BE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{style}</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
<p>{number}</p>
<p><a href="/">{home}</a></p>
</main>
</body>
</html>
"""


def number(server: Flask) -> None:
    """Give each request its number, before anything else is done for it."""

    @server.before_request
    def begin() -> None:
        request.environ[NUMBER] = secrets.token_hex(8)
        request.environ[BEGUN] = time.monotonic()

    @server.after_request
    def named(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        return response


def seconds() -> float:
    """How long the current request is being answered."""
    now = time.monotonic()
    return now - float(request.environ.get(BEGUN, now))


def answer(server: Flask) -> None:
    """Answer faults in words: those of who asks, and those of ours, which are also logged."""

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Answer:
        response = error.get_response()
        if error.response is not None or response.status_code < 400:
            return response
        return said(response)

    @server.errorhandler(RefusedError)
    def unanswered(error: RefusedError) -> Answer:
        """A machine cannot see that its question was answered otherwise: it gets no answer."""
        if error.status == 400:
            return answers.problem(t("export.refused"), error.status, error.faults)
        return answers.problem(" ".join(error.faults), error.status)

    @server.errorhandler(Exception)
    def failed(error: Exception) -> Answer:
        # Its text may hold what a reader sent, so that only its kind and place are logged.
        current_app.logger.error("%s: %s", request_id(), place(error))
        full = isinstance(error, MemoryError)
        response = Response(status=503 if full else 500)
        if full:
            response.headers["Retry-After"] = str(AGAIN)
        return said(response)


def said(response: Answer) -> Answer:
    """An answer whose status says that something is wrong, with words for it."""
    code = response.status_code
    known = has(f"page.fault.{code}")
    words = t(f"page.fault.{code}") if known else t(f"page.fault.{code // 100}")
    if problems.for_programs():
        response.data = answers.written(problems.content(words, code))
        response.mimetype = problems.TYPE
    elif request.path.startswith(MACHINES):
        content = {"fout": words, "vraag": request_id()}
        response.data, response.mimetype = answers.written(content), answers.JSON
    else:
        response.data = PAGE.format(
            style=answers.STYLE,
            title=escape(t("page.fault.title")),
            text=escape(words),
            number=escape(t("page.fault.number", number=request_id())),
            home=escape(t("page.fault.home")),
        )
        response.mimetype = "text/html"
    response.headers["Cache-Control"] = "no-store"
    return response


def place(error: BaseException) -> str:
    """The kind of an error and the lines of ours that it passed, innermost last."""
    lines, step = [], error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return f"{type(error).__name__} at {' > '.join(lines[-8:])}"
