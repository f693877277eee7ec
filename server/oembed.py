"""oEmbed: ``/oembed?url=<address of a figure>`` says how to show it on another website, for editors
that make a frame of a pasted link (https://oembed.com).

Only addresses of the atlas itself are answered, and nothing is fetched.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.texts import t
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.data_version import in_address, of_now
from components.addressed import card_key, card_of, parted
from components.context import atlas, host, of
from components.site import Leaving, site
from server import answers, preview

blueprint = Blueprint("oembed", __name__)

#: The size of a frame in pixels, unless less is asked. The script makes it as high as it needs.
WIDE, HIGH = 800, 640


@blueprint.get("/oembed")
def answer() -> Response:
    """How to show a figure; a fault is said in words, with the status that oEmbed gives it."""
    if request.args.get("format", "json") != "json":
        return answers.fault(t("page.embed.only_json"), 501)
    if not preview.offers_frames():
        return answers.fault(t("page.embed.none_offered"), 401)
    url = request.args.get("url", "")
    bare, version = in_address(url)
    try:
        with of(version):
            named = _asked(bare)
            if named is None:
                return answers.fault(t("page.embed.foreign", host=host()))
            return _described(*named, pinned=bool(version))
    except NoVersionError as error:
        return answers.fault(str(error), error.status)


def _described(page: Leaving, key: str, parsed: Parsed, *, pinned: bool) -> Response:
    """The figure of an address; ``pinned``: that names its version."""
    card = card_of(page, key, parsed, atlas()) if key else preview.first_card(page, parsed)
    if card is None:
        return answers.fault(t("export.no_figure"))
    query = page.query(parsed) if pinned else of_now(page.query(parsed))
    wide, high = _most("maxwidth", WIDE), _most("maxheight", HIGH)
    return answers.as_json(
        {
            "version": "1.0",
            "type": "rich",
            "title": card.table.title,
            "provider_name": t("export.image.atlas_of", **atlas().geography.words),
            "provider_url": f"{host()}/",
            "html": frame(
                f"{host()}/embed/{page.name}/{card.key}{query}", card.table.title, wide, high
            ),
            "width": wide,
            "height": high,
            "thumbnail_url": preview.picture_address(page, card.key, query),
            "thumbnail_width": preview.WIDE,
            "thumbnail_height": preview.HIGH,
            "meldingen": list(parsed.notices),
        }
    )


def frame(address: str, title: str, wide: int, high: int) -> str:
    """The frame as HTML. Where its height is bounded, no script makes it higher."""
    code = (
        f'<iframe src="{escape(address)}" title="{escape(title)}" class="arbeidszorgatlas" '
        f'width="{wide}" height="{high}" style="border:0;max-width:100%" loading="lazy"></iframe>'
    )
    if request.args.get("maxheight"):
        return code
    return f'{code}\n<script src="{escape(host())}/embed.js" async></script>'


def _asked(url: str) -> tuple[Leaving, str, Parsed] | None:
    """The page, the key of the figure ("" when none is named) and what is asked of it; None for an
    address that is not ours."""
    if not url.startswith((f"{host()}/", f"{host()}?", f"{host()}#")) and url != host():
        return None
    rest = url.removeprefix(host())
    try:
        parts = urlsplit(rest)
    except ValueError:
        return None
    before, _, last = parts.path.rpartition("/")
    if before.startswith("/embed/"):
        page = site().leaving.get(before.removeprefix("/embed/"))
        return (page, last, page.read(parts.query)) if page else None
    page, query, anchor = parted(rest if rest.startswith("/") else f"/{rest}")
    if page is None:
        return None
    return page, card_key(page, anchor), page.read(query)


def _most(name: str, usual: int) -> int:
    """A size that is asked, when it is smaller than the usual one; what is no size is let be."""
    text = request.args.get(name, "")
    return min(usual, int(text)) if text.isdecimal() and 0 < len(text) < 6 and int(text) else usual
