"""Decks over the line: slides as they are shown, decks read and checked, and the files in which
they leave. Nothing of a reader's deck is kept.

``POST /presentatie/dias.json``: ``{"dia": {...}, "plaats": 3, "aantal": 16, "keuzes": [{"jaar":
"2019"}]}`` gives ``{"dias": [html]}``, one for each choice. ``POST /presentatie/lees.json``: a deck
as ``presentatie`` (what a file holds), ``tekst`` (the file itself) or ``link``; gives it tidied,
with what could not be used in ``meldingen``, as a ``link``, and with ``dias`` drawn when asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from arbeidszorg.content import sent
from arbeidszorg.content.deck import MOST_BYTES, MOST_SLIDES, Deck, Slide
from arbeidszorg.deck import file as deck_file
from arbeidszorg.deck.file import DeckError, Read
from arbeidszorg.deck.ready import names, ready
from arbeidszorg.figures.text import clean
from arbeidszorg.files import documents, mime
from arbeidszorg.texts import t
from components import showing
from components.context import atlas, cache
from components.context import host as own_host
from components.showing import slide_html
from server import answers, offline

blueprint = Blueprint("presentaties", __name__)

#: The files that a deck leaves in: ending -> type.
ENDINGS = {
    "html": "text/html",
    "pptx": mime.TYPES["pptx"],
    "pdf": mime.TYPES["pdf"],
    "json": answers.JSON,
}
#: Changed states of one slide that may be asked at once.
MOST_CHOICES = 60


def _answered(make: Callable[[dict[str, Any]], object]) -> Response:
    """The answer to what was sent; a fault is said in words."""
    try:
        request = sent.parsed(answers.received(MOST_BYTES))
    except answers.TooMuchError:
        most = MOST_BYTES // 1_000_000
        return answers.fault(t("presentatie.file.too_large", most=most), 413)
    except ValueError:
        request = None
    if not isinstance(request, dict):
        return answers.fault(t("presentatie.file.no_json"), 400)
    try:
        answer = make(request)
    except (DeckError, offline.TooLargeError) as error:
        return answers.fault(str(error), 400)
    return answer if isinstance(answer, Response) else answers.as_json(answer)


@blueprint.post("/presentatie/dias.json")
def slides() -> Response:
    """One slide in each of some changed states."""
    return _answered(_slides)


def _slides(request: dict[str, Any]) -> object:
    slide = deck_file.from_data({"dias": [request.get("dia")]}).deck.slides[0]
    place, total = (_count(request.get(name)) for name in ("plaats", "aantal"))
    wanted = request.get("keuzes")
    choices = (
        [choice for choice in wanted if isinstance(choice, dict)]
        if isinstance(wanted, list)
        else []
    )
    return {
        "dias": [
            slide_html(slide, place, total, choice) for choice in (choices or [{}])[:MOST_CHOICES]
        ]
    }


def _count(number: object) -> int:
    """The number of a slide, or of slides."""
    if isinstance(number, bool) or not isinstance(number, int):
        return 1
    return max(1, min(number, MOST_SLIDES))


@blueprint.post("/presentatie/lees.json")
def read() -> Response:
    """A deck, read and checked."""
    return _answered(_read)


def _read(request: dict[str, Any]) -> object:
    read = _deck(request)
    total = len(read.deck.slides)
    answer: dict[str, Any] = {
        "presentatie": json.loads(deck_file.written(read.deck)),
        "meldingen": list(read.notices),
        "link": f"{own_host()}/presentatie/toneel#{deck_file.link(read.deck)}",
    }
    slides = list(enumerate(read.deck.slides, 1))
    if request.get("dias"):
        answer["dias"] = [slide_html(slide, place, total, {}) for place, slide in slides]
    else:
        answer["per_dia"] = [_summary(slide, place) for place, slide in slides]
    return answer


def _deck(request: dict[str, Any]) -> Read:
    if isinstance(request.get("link"), str):
        return deck_file.from_link(request["link"])
    if isinstance(request.get("tekst"), str):
        return deck_file.read(request["tekst"])
    return deck_file.from_data(request.get("presentatie"))


@blueprint.post("/presentatie/eigen.<ending>")
def own(ending: str) -> Response:
    """A deck of a reader as a file."""
    if ending not in ENDINGS:
        return answers.fault(t("presentatie.leave.no_format", format=clean(ending)[:20]))
    return _answered(lambda request: _leaving(_deck(request).deck, ending))


@blueprint.get("/presentatie/<name>.<ending>")
def ready_file(name: str, ending: str) -> Response:
    """A ready deck as a file; made once for a data version."""
    if ending not in ENDINGS:
        return answers.fault(t("presentatie.leave.no_format", format=clean(ending)[:20]))
    here = atlas()
    if name not in names(here):
        return answers.fault(t("presentatie.leave.no_deck"))
    return _leaving(ready(here, name), ending)


def _leaving(deck: Deck, ending: str) -> Response:
    """A deck as a file; raises :class:`DeckError` when it cannot be one."""
    here, host = atlas(), own_host()

    def make() -> bytes:
        if ending == "json":
            return deck_file.written(deck).encode()
        if ending == "html":
            return offline.whole(deck, here, host)
        link = f"{host}/presentatie/{deck.name}" if deck.name else ""
        return documents.TALKS[ending](showing.talk(deck, here, host, link))

    body = cache().get(("talk", host, deck, ending), make) if deck.name else make()
    return answers.file(body, f"{showing.file_name(deck, here)}.{ending}", ENDINGS[ending])


def _summary(slide: Slide, place: int) -> dict[str, Any]:
    """What an editor shows of a slide: its heading, its pictures, what is wrong with it."""
    shown = showing.shown(slide, place, atlas(), own_host())
    return {
        "kop": shown.heading,
        "meldingen": list(shown.notices),
        "beelden": [showing.drawing(address) for address in slide.figures],
        "getal": shown.number.text if shown.number else "",
    }
