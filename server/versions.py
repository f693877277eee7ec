"""One version of the data at a time: a page asks further of the version that it shows.

A server goes over to new data while it runs (``server/master.py``). A page that was opened before
says with each question which version it shows; when the server has another, it says so, and the
page offers the new one. So no page mixes two.

An address that names an earlier version (``versie=3``) is answered from that; every address on its
page names it too. One that is not there is told to programs, and on a page that shows the newest.
"""

from __future__ import annotations

import re
from html import escape, unescape

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.texts import t
from arbeidszorg.view.data_version import NEWEST, VERSION, of_version
from components import context
from components.context import atlas
from server import answers, problems
from server.entry import NAMES, VERSIONS, WRITTEN

#: The header in which a page says which version it shows; so do the scripts in ``assets``
#: (``shared/version.js``).
HEADER = "X-Gegevensversie"
#: The header in which a page of an earlier version names it, where its address does not.
NAMED = "X-Versie"
#: Where a page asks which version there is.
ADDRESS = "/gegevensversie"
#: What a reader looks at, by the name of its route: every other route is a program's.
SCREENS = ("/", "/<path:path>", "embed_frame", "stage", "speaker")
#: An address of ours in an attribute or a property; Dash writes a stroke by its number.
OURS = re.compile(
    rb'(\s%b=\\?"|"%b": ?")((?:/|\\u002f)(?!/|\\u002f)(?:[^"\\]|\\u[0-9a-f]{4})*)' % (NAMES, NAMES)
)
#: Addresses that are the same for every version.
ALIKE = ("/assets/", "/_", "/embed.js")
#: The beginning of a form.
FORM = re.compile(rb"<form\b[^>]*>")


def serve(server: Flask) -> None:
    """Answer from the version that is asked; refuse questions of another than a page shows with
    409, and say which there is."""

    @server.before_request
    def asked() -> Answer | None:
        named = request.environ.get(VERSIONS, ())
        in_header = () if named else _in_header()
        try:
            _ask(named or in_header)
        except NoVersionError as error:
            if in_header and problems.for_programs():
                return answers.refused(t("versie.header", why=str(error)), error.status)
            if in_header:
                abort(409)
            if request.endpoint not in SCREENS:
                return answers.refused(str(error), error.status)
            context.ask_in_vain(str(error))
        if named and request.endpoint in SCREENS and (lasting := _lasting(named[0])):
            return redirect(lasting, 302)
        shown = request.headers.get(HEADER)
        if shown is not None and shown != atlas().version:
            abort(409)
        return None

    def version() -> Response:
        answer = Response(atlas().version, mimetype="text/plain")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    server.add_url_rule(ADDRESS, "gegevensversie", version)


def _ask(named: tuple[str, ...]) -> None:
    """Let the current request be about the version that it names. Raises
    :class:`NoVersionError`."""
    if len(named) > 1:
        raise NoVersionError(t("versie.several"), 400)
    for version in named:
        context.ask(version)


def is_named() -> bool:
    """Whether the current request names a version beside its path."""
    return bool(request.environ.get(VERSIONS, ()) or _in_header())


def _in_header() -> tuple[str, ...]:
    """The version that the header of a request names; none for the newest."""
    text = request.headers.get(NAMED, "").strip()
    return () if text.lower() in ("", NEWEST) else (text,)


def _lasting(named: str) -> str:
    """The address of the page that is asked by the mark of its data (``named``), by the number of
    its version instead; "" when it is not asked so."""
    if context.vain() or named != atlas().version:
        return ""
    query = request.query_string.decode("utf-8", "replace")
    here = f"{request.path}{'?' if query else ''}{query}"
    return of_version(here, atlas().number)


def keep(server: Flask) -> None:
    """Let every address on a page of an earlier version name that version. Added after what writes
    the path of the site before them, so that it sees a page first."""

    @server.after_request
    def named(response: Response) -> Answer:
        if request.endpoint is None or atlas().newest:
            return response
        number = atlas().number
        if response.mimetype in WRITTEN and not response.is_streamed:
            body = OURS.sub(lambda match: _named(match, number), response.get_data())
            field = f'<input type="hidden" name="{VERSION}" value="{number}">'.encode()
            response.set_data(FORM.sub(lambda match: match[0] + field, body))
        place = response.headers.get("Location", "")
        if place.startswith("/") and not problems.is_open(place):  # files have it in their path
            response.headers["Location"] = of_version(place, number)
        return response


def _named(match: re.Match[bytes], number: int) -> bytes:
    """An address on a page, with the version of that page."""
    start, address = match[1], match[2].decode()
    in_json = start.startswith(b'"')
    plain = address.replace("\\u002f", "/")
    if plain.startswith(ALIKE):
        return match[0]
    tidy = plain if in_json else unescape(plain)
    if (other := of_version(tidy, number)) == tidy:
        return match[0]
    written = other.replace("/", "\\u002f") if "\\u002f" in address else other
    return start + (written if in_json else escape(written)).encode()
