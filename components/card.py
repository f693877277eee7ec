"""The figure card: the one frame that every figure stands in.

A card holds title, subtitle, figure, legend, sentence, table, notes, source and menu. Its parts
have fixed ids, so that a callback replaces what changed and leaves focus and open tables alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from markupsafe import Markup

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.citation import pattern
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.listed import Listed, is_dated
from arbeidszorg.figures.live import live
from arbeidszorg.figures.picture import Picture
from arbeidszorg.settings import NOWHERE
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.data_version import of_now, of_version
from arbeidszorg.view.notes import DEMO, HIDDEN_NUMBERS, Note, plural_note
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl, file_name
from components import html, legend
from components.contact import about_figure
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
    hidden, the address of a choice that shows more; ``name``: of its files, without ending, where
    that does not follow from the Table; ``ways``: names in its table -> where they lead.
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
    name: str = ""
    ways: Mapping[str, str] = field(default_factory=dict)

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
        named = self.title and not isinstance(self.table, Listed)
        start = f"{self.table.title} · " if named else ""
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


@dataclass(frozen=True)
class Place:
    """Where the cards of a page stand: its ``name`` in the addresses of files, its ``path`` (else
    that of its name), and what the ids of its cards begin with (else its name). ``variable``: the
    parameter that stands behind its path, where one does (``/gebied/kortrijk``)."""

    name: str
    path: str = ""
    anchor: str = ""
    variable: str = ""

    @property
    def start(self) -> str:
        """What the ids of its cards begin with."""
        return f"{self.anchor or self.name}-"

    def address(self, key: str, query: str) -> str:
        """Where a card stands; ``query``: the query part of the page."""
        return f"{self.page(query)}#{self.start}{key}"

    def page(self, query: str) -> str:
        """Where the page stands; ``query``: all that is asked of it, as a query."""
        path, rest = self.path or f"/{self.name}", self.rest(query)
        if not self.variable:
            return f"{path}{rest}"
        value = dict(parse_qsl(query.removeprefix("?"))).get(self.variable, "")
        return f"{path}/{quote(value, safe='~')}{rest}" if value else f"{path}{rest}"

    def rest(self, query: str) -> str:
        """What of a query is left beside the path."""
        if not self.variable:
            return query
        asked = parse_qsl(query.removeprefix("?"))
        return addresses.as_query(dict(pair for pair in asked if pair[0] != self.variable))


def leaving(
    place: Place,
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
        link=f"{host}{place.address(card.key, _of_version(card, address, atlas))}",
    )
    own = key or f"{place.start}{card.key}"
    return Figure(own, card.table, card.picture, words, _file_name(card, atlas))


def _file_name(card: Card, atlas: Atlas) -> str:
    return card.name or file_name(card.table.view, atlas.geography, card.table.demo)


def part(page: str, key: str, name: str) -> str:
    """The id of a part of a card."""
    return f"{page}-{key}-{name}"


def card(
    place: Place, content: Card, address: str, lasting: str, atlas: Atlas, lives: bool = True
) -> html.Section:
    """The card as it first stands; ``address`` is the page's own query part, ``lasting`` the same
    as it leaves (:func:`arbeidszorg.view.address.lasting`); ``lives``: whether its figure comes
    to life (:func:`~components.still_box.still_box`)."""
    page = place.name
    base, contents = f"{page}-{content.key}", parts(place, content, address, lasting, atlas, lives)

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


def parts(
    place: Place, card: Card, address: str, lasting: str, atlas: Atlas, lives: bool = True
) -> dict[str, Any]:
    """Part -> what it holds for this card."""
    page = place.name
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
            f"/figuur/{page}.json{address}" if lives else "",
        ),
        "legende": card.legend or legend.keys(card.picture.keys),
        "zin": sentence(card.table),
        "tabel": [accessible(card.table, ways=card.ways), card.extra],
        "voet": _foot(card, atlas),
        "menu": menu_of(place, card, lasting, atlas),
    }


def _foot(card: Card, atlas: Atlas) -> list[Any]:
    # the mark of demonstration stands in the heading of the card
    notes = [note for note in (*card.remarks, *card.table.notes) if note.code != DEMO]
    lines: list[Any] = []
    if notes:
        lines.append(html.Ul([html.Li(_linked(note, card)) for note in notes], className="noten"))
    if card.wider:
        label = {"aria-label": f"{t('page.wider')}: {card.heading}"}
        lines.append(html.P(html.A(t("page.wider"), href=card.wider, **label)))
    table = card.table
    source = t("export.image.source_undated", source=table.source)
    if is_dated(table):
        day, rate = table.reference_date, table.uses_residents
        credited = atlas.geography.territory.credited
        drawn = credited("grenzen_kort", card.credits)
        source = source_line(table.source, day, drawn, credited("inwoners_kort", rate))
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


def menu_of(place: Place, card: Card, address: str, atlas: Atlas) -> Markup:
    """The menu of a card; ``address``: the query part of its page, as it leaves."""
    table, name = card.table, _file_name(card, atlas)
    address = _of_version(card, address, atlas)
    going = of_now(address) if atlas.newest else address
    link = place.address(card.key, address)
    asked = not isinstance(table, Listed)
    api = addresses.lasting(table.view, atlas.scope()) if asked else ""
    day = style.day(table.reference_date) if is_dated(table) else ""
    name_of_atlas = t("export.image.atlas_of", **atlas.geography.words)
    words = (
        name_of_atlas,
        card.heading,
        card.subline,
        day,
        table.version,
        table.demo,
        table.source,
    )
    framed = atlas.settings.embed_sites != NOWHERE
    own = (place.name, card.key, card.heading, name, address, link, api, pattern(*words))
    mail = about_figure(atlas, card.heading, link)
    collected = place.address(card.key, going)
    return menu(*own, framed=framed, mail=mail, going=going, collected=collected)


def _of_version(card: Card, address: str, atlas: Atlas) -> str:
    """The query part of an address that leaves, with the version that a card is of; what has an
    edition of its own is of none."""
    return of_version(address, atlas.number if is_dated(card.table) else 0)
