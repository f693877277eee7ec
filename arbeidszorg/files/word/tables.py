"""Tables in Word: numbers at the right, the head repeated on every page, as wide as they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from arbeidszorg.content.document import Listing
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.figures.text import clean, paragraph, widest
from arbeidszorg.files.word.styles import CELL, NUMBER, TABLE
from arbeidszorg.view.rows import OK

#: Thickness of the line below a row.
EDGE = 0.5
#: Room left and right of a cell's text, and the bounds of columns, in points.
PAD, NAMES, NUMBERS = 7.0, (70.0, 200.0), (34.0, 130.0)


@dataclass(frozen=True)
class Sheet:
    """A table as it is set: the ``widths`` of its columns in points; ``numeric`` ones end at the
    right; ``named``: the first column names the rows; ``total``: the last row is one."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    numeric: frozenset[int]
    named: bool = False
    total: bool = False


def sheets_of_grid(cells: Grid, room: float, size: float) -> Iterator[Sheet]:
    """A grid as tables that fit in ``room`` points, in letters of ``size``: turned when that makes
    one of several, else in parts beside each other. One with words fills the width."""
    if cells.words:
        rows = [[(name, OK), *texts] for name, texts in zip(cells.names, cells.cells, strict=True)]
        yield _of_words((cells.corner, *cells.head), rows, cells.numeric, room, size)
        return
    names = _bounded([cells.corner, *cells.names, cells.total_name], NAMES, size)
    most = _most(cells, room - names, size)
    if len(cells.head) > most and len(cells.names) < len(cells.head):
        cells = cells.turned()
        names = _bounded([cells.corner, *cells.names], NAMES, size)
        most = _most(cells, room - names, size)
    for part in cells.blocks(most):
        rows = [[(name, OK), *words] for name, words in zip(part.names, part.cells, strict=True)]
        if part.total:
            rows.append([(part.total_name, OK), *part.total])
        wide = _wide(part, room - names, size)
        yield Sheet(
            (part.corner, *part.head),
            rows,
            (names, *[wide] * len(part.head)),
            part.numeric,
            True,
            bool(part.total),
        )


def sheet_of_listing(listing: Listing, room: float, size: float) -> Sheet:
    """A table of words over the whole width."""
    rows = [[(text, OK) for text in row] for row in listing.rows]
    return _of_words(listing.columns, rows, listing.numeric, room, size)


def _of_words(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    numeric: frozenset[int],
    room: float,
    size: float,
) -> Sheet:
    """Over the whole width; the longest texts get the most room."""
    columns = list(zip(head, *([text for text, _ in row] for row in rows), strict=True))
    wide = [_bounded(column, (30.0, 220.0), size) for column in columns]
    scale = room / (sum(wide) or 1.0)
    return Sheet(head, rows, [width * scale for width in wide], numeric)


def heights(sheet: Sheet, size: float) -> list[float]:
    """The height of each row in points, that of the head first."""
    rows = [_head(sheet), *sheet.rows]
    return [
        max(
            (_high(text, wide, size) for (text, _), wide in zip(row, sheet.widths, strict=True)),
            default=0.0,
        )
        for row in rows
    ]


def element(sheet: Sheet, caption: str) -> Any:
    """The table as Word writes it; ``caption`` names it for who hears it."""
    head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    rows = [f"<w:tr>{head}{_cells(sheet, _head(sheet), 'bottom')}</w:tr>"]
    rows += [
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(sheet, row)}</w:tr>" for row in sheet.rows
    ]
    grid = "".join(f'<w:gridCol w:w="{wide * 20:.0f}"/>' for wide in sheet.widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{TABLE}"/>'
        f'<w:tblW w:w="{sum(sheet.widths) * 20:.0f}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:firstRow="1" w:lastRow="{sheet.total:d}" w:firstColumn="{sheet.named:d}"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(caption))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head(sheet: Sheet) -> list[Cell]:
    return [(text, OK) for text in sheet.head]


def _cells(sheet: Sheet, row: Sequence[Cell], down: str = "top") -> str:
    cells = []
    for column, ((text, status), wide) in enumerate(zip(row, sheet.widths, strict=True)):
        look = NUMBER if column in sheet.numeric else CELL
        state = "" if status == OK else '<w:rPr><w:rStyle w:val="Zondergetal"/></w:rPr>'
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide * 20:.0f}" w:type="dxa"/>'
            f'<w:vAlign w:val="{down}"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{look.key}"/></w:pPr><w:r>{state}'
            f'<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r></w:p></w:tc>'
        )
    return "".join(cells)


def _most(grid: Grid, room: float, size: float) -> int:
    """How many columns of numbers fit when heads and states are broken between words."""
    return max(1, int(room / _bounded(_words(_numbers(grid)), NUMBERS, size)))


def _wide(grid: Grid, room: float, size: float) -> float:
    """The width of every column of numbers: states stay on one line where there is room."""
    whole = [text for row in [*grid.cells, grid.total or []] for text, _ in row]
    wide = _bounded([*_words(grid.head), *whole], NUMBERS, size)
    return min(wide, room / max(1, len(grid.head)))


def _numbers(grid: Grid) -> list[str]:
    return [*grid.head, *(text for row in [*grid.cells, grid.total or []] for text, _ in row)]


def _words(texts: Iterable[str]) -> list[str]:
    """What a line can be broken between."""
    return [word for text in texts for word in re.findall(r"[^ -]*-|[^ -]+", clean(text))]


def _bounded(texts: Iterable[str], bounds: tuple[float, float], size: float) -> float:
    """The width that texts need, within bounds that grow with the letters."""
    least, most = (bound * size / CELL.size for bound in bounds)
    needed = widest([text[:200] for text in texts], size, True)
    return min(most, max(least, needed * 1.03 + PAD))


def _high(text: str, wide: float, size: float) -> float:
    lines = len(paragraph(text, wide - PAD, size))
    return CELL.high(lines, size / CELL.size) + EDGE
