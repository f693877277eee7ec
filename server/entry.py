"""The way in and out: what a request says is tidied before anybody reads it, and behind a path
(``https://example.be/atlas/``) every address that leaves begins with that path.

Pages, scripts and routes speak of the atlas as if it stood at the root of its site; this is the one
place that knows better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response

from arbeidszorg.view import data_version
from arbeidszorg.view.mailed import tidied

#: A server, as the web's own interface for Python (WSGI) has it.
Server = Callable[[dict[str, Any], Any], Iterable[bytes]]

#: What is rewritten: pages, and the pieces of pages that scripts ask for.
WRITTEN = ("text/html", "application/json")
#: An address in an attribute: as HTML, as HTML within JSON, as the property of a component.
NAMES = rb"(?:href|src|action|data-[a-z-]+)"
#: Dash writes a stroke by its number.
ADDRESS = re.compile(rb'(\s%b=\\?"|"%b": ?")(/|\\u002f)(?!/|\\u002f)' % (NAMES, NAMES))
#: Under which name a request holds the versions of the data that its address names.
VERSIONS = "arbeidszorg.versies"
#: What stands behind the last letter of an address when it is copied from a sentence.
TAIL = ".,;:!?)]}>\"'»”’ \xa0"
#: What a page is called too -> where it is.
OTHER_NAMES = {"/gebieden": "/gebied"}
#: Where files and frames are, whose names have small letters alone.
FILES = re.compile("/(?:rapport|figuur|embed|api|veranderingstheorie[.])", re.IGNORECASE)


def path_of(address: str) -> str:
    """The path behind which the atlas stands, "" when it stands at the root of its site."""
    return urlsplit(address).path.rstrip("/")


def inward(server: Server, prefix: str) -> Server:
    """The server behind a path, whether the web server before it took that path away or not; what
    follows readers is taken out of each address."""

    def tidy(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            environ["PATH_INFO"] = path.removeprefix(prefix) or "/"
        if FILES.match(environ.get("PATH_INFO", "")):
            environ["PATH_INFO"] = _as_meant(environ["PATH_INFO"])
        query, named = data_version.apart(tidied(environ.get("QUERY_STRING", "")))
        environ["QUERY_STRING"], environ[VERSIONS] = query, named
        return server(environ, start)

    return tidy


def _as_meant(path: str) -> str:
    """The path of a file as it was meant; WSGI writes its bytes as letters."""
    text = path.encode("latin-1").decode("utf-8", "surrogateescape")
    return without_tail(text).encode("utf-8", "surrogateescape").decode("latin-1")


def outward(server: Flask, prefix: str) -> None:
    """Let every address in an answer begin with the path; nothing to do at the root."""
    if not prefix:
        return
    own = prefix.encode()

    @server.after_request
    def written(response: Response) -> Response:
        place = response.headers.get("Location", "")
        if place.startswith("/") and not place.startswith(f"{prefix}/"):
            response.headers["Location"] = f"{prefix}{place}"
        if response.mimetype in WRITTEN and not response.is_streamed:
            body = response.get_data()
            response.set_data(ADDRESS.sub(rb"\g<1>" + own + rb"\g<2>", body))
        return response


def page_meant(path: str) -> str:
    """The path of a page as it was meant, by the name that its menu and others give it too."""
    meant = without_tail(path)
    return OTHER_NAMES.get(meant.rstrip("/"), meant)


def without_tail(path: str) -> str:
    """A path as it was meant: without the signs of the sentence around it, in small letters."""
    return path.rstrip(TAIL).lower() or "/"
