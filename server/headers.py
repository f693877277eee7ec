"""Headers: a page loads from this server only, runs no script but our files, and is sent once."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

from arbeidszorg.files import mime
from arbeidszorg.opendata import files

#: Plotly writes its own style rules, and figures place their parts by style: hence unsafe-inline,
#: for styles only. ``data:`` and ``blob:`` are for pictures that the browser makes itself.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
#: Where a reader may let the browser say where they are, when they press for it; nowhere else.
LOCATED = "/initiatieven"
#: Kinds of open data.
OPEN = (
    *files.TYPES.values(),
    "application/geo+json",
    "application/ld+json",
    "application/vnd.oai.openapi+json",
    "text/turtle",
)
#: What is made here, and may be other after the next start: caches ask whether it is still so.
ASK_AGAIN = frozenset(
    {"text/html", "application/json", "application/atom+xml", *mime.TYPES.values(), *OPEN}
)
#: What is sent smaller than it is.
COMPRESSED = (
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/plain",
    "text/turtle",
    "text/xml",
    "application/atom+xml",
    "application/csvm+json",
    "application/geo+json",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/problem+json",
    "application/vnd.oai.openapi+json",
    "application/xml",
    "image/svg+xml",
)


def add(server: Flask) -> None:
    """Send the headers with every answer."""

    @server.after_request
    def secure(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        own = "self" if request.path.rstrip("/") == LOCATED else ""
        response.headers.setdefault(
            "Permissions-Policy", f"geolocation=({own}), camera=(), microphone=()"
        )
        return response

    @server.after_request
    def marked(response: Response) -> Response:
        ours = response.mimetype in ASK_AGAIN and response.status_code == 200
        if ours and request.method in ("GET", "HEAD") and not response.is_streamed:
            response.headers.setdefault("Cache-Control", "no-cache")
        if ours and _is_whole(response):
            response.add_etag(weak=True)
            response.make_conditional(request)
        return response


def _is_whole(response: Response) -> bool:
    """Whether an answer has the body that it is marked by; to who asks for its headers alone, not
    every body is made."""
    if response.is_streamed:
        return False
    return request.method == "GET" or (request.method == "HEAD" and bool(response.get_data()))


def without_body(server: Flask) -> None:
    """An answer of which no body was made says nothing of its length. Added before what compresses,
    so that it looks at answers after that."""

    @server.after_request
    def unmeasured(response: Response) -> Response:
        if request.method == "HEAD" and not (response.is_streamed or response.data):
            response.automatically_set_content_length = False
            response.headers.pop("Content-Length", None)
        return response


def compress(server: Flask) -> None:
    """Send answers smaller than they are, to who takes them so."""
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_MIN_SIZE=600,
        COMPRESS_MIMETYPES=COMPRESSED,
    )
    Compress(server)
