"""A document as a web page: the same sections, figures and tables as in its files."""

from __future__ import annotations

from typing import Any

from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import t
from components import contents, html
from components.contents import Entry, own_link
from components.frame import Frame, framed, source_of
from components.tables import accessible, scrolling


def article(document: Document) -> html.Div:
    """The sections, with the contents."""
    sections = list(enumerate(document.sections, 1))
    return contents.beside(
        (Entry(f"deel-{number}", section.heading) for number, section in sections),
        [_section(section, number) for number, section in sections],
        t("page.report.contents"),
    )


def _section(section: Section, number: int) -> html.Section:
    name = f"deel-{number}"
    return html.Section(
        [
            html.H2(section.heading, id=name),
            own_link(name, section.heading),
            *map(html.P, section.text),
            *map(figure, section.figures),
            *map(listing, section.listings),
        ],
        className="rapportdeelvak",
        **{"aria-labelledby": name},
    )


def listing(item: Listing) -> html.Div:
    """A table of words and numbers, with its note."""

    def kind(column: int) -> dict[str, str]:
        return {"className": "getal"} if column in item.numeric else {}

    head = [html.Th(name, scope="col", **kind(place)) for place, name in enumerate(item.columns)]
    rows = [
        html.Tr(
            [
                html.Th(row[0], scope="row"),
                *(html.Td(text, **kind(place)) for place, text in enumerate(row[1:], 1)),
            ]
        )
        for row in item.rows
    ]
    table = html.Table(
        [html.Caption(item.caption), html.Thead(html.Tr(head)), html.Tbody(rows)],
        className="cijfertabel",
    )
    note = [html.P(item.note, className="klassenuitleg")] if item.note else []
    return html.Div([scrolling(table, item.caption), *note])


def figure(item: Figure, level: int = 3, menu: Any = None) -> html.Section:
    """A figure with its words, table and source; nothing in it needs a script but its ``menu``."""
    about = item.about
    return framed(
        Frame(
            base=item.key,
            title=about.title,
            subtitle=about.subtitle,
            picture=item.picture,
            sentence=about.sentence,
            table=accessible(item.table),
            source=source_of(about),
            notes=about.remarks,
            demo=about.demo,
            level=level,
            menu=menu,
        ),
        id=item.key,
    )
