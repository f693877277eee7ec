"""Evolutie: numbers through the years, who comes and goes, and published figures beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.beside import AVERAGE, TARGET, with_average, with_target
from arbeidszorg.atlas.published import Published, points, published_in
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import lines
from arbeidszorg.places.territory import Territory
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import view as views
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.view import Scope, Unit, View
from components import filters, html, years
from components.card import Card, following
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.published import published_table

#: Lines that can still be told apart.
MOST = 8
#: Of the trend, which is seen whole on the first screen (pixels).
HEIGHT = 262
#: The last year before the lockdowns: since when is asked most.
SINCE = 2019
#: Published measures that may stand beside a measure: with the same and with another definition.
BESIDE = {
    "medewerkers": ("arbeidszorgmedewerkers", "ladder_trede_3"),
    "initiatieven": ("arbeidszorginitiatieven", ""),
}


def scope(here: Atlas) -> Scope:
    """All years and the whole province first."""
    return here.scope(years=here.years, level=here.geography.top, splits=views.PLAIN_SPLITS)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """One year alone is no trend: the years up to it are shown, as its chip says. Too many lines
    become the province."""
    view, notices = parsed.view, parsed.notices
    if view.year == here.years[0]:
        notices = (*notices, t("page.evolutie.first_year", year=view.year))
        view = replace(view, years=here.years)
    elif view.years[0] == view.years[1]:
        view = replace(view, years=(here.years[0], view.year))
    if len(here.table(replace(view, split=(), years=(view.year, view.year))).areas) > MOST + 2:
        view = replace(view, level=here.geography.top, areas=())
        notices = (*notices, t("page.evolutie.series_limit", **here.geography.words))
    return replace(parsed, view=view, notices=notices)


def beside(
    table: Table, territory: Territory
) -> tuple[tuple[Published, ...], tuple[Published, ...]]:
    """Published points beside the whole province alone, without filters and inside the years that
    were chosen: same and other definition."""
    view = table.view
    if (
        view.areas
        or set(table.areas) != {table.entire}
        or view.sectors
        or view.activities
        or view.split
        or view.unit != "aantal"
        or view.measure not in BESIDE
        or view.place != "vestiging"
    ):
        return (), ()
    first, last = view.years

    def inside(measure: str) -> tuple[Published, ...]:
        return tuple(
            point for point in points(measure, territory) if first <= (point.year or 0) <= last
        )

    same, other = BESIDE[view.measure]
    return inside(same), inside(other)


def cards(view: View, here: Atlas) -> list[Card]:
    """The trend asked for, and the flows of the same selection."""
    table = here.table(view)
    colours = {
        AVERAGE: style.PROVINCE_COLOUR,
        TARGET: style.INK,
        **dict(zip(view.areas, style.AREA_COLOURS, strict=False)),
    }
    same, other = beside(table, here.geography.territory)
    seen, further = _further(table, view, here)
    remarks = [note("page.evolutie.break_2018")] if view.years[0] <= 2018 <= view.years[1] else []
    if any(point.year == 2018 for point in other):
        remarks.append(note("page.evolutie.break_trede"))
    flows = [_flows(view, here, m, "aantal") for m in ("instroom", "uitstroom")]
    shares = [_flows(view, here, m, "aandeel") for m in ("doorstroom", "vangnet")]
    dip = (note("page.evolutie.break_demo_2020"),) if table.demo else ()
    every = [
        Card(
            "verloop",
            seen,
            lines.trend(
                seen,
                colours,
                points=same,
                other_points=other,
                height=HEIGHT,
                marks=view.marks,
            ),
            view.measure,
            remarks=(*further, *remarks),
            extra=published_table((*same, *other), t("page.evolutie.published_here"))
            if same or other
            else None,
        ),
        *(
            Card(
                flow.view.measure,
                flow,
                lines.trend(flow, colours, height=300),
                flow.view.measure,
                remarks=dip if flow.view.measure == "instroom" else (),
            )
            for flow in (*flows, *shares)
        ),
    ]
    return following(view, every)


def _further(table: Table, view: View, here: Atlas) -> tuple[Table, tuple[Note, ...]]:
    """The Table with what a reader wants beside its lines, and what they wrote at years."""
    remarks: tuple[Note, ...] = ()
    if table.view.split and (view.beside != "geen" or view.target is not None):
        remarks = (note("page.trend.with_split"),)
    elif view.beside == "provincie" and table.entire not in table.areas:
        areas = (*(view.areas or table.areas), table.entire)
        table = here.table(replace(view, areas=areas, level=here.geography.top))
    elif view.beside == "grootte":
        first = next(iter(table.areas))
        table, remarks = with_average(table, first, here.geography, here.table)
    if view.target is not None:
        table = with_target(table, view.target)
    inside = [mark for mark in view.marks if view.years[0] <= mark[0] <= view.years[1]]
    written = [note("page.trend.mark", year=year, words=words) for year, words in inside]
    return table, (*written, *remarks)


def _flows(view: View, here: Atlas, measure: MeasureCode, unit: Unit) -> Table:
    keep = view.split if view.split and len(view.split) == 1 else ()
    return here.table(replace(view, measure=measure, unit=unit, split=keep))


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the page."""
    return filters.bar(
        filters.measure(view, own),
        filters.split(view, own, ("geen", *views.PLAIN_SPLITS)),
        filters.level(view, own, own.geography.descending[:-1]),
        filters.search(own, MOST),
        years.span(view, own),
        filters.sectors(view),
        filters.activities(view),
        filters.more(
            filters.unit(view, own),
            filters.place(view, own),
            filters.beside(view, own),
            *filters.trend_marks(view),
        ),
    )


def quick(view: View, here: Atlas) -> Any:
    """What is asked most, by one touch: on a telephone the filters are folded away."""
    own = scope(here)
    asked = {
        "regio": replace(view, level=here.geography.main, areas=(), split=()),
        "sector": replace(view, split=("sector",)),
    }
    if here.years[0] < SINCE < here.years[1]:
        asked["since"] = replace(view, years=(SINCE, here.years[1]))
    links = [
        html.A(
            t(f"page.evolutie.quick.{key}", year=SINCE, **here.geography.words),
            href=addresses.query(to, own) or "?",
            className="chip",
            **{"data-adres": key, **({"aria-current": "true"} if to == view else {})},
        )
        for key, to in asked.items()
    ]
    return html.Nav(links, className="snel", **{"aria-label": t("page.evolutie.quick.label")})


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """The trend, the flows in pairs, and all published figures."""
    return [
        Piece(quick(view, here), id="evolutie-snel"),
        sections["verloop"],
        html.H2(t("page.evolutie.flows"), className="tussenkop"),
        html.Div([sections["instroom"], sections["uitstroom"]], className="twee"),
        html.H2(t("page.evolutie.flow_shares"), className="tussenkop"),
        html.Div([sections["doorstroom"], sections["vangnet"]], className="twee"),
        html.Section(
            [
                html.H2(t("page.evolutie.published")),
                html.P(t("page.evolutie.published_lead")),
                html.Details(
                    [
                        html.Summary(t("page.evolutie.published_open")),
                        published_table(
                            (
                                figure
                                for figure in published_in(here.geography.territory)
                                if figure.measure != "inwoners"
                            ),
                            t("page.evolutie.published"),
                        ),
                    ],
                    className="tabelvak",
                ),
            ],
            id="gepubliceerd",
            className="figuurkaart",
        ),
    ]


PARTS = {"evolutie-snel": quick}
PAGE = FiguresPage("evolutie", "/evolutie", scope, bar, cards, body, PARTS, check)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.evolutie"),
    title=PAGE.title,
    description=PAGE.lead,
    order=3,
    layout=PAGE.layout,
    figures=PAGE,
    along=True,
)
