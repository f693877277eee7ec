"""A figure as a spreadsheet: what it shows, every number in a tidy table, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed
from arbeidszorg.content.missing import without_number
from arbeidszorg.files.answer import value
from arbeidszorg.files.opendocument import tables
from arbeidszorg.files.opendocument.package import (
    CELL,
    FOOT,
    HEAD,
    HEADING_2,
    LOOKS,
    MARK,
    NORMAL,
    NUMBER,
    SUBTITLE,
    TITLE,
    Look,
    Package,
    element,
    letters,
    line,
)
from arbeidszorg.files.opendocument.tables import cell, row
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, Row

#: How a figure without its title and foot is drawn: as a PNG.
Draw = Callable[[Figure], bytes]
#: Width of a picture and of columns, in points.
WIDE, COLUMN = 520.0, 110.0
_STYLES = "".join(
    f'<style:style style:name="Rij-{look.name}" style:family="table-cell">'
    f"{letters(look)}</style:style>"
    for look in LOOKS
) + (
    f'{tables.STYLES}<style:style style:name="Kolom" style:family="table-column">'
    f'<style:table-column-properties style:column-width="{COLUMN}pt"/></style:style>'
)


def figure(figure: Figure, draw: Draw) -> bytes:
    """Three sheets, as the workbook for Excel has."""
    about, table = figure.about, figure.table
    png = b"" if figure.picture.words else draw(figure)
    high = WIDE * _tall(png) if png else 0.0
    package = Package("spreadsheet", LOOKS, _STYLES + _row_style(high), "")
    lines = [
        *([(t("export.image.demo"), MARK)] if about.demo else []),
        (about.title, TITLE),
        (about.subtitle, SUBTITLE),
    ]
    below = [(about.sentence, NORMAL), *((text, NORMAL) for text in without_number(table))]
    foot = [(text, FOOT) for text in about.foot()]
    shown = [_words(text, look) for text, look in lines]
    if figure.picture.words:
        shown.append(_words(figure.picture.words, HEADING_2))
    else:
        shown.append(_drawn(package, figure, png, high))
    shown += [_words(text, look) for text, look in (*below, *foot[:-1])]
    shown.append(_words(*foot[-1], about.link))
    pairs = [row([cell(name, HEAD), cell(text)]) for name, text in about.pairs()]
    for name, rows in (
        (t("office.figure"), shown),
        (t("office.numbers"), _tidy(table)),
        (t("office.about"), pairs),
    ):
        package.body.append(_sheet(name, rows))
    return package.content(
        about.title, about.subtitle, about.demo, table.reference_date, about.atlas
    )


def _sheet(name: str, rows: Sequence[Any]) -> Any:
    sheet = element("table:table", **{"table:name": name})
    columns = max(len(each.children) for each in rows)
    sheet.append(
        element(
            "table:table-column",
            **{"table:style-name": "Kolom", "table:number-columns-repeated": str(columns)},
        )
    )
    for each in rows:
        sheet.append(each)
    return sheet


def _words(text: str, look: Look, link: str = "") -> Any:
    """A row with words in its first cell, that may stand over the others."""
    attributes = {"office:value-type": "string", "table:style-name": f"Rij-{look.name}"}
    place = element("table:table-cell", **attributes)
    place.append(line(text, look, link))
    return row([place])


def _tall(png: bytes) -> float:
    """The height of a picture as a share of its width."""
    wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    return high / wide


def _row_style(high: float) -> str:
    """The row that a picture stands in is as high."""
    return (
        '<style:style style:name="Beeld" style:family="table-row"><style:table-row-properties '
        f'style:row-height="{high + 6:.1f}pt" style:use-optimal-row-height="false"/></style:style>'
    )


def _drawn(package: Package, figure: Figure, png: bytes, high: float) -> Any:
    about = figure.about
    place = element("table:table-cell")
    place.append(package.picture(png, WIDE, high, about.title, about.described))
    drawn = element("table:table-row", **{"table:style-name": "Beeld"})
    drawn.append(place)
    return drawn


def _tidy(table: Table) -> list[Any]:
    """A row per number. One that is not shown leaves its cell empty, and its status says why; when
    the numbers are invented each row says so, as rows are copied without their sheet."""
    if isinstance(table, Listed):
        return _of_grid(table)
    heads = [t("table.column.jaar"), t("table.column.gebied"), t("office.column.code")]
    heads += [t(f"view.split.{split}").capitalize() for split in table.splits]
    heads += [t("table.column.waarde"), t("table.column.status")]
    heads += [t("office.mark")] if table.demo else []
    return [row([cell(head, HEAD) for head in heads]), *(_row(table, each) for each in table.rows)]


def _of_grid(table: Listed) -> list[Any]:
    """The rows of what is a grid already, numbers as numbers."""
    heads = [table.listed.corner, *table.listed.head, t("table.column.status")]
    rows = [row([cell(head, HEAD) for head in heads])]
    for (name, shown), (_, *values, status) in zip(table.lines, table.records, strict=True):
        cells = [
            cell(text if state == OK else "", NUMBER, number)
            if isinstance(number, int | float)
            else cell(text if state == OK else "")
            for (text, state), number in zip(shown, values, strict=True)
        ]
        rows.append(row([cell(name), *cells, cell(label("status", str(status)))]))
    return rows


def _row(table: Table, each: Row) -> Any:
    number = value(each.value) if each.status == OK else None
    shown = style.number(each.value, table.view.unit) if each.status == OK else ""
    cells = [
        cell(str(each.year), CELL, each.year),
        cell(each.area_name),
        cell(each.area),
        *(cell(label(split, each.codes[split])) for split in table.splits),
        cell(shown, NUMBER, number),
        cell(label("status", each.status)),
    ]
    return row([*cells, cell(t("export.image.demo"))] if table.demo else cells)
