"""Every kind of file that a figure leaves in; what writes a kind is loaded by who makes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from arbeidszorg.content.figure import Figure
from arbeidszorg.content.framed import SHEETS, Sheet
from arbeidszorg.files import answer, image, reach


@dataclass(frozen=True)
class Look:
    """How a file is made: on what ``sheet``, how much larger (``zoom``), and on what day, which a
    citation names."""

    sheet: Sheet
    zoom: float
    today: date


@dataclass(frozen=True)
class Kind:
    """A kind of file: what makes it, and the sheet that it is drawn on."""

    make: Callable[[Figure, Look], bytes]
    sheet: Sheet = SHEETS["vrij"]


def _svg(figure: Figure, look: Look) -> bytes:
    return image.svg(figure, look.sheet, look.zoom).encode()


def _png(figure: Figure, look: Look) -> bytes:
    return image.png(figure, look.sheet, look.zoom)


def _csv(figure: Figure, _: Look) -> bytes:
    return answer.as_excel_csv(figure.table, figure.about).encode()


def _data_csv(figure: Figure, _: Look) -> bytes:
    return answer.as_csv(figure.table).encode()


def _pptx(figure: Figure, look: Look) -> bytes:
    from arbeidszorg.files import slides

    return slides.figure(figure, large=look.zoom > 1)


def _pdf(figure: Figure, _: Look) -> bytes:
    from arbeidszorg.files import pdf

    return pdf.figure(figure, lambda drawn: image.bare_svg(drawn, image.PAGE_WIDE))


def _docx(figure: Figure, look: Look) -> bytes:
    from arbeidszorg.files import slides, word

    return word.figure(figure, image.bare_png, slides.apart, large=look.zoom > 1)


def _xlsx(figure: Figure, _: Look) -> bytes:
    from arbeidszorg.files import excel

    return excel.figure(figure, image.bare_png)


def _ods(figure: Figure, _: Look) -> bytes:
    from arbeidszorg.files import opendocument

    return opendocument.figure(figure, image.bare_png)


def _zip(figure: Figure, look: Look) -> bytes:
    """All the others, as they are made when nothing is chosen."""
    from arbeidszorg.files.bundle import bundle

    plain = {ending: replace(look, sheet=kind.sheet, zoom=1.0) for ending, kind in KINDS.items()}
    files = {
        ending: KINDS[ending].make(figure, plain[ending]) for ending in KINDS if ending != "zip"
    }
    return bundle(files, figure, look.today)


def _outward(kind: Kind) -> Kind:
    """The kind, with addresses that lead somewhere alone."""
    return replace(kind, make=lambda figure, look: kind.make(reach.figure(figure), look))


_KINDS = {
    "svg": Kind(_svg),
    "png": Kind(_png, SHEETS["16x9"]),
    "csv": Kind(_csv),
    "data.csv": Kind(_data_csv),
    "pptx": Kind(_pptx),
    "docx": Kind(_docx),
    "xlsx": Kind(_xlsx),
    "ods": Kind(_ods),
    "pdf": Kind(_pdf),
    "zip": Kind(_zip),
}
#: By the ending of the file's name.
KINDS: dict[str, Kind] = {ending: _outward(kind) for ending, kind in _KINDS.items()}
