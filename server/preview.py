"""What a message shows of a link: the figure of the view, what it is called and what it says.

``/deelbeeld/<page>/<key>.png`` is that figure in the form in which messages show pictures. It reads
the same protected Table as the page. It stands apart from ``/figuur/``, which search engines are
asked to leave alone: who shows a link must be let in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from flask import Blueprint, Response

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.framed import ZOOMS, Sheet
from arbeidszorg.files import mime
from arbeidszorg.files.figures import Look
from arbeidszorg.settings import NOWHERE
from arbeidszorg.texts import t
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.data_version import of_now
from components.card import Card
from components.context import atlas, host
from components.site import Leaving, site
from server import answers
from server.leaving import made_file, name_of, no_figure, view_query
from server.making.asking import made

blueprint = Blueprint("deelbeeld", __name__)

#: The form of pictures in messages; a PNG has twice as many pixels.
SHEET = Sheet(1200, 630)
WIDE, HIGH = 2 * SHEET.width, 2 * SHEET.height


@dataclass(frozen=True)
class Preview:
    """What is shown of a link; ``told``: what the picture shows, for who cannot see it; ``embed``:
    where its frame is described, "" when no frame is offered."""

    title: str
    text: str
    picture: str
    told: str
    embed: str = ""


def offers_frames() -> bool:
    """Whether any website may show a figure in a frame."""
    return atlas().settings.embed_sites != NOWHERE


def first_card(page: Leaving, parsed: Parsed) -> Card | None:
    """The figure that stands for a page: its first that shows something, of the areas that were
    chosen in the unit that was asked when there is one; None for a page that has none, about
    another territory."""
    cards = page.shown_for(parsed, atlas())
    asked, whole = parsed.view, atlas().geography.whole
    drawn = [card for card in cards if card.picture.panels] or cards
    shown = ((card, card.table.view) for card in drawn)
    chosen = (
        card
        for card, view in shown
        if view.unit == asked.unit and {*asked.areas} <= {*view.areas, whole}
    )
    return next(chosen, drawn[0] if drawn else None)


def preview_of(page: Leaving, parsed: Parsed) -> Preview | None:
    """The preview of what was asked of a page; None when it has no figure."""
    card, query = first_card(page, parsed), page.query(parsed)
    if card is None:
        return None
    said = sentence(card.table)
    mark = f"{t('export.image.demo')}. " if card.table.demo else ""
    going = of_now(query) if atlas().newest else query  # a frame goes along with newer data
    seen = f"{host()}{page.place.address(card.key, going)}"
    embed = f"{host()}/oembed?format=json&url={quote(seen, safe='')}" if offers_frames() else ""
    return Preview(
        title=card.table.title,
        text=f"{mark}{said}",
        picture=picture_address(page, card.key, query),
        told=f"{card.table.title}. {card.table.subtitle}. {mark}{said}",
        embed=embed,
    )


def picture_address(page: Leaving, key: str, query: str) -> str:
    """Where the picture of a figure is; ``query``: the query part of its page."""
    return f"{host()}/deelbeeld/{page.name}/{key}.png{query}"


@blueprint.get("/deelbeeld/<name>/<key>.png")
def picture(name: str, key: str) -> Response:
    """The picture of a figure, made once for all who ask."""
    page = site().leaving.get(name)
    if page is None:
        return no_figure()
    asked = page.read(view_query()).quiet()
    if answers.only_head():
        file_name = name_of(page, key, asked.view)
        if file_name is None:
            return no_figure()
        return answers.head_of_file(f"{file_name}.png", mime.TYPES["png"], "inline")
    look = Look(SHEET, ZOOMS["presentatie"], date.min)
    written = made(made_file, name, key, asked, look, "png")
    if written is None:
        return no_figure()
    return answers.file(written[1], f"{written[0]}.png", mime.TYPES["png"], "inline")


def about(title: str, lead: str, address: str, shown: Preview | None = None) -> str:
    """What search engines and messages show of a page, and the one address that it goes by. Of a
    page with a figure messages show that: ``shown``; of a page of words no picture is named."""
    own = f"{host()}{address}"
    tags = [
        ("name", "description", lead),
        ("name", "twitter:card", "summary_large_image" if shown else "summary"),
        ("property", "og:type", "website"),
        ("property", "og:site_name", t("page.brand")),
        ("property", "og:title", shown.title if shown else title),
        ("property", "og:description", shown.text if shown else lead),
        ("property", "og:url", own),
    ]
    if shown:
        tags += [
            ("property", "og:image", shown.picture),
            ("property", "og:image:type", "image/png"),
            ("property", "og:image:width", str(WIDE)),
            ("property", "og:image:height", str(HIGH)),
            ("property", "og:image:alt", shown.told),
        ]
    lines = [
        f'<meta {kind}="{name}" content="{escape(content)}">'
        for kind, name, content in tags
        if content
    ]
    if shown and shown.embed:
        named = f'type="application/json+oembed" title="{escape(shown.title)}"'
        lines.append(f'<link rel="alternate" {named} href="{escape(shown.embed)}">')
    if not atlas().newest:
        lines.append('<meta name="robots" content="noindex">')
    if address:
        lines.append(f'<link rel="canonical" href="{escape(own)}">')
    return "\n".join(lines)
