"""The figure card: the one frame that every figure stands in.

A card holds title, subtitle, figure, legend, sentence, table, notes, source and menu. Its parts
have fixed ids, so that a callback replaces what changed and leaves focus and open tables alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import dcc

from arbeidszorg import view as views
from arbeidszorg.atlas import Atlas
from arbeidszorg.sentences import sentence
from arbeidszorg.table import Table
from arbeidszorg.texts import t
from arbeidszorg.wording import file_name
from components import html
from components.figures.base import CONFIG, Figure
from components.tables import accessible


@dataclass(frozen=True)
class Card:
    """One figure and its Table.

    ``definition``: anchor on the methods page. ``title`` replaces the Table's; ``level``: of its
    heading. ``legend``: what stands under the figure, and ``swatches`` the same as (text, colour,
    mark) for a picture that leaves the page. ``least_width``: a figure that would be unreadable
    when narrower scrolls sideways (pixels). ``ratio``: it is never higher than this share of the
    window's width. ``remarks`` come before the Table's notes; ``credits``: it draws NGI
    boundaries; ``extra``: what else belongs to its table.
    """

    key: str
    table: Table
    figure: Figure
    definition: str
    title: str = ""
    legend: Any = None
    swatches: tuple[tuple[str, str, str], ...] = ()
    least_width: int = 0
    remarks: tuple[str, ...] = ()
    credits: bool = False
    level: int = 2
    ratio: float = 0
    extra: Any = None

    @property
    def heading(self) -> str:
        """The title that is shown."""
        return self.title or self.table.title

    @property
    def subline(self) -> str:
        """Of what, when and where: with a title of its own, the card says the Table's here."""
        start = f"{self.table.title} · " if self.title else ""
        return f"{start}{self.table.subtitle}"


def part(page: str, key: str, name: str) -> str:
    """The id of a part of a card."""
    return f"{page}-{key}-{name}"


def card(page: str, one: Card, address: str, atlas: Atlas) -> html.Section:
    """The card as it first stands; ``address`` is the page's own query part."""
    made = props(page, one, address, atlas)
    base = f"{page}-{one.key}"

    def of(name: str) -> dict[str, Any]:
        return {"id": part(page, one.key, name), **made[name]}

    graph = dcc.Graph(**of("figuur"), config=CONFIG, responsive=True, className="grafiek")
    described = {"aria-labelledby": f"{base}-titel", "aria-describedby": f"{base}-zin"}
    drawing = html.Div(graph, role="img", **of("vak"), **described)
    box = html.Div(drawing, **of("doos"))
    return html.Section(
        [
            html.Div(
                [html.Div(**of("kop"), className="kop"), html.Div(**of("menu"), className="menu")],
                className="kopregel",
            ),
            box,
            html.Div(**of("legende")),
            html.P(**of("zin"), className="zin"),
            html.Details(
                [html.Summary(t("page.table")), html.Div(**of("tabel"))],
                className="tabelvak",
            ),
            html.Div(**of("voet"), className="voet"),
        ],
        id=base,
        className="figuurkaart",
        **{"aria-labelledby": f"{base}-titel"},
    )


def props(page: str, one: Card, address: str, atlas: Atlas) -> dict[str, dict[str, Any]]:
    """Part -> the properties that it has for this card."""
    figure = {**one.figure, "layout": dict(one.figure["layout"])}
    height = figure["layout"].pop("height")
    style: dict[str, Any] = {"height": f"{height}px"}
    if one.ratio:
        style["height"] = f"min({height}px, {one.ratio * 100:.0f}vw)"
    if one.least_width:
        style["minWidth"] = f"{one.least_width}px"
    heading = {2: html.H2, 3: html.H3}[one.level]
    return {
        "kop": {
            "children": [
                heading(one.heading, id=f"{page}-{one.key}-titel"),
                *([html.Span(t("page.demo_mark"), className="demomerk")] if one.table.demo else []),
                html.P(one.subline, className="ondertitel"),
            ]
        },
        "figuur": {"figure": figure},
        "vak": {"style": style},
        "doos": _scrolls(one.least_width > 0),
        "legende": {"children": one.legend},
        "zin": {"children": sentence(one.table)},
        "tabel": {"children": [accessible(one.table), one.extra]},
        "voet": {"children": _foot(one)},
        "menu": {"children": _menu(page, one, address, atlas)},
    }


def _scrolls(wide: bool) -> dict[str, Any]:
    """A box that scrolls sideways, by keyboard too, when its figure may be wider than the page."""
    return {
        "className": "schuif" if wide else "",
        "tabIndex": "0" if wide else None,
        "role": "region" if wide else None,
        "aria-label": t("page.scroll_figure") if wide else None,
    }


def _foot(one: Card) -> list[Any]:
    mark = t("table.remark.demo")  # stands in the heading of the card
    notes = [note for note in (*one.remarks, *one.table.notes) if note != mark]
    found: list[Any] = []
    if notes:
        found.append(html.Ul([html.Li(_linked(note, one)) for note in notes], className="noten"))
    source = t(
        "page.source",
        source=one.table.source,
        date=one.table.reference_date.strftime("%d/%m/%Y"),
    )
    if one.credits:
        source = f"{source} {t('page.credit_map')}"
    found.append(
        html.P(
            [
                source,
                " ",
                html.A(
                    t("page.definition"),
                    href=f"/methode#{one.definition}",
                    **{"aria-label": t("page.definition_of", title=one.heading)},
                ),
            ],
            className="bron",
        )
    )
    return found


def _linked(note: str, one: Card) -> Any:
    """A note; the one about hidden numbers leads to why they are hidden."""
    key = "one" if one.table.hidden == 1 else "more"
    if note != t(f"table.remark.hidden.{key}", count=one.table.hidden):
        return note
    said = {"aria-label": f"{t('figure.why_hidden')} {one.heading}"}
    return [note, " ", html.A(t("figure.why_hidden"), href="/methode#privacy", **said)]


def _menu(page: str, one: Card, address: str, atlas: Atlas) -> html.Details:
    """Save and share. The links work without scripts; the buttons are served by ``atlas.js``."""
    api = views.query(one.table.view, atlas.scope())
    name = file_name(one.table.view, atlas.geography, one.table.demo)
    path = "/" if page == "overzicht" else f"/{page}"
    picture = {
        "data-figuur": f"/figuur/{page}/{one.key}.json{address}",
        "data-mislukt": t("page.export_failed"),
    }
    join = "&" if api else "?"
    return html.Details(
        [
            html.Summary(t("page.menu"), **{"aria-label": t("page.menu_of", title=one.heading)}),
            html.Ul(
                [
                    html.Li(html.Button("PNG", type="button", **picture, **{"data-soort": "png"})),
                    html.Li(html.Button("SVG", type="button", **picture, **{"data-soort": "svg"})),
                    html.Li(
                        html.A(
                            t("page.csv"),
                            href=f"/api/v1/cijfers.csv{api}{join}formaat=excel",
                            download=f"{name}.csv",
                        )
                    ),
                    html.Li(
                        html.Button(
                            t("page.copy_link"),
                            type="button",
                            **{
                                "data-kopieer": f"{path}{address}#{page}-{one.key}",
                                "data-klaar": t("page.copied"),
                            },
                        )
                    ),
                ]
            ),
        ],
        className="uitklap",
    )
