"""Ways to answer that are no page: JSON, a fault in words, a file to keep."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Literal

from flask import Response, request

from arbeidszorg.texts import t
from server import problems

JSON = "application/json"
#: How a page that loads nothing looks: readable, in the light and in the dark.
STYLE = """<style>
:root{color-scheme:light dark}
body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0}
main{max-width:38rem;margin:10vh auto;padding:0 1.5rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25}
</style>
"""
#: A page for who cannot be let in; it loads nothing.
PAGE = """<!DOCTYPE html>
<html lang="nl-BE"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
{style}</head>
<body><main><h1>{title}</h1><p>{text}</p><p><a href="/">Arbeidszorgatlas</a></p></main></body>
</html>
"""


class TooMuchError(ValueError):
    """More was sent than may be."""


def written(content: object) -> str:
    """Content as JSON; what JSON cannot say (a number that is none) is a fault of ours."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def in_page(text: str) -> str:
    """JSON as it may stand in a page: it cannot end the script that it stands in."""
    return text.replace("<", "\\u003c")


def as_json(content: object, status: int = 200) -> Response:
    """An answer for a program."""
    return Response(written(content), status, mimetype=JSON)


def fault(text: str, status: int = 404) -> Response:
    """What is wrong, in words (Dutch)."""
    if problems.for_programs():
        return problem(text, status)
    return as_json({"fout": text}, status)


def problem(text: str, status: int, faults: Sequence[str] = ()) -> Response:
    """What is wrong, for who asks open data; ``faults``: each thing by itself (Dutch)."""
    body = written(problems.content(text, status, faults))
    response = Response(body, status, mimetype=problems.TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def refused(text: str, status: int, wait: int = 0) -> Response:
    """Why a request is refused (Dutch), as its asker reads it: a page for a browser that follows a
    link, JSON for a program. ``wait``: seconds after which it may be tried again."""
    read = request.accept_mimetypes.best_match((JSON, "text/html"), JSON) == "text/html"
    if problems.for_programs():
        response = problem(text, status)
    elif read and request.accept_mimetypes.quality("text/html") > request.accept_mimetypes[JSON]:
        response = Response(page(t("door.title"), text), status)
    else:
        response = fault(text, status)
    response.headers["Cache-Control"] = "no-store"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def page(title: str, text: str) -> str:
    """A page that loads nothing."""
    return PAGE.format(title=escape(title), text=escape(text), style=STYLE)


def file(
    body: bytes | str,
    name: str,
    mimetype: str,
    shown: Literal["attachment", "inline"] = "attachment",
) -> Response:
    """A file under its whole name. ``inline``: a browser may show it."""
    headers = {"Content-Disposition": f'{shown}; filename="{name}"'}
    return Response(body, mimetype=mimetype, headers=headers)


def head_of_file(
    name: str, mimetype: str, shown: Literal["attachment", "inline"] = "attachment"
) -> Response:
    """The answer to who asks what a file is, and not for the file."""
    return file(b"", name, mimetype, shown)


def only_head() -> bool:
    """Whether nobody will read what is made."""
    return request.method == "HEAD"


def head(mimetype: str) -> Response:
    """The answer to who asks what something is, and not for it."""
    return Response(mimetype=mimetype)


def received(most: int) -> str:
    """What was sent along, whatever length it says to have, or not. Raises :class:`TooMuchError`
    for more than so many bytes."""
    body = request.stream.read(most + 1)
    if len(body) > most:
        raise TooMuchError
    return body.decode("utf-8", "replace")
