"""What the registrations add to the story of what arbeidszorg is worth: the flows on the
participation ladder, and what initiatives keep per participant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published_in
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.grid import Cell, Grid
from arbeidszorg.content.listed import listed
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.subjects.costs import results
from arbeidszorg.subjects.costs.picture import draw_net_results
from arbeidszorg.subjects.ladder.flows import draw_flows
from arbeidszorg.texts import label, t
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.measures import LADDER_MEASURE, MeasureCode
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import HIDDEN, OK
from arbeidszorg.view.view import LADDER, Scope, View
from arbeidszorg.view.wording import area_name
from components import filters, html, years
from components.card import Card, following
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.frame import demo_mark, source_line
from components.published import published_table

#: The key of what stands below the flows.
NET = "nettoresultaat"
#: The id of what the registrations say of steps to and from paid work; published measures of these.
SHARES = "ladder-aandelen"
BESIDE = ("doorstroom_betaald_werk", "instroom_uit_betaald_werk")
FLOWS: tuple[MeasureCode, ...] = ("doorstroom", "vangnet")


def scope(here: Atlas) -> Scope:
    """Those who left in one year, from rung to rung, in the whole province first."""
    return here.scope(
        level=here.geography.top,
        measure=LADDER_MEASURE,
        split=(LADDER,),
        units=("aantal", "aandeel"),
        splits=(LADDER,),
        single_year=True,
    )


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """Flows are of one area and nothing else is split by rung."""
    wish, other = parsed.view, t("view.notice.ladder_of_other")
    view = replace(
        wish,
        measure=LADDER_MEASURE,
        split=(LADDER,),
        place="vestiging",
        activities=(),
        level=here.geography.top,
        areas=wish.areas[:1],
    )
    notices = tuple(notice for notice in parsed.notices if notice != other)
    changed = replace(wish, level=here.geography.top, areas=view.areas) != view
    if changed or len(notices) < len(parsed.notices):
        notices += (t("page.ladder.only"),)
    if len(wish.areas) > 1 or (not wish.areas and wish.level != here.geography.top):
        name = area_name(here.geography, view.areas[0] if view.areas else here.geography.whole)
        notices += (t("page.ladder.one_area", name=name),)
    return replace(parsed, view=view, notices=notices)


def cards(view: View, here: Atlas) -> list[Card]:
    """The flows of a view that :func:`check` let through."""
    table = here.table(view)
    every = [
        Card(
            "stroom",
            table,
            draw_flows(table),
            LADDER,
            title=t("page.ladder.flows"),
            remarks=(note("page.ladder.unmeasured"),),
        ),
        net(view, here),
    ]
    return following(view, every)


def shares(view: View, here: Atlas) -> list[Any]:
    """What the registrations say of the steps to and from paid work, for the same selection: what
    publications name, stands beside it."""
    tables = [here.table(replace(view, measure=flow, unit="aandeel", split=())) for flow in FLOWS]
    source = source_line(tables[0].source, tables[0].reference_date)
    return [
        html.H3(t("page.ladder.registered", year=view.year)),
        *demo_mark(here.edition.demo),
        html.Ul([html.Li(sentence(table)) for table in tables]),
        html.P(source, className="bron"),
    ]


def net(view: View, here: Atlas) -> Card:
    """What initiatives keep per participant in the year of a view."""
    outcome, edition = here.net_results(view.year), here.edition
    title = t("kosten.title", year=outcome.year)
    rules = ("rule", "equal", "study") if outcome.any else ()
    table = listed(
        _grid(outcome),
        title=title,
        subtitle=t("kosten.subtitle"),
        sentence=results.sentence(outcome),
        source=edition.source,
        day=edition.reference_date,
        demo=edition.demo,
        notes=tuple(note(f"kosten.note_{key}") for key in rules),
        words=frozenset({0}),
        dated=True,
        version=edition.version,
        year=outcome.year,
    )
    name = "_".join(["arbeidszorg", NET, str(outcome.year)] + ["demonstratie"] * edition.demo)
    picture = draw_net_results(outcome)
    return Card(NET, table, picture, NET, title=title, level=3, name=name)


def _grid(outcome: NetResults) -> Grid:
    """The numbers of the figure."""
    corner, *head = (
        t(f"kosten.column.{name}") for name in ("sector", "count", "low", "middle", "high")
    )
    names = [
        label("sector", part.sector) if part.sector else t("kosten.all") for part in outcome.spreads
    ]
    cells = [_cells(part) for part in outcome.spreads]
    return Grid(corner, head, names, cells) if outcome.any else Grid(corner, head, [], [])


def _cells(part: Spread) -> list[Cell]:
    if part.status != OK:
        return [(t(f"table.status.{part.status}"), part.status)] * 4
    few = (t("kosten.spread.few"), HIDDEN)
    ends = [few if v is None else (results.euro(v), OK) for v in (part.low, part.middle, part.high)]
    return [(t("kosten.least", count=part.least), OK), *ends]


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the page."""
    return filters.bar(
        filters.unit(view, own),
        filters.search(own, 1),
        years.slider(view, own),
        filters.sectors(view),
    )


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """The flows, and below them what initiatives keep."""
    return [
        sections["stroom"],
        html.H2(t("page.ladder.published"), className="tussenkop"),
        html.Section(
            [
                Piece(shares(view, here), id=SHARES),
                html.P(t("page.evolutie.published_lead")),
                published_table(
                    (
                        figure
                        for figure in published_in(here.geography.territory)
                        if figure.measure in BESIDE
                    ),
                    t("page.ladder.published_table"),
                ),
            ],
            className="figuurkaart",
        ),
        html.H2(t("page.ladder.costs"), className="tussenkop"),
        html.P(t("page.ladder.costs_scope", **here.geography.words)),
        sections[NET],
    ]


PAGE = FiguresPage("ladder", "/ladder", scope, bar, cards, body, {SHARES: shares}, check)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.ladder"),
    title=PAGE.title,
    description=PAGE.lead,
    order=13,
    layout=PAGE.layout,
    menu="waarom",
    figures=PAGE,
)
