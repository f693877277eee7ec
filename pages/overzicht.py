"""Overzicht: the figures that matter this year, and where to go next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import points
from arbeidszorg.figures.kinds import bars, lines, maps
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.rows import OK, Total
from arbeidszorg.view.view import Scope, Unit, View
from components import filters, html, legend
from components.card import Card
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.terms import explained_in, with_terms

#: The tiles: measure and unit.
FIGURES: tuple[tuple[MeasureCode, Unit], ...] = (
    ("medewerkers", "aantal"),
    ("initiatieven", "aantal"),
    ("plaatsen", "aantal"),
    ("uren", "aantal"),
    ("instroom", "aantal"),
    ("uitstroom", "aantal"),
    ("doorstroom", "aandeel"),
    ("vangnet", "aandeel"),
)
READERS = {
    "nieuw": "/over",
    "beleid": "/kaart",
    "rapport": "/rapporten",
    "tafel": "/presentatie",
    "initiatief": "/evolutie",
    "lezer": "/methode",
}


def scope(here: Atlas) -> Scope:
    """One year of the whole province."""
    return here.scope(single_year=True)


def cards(view: View, here: Atlas) -> list[Card]:
    """A small map by regio, the sectors, and the trend with published points."""
    base = replace(view, measure="medewerkers", unit="aantal", split=(), place="vestiging")
    by_regio = here.table(replace(base, level="regio"))
    every = here.table(replace(base, level="regio", years=here.years))
    scale = maps.classes_over(every)
    outline = here.geography.outline("regio")
    regios = maps.area_map(by_regio, outline, scale, {}, height=520)
    sector = here.table(replace(base, level="provincie", split=("sector",)))
    trend = here.table(replace(base, level="provincie", years=here.years))
    plain = not (view.areas or view.sectors or view.activities)
    shown = points("arbeidszorgmedewerkers") if plain else ()
    shown = tuple(p for p in shown if p.year and here.years[0] <= p.year <= here.years[1])
    return [
        Card(
            "kaart",
            by_regio,
            regios,
            "medewerkers",
            title=t("page.overzicht.map_title"),
            legend=legend.classes(by_regio, scale, False),
            credits=True,
        ),
        Card(
            "sector",
            sector,
            bars.split_bars(sector),
            "sector",
            title=t("page.overzicht.sector_title"),
        ),
        Card(
            "verloop",
            trend,
            lines.trend(trend, points=shown, mark_year=view.year, height=330),
            "medewerkers",
            title=t("page.overzicht.trend_title"),
        ),
    ]


def tiles(view: View, here: Atlas) -> Any:
    """The key figures, each with its change against the year before."""
    known = explained_in(PAGE.lead)
    return [
        html.H2(t("page.overzicht.figures", year=view.year)),
        html.Ul(
            [_tile(view, here, measure, unit, known) for measure, unit in FIGURES],
            className="tegels",
        ),
    ]


def _tile(view: View, here: Atlas, measure: MeasureCode, unit: Unit, known: set[str]) -> html.Li:
    first = max(here.years[0], view.year - 1)
    table = here.table(
        replace(
            view,
            measure=measure,
            unit=unit,
            level="provincie",
            split=(),
            place="vestiging",
            years=(first, view.year),
        )
    )
    rows = table.total_rows
    now = rows[-1]
    name = t(f"view.measure.{measure}")
    return html.Li(
        [
            html.A(name, href=f"/methode#{measure}", className="tegelnaam"),
            _number(now, unit),
            html.Span(_change(rows, unit, first), className="tegelverschil"),
            html.Span(
                with_terms(t(f"page.overzicht.hint_{measure}"), known), className="tegelhint"
            ),
        ]
    )


def _number(row: Total, unit: Unit) -> html.Span:
    """The number of a tile; a state explains itself to who points at it."""
    text = style.shown(row.value, row.status, unit)
    if row.status == OK:
        return html.Span(text, className="tegelgetal")
    return html.Span(text, className="tegelgetal", title=t(f"table.status_long.{row.status}"))


def _change(rows: Sequence[Total], unit: str, year: int) -> str:
    if len(rows) < 2:
        return t("page.overzicht.first_year")
    old, new = rows[0], rows[-1]
    if old.status != OK or new.status != OK or (old.value == 0 and unit == "aantal"):
        return t("page.overzicht.no_change", year=year)
    tail = "_share" if unit == "aandeel" else ""
    if old.value == new.value:
        return t(f"page.overzicht.change_same{tail}", year=year)
    way = "up" if new.value > old.value else "down"
    change = style.change(old.value, new.value, unit)
    return t(f"page.overzicht.change_{way}{tail}", change=change, year=year)


def bar(view: View, own: Scope) -> html.Form:
    """The year."""
    return filters.bar(filters.years(view, own))


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """Key figures, a small map, sectors and trend, and the way on for each kind of reader."""
    return [
        Piece(tiles(view, here), tag="section", id="overzicht-tegels"),
        html.Div(
            [
                sections["kaart"],
                html.Div([sections["sector"], sections["verloop"]], className="stapel"),
            ],
            className="twee",
        ),
        html.Section(
            [
                html.H2(t("page.overzicht.where")),
                html.Ul([_reader(name, path) for name, path in READERS.items()], className="wegen"),
            ]
        ),
    ]


def _reader(name: str, path: str) -> html.Li:
    key = f"page.overzicht.reader.{name}"
    return html.Li(
        [
            html.H3(t(f"{key}.title")),
            html.P(t(f"{key}.text")),
            html.A(t(f"{key}.link"), href=path),
        ]
    )


PAGE = FiguresPage("overzicht", "/", scope, bar, cards, body, {"overzicht-tegels": tiles})
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.overzicht"),
    title=PAGE.title,
    description=PAGE.lead,
    order=0,
    layout=PAGE.layout,
    figures=PAGE,
    along=True,
)
