"""The door: what is refused before anything looks at it, each time in words.

A request is refused when it asks by another name than the atlas has, when it is longer than any
that people need, and when it sends something that no page of ours sent.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed, RequestEntityTooLarge
from werkzeug.sansio.utils import host_is_trusted

from arbeidszorg.settings import Settings
from arbeidszorg.texts import t
from arbeidszorg.view.address import MOST_PARAMETERS
from server import answers
from server.making.work import NotMadeError

#: Bytes of the first line of a request, and of what is sent along.
MOST_LINE, MOST_BODY = 16_384, 1_000_000
#: What asks and sends nothing.
ASKING = ("GET", "HEAD", "OPTIONS")


def add(server: Flask, settings: Settings) -> None:
    """Let nothing in that is refused; the first to look at every request."""
    server.config["MAX_CONTENT_LENGTH"] = MOST_BODY
    own = origin(settings.address)

    @server.before_request
    def refuse() -> Response | None:
        if not host_is_trusted(request.host, settings.trusted):
            return answers.refused(t("door.host"), 400)
        line = f"{request.method} {request.environ.get('PATH_INFO', '')}?".encode("latin-1")
        if len(line) + len(request.query_string) > MOST_LINE:
            return answers.refused(t("door.long_address"), 414)
        if request.query_string.count(b"&") >= MOST_PARAMETERS:
            return answers.refused(t("door.many_parameters", most=MOST_PARAMETERS), 400)
        return None if request.method in ASKING else _sending(own)

    @server.errorhandler(RequestEntityTooLarge)
    def too_large(_fault: RequestEntityTooLarge) -> Response:
        return answers.refused(t("door.large_body"), 413)

    @server.errorhandler(NotMadeError)
    def not_made(fault: NotMadeError) -> Response:
        return answers.refused(fault.text, fault.status, fault.wait)


def _sending(own: str) -> Response | None:
    """What is wrong with a request that sends something; ``own``: the origin of the atlas."""
    if isinstance(request.routing_exception, MethodNotAllowed):
        return None  # nobody reads it there, and so it is told
    if not from_here(own):
        return answers.refused(t("door.foreign"), 403)
    if (request.content_length or 0) > MOST_BODY:
        return answers.refused(t("door.large_body"), 413)
    if request.method == "POST" and not request.is_json:
        return answers.refused(t("door.no_json"), 415)
    return None


def from_here(own: str) -> bool:
    """Whether a page of the atlas sent this, as far as a browser says; a program says nothing, and
    can harm nobody but itself."""
    site, sender = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return sender is None or sender.lower() in (own, origin(request.host_url))


def origin(address: str) -> str:
    """The origin of an address as a browser writes it, "" without one."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
