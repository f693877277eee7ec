"""Mijn rapport as a file: what a reader collected comes in as JSON, and leaves as a document.

Nothing of it is kept. ``{"titel", "ondertitel", "delen": [...]}``; a part is a figure
(``soort: figuur``, with ``adres``, ``sleutel``, ``titel``, ``tekst``) or text (``soort: tekst``,
with ``kop`` and ``tekst``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response

from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.content import sent
from arbeidszorg.content.collected import (
    MOST_BYTES,
    MOST_FIGURES,
    MOST_HEADING,
    MOST_LETTERS,
    MOST_PARAGRAPHS,
    MOST_PARTS,
    MOST_TEXT,
)
from arbeidszorg.content.deck import MOST_ADDRESS
from arbeidszorg.content.document import Document, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.text import clean
from arbeidszorg.files import documents, mime
from arbeidszorg.places.geography import slugify
from arbeidszorg.texts import t
from arbeidszorg.view.data_version import in_address
from components.addressed import card_key, figure_of, parted
from components.context import host as own_host
from components.context import of
from server import answers
from server.making.asking import made
from server.making.work import NotMadeError

blueprint = Blueprint("eigen-rapport", __name__)


class CollectedError(ValueError):
    """What came in is no report; the message says what is wrong and how to mend it (Dutch)."""


@blueprint.post("/rapport/eigen.<ending>")
def take(ending: str) -> Response:
    """The report as a file; a fault is said in words."""
    if ending not in documents.FORMATS:
        return answers.fault(t("report.no_format", format=clean(ending)[:20]))
    try:
        content = answers.received(MOST_BYTES)
    except answers.TooMuchError:
        return answers.fault(t("report.too_large"), 413)
    name, body = made(made_file, content, ending, kept=False)
    return answers.file(body, f"{name}.{ending}", mime.TYPES[ending])


def made_file(content: str, ending: str) -> tuple[str, bytes]:
    """The name of the file, without ending, and what is in it. Raises :class:`NotMadeError`."""
    try:
        report = document(content, own_host())
    except CollectedError as error:
        raise NotMadeError(str(error), 400) from error
    return report.name, documents.FORMATS[ending](report)


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
    _check_texts(parts)
    sections = tuple(_section(number, part, host) for number, part in enumerate(parts, 1))
    title = _line(report, "titel") or t("report.own_title")
    return Document(
        title=title,
        subtitle=_line(report, "ondertitel"),
        sections=sections,
        name=slugify(title)[:80] or "rapport",
        demo=any(figure.about.demo for each in sections for figure in each.figures),
        link=host,
    )


def _read(content: str) -> dict[str, Any]:
    try:
        report = sent.parsed(content)
    except ValueError as error:
        raise CollectedError(t("report.unreadable")) from error
    if not isinstance(report, dict) or not isinstance(report.get("delen", []), list):
        raise CollectedError(t("report.unreadable"))
    return report


def _line(part: dict[str, Any], name: str) -> str:
    return clean(str(part.get(name) or "")[: 2 * MOST_HEADING])[:MOST_HEADING]


def _text(part: dict[str, Any]) -> str:
    return str(part.get("tekst") or "")


def _check_texts(parts: Sequence[dict[str, Any]]) -> None:
    """Raise :class:`CollectedError` for texts that no report needs."""
    for number, part in enumerate(parts, 1):
        if len(_text(part)) > MOST_LETTERS:
            heading = _line(part, "titel") or _line(part, "kop") or str(number)
            raise CollectedError(t("report.too_long", most=MOST_LETTERS, heading=heading))
    letters = sum(len(_text(part)) for part in parts)
    paragraphs = sum(len(_paragraphs(part)) for part in parts)
    if letters > MOST_TEXT or paragraphs > MOST_PARAGRAPHS:
        most = {"letters": MOST_TEXT, "paragraphs": MOST_PARAGRAPHS}
        raise CollectedError(t("report.too_much_text", **most))


def _paragraphs(part: dict[str, Any]) -> tuple[str, ...]:
    return tuple(text for line in _text(part).splitlines() if (text := clean(line)))


def _section(number: int, part: dict[str, Any], host: str) -> Section:
    if part.get("soort") != "figuur":
        return Section(_line(part, "kop"), _paragraphs(part))
    address, version = in_address(str(part.get("adres") or "")[:MOST_ADDRESS])
    gone = t("report.figure_gone")
    try:
        with of(version):
            figure = _figure(number, address, _line(part, "sleutel"), host)
        if figure is not None:
            return Section(figure.about.title, _paragraphs(part), figures=(figure,))
    except NoVersionError as error:
        gone = str(error)
    title = _line(part, "titel") or t("report.figure_gone_title")
    return Section(title, (*_paragraphs(part), gone))


def _figure(number: int, address: str, anchor: str, host: str) -> Figure | None:
    """The figure that was collected; None when it is gone."""
    page, query, _ = parted(address)
    if page is None or not anchor.startswith(page.place.start):
        return None
    return figure_of(page, card_key(page, anchor), page.read(query), host, f"f{number}")
