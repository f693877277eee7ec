"""The figure card: the one frame that every figure stands in.

A card holds title, subtitle, figure, legend, sentence, table, notes, source and menu. Its parts
have fixed ids, so that a callback replaces what changed and leaves focus and open tables alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.citation import pattern
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Picture
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.notes import DEMO, HIDDEN_NUMBERS, Note
from arbeidszorg.view.wording import file_name
from components import html, legend
from components.frame import HEADINGS, demo_mark, source_line
from components.menu import menu
from components.piece import Piece
from components.still_box import still_box
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
    remarks: tuple[Note, ...] = ()
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


def leaving(page: str, one: Card, address: str, atlas: Atlas, host: str, key: str = "") -> Figure:
    """The card as what files are made from. ``host``: the start of every address of the atlas;
    ``key``: what tells it apart in a document."""
    words = about(
        one.table,
        atlas.geography,
        title=one.heading,
        subtitle=one.subline,
        remarks=one.remarks,
        credits=one.credits,
        link=f"{host}{own_address(page, one.key, address)}",
    )
    name = file_name(one.table.view, atlas.geography, one.table.demo)
    return Figure(key or f"{page}-{one.key}", one.table, one.picture, words, name)


def own_address(page: str, key: str, address: str) -> str:
    """Where a card stands; ``address`` is the page's query part."""
    path = "/" if page == "overzicht" else f"/{page}"
    return f"{path}{address}#{page}-{key}"


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
            html.Div(
                [piece("kop", className="kop"), piece("menu", className="menu")],
                className="kopregel",
            ),
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
    )


def parts(page: str, one: Card, address: str, atlas: Atlas) -> dict[str, Any]:
    """Part -> what it holds for this card."""
    heading = HEADINGS[one.level]
    return {
        "kop": [
            heading(one.heading, id=f"{page}-{one.key}-titel"),
            *demo_mark(one.table.demo),
            html.P(one.subline, className="ondertitel"),
        ],
        "beeld": still_box(
            f"{page}-{one.key}",
            one.picture,
            one.heading,
            sentence(one.table),
            f"/figuur/{page}.json{address}",
        ),
        "legende": one.legend or legend.keys(one.picture.keys),
        "zin": sentence(one.table),
        "tabel": [accessible(one.table), one.extra],
        "voet": _foot(one),
        "menu": _menu(page, one, address, atlas),
    }


def _foot(one: Card) -> list[Any]:
    # the mark of demonstration stands in the heading of the card
    notes = [note for note in (*one.remarks, *one.table.notes) if note.code != DEMO]
    found: list[Any] = []
    if notes:
        found.append(html.Ul([html.Li(_linked(note, one)) for note in notes], className="noten"))
    source = source_line(one.table.source, one.table.reference_date, one.credits)
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


def _linked(note: Note, one: Card) -> Any:
    """A note; the one about hidden numbers leads to why they are hidden."""
    if note.code != HIDDEN_NUMBERS:
        return note.text
    said = {"aria-label": f"{t('figure.why_hidden')} {one.heading}"}
    return [note.text, " ", html.A(t("figure.why_hidden"), href="/methode#privacy", **said)]


def _menu(page: str, one: Card, address: str, atlas: Atlas) -> Markup:
    name = file_name(one.table.view, atlas.geography, one.table.demo)
    link = own_address(page, one.key, address)
    api = addresses.query(one.table.view, atlas.scope())
    table = one.table
    cited = pattern(one.heading, one.subline, table.reference_date.year, table.demo)
    return menu(page, one.key, one.heading, name, address, link, api, cited)
