"""The ranking: the areas of a map as a table, highest first; each name takes or lets go of its
area."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, OK, Row
from components import html
from components.legend import swatch
from components.tables import cell, ranked, scrolling


def ranking(
    table: Table, scale: Classes, chosen: Mapping[str, str], link: Callable[[str], str]
) -> html.Div:
    """``chosen`` maps the codes of taken areas to their colour; ``link`` gives the address that
    taking (or letting go of) an area leads to. What has no value, and what lies outside the map,
    has no rank; nor has nought, which nobody has more of than another. Equal numbers share a rank.
    A hidden number may be higher or lower than any other: that is said."""
    unit = table.view.unit
    order = ranked(table.last)
    among = [row for row in order if row.area not in (OUTSIDE, UNKNOWN)]
    texts = [style.number(row.value, unit) for row in among if row.status == OK and row.value]
    rows = []
    for row in order:
        counts = row in among and row.status == OK and row.value
        place = str(texts.index(style.number(row.value, unit)) + 1) if counts else ""
        rows.append(_row(row, place, unit, scale, chosen, link))
    label = t("page.kaart.ranking_label", title=table.title)
    title = t("page.kaart.ranked", title=label, count=len(texts), total=len(among))
    head = html.Tr(
        [
            html.Th(t("page.kaart.rank"), scope="col", className="rang"),
            html.Th(t("table.column.gebied"), scope="col"),
            html.Th(t(f"view.unit.{table.view.unit}").capitalize(), scope="col", className="getal"),
        ]
    )
    body = html.Table(
        [html.Caption(title, className="onzichtbaar"), html.Thead(head), html.Tbody(rows)],
        className="cijfertabel rangtabel",
    )
    gone = any(row.status == HIDDEN for row in table.last)
    notes = [t("figure.ranking_hidden")] if gone else []
    if any(row.status == OK and not row.value for row in among):
        notes.append(t("figure.ranking_zero"))
    said = [html.P(" ".join(notes), className="klassenuitleg")] if notes else []
    return html.Div([*said, scrolling(body, title)])


def _row(
    row: Row,
    place: str,
    unit: str,
    scale: Classes,
    chosen: Mapping[str, str],
    link: Callable[[str], str],
) -> html.Tr:
    code, name = row.area, row.area_name
    number = scale.number_of(row.value) if row.status == OK else None
    fill = scale.colours()[number] if number is not None else style.ZERO
    look = (fill, "", "") if row.status == OK else style.STATES[row.status]
    mark = swatch(*((chosen[code], "", "") if code in chosen else look), round_=True)
    return html.Tr(
        [
            html.Td(place, className="rang"),
            html.Th([mark, _name(code, name, code in chosen, link)], scope="row"),
            cell((style.shown(row.value, row.status, unit), row.status)),
        ],
        className="gekozen" if code in chosen else "",
        style={"--kleur": chosen[code]} if code in chosen else {},
    )


def _name(code: str, name: str, taken: bool, link: Callable[[str], str]) -> Any:
    if code in (OUTSIDE, UNKNOWN):
        return name
    label = t(f"page.kaart.{'unchoose' if taken else 'choose'}", name=name)
    attributes = {"data-adres": code, "aria-label": label}
    if taken:
        attributes["aria-current"] = "true"
    return html.A(name, href=link(code), **attributes)
