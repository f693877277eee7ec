"""What the registrations add to the story of what arbeidszorg is worth: the flows on the
participation ladder, and what initiatives keep per participant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import published
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.disclosure.net_results import NetResults, Spread
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
from components import filters, html, legend, years
from components.card import Card
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.frame import demo_mark, source_line
from components.published import published_table
from components.still_box import still_box
from components.tables import scrolling

#: The id of what stands below the flows.
NET = "ladder-nettoresultaat"
#: The id of what the registrations say of steps to and from paid work; published measures of these.
SHARES = "ladder-aandelen"
BESIDE = ("doorstroom_betaald_werk", "instroom_uit_betaald_werk")
FLOWS: tuple[MeasureCode, ...] = ("doorstroom", "vangnet")


def scope(here: Atlas) -> Scope:
    """Those who left in one year, from rung to rung, in the whole province first."""
    return here.scope(
        level="provincie",
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
        level="provincie",
        areas=wish.areas[:1],
    )
    notices = tuple(notice for notice in parsed.notices if notice != other)
    changed = replace(wish, level="provincie", areas=view.areas) != view
    if changed or len(notices) < len(parsed.notices):
        notices += (t("page.ladder.only"),)
    if len(wish.areas) > 1 or (not wish.areas and wish.level != "provincie"):
        name = area_name(here.geography, view.areas[0] if view.areas else "30000")
        notices += (t("page.ladder.one_area", name=name),)
    return Parsed(view, notices)


def cards(view: View, here: Atlas) -> list[Card]:
    """The flows of a view that :func:`check` let through."""
    table = here.table(view)
    return [
        Card(
            "stroom",
            table,
            draw_flows(table),
            LADDER,
            title=t("page.ladder.flows"),
            remarks=(note("page.ladder.unmeasured"),),
        )
    ]


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


def net(view: View, here: Atlas) -> list[Any]:
    """What initiatives keep per participant in the year of a view: figure, sentence and table."""
    outcome = here.net_results(view.year)
    title, sentence = t("kosten.title", year=outcome.year), results.sentence(outcome)
    picture = draw_net_results(outcome)
    return [
        html.H3(title, id=f"{NET}-titel"),
        *demo_mark(here.edition.demo),
        html.P(t("kosten.subtitle"), className="ondertitel"),
        *([still_box(NET, picture, title, sentence)] if outcome.any else []),
        legend.keys(picture.keys),
        html.P(sentence, className="zin", id=f"{NET}-zin"),
        *([_table(outcome, title)] if outcome.any else []),
        _notes(outcome, here),
    ]


def _table(outcome: NetResults, title: str) -> html.Details:
    """The numbers of the figure."""
    columns = ("sector", "count", "low", "middle", "high")
    head = [
        html.Th(
            t(f"kosten.column.{name}"), scope="col", className="" if name == "sector" else "getal"
        )
        for name in columns
    ]
    body = [html.Tr(_cells(part)) for part in outcome.spreads]
    table = html.Table(
        [
            html.Caption(f"{title} · {t('kosten.subtitle')}"),
            html.Thead(html.Tr(head)),
            html.Tbody(body),
        ],
        className="cijfertabel",
    )
    named = t("page.table_of", title=title)
    return html.Details(
        [html.Summary(t("page.table")), scrolling(table, named)], className="tabelvak"
    )


def _cells(part: Spread) -> list[Any]:
    name = label("sector", part.sector) if part.sector else t("kosten.all")
    head = html.Th(name, scope="row")
    if part.status != OK:
        word = t(f"table.status.{part.status}")
        return [head, *(html.Td(word, className=f"getal {part.status}") for _ in range(4))]
    few = html.Td(t("kosten.spread.few"), className=f"getal {HIDDEN}")
    return [
        head,
        html.Td(t("kosten.least", count=part.least), className="getal"),
        *(
            few if value is None else html.Td(results.euro(value), className="getal")
            for value in (part.low, part.middle, part.high)
        ),
    ]


def _notes(outcome: NetResults, here: Atlas) -> html.Div:
    notes = [t(f"kosten.note_{key}") for key in ("rule", "equal", "study")] if outcome.any else []
    source = source_line(here.edition.source, here.edition.reference_date)
    return html.Div(
        [
            html.Ul([html.Li(note) for note in notes], className="noten") if notes else None,
            html.P(
                [source, " ", html.A(t("kosten.definition"), href="/methode#nettoresultaat")],
                className="bron",
            ),
        ],
        className="voet",
    )


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
                    (figure for figure in published() if figure.measure in BESIDE),
                    t("page.ladder.published_table"),
                ),
            ],
            className="figuurkaart",
        ),
        html.H2(t("page.ladder.costs"), className="tussenkop"),
        html.P(t("page.ladder.costs_scope")),
        html.Section(
            Piece(net(view, here), id=NET),
            className="figuurkaart",
            **{"aria-labelledby": f"{NET}-titel"},
        ),
    ]


PAGE = FiguresPage("ladder", "/ladder", scope, bar, cards, body, {NET: net, SHARES: shares}, check)
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
