"""A document as a web page: the same sections, figures and tables as in its files."""

from __future__ import annotations

from typing import Any

from arbeidszorg.export.document import Document, Listing, Section
from arbeidszorg.export.figure import Figure
from arbeidszorg.texts import t
from components import html, legend
from components.still_box import still_box
from components.tables import accessible, scrolling


def article(document: Document) -> list[Any]:
    """The sections, below a list of them."""
    contents = [
        html.Li(html.A(section.heading, href=f"#deel-{number}"))
        for number, section in enumerate(document.sections, 1)
    ]
    return [
        html.Nav(html.Ol(contents), className="inhoudslijst",
                 **{"aria-label": t("page.report.contents")}),
        *(_section(section, number) for number, section in enumerate(document.sections, 1)),
    ]  # fmt: skip


def _section(section: Section, number: int) -> html.Section:
    name = f"deel-{number}"
    return html.Section(
        [
            html.H2(section.heading, id=name),
            *map(html.P, section.text),
            *map(listing, section.listings),
            *map(figure, section.figures),
        ],
        className="rapportdeelvak",
        **{"aria-labelledby": name},
    )


def listing(one: Listing) -> html.Div:
    """A table of words and numbers, with its note."""

    def kind(column: int) -> dict[str, str]:
        return {"className": "getal"} if column in one.numeric else {}

    head = [html.Th(name, scope="col", **kind(place)) for place, name in enumerate(one.columns)]
    rows = [
        html.Tr([html.Th(row[0], scope="row"),
                 *(html.Td(text, **kind(place)) for place, text in enumerate(row[1:], 1))])
        for row in one.rows
    ]  # fmt: skip
    table = html.Table(
        [html.Caption(one.caption), html.Thead(html.Tr(head)), html.Tbody(rows)],
        className="cijfertabel",
    )
    note = [html.P(one.note, className="klassenuitleg")] if one.note else []
    return html.Div([scrolling(table, one.caption), *note])


def figure(one: Figure, level: int = 3) -> html.Section:
    """A figure with its words, table and source; nothing in it needs a script."""
    said, heading = one.about, {1: html.H1, 2: html.H2, 3: html.H3}[level]
    mark = [html.Span(t("page.demo_mark"), className="demomerk")] if said.demo else []
    demo = t("table.remark.demo")  # stands in the heading
    notes = [html.Li(note) for note in said.notes if note != demo]
    source = " ".join(filter(None, [t("page.source", source=said.source, date=said.date),
                                    t("page.credit_map") if said.credits else ""]))  # fmt: skip
    return html.Section(
        [
            html.Div([heading(said.title, id=f"{one.key}-titel"), *mark,
                      html.P(said.subtitle, className="ondertitel")], className="kop"),
            still_box(one.key, one.picture, said.title, said.sentence),
            legend.keys(one.picture.keys),
            html.P(said.sentence, id=f"{one.key}-zin", className="zin"),
            html.Details([html.Summary(t("page.table")), accessible(one.table)],
                         className="tabelvak"),
            html.Div([html.Ul(notes, className="noten") if notes else None,
                      html.P(source, className="bron")], className="voet"),
        ],
        className="figuurkaart",
        **{"aria-labelledby": f"{one.key}-titel"},
    )  # fmt: skip
