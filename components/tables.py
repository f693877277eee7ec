"""Accessible tables: the same protected numbers, in the shape in which people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.grid import Cell, Grid, grid
from arbeidszorg.figures.base import ranked
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK
from components import html

#: Columns from which a table is wider than a telephone.
CARDS = 4


def accessible(
    table: Table,
    rows: int | None = None,
    columns: int | None = None,
    ways: Mapping[str, str] = MappingProxyType({}),
) -> html.Div:
    """The table of a figure, with caption, row and column headers, scrollable by keyboard. With
    ``rows`` and ``columns`` only so many: the last years, and the first of all else. ``ways``:
    names of rows, and words in cells -> the address to which they lead."""
    late = len(table.view.all_years) > 1
    numbers = _part(grid(table), rows, columns, late)
    foot = []
    if numbers.total:
        head = html.Th(numbers.total_name, scope="row")
        foot = [html.Tfoot(html.Tr([head, *_cells(numbers.total, numbers, ways)]))]
    return scrolling(
        html.Table(
            [
                html.Caption(f"{table.title} · {table.subtitle}"),
                html.Thead(
                    html.Tr(
                        [html.Th(numbers.corner, scope="col")]
                        + [
                            html.Th(
                                head,
                                scope="col",
                                className="getal" if at in numbers.numeric else "",
                            )
                            for at, head in enumerate(numbers.head, 1)
                        ]
                    )
                ),
                html.Tbody(
                    [
                        html.Tr(
                            [
                                html.Th(_leading(name, ways), scope="row"),
                                *_cells(cells, numbers, ways),
                            ]
                        )
                        for name, cells in zip(numbers.names, numbers.cells, strict=True)
                    ]
                ),
                *foot,
            ],
            className="cijfertabel",
        ),
        t("page.table_of", title=table.title),
    )


def _leading(name: str, ways: Mapping[str, str]) -> Any:
    """A name, as a link where it leads somewhere."""
    return html.A(name, href=ways[name]) if name in ways else name


def _cells(values: Iterable[Cell], numbers: Grid, ways: Mapping[str, str]) -> list[html.Td]:
    """The cells of a row; text stands at the left."""
    return [
        cell(value)
        if at in numbers.numeric or value[1] != OK
        else html.Td(_leading(value[0], ways))
        for at, value in enumerate(values, 1)
    ]


def _part(whole: Grid, rows: int | None, columns: int | None, late: bool) -> Grid:
    """The first columns of a grid, and its first rows, or its last (``late``)."""
    if rows is None or columns is None:
        return whole
    kept = slice(-rows, None) if late else slice(rows)
    return replace(
        whole,
        head=whole.head[:columns],
        names=whole.names[kept],
        cells=[cells[:columns] for cells in whole.cells[kept]],
        total=whole.total[:columns] if whole.total else whole.total,
    )


def cell(value: Cell) -> html.Td:
    """A number, right-aligned; a state as a word with its explanation."""
    text, status = value
    if status == OK:
        return html.Td(text, className="getal")
    return html.Td(
        html.Span(text, title=t(f"table.status_long.{status}")), className=f"getal {status}"
    )


def scrolling(child: Any, name: str, cards: int = CARDS) -> html.Div:
    """A region that may be wider than the page: it scrolls by itself, also by keyboard. A table of
    ``cards`` columns or more becomes a list of cards on a telephone (``assets/atlas.css``)."""
    if isinstance(child, html.Table):
        child = _in_cards(child, cards)
    return html.Div(child, className="schuif", tabIndex="0", role="region", **{"aria-label": name})


def _in_cards(table: html.Table, least: int) -> html.Table:
    """The table with the name of its column at each cell; as it is with few columns, or with more
    than one row of heads."""
    parts = {kind: [part for part in table.children if isinstance(part, kind)] for kind in _PARTS}
    heads = [row for part in parts[html.Thead] for row in _rows(part)]
    names = [_words(head) for head in heads[0].children] if len(heads) == 1 else []
    if len(names) < least:
        return table
    for part in (*parts[html.Tbody], *parts[html.Tfoot]):
        for row in _rows(part):
            for name, each in zip(names, row.children, strict=False):
                if isinstance(each, html.Td) and name:
                    setattr(each, "data-kop", name)
    vars(table)["className"] += " kaartjes"
    return table


_PARTS = (html.Thead, html.Tbody, html.Tfoot)


def _words(head: html.Th) -> str:
    """What a head says, without what is drawn beside it."""
    inside = head.children if isinstance(head.children, list) else [head.children]
    return "".join(each for each in inside if isinstance(each, str)).strip()


def _rows(part: Any) -> list[html.Tr]:
    """The rows of a part of a table."""
    rows = part.children if isinstance(part.children, list) else [part.children]
    return [row for row in rows if isinstance(row, html.Tr)]


__all__ = ["accessible", "cell", "grid", "ranked", "scrolling"]
