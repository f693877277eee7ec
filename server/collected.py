"""Mijn rapport as a file: what a reader collected comes in as JSON, and leaves as a document.

Nothing of it is kept. ``{"titel", "ondertitel", "delen": [...]}``; a part is a figure
(``soort: figuur``, with ``adres``, ``sleutel``, ``titel``, ``tekst``) or text (``soort: tekst``,
with ``kop`` and ``tekst``).
"""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response

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
from components.addressed import card_key, figure_of, parted
from components.context import atlas
from components.context import host as own_host
from server import answers

blueprint = Blueprint("eigen-rapport", __name__)


class CollectedError(ValueError):
    """What came in is no report; the message says what is wrong and how to mend it (Dutch)."""


@blueprint.post("/rapport/eigen.<ending>")
def take(ending: str) -> Response:
    """The report as a file; a fault is said in words."""
    make = documents.FORMATS.get(ending)
    if make is None:
        return answers.fault(t("report.no_format", format=clean(ending)[:20]))
    try:
        report = document(answers.received(MOST_BYTES), own_host())
    except answers.TooMuchError:
        return answers.fault(t("report.too_large"), 413)
    except CollectedError as error:
        return answers.fault(str(error), 400)
    return answers.file(make(report), f"{report.name}.{ending}", mime.TYPES[ending])


def document(content: str, host: str) -> Document:
    """The report that was collected. ``host``: the start of every address of the atlas. Raises
    :class:`CollectedError`; a figure that is gone becomes a sentence that says so."""
    report = _read(content)
    parts = [part for part in report.get("delen", []) if isinstance(part, dict)]
    if not parts:
        raise CollectedError(t("report.nothing"))
    if sum(part.get("soort") == "figuur" for part in parts) > MOST_FIGURES:
        raise CollectedError(t("report.too_many", most=MOST_FIGURES))
    if len(parts) > MOST_PARTS:
        raise CollectedError(t("report.too_many_parts", most=MOST_PARTS))
    sections = tuple(_section(number, part, host) for number, part in enumerate(parts, 1))
    title = _line(report, "titel") or t("report.own_title")
    return Document(
        title=title,
        subtitle=_line(report, "ondertitel"),
        sections=sections,
        name=slugify(title)[:80] or "rapport",
        demo=atlas().edition.demo,
        link=host,
    )


def _read(content: str) -> dict[str, Any]:
    try:
        report = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise CollectedError(t("report.unreadable")) from error
    if not isinstance(report, dict) or not isinstance(report.get("delen", []), list):
        raise CollectedError(t("report.unreadable"))
    return report


def _line(part: dict[str, Any], name: str) -> str:
    return clean(str(part.get(name) or ""))[:MOST_HEADING]


def _paragraphs(part: dict[str, Any]) -> tuple[str, ...]:
    lines = str(part.get("tekst") or "")[:MOST_LETTERS].splitlines()
    return tuple(text for line in lines if (text := clean(line)))


def _section(number: int, part: dict[str, Any], host: str) -> Section:
    if part.get("soort") != "figuur":
        return Section(_line(part, "kop"), _paragraphs(part))
    page, query, _ = parted(str(part.get("adres") or ""))
    anchor = _line(part, "sleutel")
    if page is not None and anchor.startswith(f"{page.name}-"):
        parsed = page.read(query)
        figure = figure_of(page, card_key(page, anchor), parsed, host, f"f{number}")
        if figure is not None:
            return Section(figure.about.title, _paragraphs(part), figures=(figure,))
    title = _line(part, "titel") or t("report.figure_gone_title")
    return Section(title, (*_paragraphs(part), t("report.figure_gone")))
