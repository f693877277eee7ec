"""Reports and single figures as PDF on A4: tagged (PDF/UA-1), so that they can also be heard, and
whole (PDF/A-2a), so that they can be kept.

What they say is data for a template (``page.typ`` and the one of its kind): no name or note can be
read as markup. The template sees an empty folder, no network and no fonts but those of the atlas.
"""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from arbeidszorg.content.document import Document
from arbeidszorg.content.figure import Figure
from arbeidszorg.files.fonts import FOLDER, lacking
from arbeidszorg.files.pdf import content
from arbeidszorg.files.pdf.content import Data, Draw
from arbeidszorg.texts import t

TEMPLATES = Path(__file__).parent
#: What every template starts with.
SHARED = "page.typ"
STANDARD: list[typst.PDFStandard] = ["a-2a", "ua-1"]
#: The time of writing of a file without figures: files with the same content are the same.
NO_DATE = (2000, 1, 1)
#: For how many runs Typst keeps what it worked out.
KEPT = 10


def document(document: Document, draw: Draw) -> bytes:
    """A report. ``draw``: the SVG text of a figure with its legend, without title and foot."""
    return written(content.report(document, draw), "template.typ")


def figure(figure: Figure, draw: Draw) -> bytes:
    """One figure with all that goes along."""
    return written(content.alone(figure, draw), "template.typ")


def written(data: Data, template: str) -> bytes:
    """The file that a template makes of data."""
    year, month, day = data["date"] or NO_DATE
    if lacking(json.dumps(data, ensure_ascii=False)):
        data = data | {"lead": [*data["lead"], t("export.letters.note")]}
    return compiled(_source(template), data, datetime(year, month, day, tzinfo=UTC))


def compiled(source: bytes, data: Data, when: datetime) -> bytes:
    """The PDF that Typst makes of a source and the data that it reads; ``when``: its time of
    writing."""
    with tempfile.TemporaryDirectory() as empty:
        compiler = typst.Compiler(
            source,
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
            package_path=empty,
            package_cache_path=empty,
        )
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=when)
        finally:
            _forget()
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _source(template: str) -> bytes:
    return b"\n".join((TEMPLATES / name).read_bytes() for name in (SHARED, template))


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the atlas, and no others."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )


def _forget() -> None:
    """Let Typst drop what it worked out: it keeps all of its last runs, also the largest report."""
    for _ in range(KEPT):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)
