"""Every kind of file in which figures, reports and decks leave, each written once."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from openxml_audit import OpenXmlValidator

from arbeidszorg.content.document import Document
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.content.talk import Talk
from arbeidszorg.files import documents, figures
from helpers import office
from helpers.decks import KINDS
from helpers.talks import MARKUP, NOTES, NUMBER, SECRET, shown
from helpers.talks import talk as talk_of

#: A figure of every kind, one with evil names, and one without a row.
FIGURES: dict[str, Callable[[], Figure]] = {**KINDS, "evil": office.evil, "empty": office.empty}
#: Those that are written with large letters, and beside their table, too.
LARGE = ("multiples", "lines", "cells", "tiles")
#: Those that share a slide, each with the next.
PAIRED = ("areas", "lines", "cells", "tiles", "flows", "groups", "multiples")
TODAY = date(2026, 1, 1)


@cache
def figure(kind: str) -> Figure:
    return FIGURES[kind]()


@cache
def figure_file(kind: str, ending: str, size: str = "gewoon") -> bytes:
    """The file of a figure of a kind; ``size``: of its letters."""
    look = figures.Look(SHEETS["16x9"], ZOOMS[size], TODAY)
    return figures.KINDS[ending].make(figure(kind), look)


@cache
def document() -> Document:
    """A report with a figure of every kind."""
    return office.document(*map(figure, FIGURES))


@cache
def document_file(ending: str) -> bytes:
    return documents.FORMATS[ending](document())


@cache
def talk() -> Talk:
    """A deck with a figure of every kind, by itself, with its table and in pairs; with text and
    numbers."""
    return talk_of(
        shown("Arbeidszorg", lines=("Werk op maat.",), notes=NOTES),
        shown("Zo veel mensen", number=NUMBER, lines=("Elke persoon telt één keer.",)),
        shown("Een klein getal", number=SECRET),
        *(shown("", drawn, caption="Let hierop.") for drawn in map(figure, FIGURES)),
        *(shown("Met cijfers", figure(kind), table=True) for kind in LARGE),
        *(shown("Samen", left, right) for left, right in pairwise(map(figure, PAIRED))),
        shown(MARKUP, lines=(MARKUP,) * 12, notices=("Het adres /oud bestaat niet meer.",)),
        demo=True,
    )


@cache
def talk_file(ending: str) -> bytes:
    return documents.TALKS[ending](talk())


def written(ending: str) -> Iterator[tuple[str, bytes]]:
    """Every file with an ending, by what it is of: figures (some with large letters too), a report,
    a deck."""
    for kind in FIGURES:
        yield kind, figure_file(kind, ending)
    for kind in LARGE:
        yield f"{kind}, large", figure_file(kind, ending, "presentatie")
    if ending in documents.FORMATS:
        yield "report", document_file(ending)
    if ending in documents.TALKS:
        yield "deck", talk_file(ending)


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def faults(content: bytes, ending: str) -> list[str]:
    """What the schemas of Office say against a file, and against the workbooks in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file.{ending}")
        path.write_bytes(content)
        said = [
            f"{fault.part_uri}: {fault.description}" for fault in _validator().validate(path).errors
        ]
        with zipfile.ZipFile(path) as packed:
            inner = [name for name in packed.namelist() if name.endswith(".xlsx")][:1]
            for name in inner:
                said += [f"{name}: {fault}" for fault in faults(packed.read(name), "xlsx")]
    return said
