"""The stage and the window of the speaker: pages of their own, for a wall.

``/presentatie/toneel?presentatie=westhoek&dia=3&jaar=2019`` shows a ready deck; without
``presentatie`` the deck is in the browser of the reader (``eigen=...``) or in the link itself
(behind the hash).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from flask import Response, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import AS_SAVED, Change, Deck
from arbeidszorg.deck import file as deck_file
from arbeidszorg.deck.ready import is_ready, names, ready
from arbeidszorg.figures.text import clean
from arbeidszorg.places.groups import MARK
from arbeidszorg.texts import t
from components import showing
from components.context import atlas, going, vain
from components.markup import markup
from components.showing import slide_html
from components.stage import speaker, stage, texts
from server import answers, entry
from server.index import AtlasDash
from server.kept import kept

STYLES = (
    "/assets/0-bootstrap-reboot-5.3.9.min.css",
    "/assets/atlas.css",
    "/assets/stage/stage.css",
)
#: Letters of the name of a deck that are read: that of a group holds its towns.
LONGEST_NAME = 1200
#: What each of the two pages loads, by its name.
SCRIPTS = {
    "toneel": ("/assets/scripts/stage/online.js",),
    "spreker": ("/assets/scripts/stage/speaker-window.js",),
}
FONT = "/assets/fonts/source-sans-3-5.3.0.woff2"
TEMPLATE = """<!DOCTYPE html>
<html lang="nl-BE" data-pad="{place}" data-venster="{window}" data-uitgave="{edition}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{style}">
<script src="{script}" defer></script>
</head>
<body class="{window}">
<main>{main}</main>
<script type="application/json" id="gegevens">{data}</script>
</body>
</html>
"""


def register(app: AtlasDash) -> None:
    """Add the two pages to the app's server."""
    app.needed |= {STYLES, *SCRIPTS.values()}

    def on_stage() -> Response:
        """The stage."""
        asked = _asked(request.args)
        if answers.only_head():
            return answers.head("text/html")
        if asked.notices or vain():  # they say again what somebody wrote
            return Response(_stage(asked, app))
        return kept(("stage", asked), lambda: _stage(asked, app))

    def of_speaker() -> Response:
        """The window of the speaker; its stage tells it what to show."""
        title, data = t("presentatie.speaker.title"), {"teksten": texts()}
        return Response(_page("spreker", title, markup(speaker()), data, app))

    app.server.add_url_rule("/presentatie/toneel", "stage", on_stage)
    app.server.add_url_rule("/presentatie/spreker", "speaker", of_speaker)


def _page(window: str, title: str, main: str, data: Mapping[str, Any], app: AtlasDash) -> str:
    style, script = app.files.apart[STYLES], app.files.apart[SCRIPTS[window]]
    return TEMPLATE.format(
        window=window,
        edition=atlas().number or "",
        place=entry.path_of(atlas().settings.address).strip("/"),
        title=escape(title),
        font=FONT,
        style=style,
        script=script,
        main=main,
        data=answers.in_page(answers.written(data)),
    )


@dataclass(frozen=True)
class _Asked:
    """What the address of the stage asks: a ready deck ("" for one of the reader's own), a slide of
    it from 1, a change on that slide, and what it asks in vain."""

    name: str
    number: int = 1
    change: Change = AS_SAVED
    notices: tuple[str, ...] = ()


def _asked(query: Mapping[str, str]) -> _Asked:
    here, name = atlas(), clean(query.get("presentatie", "")[:LONGEST_NAME])
    if not name:
        return _Asked("")
    notices: list[str] = []
    if not is_ready(here, name):
        notices.append(t("presentatie.no_deck", name=name[:60].lower()))
        name = names(here)[0]
    number, vain = _number(query.get("dia", ""), ready(here, name))
    change, more = showing.change_of(query, here)
    return _Asked(name, number, change, (*notices, *vain, *more))


def _stage(asked: _Asked, app: AtlasDash) -> str:
    here = atlas()
    told = " ".join(filter(None, (vain(), *asked.notices)))
    data = start_data(here) | {"bericht": told}
    if not asked.name:
        title = t("presentatie.stage.loading")
        return _page("toneel", title, markup(stage([], here)), data, app)
    deck = ready(here, asked.name)
    choice, total = showing.parameters(asked.change, here), len(deck.slides)
    slides = [
        slide_html(slide, place, total, choice if place == asked.number else {})
        for place, slide in enumerate(deck.slides, 1)
    ]
    data |= {
        "presentatie": json.loads(deck_file.written(deck)),
        "naam": deck.name,
        "dia": asked.number,
        "terug": going(f"/presentatie/{quote(deck.name, safe=MARK)}"),
        "gewijzigd": choice,
    }
    title = t("presentatie.stage.title", title=deck.title)
    return _page("toneel", title, markup(stage(slides, here)), data, app)


def start_data(here: Atlas) -> dict[str, Any]:
    """What the scripts of the stage know before anything is shown."""
    return {
        "presentatie": None,
        "naam": "",
        "dia": None,
        "terug": going("/presentatie"),
        "jaren": list(here.years),
        "bericht": "",
        "gewijzigd": {},
        "teksten": texts(),
    }


def _number(text: str, deck: Deck) -> tuple[int, list[str]]:
    """The slide that an address asks for, from 1."""
    text, total = text.strip(), len(deck.slides)
    if not text:
        return 1, []
    if text in map(str, range(1, total + 1)):
        return int(text), []
    return total, [t("presentatie.no_slide", number=clean(text)[:20], total=total)]
