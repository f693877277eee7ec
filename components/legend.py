"""Legends as text beside a swatch: readable, selectable, and found by assistive technology."""

from __future__ import annotations

from typing import Any

from arbeidszorg import style
from arbeidszorg.classes import Classes
from arbeidszorg.model import SECTORS
from arbeidszorg.table import HIDDEN, OK, STATUSES, Table
from arbeidszorg.texts import label, t
from components import html

#: What stands for a pattern where only letters can be drawn.
MARKS = {"verborgen": "▨", "nvt": "□", "niet_geregistreerd": "▤"}


def entries(table: Table, made: Classes) -> list[tuple[str, str, str, str]]:
    """The legend of a map as (text, fill, pattern ink, status): zero, the classes, and those
    states that occur in the year shown."""
    occurring = {row["status"] for row in table.last}
    found = []
    if any(row["waarde"] == 0 for row in table.last):
        found.append((t("figure.class_zero"), style.ZERO, "", OK))
    found += [
        (text, colour, "", OK) for text, colour in zip(made.labels(), made.colours(), strict=True)
    ]
    for status in STATUSES[1:]:
        if status in occurring:
            fill, _, ink = style.STATES[status]
            found.append((t(f"table.status_long.{status}"), fill, ink, status))
    return found


def swatches(
    table: Table, made: Classes, circles: bool = False
) -> tuple[tuple[str, str, str], ...]:
    """The same legend as (text, colour, mark) for a picture that leaves the page."""

    def mark(status: str) -> str:
        if status == OK:
            return "●" if circles else "■"
        return style.SHAPES[status][1] if circles else MARKS[status]

    return tuple(
        (
            text if status == OK else t(f"table.status.{status}"),  # little room; notes say why
            ink or (style.LINE if fill == style.ZERO else fill),
            mark(status),
        )
        for text, fill, ink, status in entries(table, made)
    )


def classes(
    table: Table, made: Classes, by_year: bool, sites: bool = False, circles: bool = False
) -> html.Div:
    """Map classes, zero and the states that occur, with the method named; on a map of circles a
    state has a shape, else a pattern."""
    items = [
        _shape(text, ink, status)
        if circles and status != OK
        else _item(text, fill, style.STATES[status][1] if status != OK else "", ink, circles)
        for text, fill, ink, status in entries(table, made)
    ]
    method = t("figure.classes_year" if by_year else "figure.classes_fixed", year=table.view.year)
    parts: list[Any] = [html.Ul(items, className="legende")]
    if sites:
        rows = [_item(label("sector", s), style.SECTOR_COLOURS[s], round_=True) for s in SECTORS]
        parts += [
            html.P(t("figure.sites"), className="legendekop"),
            html.Ul(rows, className="legende"),
        ]
    if circles:
        size = [t("figure.circle_size")]
        if any(row["status"] == HIDDEN for row in table.last):
            size.append(t("figure.circle_hidden"))
        parts.append(html.P(" ".join(size), className="klassenuitleg"))
    parts.append(html.P(method, className="klassenuitleg"))
    return html.Div(parts)


def _shape(text: str, ink: str, status: str) -> html.Li:
    mark = html.Span(style.SHAPES[status][1], style={"color": ink}, **{"aria-hidden": "true"})
    return html.Li([mark, text])


def _item(text: str, fill: str, pattern: str = "", ink: str = "", round_: bool = False) -> html.Li:
    return html.Li([swatch(fill, pattern, ink, round_), text])


def swatch(fill: str, pattern: str = "", ink: str = "", round_: bool = False) -> html.Span:
    """A small piece of a fill and its pattern."""
    kind = {"/": " gestreept", ".": " gestippeld"}.get(pattern, "")
    return html.Span(
        className=f"staal{kind}{' rond' if round_ else ''}",
        style={"--vul": fill, "--inkt": ink or fill},
    )
