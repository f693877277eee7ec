"""Mijn rapport as a file: what a reader collected comes in as JSON, and leaves as a document.

Nothing of it is kept. ``{"titel", "ondertitel", "delen": [...]}``; a part is a figure
(``soort: figuur``, with ``adres``, ``sleutel``, ``titel``, ``tekst``) or text (``soort: tekst``,
with ``kop`` and ``tekst``).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response

from arbeidszorg.content.collected import (
    MOST_BYTES,
    MOST_FIGURES,
    MOST_HEADING,
    MOST_LETTERS,
    MOST_PARTS,
)
from arbeidszorg.content.document import Document, Section
from arbeidszorg.figures.text import clean
from arbeidszorg.files import documents, mime
from arbeidszorg.places.geography import slugify
from arbeidszorg.texts import t
from components.card import leaving
from components.context import atlas
from components.context import host as own_host
from pages.common import PAGES, Page
from server import answers

blueprint = Blueprint("eigen-rapport", __name__)


class CollectedError(ValueError):
    """What came in is no report; the message says what is wrong and how to mend it (Dutch)."""


def register(server: Flask) -> None:
    """Add the route to a server."""
    server.register_blueprint(blueprint)


@blueprint.post("/rapport/eigen.<ending>")
def take(ending: str) -> Response:
    """The report as a file; a fault is said in words."""
    make = documents.FORMATS.get(ending)
    if make is None:
        return answers.fault(t("report.no_format", format=clean(ending)[:20]))
    try:
        made = document(answers.received(MOST_BYTES), own_host())
    except answers.TooMuchError:
        return answers.fault(t("report.too_large"), 413)
    except CollectedError as error:
        return answers.fault(str(error), 400)
    return answers.file(make(made), f"{made.name}.{ending}", mime.TYPES[ending])


def document(content: str, host: str) -> Document:
    """The report that was collected. ``host``: the start of every address of the atlas. Raises
    :class:`CollectedError`; a figure that is gone becomes a sentence that says so."""
    given = _read(content)
    parts = [one for one in given.get("delen", []) if isinstance(one, dict)]
    if not parts:
        raise CollectedError(t("report.nothing"))
    if sum(one.get("soort") == "figuur" for one in parts) > MOST_FIGURES:
        raise CollectedError(t("report.too_many", most=MOST_FIGURES))
    if len(parts) > MOST_PARTS:
        raise CollectedError(t("report.too_many_parts", most=MOST_PARTS))
    sections = tuple(_section(number, one, host) for number, one in enumerate(parts, 1))
    title = _line(given, "titel") or t("report.own_title")
    return Document(
        title=title,
        subtitle=_line(given, "ondertitel"),
        sections=sections,
        name=slugify(title)[:80] or "rapport",
        demo=atlas().edition.demo,
        link=host,
    )


def _read(content: str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise CollectedError(t("report.unreadable")) from error
    if not isinstance(found, dict) or not isinstance(found.get("delen", []), list):
        raise CollectedError(t("report.unreadable"))
    return found


def _line(of: dict[str, Any], name: str) -> str:
    return clean(str(of.get(name) or ""))[:MOST_HEADING]


def _paragraphs(of: dict[str, Any]) -> tuple[str, ...]:
    lines = str(of.get("tekst") or "")[:MOST_LETTERS].splitlines()
    return tuple(text for line in lines if (text := clean(line)))


def _section(number: int, part: dict[str, Any], host: str) -> Section:
    if part.get("soort") != "figuur":
        return Section(_line(part, "kop"), _paragraphs(part))
    page, query = _page(str(part.get("adres") or ""))
    key = _line(part, "sleutel")
    here = atlas()
    if page is not None:
        parsed = page.read(query)
        card = next(
            (one for one in page.cards(parsed.view, here) if f"{page.name}-{one.key}" == key), None
        )
        if card is not None:
            figure = leaving(page.name, card, page.address(parsed.view), here, host, f"f{number}")
            text = (*_paragraphs(part), *parsed.notices)
            return Section(card.heading, text, figures=(figure,))
    title = _line(part, "titel") or t("report.figure_gone_title")
    return Section(title, (*_paragraphs(part), t("report.figure_gone")))


def _page(address: str) -> tuple[Page | None, str]:
    """The page with figures of an address, None when there is none, and the query."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None, ""
    return PAGES.get(f"/{parts.path.strip('/')}"), parts.query
