"""The ranking: the areas of a map as a table, highest first; each name takes or lets go of its
area."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.kinds.circles import FILL
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.texts import t
from arbeidszorg.view.rows import HIDDEN, OK, Row
from components import html
from components.legend import swatch
from components.tables import cell, ranked, scrolling


def sifting() -> html.Label:
    """The box in which a name is typed to find its row; it stays when the ranking changes."""
    return html.Label(
        [
            html.Span(t("page.kaart.sift"), className="onzichtbaar"),
            html.Input(
                type="search",
                className="rangzoek",
                placeholder=t("page.kaart.sift"),
                autoComplete="off",
            ),
        ],
        className="rangzoekvak",
    )


def ranking(
    table: Table,
    scale: Classes,
    chosen: Mapping[str, str],
    link: Callable[[str], str],
    circles: bool = False,
) -> html.Div:
    """``chosen`` maps the codes of taken areas to their colour; ``link`` gives the address that
    taking (or letting go of) an area leads to; ``circles``: the map has circles, no colours. What
    has no value, and what lies outside the map, has no rank; nor has nought, which nobody has more
    of than another. Equal numbers share a rank. A hidden number may be higher or lower than any
    other: that is said."""
    unit = table.view.unit
    order = ranked(table.last)
    among = [row for row in order if row.area not in (OUTSIDE, UNKNOWN)]
    texts = [style.number(row.value, unit) for row in among if row.status == OK and row.value]
    rows = []
    for number, row in enumerate(order):
        counts = row in among and row.status == OK and row.value
        place = str(texts.index(style.number(row.value, unit)) + 1) if counts else ""
        looks = scale.colours() if not circles else (FILL,) * len(scale.edges)
        rows.append(_row(row, number, place, unit, scale, looks, chosen, link))
    label = t("page.kaart.ranking_label", title=table.title)
    title = t("page.kaart.ranked", title=label, count=len(texts), total=len(among))
    head = html.Tr(
        [
            html.Th(t("page.kaart.rank"), scope="col", className="rang"),
            html.Th(_sorting(t("table.column.gebied")), scope="col"),
            html.Th(
                _sorting(t(f"view.unit.{table.view.unit}").capitalize()),
                scope="col",
                className="getal",
                **{"aria-sort": "descending"},
            ),
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


def _sorting(name: str) -> html.Button:
    """The head of a column, by which the rows are put in its order."""
    return html.Button(name, type="button", className="sorteer")


def _row(
    row: Row,
    order: int,
    place: str,
    unit: str,
    scale: Classes,
    looks: Sequence[str],
    chosen: Mapping[str, str],
    link: Callable[[str], str],
) -> html.Tr:
    code, name = row.area, row.area_name
    number = scale.number_of(row.value) if row.status == OK else None
    fill = looks[number] if number is not None else style.ZERO
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
        **{"data-gebied": code, "data-volgorde": str(order)},
    )


def _name(code: str, name: str, taken: bool, link: Callable[[str], str]) -> Any:
    if code in (OUTSIDE, UNKNOWN):
        return name
    label = t(f"page.kaart.{'unchoose' if taken else 'choose'}", name=name)
    attributes = {"data-adres": code, "aria-label": label}
    if taken:
        attributes["aria-current"] = "true"
    return html.A(name, href=link(code), **attributes)
