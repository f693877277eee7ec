"""The card of a figure of the study: heading, figure, legend, sentence, table, source, files."""

from __future__ import annotations

from typing import Any

from arbeidszorg.export.grid import Cell
from arbeidszorg.findings.finding import Finding
from arbeidszorg.findings.leaving import KINDS
from arbeidszorg.table import OK
from arbeidszorg.texts import t
from components import html, legend
from components.still_box import still_box
from components.tables import cell, scrolling


def finding_card(
    one: Finding, level: int = 3, query: str = "", beside: Any = None, table: str = ""
) -> html.Section:
    """``query``: the query part of the address that the figure depends on; ``beside``: what stands
    beside the picture; ``table``: what opens the table, else the usual words."""
    base = f"studie-{one.key}"
    heading = {2: html.H2, 3: html.H3}[level]
    mark = [html.Span(t("page.demo_mark"), className="demomerk")] if one.demo else []
    drawn = [still_box(base, one.picture, one.title, one.sentence), legend.keys(one.picture.keys)]
    return html.Section(
        [
            html.Div(
                [heading(one.title, id=f"{base}-titel"), " ", *mark,
                 html.P(one.subtitle, className="ondertitel")],
                className="kop",
            ),
            html.Div([html.Div(drawn), beside], className="naastfiguur") if beside else
            html.Div(drawn),
            html.P(one.sentence, id=f"{base}-zin", className="zin"),
            html.Details([html.Summary(table or t("page.table")), grid_table(one)],
                         className="tabelvak"),
            _notes(one),
            html.P(t("meerwaarde.source", source=one.source.rstrip(".")), className="bron"),
            files(one, query),
        ],
        id=base,
        className="figuurkaart",
        **{"aria-labelledby": f"{base}-titel"},
    )  # fmt: skip


def _notes(one: Finding) -> Any:
    return html.Ul([html.Li(note) for note in one.notes], className="noten") if one.notes else None


def files(one: Finding, query: str = "") -> html.P:
    """Links to take the figure along."""
    links: list[Any] = [t("meerwaarde.take")]
    for ending in KINDS:
        name = t(f"meerwaarde.format.{ending}")
        said = t("meerwaarde.take_one", name=name, title=one.title)
        links += [
            " ",
            html.A(name, href=f"/studie/{one.key}.{ending}{query}", className="bestand",
                   download=f"arbeidszorg_{one.key}.{ending}", **{"aria-label": said}),
        ]  # fmt: skip
    return html.P(links, className="meenemen")


def grid_table(one: Finding) -> html.Div:
    """The numbers of a finding as an accessible table."""
    grid = one.grid
    foot = []
    if grid.total:
        foot = [html.Tfoot(_row(grid.total_name, grid.total, one.words))]
    head = [html.Th(name, scope="col", className="" if number in one.words else "getal")
            for number, name in enumerate(grid.head)]  # fmt: skip
    rows = [_row(name, cells, one.words) for name, cells in zip(grid.names, grid.cells,
                                                                strict=True)]  # fmt: skip
    return scrolling(
        html.Table(
            [
                html.Caption(f"{one.title} · {one.subtitle}"),
                html.Thead(html.Tr([html.Th(grid.corner, scope="col"), *head])),
                html.Tbody(rows),
                *foot,
            ],
            className="cijfertabel",
        ),
        t("meerwaarde.table_of", title=one.title),
    )


def _row(name: str, cells: list[Cell], words: frozenset[int]) -> html.Tr:
    found = [
        html.Td(value[0]) if number in words and value[1] == OK else cell(value)
        for number, value in enumerate(cells)
    ]
    return html.Tr([html.Th(name, scope="row"), *found])
