"""Tables in worksheets: every row of a Table, a crossed table in the colours of its figure, and
tables of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Listing
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed
from arbeidszorg.figures.base import by_area
from arbeidszorg.figures.picture import Bar
from arbeidszorg.files.answer import value
from arbeidszorg.files.excel.sheet import HEAD, MARK, PLAIN, QUIET, RIGHT, STRONG, Look, Sheet
from arbeidszorg.files.native import number_format
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, Row

#: A column of a tidy table: its head, what stands in it, its look, and its width in letters.
Column = tuple[str, Callable[[Row], object], Look, float]
_CELL: Look = {"align": "center", "valign": "vcenter", "border": 1, "border_color": style.PAPER}


def columns(table: Table, marked: bool = True, area_first: bool = False) -> list[Column]:
    """The columns of a tidy table: year, area, code, splits, value, status; when the numbers are
    invented and it is ``marked``, each row says so, as rows are copied without their sheet."""
    year: Column = (t("table.column.jaar"), lambda row: row.year, PLAIN | {"align": "left"}, 9)
    area: Column = (t("table.column.gebied"), lambda row: row.area_name, PLAIN, 32)
    code: Column = (t("office.column.code"), lambda row: row.area, PLAIN, 12)
    number = PLAIN | RIGHT | {"num_format": number_format(table.view.unit)}
    columns = [
        *((area, code) if area_first else (year, area, code)),
        *(_of_split(split) for split in table.splits),
        *((year,) if area_first else ()),
        (t("table.column.waarde"), _shown, number, 12),
        (
            t("table.column.status"),
            lambda row: label("status", row.status),
            PLAIN | {"align": "left", "indent": 1},
            22,
        ),
    ]
    if table.demo and marked:
        mark = t("export.image.demo")
        columns.append((t("office.mark"), lambda _: mark, MARK | {"font_size": 11}, 36))
    return columns


def _shown(row: Row) -> float | int | None:
    """The number of a row, nothing when it is not shown."""
    return value(row.value) if row.status == OK else None


def _of_split(split: str) -> Column:
    name = t(f"view.split.{split}").capitalize()
    return (name, lambda row: label(split, row.codes[split]), PLAIN, 30)


def of_grid(sheet: Sheet, table: Listed) -> tuple[int, int, int]:
    """The rows of what is a grid already, numbers as numbers; gives what :func:`tidy` gives."""
    start, grid = sheet.row, table.listed
    heads = [grid.corner, *grid.head, t("table.column.status")]
    looks = [RIGHT if at in grid.numeric else PLAIN for at in range(len(heads))]
    sheet.line([(head, HEAD | look) for head, look in zip(heads, looks, strict=True)])
    for *values, status in table.records:
        cells = [*values, label("status", str(status))]
        sheet.line([(value, PLAIN | _by_kind(value)) for value in cells])
    return start, max(start, sheet.row - 1), len(heads) - 1


def _by_kind(value: object) -> Look:
    """Numbers to the right, as they are written."""
    if isinstance(value, int | float):
        return RIGHT | {"num_format": "#,##0" if isinstance(value, int) else "#,##0.0"}
    return {"text_wrap": True}


def grid_widths(table: Listed) -> list[float]:
    """The width of each column in letters."""
    status = t("table.column.status")
    rows = [[table.listed.corner, *table.listed.head, status]]
    rows += [[name, *(text for text, _ in cells), status] for name, cells in table.lines]
    return [min(60.0, max(12.0, 2.0 + max(map(len, column)))) for column in zip(*rows, strict=True)]


def tidy(sheet: Sheet, table: Table, columns: list[Column]) -> tuple[int, int, int]:
    """A row per number; gives its first and last row, and its last column. A number that is not
    shown leaves its cell empty, and its status says why."""
    start = sheet.row
    sheet.line(
        [
            (head, HEAD | {k: look[k] for k in ("align", "indent") if k in look})
            for head, _, look, _ in columns
        ]
    )
    for row in table.rows:
        for column, (_, value_of, look, _) in enumerate(columns):
            sheet.write(column, value_of(row), look)
        sheet.down()
    return start, max(start, sheet.row - 1), len(columns) - 1


def crossed(sheet: Sheet, figure: Figure) -> None:
    """Two splits crossed: numbers on the colours that they have in the figure. Several areas stand
    below each other, each under its name."""
    areas = by_area(figure.table.last)
    fills = [mark.look.fill for mark in figure.picture.marks if isinstance(mark, Bar)]
    for code, rows in areas.items():
        if len(areas) > 1:
            sheet.paragraph(figure.table.areas[code], STRONG)
        _block(sheet, figure.table, rows, fills[: len(rows)])
        fills = fills[len(rows) :]


def _block(sheet: Sheet, table: Table, shown: Sequence[Row], colours: Sequence[str]) -> None:
    """The cells of an area; ``colours``: of its rows, in their order."""
    across, down = table.splits
    columns = list(dict.fromkeys(row.codes[across] for row in shown))
    lines = list(dict.fromkeys(row.codes[down] for row in shown))
    keys = [(row.codes[across], row.codes[down]) for row in shown]
    rows, fills = dict(zip(keys, shown, strict=True)), dict(zip(keys, colours, strict=True))
    heads = [(label(across, code), HEAD | {"align": "center"}) for code in columns]
    sheet.line([(t(f"view.split.{down}").capitalize(), HEAD), *heads])
    for code in lines:
        cells: list[tuple[object, Look]] = [(label(down, code), PLAIN | {"valign": "vcenter"})]
        for first in columns:
            cells.append(
                _coloured(rows.get((first, code)), fills.get((first, code), style.PAPER), table)
            )
        sheet.high(30)
        sheet.line(cells)
    sheet.down()


def _coloured(row: Row | None, fill: str, table: Table) -> tuple[object, Look]:
    look: Look = _CELL | {"bg_color": fill, "font_color": style.ink_on(fill)}
    if row is None:
        return None, look
    if row.status == OK:
        return _shown(row), look | {"num_format": number_format(table.view.unit)}
    return t(f"table.status.{row.status}"), look | {"italic": True}


def listing(sheet: Sheet, words: Listing) -> None:
    """A table of words as it is read, with its caption above and its note below."""
    sheet.paragraph(words.caption, STRONG)

    def looks(look: Look) -> list[Look]:
        return [look | (RIGHT if at in words.numeric else {}) for at in range(len(words.columns))]

    sheet.line(list(zip(words.columns, looks(HEAD), strict=True)))
    for row in words.rows:
        sheet.line(list(zip(row, looks(PLAIN), strict=True)))
    sheet.paragraph(words.note, QUIET)
    sheet.down()


def listing_widths(listing: Listing) -> list[float]:
    """The width of each column in letters: that of its longest text, within bounds."""
    texts: list[Any] = [listing.columns, *listing.rows]
    return [
        min(60, max(12, 2 + max(len(row[at]) for row in texts)))
        for at in range(len(listing.columns))
    ]
