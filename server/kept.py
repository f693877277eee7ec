"""Answers that are made once, and kept as most readers take them: compressed.

To compress a page takes as long as all else that an answer costs, so it is done when the page is
made and not each time that it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import brotli
from flask import Response, request

from components.context import cache

#: How this is called where it is sent, and Brotli's level: 4 is what answers that are not kept get;
#: 11 takes a second.
CODING, LEVEL = "br", 5


def kept(
    question: Hashable, make: Callable[[], str | bytes], mimetype: str = "text/html"
) -> Response:
    """The answer to a question; made now when it is not kept. What ``make`` raises is raised to
    everybody who waits, and not kept."""

    def compressed() -> bytes:
        made = make()
        whole = made.encode() if isinstance(made, str) else made
        return bytes(brotli.compress(whole, quality=LEVEL))

    body = cache().get(question, compressed)
    if not is_taken():
        return Response(brotli.decompress(body), mimetype=mimetype)
    return Response(body, mimetype=mimetype, headers={"Content-Encoding": CODING})


def is_taken() -> bool:
    """Whether who asks takes it compressed so, no less than otherwise."""
    codings = request.accept_encodings
    liked = codings.quality(CODING)
    return bool(liked > 0 and liked >= codings.quality("gzip"))
