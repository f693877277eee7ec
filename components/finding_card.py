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
    finding: Finding, level: int = 3, query: str = "", beside: Any = None, table: str = ""
) -> html.Section:
    """``query``: the query part of the address that the figure depends on; ``beside``: what stands
    beside the picture; ``table``: what opens the table, else the usual words."""
    base = f"studie-{finding.key}"
    return framed(
        Frame(
            base=base,
            title=finding.title,
            subtitle=finding.subtitle,
            picture=finding.picture,
            sentence=finding.sentence,
            table=grid_table(finding),
            source=t("meerwaarde.source", source=finding.source.rstrip(".")),
            notes=[note.text for note in finding.notes],
            demo=finding.demo,
            level=level,
            summary=table,
            beside=beside,
            foot=files(finding, query),
        ),
        id=base,
    )


def files(finding: Finding, query: str = "") -> html.P:
    """Links to take the figure along."""
    links: list[Any] = [t("meerwaarde.take")]
    for ending in KINDS:
        name = t(f"meerwaarde.format.{ending}")
        label = t("meerwaarde.take_one", name=name, title=finding.title)
        links += [
            " ",
            html.A(
                name,
                href=f"/studie/{finding.key}.{ending}{query}",
                className="bestand",
                download=f"arbeidszorg_{finding.key}.{ending}",
                **{"aria-label": label},
            ),
        ]
    return html.P(links, className="meenemen")


def grid_table(finding: Finding) -> html.Div:
    """The numbers of a finding as an accessible table."""
    grid = finding.grid
    foot = []
    if grid.total:
        foot = [html.Tfoot(_row(grid.total_name, grid.total, finding.words))]
    head = [
        html.Th(name, scope="col", className="" if number in finding.words else "getal")
        for number, name in enumerate(grid.head)
    ]
    rows = [
        _row(name, cells, finding.words) for name, cells in zip(grid.names, grid.cells, strict=True)
    ]
    return scrolling(
        html.Table(
            [
                html.Caption(f"{finding.title} · {finding.subtitle}"),
                html.Thead(html.Tr([html.Th(grid.corner, scope="col"), *head])),
                html.Tbody(rows),
                *foot,
            ],
            className="cijfertabel",
        ),
        t("meerwaarde.table_of", title=finding.title),
    )


def _row(name: str, cells: list[Cell], words: frozenset[int]) -> html.Tr:
    columns = [
        html.Td(value[0]) if number in words and value[1] == OK else cell(value)
        for number, value in enumerate(cells)
    ]
    return html.Tr([html.Th(name, scope="row"), *columns])
