"""The figure card: the one frame that every figure stands in.

A card holds title, subtitle, figure, legend, sentence, table, notes, source and menu. Its parts
have fixed ids, so that a callback replaces what changed and leaves focus and open tables alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
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
from arbeidszorg.view.notes import DEMO, HIDDEN_NUMBERS, Note, plural_note
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl, file_name
from components import html, legend
from components.dash_inside import Piece
from components.frame import HEADINGS, demo_mark, source_line
from components.menu import menu
from components.still_box import still_box
from components.tables import accessible


@dataclass(frozen=True)
class Card:
    """One picture and its Table.

    ``definition``: anchor on the methods page. ``title`` replaces the Table's; ``level``: of its
    heading. ``legend``: what stands under the figure, when it is more than the keys of the
    picture. ``remarks`` come before the Table's notes; ``credits``: it draws NGI boundaries;
    ``extra``: what else belongs to its table; ``wider``: of a figure that is mostly
    hidden, the address of a choice that shows more.
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
    wider: str = ""

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


#: The filters that a figure may leave aside: field of a View -> parameter.
FILTERS = {"sectors": "sector", "activities": "activiteit", "place": "plaats"}


def following(view: View, cards: Iterable[Card], marked: Collection[str] = ()) -> list[Card]:
    """Cards of a page for a view, each with a remark about the filters that its figure leaves
    aside. ``marked``: keys of cards that show every area, and mark the chosen ones."""
    return [_following(view, card, card.key in marked) for card in cards]


def _following(view: View, card: Card, marked: bool) -> Card:
    shown = card.table.view
    left = [
        name
        for field, name in FILTERS.items()
        if getattr(view, field) != getattr(shown, field)
        and not (name == "plaats" and shown.measured.is_offer)
    ]
    if not marked and not set(view.areas) <= set(shown.areas):
        left.insert(0, "gebied")
    if not left:
        return card
    names = enumerate_nl([f"“{t(f'page.filter.{name}')}”" for name in left])
    remark = plural_note("page.ignored", len(left), names=names)
    return replace(card, remarks=(*card.remarks, remark))


def leaving(
    page: str,
    card: Card,
    address: str,
    atlas: Atlas,
    host: str,
    key: str = "",
    vain: Sequence[str] = (),
) -> Figure:
    """The card as what files are made from. ``host``: the start of every address of the atlas;
    ``key``: what tells it apart in a document; ``vain``: what was asked in vain."""
    words = about(
        card.table,
        atlas.geography,
        title=card.heading,
        subtitle=card.subline,
        remarks=(*(Note("notice", text) for text in vain), *card.remarks),
        credits=card.credits,
        link=f"{host}{own_address(page, card.key, address)}",
    )
    name = file_name(card.table.view, atlas.geography, card.table.demo)
    return Figure(key or f"{page}-{card.key}", card.table, card.picture, words, name)


def own_address(page: str, key: str, address: str) -> str:
    """Where a card stands; ``address`` is the page's query part."""
    path = "/" if page == "overzicht" else f"/{page}"
    return f"{path}{address}#{page}-{key}"


def part(page: str, key: str, name: str) -> str:
    """The id of a part of a card."""
    return f"{page}-{key}-{name}"


def card(page: str, content: Card, address: str, lasting: str, atlas: Atlas) -> html.Section:
    """The card as it first stands; ``address`` is the page's own query part, ``lasting`` the same
    as it leaves (:func:`arbeidszorg.view.address.lasting`)."""
    base, contents = f"{page}-{content.key}", parts(page, content, address, lasting, atlas)

    def piece(name: str, **more: Any) -> Piece:
        return Piece(contents[name], id=part(page, content.key, name), **more)

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


def parts(page: str, card: Card, address: str, lasting: str, atlas: Atlas) -> dict[str, Any]:
    """Part -> what it holds for this card."""
    heading = HEADINGS[card.level]
    return {
        "kop": [
            heading(card.heading, id=f"{page}-{card.key}-titel"),
            *demo_mark(card.table.demo),
            html.P(card.subline, className="ondertitel"),
        ],
        "beeld": still_box(
            f"{page}-{card.key}",
            card.picture,
            card.heading,
            sentence(card.table),
            f"/figuur/{page}.json{address}",
        ),
        "legende": card.legend or legend.keys(card.picture.keys),
        "zin": sentence(card.table),
        "tabel": [accessible(card.table), card.extra],
        "voet": _foot(card),
        "menu": _menu(page, card, lasting, atlas),
    }


def _foot(card: Card) -> list[Any]:
    # the mark of demonstration stands in the heading of the card
    notes = [note for note in (*card.remarks, *card.table.notes) if note.code != DEMO]
    lines: list[Any] = []
    if notes:
        lines.append(html.Ul([html.Li(_linked(note, card)) for note in notes], className="noten"))
    if card.wider:
        label = {"aria-label": f"{t('page.wider')}: {card.heading}"}
        lines.append(html.P(html.A(t("page.wider"), href=card.wider, **label)))
    source = source_line(card.table.source, card.table.reference_date, card.credits)
    lines.append(
        html.P(
            [
                source,
                " ",
                html.A(
                    t("page.definition"),
                    href=f"/methode#{card.definition}",
                    **{"aria-label": t("page.definition_of", title=card.heading)},
                ),
            ],
            className="bron",
        )
    )
    return lines


def _linked(note: Note, card: Card) -> Any:
    """A note; the one about hidden numbers leads to why they are hidden."""
    if note.code != HIDDEN_NUMBERS:
        return note.text
    label = {"aria-label": f"{t('figure.why_hidden')} {card.heading}"}
    return [note.text, " ", html.A(t("figure.why_hidden"), href="/methode#privacy", **label)]


def _menu(page: str, card: Card, address: str, atlas: Atlas) -> Markup:
    name = file_name(card.table.view, atlas.geography, card.table.demo)
    link = own_address(page, card.key, address)
    api = addresses.lasting(card.table.view, atlas.scope())
    table = card.table
    cited = pattern(card.heading, card.subline, table.reference_date, table.version, table.demo)
    return menu(page, card.key, card.heading, name, address, link, api, cited)
