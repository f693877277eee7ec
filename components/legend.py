"""Legends as text beside a swatch: readable, selectable, and found by assistive technology."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.keys import Drawing, keys_of_classes, of_sectors
from arbeidszorg.figures.picture import Key
from arbeidszorg.figures.still.swatch import inline
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN
from components import html


def keys(items: Sequence[Key]) -> Any:
    """The keys of a picture, each with its mark."""
    return html.Ul([_item(key) for key in items], className="legende") if items else None


def classes(
    table: Table, scale: Classes, by_year: bool, sites: bool = False, drawing: Drawing = "fill"
) -> html.Div:
    """Map classes, zero and the states that occur, with the method named; on a map of points a
    state has a shape, else a pattern."""
    parts: list[Any] = [keys(keys_of_classes(table, scale, drawing))]
    if sites:
        parts += [html.P(t("figure.sites"), className="legendekop"), keys(of_sectors())]
    circles = drawing in ("ground", "circles")
    if circles:
        method = [t("figure.circle_size")]
        if drawing == "circles" and any(row.status == HIDDEN for row in table.last):
            method.append(t("figure.circle_hidden"))
    else:
        key = "figure.classes_year" if by_year else "figure.classes_fixed"
        method = [t(key, year=table.view.year)]
    kind = "klassenuitleg cirkeluitleg" if circles else "klassenuitleg"
    parts.append(html.P(" ".join(method), className=kind))
    return html.Div(parts)


def _item(key: Key) -> html.Li:
    """An entry: fills are drawn by the style sheet, markers are small drawings."""
    look = key.look
    mark: Any = Markup(inline(key))
    if key.symbol == "box" or (key.symbol == "circle" and not key.lined):
        mark = swatch(look.fill, look.pattern, look.ink, key.symbol == "circle")
    if not key.codes:
        return html.Li([mark, *_text(key)])
    areas = {"data-gebieden": " ".join(key.codes)}
    return html.Li(html.Span([mark, *_text(key)], className="klasse", **areas))


def _text(key: Key) -> list[Any]:
    """Its words; what comes after the brief ones is not seen where there is little room."""
    if not key.brief or not key.text.startswith(key.brief):
        return [key.text]
    return [html.Span([key.brief, html.Span(key.text[len(key.brief) :], className="waarom")])]


def swatch(fill: str, pattern: str = "", ink: str = "", round_: bool = False) -> html.Span:
    """A small piece of a fill and its pattern."""
    kind = {"/": " gestreept", ".": " gestippeld"}.get(pattern, "")
    return html.Span(
        className=f"staal{kind}{' rond' if round_ else ''}",
        style={"--vul": fill, "--inkt": ink or fill},
    )
