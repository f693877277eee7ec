"""Tables: of numbers as programs count with them, and of words as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg.content.document import Listing
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.files.opendocument.package import (
    CELL,
    HEAD,
    NUMBER,
    STATE,
    Look,
    element,
    letters,
    line,
)
from arbeidszorg.view.rows import OK

#: Room below a row, in the styles of every file with tables; what the names of those start with.
CELLS = "Cel-"
STYLES = "".join(
    f'<style:style style:name="{CELLS}{look.name}" style:family="table-cell">'
    '<style:table-cell-properties fo:border-bottom="0.5pt solid #d9dfe3" fo:padding="2pt"/>'
    f"{letters(look)}</style:style>"
    for look in (CELL, HEAD, NUMBER, STATE)
)


def grid_table(grid: Grid, name: str) -> Any:
    """The table of a figure as it is read; a total is its last row."""
    rows = list(zip(grid.names, grid.cells, strict=True))
    if grid.total:
        rows.append((grid.total_name, grid.total))
    body = [
        [
            (title, CELL),
            *(_read(cell, at in grid.numeric) for at, cell in enumerate(cells, 1)),
        ]
        for title, cells in rows
    ]
    return table(name, (grid.corner, *grid.head), body)


def listing_table(listing: Listing) -> Any:
    """A table of words."""
    body = [
        [(text, NUMBER if at in listing.numeric else CELL) for at, text in enumerate(row)]
        for row in listing.rows
    ]
    return table(listing.caption, listing.columns, body)


def _read(cell: Cell, numeric: bool) -> tuple[str, Look]:
    words, status = cell
    if status != OK:
        return words, STATE
    return words, NUMBER if numeric else CELL


def table(name: str, head: Sequence[str], body: Sequence[Sequence[tuple[str, Look]]]) -> Any:
    """Words in rows, the head above every page."""
    drawn = element("table:table", **{"table:name": name})
    drawn.append(element("table:table-column", **{"table:number-columns-repeated": str(len(head))}))
    top = element("table:table-header-rows")
    top.append(row([cell(words, HEAD) for words in head]))
    drawn.append(top)
    for words in body:
        drawn.append(row([cell(text, look) for text, look in words]))
    return drawn


def row(cells: Sequence[Any]) -> Any:
    drawn = element("table:table-row")
    for each in cells:
        drawn.append(each)
    return drawn


def cell(words: str, look: Look = CELL, number: float | int | None = None, wide: int = 1) -> Any:
    """A cell with words; one with a ``number`` counts. Its own style is that of its look, where a
    file has such a style for cells."""
    kind = {"office:value-type": "string"}
    if number is not None:
        kind = {"office:value-type": "float", "office:value": f"{number:.15g}"}
    if wide > 1:
        kind["table:number-columns-spanned"] = str(wide)
    drawn = element("table:table-cell", **{"table:style-name": f"{CELLS}{look.name}", **kind})
    if words or number is not None:
        drawn.append(line(words, look))
    return drawn
