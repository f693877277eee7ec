"""The card of a figure of the study: heading, menu, figure, legend, sentence, table and source."""

from __future__ import annotations

from typing import Any

from arbeidszorg.content.grid import Cell
from arbeidszorg.subjects.study.finding import Finding
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK
from components import html
from components.card import Card, Place, menu_of
from components.context import atlas
from components.frame import Frame, framed
from components.tables import cell, scrolling

#: Where the figures of the study stand, and that of the calculator.
STUDY = Place("meerwaarde", anchor="studie")
WHAT_IF = Place("wat-als", "/meerwaarde/wat-als", "studie")


def leaves_as(finding: Finding) -> Card:
    """A finding as what its files and its menu are made from."""
    return Card(
        finding.key,
        finding.table,
        finding.picture,
        finding.key,
        title="" if finding.counted else finding.title,
        name=f"arbeidszorg_{finding.key}",
    )


def finding_card(
    finding: Finding,
    place: Place = STUDY,
    level: int = 3,
    query: str = "",
    beside: Any = None,
    table: str = "",
) -> html.Section:
    """``query``: the query part of the address that the figure depends on; ``beside``: what stands
    beside the picture; ``table``: what opens the table, else the usual words."""
    base = f"{place.start}{finding.key}"
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
            menu=menu_of(place, leaves_as(finding), query, atlas()),
        ),
        id=base,
    )


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
