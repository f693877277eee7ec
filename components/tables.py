"""Accessible tables: the same protected numbers, in the shape in which people read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from arbeidszorg import style
from arbeidszorg.drawing.base import ranked
from arbeidszorg.table import HIDDEN, OK, Row, Table
from arbeidszorg.texts import label, t
from components import html


@dataclass(frozen=True)
class Grid:
    """A table as rows of text: ``head`` of the columns, and per row its name and its cells;
    ``cells`` are (text, status) pairs."""

    corner: str
    head: list[str]
    names: list[str]
    cells: list[list[tuple[str, str]]]
    total: list[tuple[str, str]] | None = None


def grid(table: Table) -> Grid:
    """Years down when there are several, else areas down, else the (last) split down."""
    view = table.view
    several_areas = len(table.areas) > 1
    if len(view.all_years) > 1:
        down = "jaar"
        across = (["gebied"] if several_areas or not view.split else []) + list(view.split)
    elif several_areas or not view.split:
        down, across = "gebied", list(view.split)
    else:
        down, across = view.split[-1], list(view.split[:-1])
    return _grid(table, down, across)


def _grid(table: Table, down: str, across: list[str]) -> Grid:
    unit = table.view.unit
    names: dict[str, str] = {}
    heads: dict[tuple[str, ...], str] = {}
    cells: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for row in table.rows:
        key = tuple(str(row[column]) for column in across)
        names.setdefault(str(row[down]), _name(row, down))
        heads.setdefault(key, ", ".join(_name(row, column) for column in across))
        cells[str(row[down]), key] = (
            style.shown(row["waarde"], row["status"], unit),
            row["status"],
        )
    if not across:
        heads = {(): t(f"view.unit.{unit}").capitalize()}
    rows = [[cells.get((name, head), ("", OK)) for head in heads] for name in names]
    total = None
    if down == "gebied" and not across and len(names) > 1 and unit == "aantal":
        last = table.total_rows[-1]
        total = [(style.shown(last["waarde"], last["status"], "aantal"), last["status"])]
    corner = {"jaar": t("table.column.jaar"), "gebied": t("table.column.gebied")}.get(down)
    return Grid(
        corner or t(f"view.split.{down}").capitalize(),
        list(heads.values()),
        list(names.values()),
        rows,
        total,
    )


def _name(row: Row, column: str) -> str:
    if column == "gebied":
        return str(row["gebied_naam"])
    return str(row["jaar"]) if column == "jaar" else label(column, row[column])


def accessible(table: Table) -> html.Div:
    """The table of a figure, with caption, row and column headers, scrollable by keyboard."""
    made = grid(table)
    people = table.view.measure not in ("initiatieven", "plaatsen", "uren")
    foot = []
    if made.total:
        name = t("table.column.total") + (f" ({t('table.column.total_note')})" if people else "")
        foot = [html.Tfoot(html.Tr([html.Th(name, scope="row"), *map(cell, made.total)]))]
    return scrolling(
        html.Table(
            [
                html.Caption(f"{table.title} · {table.subtitle}"),
                html.Thead(
                    html.Tr([html.Th(made.corner, scope="col")]
                            + [html.Th(head, scope="col", className="getal")
                               for head in made.head])
                ),
                html.Tbody(
                    [
                        html.Tr([html.Th(name, scope="row"), *map(cell, cells)])
                        for name, cells in zip(made.names, made.cells, strict=True)
                    ]
                ),
                *foot,
            ],
            className="cijfertabel",
        ),
        t("page.table_of", title=table.title),
    )  # fmt: skip


def cell(value: tuple[str, str]) -> html.Td:
    """A number, right-aligned; a state as a word with its explanation."""
    text, status = value
    if status == OK:
        return html.Td(text, className="getal")
    return html.Td(
        html.Span(text, title=t(f"table.status_long.{status}")), className=f"getal {status}"
    )


def scrolling(child: Any, name: str) -> html.Div:
    """A region that may be wider than the page: it scrolls by itself, also by keyboard."""
    return html.Div(child, className="schuif", tabIndex="0", role="region", **{"aria-label": name})


__all__ = ["HIDDEN", "Grid", "accessible", "cell", "grid", "ranked", "scrolling"]
