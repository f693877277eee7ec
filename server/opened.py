"""What goes with every open answer: any site may read it (CORS), and it says its version and its
licence. Who asks more than the operator allows is told when to ask again."""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock

from cachetools import LRUCache
from flask import Flask, Response, request

from arbeidszorg.opendata.licence import licence
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from components.context import atlas
from server import answers, hsds, initiatives, ogc, openapi, problems, tables

#: What a page of another site may send along, and read of an answer.
SENT = "Accept, Content-Type, If-Modified-Since, If-None-Match, X-Gegevensversie, X-Versie"
READ = "Content-Crs, ETag, Link, Retry-After, X-Gegevensversie, X-Request-Id"
METHODS = "GET, HEAD, OPTIONS"
#: Seconds in which a browser need not ask again whether it may ask.
AGAIN = "86400"
#: The header that says of which version an answer is.
VERSION = "X-Gegevensversie"
#: Addresses that are counted at a time, and seconds that a count goes on.
MOST, WINDOW = 10_000, 60.0


#: Where open answers are made.
ROUTES = (openapi, tables, initiatives, hsds, ogc)


def serve(server: Flask, settings: Settings) -> None:
    """Answer programs, and send with every answer what goes with it."""
    bound(server, settings)
    for routes in ROUTES:
        server.register_blueprint(routes.blueprint)

    @server.after_request
    def opened(response: Response) -> Response:
        if not problems.for_programs():
            return response
        told = response.headers
        told["Access-Control-Allow-Origin"] = "*"
        told["Access-Control-Expose-Headers"] = READ
        if request.method == "OPTIONS":
            told["Access-Control-Allow-Methods"] = METHODS
            told["Access-Control-Allow-Headers"] = SENT
            told["Access-Control-Max-Age"] = AGAIN
        here = atlas()
        told[VERSION] = here.version
        told.add("Link", f'<{licence(here).url}>; rel="license"')
        return response


def bound(server: Flask, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
    """Answer no more open questions of one address in a minute than the operator says; each
    process counts for itself. ``clock``: seconds."""
    if not settings.questions:
        return
    counts = Counts(settings.questions, clock)

    @server.before_request
    def allowed() -> Response | None:
        if request.method == "OPTIONS" or not problems.for_programs():
            return None
        wait = counts.ask(sender(request.remote_addr or ""))
        if not wait:
            return None
        text = t("opendata.too_many", count=settings.questions)
        return answers.refused(text, 429, wait)


def sender(address: str) -> str:
    """Whom an address stands for: of IPv6 everybody has a whole network of 64 bits."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or int(known) >> 64)


class Counts:
    """How much each sender asked since its minute began; the one that asked longest ago is
    forgotten first. ``most``: questions in a minute; ``clock``: seconds."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock, self._lock = most, clock, Lock()
        self._counts: LRUCache[str, tuple[float, int]] = LRUCache(MOST)

    def ask(self, who: str) -> int:
        """Count a question; the whole seconds until there may be another, 0 when it may be."""
        now = self._clock()
        with self._lock:
            begun, count = self._counts.get(who, (now, 0))
            if now - begun >= WINDOW:
                begun, count = now, 0
            self._counts[who] = (begun, count + 1)
        if count < self._most:
            return 0
        return max(1, round(begun + WINDOW - now + 0.5))

    def __len__(self) -> int:
        return len(self._counts)
