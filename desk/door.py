"""The door of the desk: what is refused before anything looks at it, and what goes out with every
answer."""

from __future__ import annotations

from flask import Flask, Response, abort, request
from werkzeug.routing import IntegerConverter, Map
from werkzeug.sansio.utils import host_is_trusted

from desk.settings import DeskSettings

#: Bytes that may be sent; a page that takes more says so (``request.max_content_length``).
MOST_BODY = 1_000_000
#: The highest number that a table of ours can hold, in every database that the store may stand in.
HIGHEST = 2**31 - 1
#: What asks and sends nothing.
ASKING = ("GET", "HEAD", "OPTIONS")
#: A page loads from this server only, and runs and draws by our files only.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # nothing of what stands here stays in a browser that others use after
    "Cache-Control": "no-store",
}


class Number(IntegerConverter):
    """A number in an address (``<int:number>``); what can be none of ours is no address."""

    regex = "[0-9]{1,10}"

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=HIGHEST)


def whole(text: str) -> int | None:
    """A number that a form gives; None for what can be none of ours."""
    plain = text.isascii() and text.isdigit() and len(text) <= 10
    return int(text) if plain and int(text) <= HIGHEST else None


def add(app: Flask, settings: DeskSettings) -> None:
    """Let nothing in that is refused; the first to look at every question."""
    app.url_map.converters["int"] = Number
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BODY

    @app.before_request
    def refuse() -> None:
        if not host_is_trusted(request.host, settings.trusted):
            abort(400)
        if request.method not in ASKING and not _from_here(settings.origin):
            abort(403)

    @app.after_request
    def secure(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response


def readable(app: Flask) -> None:
    """Refuse text with a sign in it that no database keeps; asked after who may ask was."""

    @app.before_request
    def refuse_nul() -> None:
        given = (request.args, request.form)
        if any("\0" in text for values in given for pair in values.items(True) for text in pair):
            abort(400)


def _from_here(own: str) -> bool:
    """Whether a page of the desk sent this, as far as a browser says; beside it stands a word in
    every form (CSRF), which a program has to have too."""
    site, sender = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site != "same-origin":
        return False
    return sender is None or sender.lower() in (own, request.host_url.rstrip("/").lower())
