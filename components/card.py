"""The figure card: the one frame that every figure stands in.

A card holds title, subtitle, figure, legend, sentence, table, notes, source and menu. Its parts
have fixed ids, so that a callback replaces what changed and leaves focus and open tables alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from arbeidszorg import view as views
from arbeidszorg.atlas import Atlas
from arbeidszorg.drawing import still
from arbeidszorg.drawing.picture import Picture
from arbeidszorg.sentences import sentence
from arbeidszorg.table import Table
from arbeidszorg.texts import t
from arbeidszorg.wording import file_name
from components import html, legend
from components.figures import live
from components.piece import Piece
from components.tables import accessible


@dataclass(frozen=True)
class Card:
    """One picture and its Table.

    ``definition``: anchor on the methods page. ``title`` replaces the Table's; ``level``: of its
    heading. ``legend``: what stands under the figure, when it is more than the keys of the
    picture. ``remarks`` come before the Table's notes; ``credits``: it draws NGI boundaries;
    ``extra``: what else belongs to its table.
    """

    key: str
    table: Table
    picture: Picture
    definition: str
    title: str = ""
    legend: Any = None
    remarks: tuple[str, ...] = ()
    credits: bool = False
    level: int = 2
    extra: Any = None

    @property
    def figure(self) -> live.Figure:
        """The picture as a live figure."""
        return live.figure(self.picture)

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
    base, made = f"{page}-{one.key}", parts(page, one, address, atlas)

    def piece(name: str, **more: Any) -> Piece:
        return Piece(made[name], id=part(page, one.key, name), **more)

    return html.Section(
        [
            html.Div([piece("kop", className="kop"), piece("menu", className="menu")],
                     className="kopregel"),
            piece("beeld"),
            piece("legende"),
            piece("zin", tag="p", className="zin"),
            html.Details(
                [html.Summary(t("page.table")), piece("tabel")],
                className="tabelvak",
            ),
            piece("voet", className="voet"),
        ],
        id=base,
        className="figuurkaart",
        **{"aria-labelledby": f"{base}-titel"},
    )  # fmt: skip


def parts(page: str, one: Card, address: str, atlas: Atlas) -> dict[str, Any]:
    """Part -> what it holds for this card."""
    heading = {2: html.H2, 3: html.H3}[one.level]
    return {
        "kop": [
            heading(one.heading, id=f"{page}-{one.key}-titel"),
            *([html.Span(t("page.demo_mark"), className="demomerk")] if one.table.demo else []),
            html.P(one.subline, className="ondertitel"),
        ],
        "beeld": _drawing(page, one, address),
        "legende": one.legend or legend.keys(one.picture.keys),
        "zin": sentence(one.table),
        "tabel": [accessible(one.table), one.extra],
        "voet": _foot(one),
        "menu": _menu(page, one, address, atlas),
    }


def _drawing(page: str, one: Card, address: str) -> html.Div:
    """The still figure in its box; ``assets/live.js`` brings it to life when that is wanted."""
    base, source = f"{page}-{one.key}", f"/figuur/{page}.json{address}"
    figure = html.Div(
        Markup(still.fluid(one.picture, base, one.heading, sentence(one.table))),
        id=f"{base}-figuur",
        className="grafiek",
        **({"data-levend": source} if one.picture.panels else {}),
    )
    box = html.Div(
        figure,
        id=f"{base}-vak",
        className="vak",
        role="img",
        style=one.picture.style(),
        **{"aria-labelledby": f"{base}-titel", "aria-describedby": f"{base}-zin"},
    )
    return html.Div(box, **_scrolls(one.picture.least_width > 0))


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
    drawing = f"/figuur/{page}/{one.key}.svg{address}"
    picture = {"data-figuur": drawing, "data-naam": name, "data-mislukt": t("page.export_failed")}
    join = "&" if api else "?"
    return html.Details(
        [
            html.Summary(t("page.menu"), **{"aria-label": t("page.menu_of", title=one.heading)}),
            html.Ul(
                [
                    html.Li(html.Button("PNG", type="button", **picture), className="met-script"),
                    html.Li(html.A("SVG", href=drawing, download=f"{name}.svg")),
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
                        ),
                        className="met-script",
                    ),
                ]
            ),
        ],
        className="uitklap",
    )
