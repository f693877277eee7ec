"""A deck as one file that opens by a double click, without a network: slides, figures, the choices
of year, regio and sector, and the window of the speaker."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from html import escape
from itertools import product

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import ALL_SECTORS, Deck, Slide
from arbeidszorg.deck import file as deck_file
from arbeidszorg.files.reach import outward
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.settings import ROOT
from arbeidszorg.texts import t
from components.context import cited
from components.markup import markup
from components.showing import slide_html
from components.stage import speaker, stage
from server import answers, scripts
from server.stage import STYLES, start_data

#: Bytes of a file at most.
MOST = 8_000_000
#: The stage, with its slides in the file itself.
SCRIPT = "/assets/scripts/stage/packed.js"
ASSETS = ROOT / "assets"
FONT = re.compile(r'url\("(fonts/[^"]+)"\)')
#: Nothing may be asked of anybody.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; font-src data:"
)
TEMPLATE = """<!DOCTYPE html>
<html lang="nl-BE" data-venster="toneel">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
<script>
if (location.hash === "#spreker") document.documentElement.dataset.venster = "spreker";
</script>
</head>
<body class="toneel bestand">
<main>{main}</main>
<script type="application/json" id="gegevens">{data}</script>
<script type="text/plain" id="pak">{pack}</script>
<script>{script}</script>
</body>
</html>
"""

#: Choices on a slide, each a dict of parameters.
Choices = list[dict[str, str]]


class TooLargeError(ValueError):
    """The deck does not fit in one file; the message says so (Dutch)."""


def whole(deck: Deck, here: Atlas, host: str) -> bytes:
    """The file. When not everything fits, the choices that are asked least are left out: first a
    year of a regio, then sectors, then regio's, then years. Raises :class:`TooLargeError`."""
    total = len(deck.slides)
    drawings = sum(max(1, len(slide.figures)) for slide in deck.slides if _has_view(slide))
    slides = [slide_html(slide, place, total, {}) for place, slide in enumerate(deck.slides, 1)]
    years, areas, sectors = _choices(here)
    both = [{**year, **area} for year, area in product(years, areas)]
    fewest = [years, [*years, *areas], [*years, *areas, *sectors]]
    drawn: dict[str, str] = {}
    for choices in [[*fewest[-1], *both], *reversed(fewest), []]:  # the most that fits
        if drawings * len(choices) <= MOST_DRAWINGS:
            file = _file(deck, here, host, slides, _pack(deck, choices, drawn))
            if len(file) <= MOST:
                return file
    raise TooLargeError(t("presentatie.leave.too_large"))


#: Changed figures in one file: each takes a few milliseconds to make.
MOST_DRAWINGS = 1_200


def _choices(here: Atlas) -> tuple[Choices, Choices, Choices]:
    """Every year, the whole and its parts, every sector."""
    first, last = here.years
    geo = here.geography
    codes = [geo.whole, *(area.code for area in geo.level(geo.main))]
    return (
        [{"jaar": str(year)} for year in range(first, last + 1)],
        [{"gebied": geo.areas[code].slug} for code in codes],
        [{"sector": code.lower()} for code in (ALL_SECTORS, *SECTORS)],
    )


def _pack(deck: Deck, choices: Choices, drawn: dict[str, str]) -> dict[str, str]:
    """Slide and choice -> the slide as HTML. ``drawn``: what was made before."""
    total = len(deck.slides)
    pack = {}
    for place, slide in enumerate(deck.slides, 1):
        for choice in choices if _has_view(slide) else []:
            key = f"{place} {json.dumps(choice, separators=(',', ':'))}"
            if key not in drawn:
                drawn[key] = slide_html(slide, place, total, choice)
            pack[key] = drawn[key]
    return pack


def _has_view(slide: Slide) -> bool:
    return bool(slide.figures or slide.number)


def _file(deck: Deck, here: Atlas, host: str, slides: list[str], pack: dict[str, str]) -> bytes:
    data = {
        **start_data(here),
        "presentatie": json.loads(deck_file.written(deck)),
        "naam": deck.name,
        "terug": "",
    }
    title = t("presentatie.stage.title", title=deck.title)
    main = [
        *stage(
            slides,
            here,
            levels=(here.geography.main,),
            leave=outward(cited(f"{host}/presentatie")),
        ),
        speaker(),
    ]
    packed = base64.b64encode(
        gzip.compress(json.dumps(pack, ensure_ascii=False).encode(), 9, mtime=0)
    )
    text = TEMPLATE.format(
        policy=POLICY,
        title=escape(title),
        style="".join(_styles()).replace("</", "<\\/"),
        main=markup(main),
        data=answers.in_page(answers.written(data)),
        pack=packed.decode() if pack else "",
        script=scripts.joined([SCRIPT]).replace("</script", "<\\/script"),
    )
    return text.encode()


def _styles() -> Iterator[str]:
    """The styles with their font inside."""
    for address in STYLES:
        text = (ROOT / address.lstrip("/")).read_text(encoding="utf-8")
        yield FONT.sub(lambda match: f'url("{_font(match[1])}")', text)


def _font(name: str) -> str:
    body = base64.b64encode((ASSETS / name).read_bytes()).decode()
    return f"data:font/woff2;base64,{body}"
