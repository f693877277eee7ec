"""What cannot be read at all is refused before the application hears of it: in words, and to who
asks open data as every fault is told there."""

from __future__ import annotations

import json
from typing import Any

from waitress.task import ErrorTask

from arbeidszorg.texts import has, t
from server import problems

#: What a browser may do with a refusal: show it.
NOTHING = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"


class Refusal(ErrorTask):  # type: ignore[misc]
    """What cannot be read is refused in words of ours."""

    def execute(self) -> None:
        """Answer; see Waitress."""
        error = self.request.error
        kind, body = refusal(error.code, getattr(self.request, "begun", b""))
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", kind))
        self.response_headers.append(("X-Content-Type-Options", "nosniff"))
        self.response_headers.append(("Content-Security-Policy", NOTHING))
        if kind == problems.TYPE:
            self.response_headers.append(("Access-Control-Allow-Origin", "*"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def refusal(code: int, begun: bytes) -> tuple[str, bytes]:
    """The media type of a refusal, and what it says. ``begun``: the first letters of the
    request."""
    text = t(f"server.line.{code if has(f'server.line.{code}') else 400}")
    if not asks_open(begun):
        return "text/plain; charset=utf-8", f"{text}\n".encode()
    kind = 500 if code >= 500 else 400
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": t(f"opendata.fault.{kind}.title"),
        "status": code,
        "detail": text,
        "fout": text,
    }
    return problems.TYPE, json.dumps(said, ensure_ascii=False).encode()


def asks_open(begun: bytes) -> bool:
    """Whether a request asks open data, at the root of the site or behind a path."""
    path = (begun.split(maxsplit=2)[1:2] or [b""])[0].partition(b"?")[0].decode("latin-1")
    return path.endswith("/ogc") or any(place in path for place in problems.PLACES)
