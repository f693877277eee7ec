"""Files that are compressed once, when the server starts, and answered from memory."""

from __future__ import annotations

import gzip
import re

import brotli
from flask import Flask, Response, request

YEAR = 365 * 24 * 3600
FOR_EVER = f"public, max-age={YEAR}, immutable"
SCRIPT = re.compile(r'<script src="([^"]+)"')


def keep(server: Flask, *more: str) -> None:
    """Keep every script of the page, and ``more`` files by their address."""
    client = server.test_client()
    scripts = SCRIPT.findall(client.get("/").get_data(as_text=True))
    files: dict[tuple[str, str], tuple[bytes, dict[str, str]]] = {}
    for address in (*scripts, *more):
        answer = client.get(address)
        body, kind = answer.get_data(), answer.content_type
        path = address.partition("?")[0]
        files[path, "br"] = _file(brotli.compress(body, quality=11), kind, "br")
        files[path, "gzip"] = _file(gzip.compress(body, 9), kind, "gzip")

    def answer_from_memory() -> Response | None:
        for encoding in ("br", "gzip"):
            if request.accept_encodings.quality(encoding) and (request.path, encoding) in files:
                body, headers = files[request.path, encoding]
                return Response(body, headers=headers)
        return None

    server.before_request_funcs.setdefault(None, []).insert(0, answer_from_memory)


def _file(body: bytes, kind: str, encoding: str) -> tuple[bytes, dict[str, str]]:
    return body, {
        "Content-Type": kind,
        "Content-Encoding": encoding,
        "Cache-Control": FOR_EVER,
        "Vary": "Accept-Encoding",
    }
