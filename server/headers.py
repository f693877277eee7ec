"""Security headers: a page may load from this server only, and runs no script but ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flask import Flask, Response


def policy(script_hashes: Iterable[str]) -> str:
    """The Content-Security-Policy. Plotly writes its own style rules, hence unsafe-inline for
    styles only; ``data:`` and ``blob:`` are for pictures that the browser makes itself."""
    scripts = " ".join(["'self'", *script_hashes])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def add(server: Flask, script_hashes: Callable[[], Iterable[str]]) -> None:
    """Send the headers with every answer. The hashes are asked for each page anew: Dash adds its
    own inline scripts as late as the first request."""

    @server.after_request
    def secure(response: Response) -> Response:
        hashes = script_hashes() if response.mimetype == "text/html" else ()
        response.headers.setdefault("Content-Security-Policy", policy(hashes))
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "geolocation=(), camera=(), microphone=()"
        )
        return response
