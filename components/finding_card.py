"""The card of a figure of the study: heading, figure, legend, sentence, table, source, files."""

from __future__ import annotations

from typing import Any

from arbeidszorg.content.grid import Cell
from arbeidszorg.subjects.study.files import KINDS
from arbeidszorg.subjects.study.finding import Finding
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK
from components import html
from components.frame import Frame, framed
from components.tables import cell, scrolling


def finding_card(
    one: Finding, level: int = 3, query: str = "", beside: Any = None, table: str = ""
) -> html.Section:
    """``query``: the query part of the address that the figure depends on; ``beside``: what stands
    beside the picture; ``table``: what opens the table, else the usual words."""
    base = f"studie-{one.key}"
    return framed(
        Frame(
            base=base,
            title=one.title,
            subtitle=one.subtitle,
            picture=one.picture,
            sentence=one.sentence,
            table=grid_table(one),
            source=t("meerwaarde.source", source=one.source.rstrip(".")),
            notes=[note.text for note in one.notes],
            demo=one.demo,
            level=level,
            summary=table,
            beside=beside,
            foot=files(one, query),
        ),
        id=base,
    )


def files(one: Finding, query: str = "") -> html.P:
    """Links to take the figure along."""
    links: list[Any] = [t("meerwaarde.take")]
    for ending in KINDS:
        name = t(f"meerwaarde.format.{ending}")
        said = t("meerwaarde.take_one", name=name, title=one.title)
        links += [
            " ",
            html.A(
                name,
                href=f"/studie/{one.key}.{ending}{query}",
                className="bestand",
                download=f"arbeidszorg_{one.key}.{ending}",
                **{"aria-label": said},
            ),
        ]
    return html.P(links, className="meenemen")


def grid_table(one: Finding) -> html.Div:
    """The numbers of a finding as an accessible table."""
    grid = one.grid
    foot = []
    if grid.total:
        foot = [html.Tfoot(_row(grid.total_name, grid.total, one.words))]
    head = [
        html.Th(name, scope="col", className="" if number in one.words else "getal")
        for number, name in enumerate(grid.head)
    ]
    rows = [
        _row(name, cells, one.words) for name, cells in zip(grid.names, grid.cells, strict=True)
    ]
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
