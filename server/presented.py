"""Decks over the line: slides as they are shown, decks read and checked, and the files in which
they leave. Nothing of a reader's deck is kept.

``POST /presentatie/dias.json``: ``{"dia": {...}, "plaats": 3, "aantal": 16, "keuzes": [{"jaar":
"2019"}]}`` gives ``{"dias": [html]}``, one for each choice. ``POST /presentatie/lees.json``: a deck
as ``presentatie`` (what a file holds), ``tekst`` (the file itself) or ``link``; gives it tidied,
with what could not be used in ``meldingen``, as a ``link``, and with ``dias`` drawn when asked.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response

from arbeidszorg.content import sent
from arbeidszorg.content.deck import MOST_BYTES, MOST_SLIDES, Deck, Slide
from arbeidszorg.deck import file as deck_file
from arbeidszorg.deck.file import DeckError, Read
from arbeidszorg.deck.ready import is_ready, ready, title
from arbeidszorg.figures.text import clean
from arbeidszorg.files import documents, mime
from arbeidszorg.places.groups import MARK
from arbeidszorg.texts import t
from components import showing
from components.context import atlas, cited, going
from components.context import host as own_host
from components.showing import slide_html
from server import answers, offline
from server.making.asking import made
from server.making.work import NotMadeError
from server.naming import file_route

blueprint = Blueprint("presentaties", __name__)

#: The files that a deck leaves in: ending -> type.
ENDINGS = {
    "html": "text/html",
    "pptx": mime.TYPES["pptx"],
    "odp": mime.TYPES["odp"],
    "pdf": mime.TYPES["pdf"],
    "json": answers.JSON,
}
#: Changed states of one slide that may be asked at once.
MOST_CHOICES = 60
#: So many cost no more than a page.
FEW_CHOICES = 3


def _sent() -> str:
    """What was sent, when it is an object of JSON. Raises :class:`NotMadeError`."""
    try:
        text = answers.received(MOST_BYTES)
        if isinstance(sent.parsed(text), dict):
            return text
    except answers.TooMuchError as error:
        most = MOST_BYTES // 1_000_000
        raise NotMadeError(t("presentatie.file.too_large", most=most), 413) from error
    except ValueError:
        pass
    raise NotMadeError(t("presentatie.file.no_json"), 400)


def _read_deck(request: dict[str, Any]) -> Read:
    """The deck that was sent. Raises :class:`NotMadeError`."""
    try:
        return _deck(request)
    except DeckError as error:
        raise NotMadeError(str(error), 400) from error


@blueprint.post("/presentatie/dias.json")
def slides() -> Response:
    """One slide in each of some changed states."""
    text = _sent()
    request: Any = sent.parsed(text)
    wanted = request.get("keuzes")
    few = not isinstance(wanted, list) or len(wanted) <= FEW_CHOICES
    # What a speaker waits for is made here; what is made ahead may wait itself.
    return answers.as_json(made_slides(text) if few else made(made_slides, text, kept=False))


def made_slides(text: str) -> object:
    """One slide as HTML, in each of some changed states. Raises :class:`NotMadeError`."""
    request: Any = sent.parsed(text)
    try:
        slide = deck_file.from_data({"dias": [request.get("dia")]}).deck.slides[0]
    except DeckError as error:
        raise NotMadeError(str(error), 400) from error
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
    return answers.as_json(made(made_reading, _sent(), kept=False))


def made_reading(text: str) -> object:
    """A deck as it was read. Raises :class:`NotMadeError`."""
    request: Any = sent.parsed(text)
    read = _read_deck(request)
    total = len(read.deck.slides)
    answer: dict[str, Any] = {
        "presentatie": json.loads(deck_file.written(read.deck)),
        "meldingen": list(read.notices),
        "link": going(f"{own_host()}/presentatie/toneel#{deck_file.link(read.deck)}"),
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
    name, body = made(made_own, _sent(), ending, kept=False)
    return answers.file(body, f"{name}.{ending}", ENDINGS[ending])


@file_route(blueprint, "/presentatie", ENDINGS)
def ready_file(name: str, ending: str) -> Response:
    """A ready deck as a file; made once for a data version."""
    if ending not in ENDINGS:
        return answers.fault(t("presentatie.leave.no_format", format=clean(ending)[:20]))
    if not is_ready(atlas(), name):
        return answers.fault(t("presentatie.leave.no_deck"))
    if answers.only_head():
        called = showing.file_name(Deck(title(atlas(), name), ()), atlas())
        return answers.head_of_file(f"{called}.{ending}", ENDINGS[ending])
    name, body = made(made_ready, name, ending)
    return answers.file(body, f"{name}.{ending}", ENDINGS[ending])


def made_own(text: str, ending: str) -> tuple[str, bytes]:
    """The name of the file of a reader's deck, without ending, and what is in it. Raises
    :class:`NotMadeError`."""
    request: Any = sent.parsed(text)
    return _made_deck(_read_deck(request).deck, ending)


def made_ready(name: str, ending: str) -> tuple[str, bytes]:
    """The same of a ready deck."""
    return _made_deck(ready(atlas(), name), ending)


def _made_deck(deck: Deck, ending: str) -> tuple[str, bytes]:
    here, host = atlas(), own_host()
    name = showing.file_name(deck, here)
    if ending == "json":
        return name, deck_file.written(deck).encode()
    if ending == "html":
        try:
            return name, offline.whole(deck, here, host)
        except offline.TooLargeError as error:
            raise NotMadeError(str(error), 400) from error
    link = cited(f"{host}/presentatie/{quote(deck.name, safe=MARK)}") if deck.name else ""
    return name, documents.TALKS[ending](showing.talk(deck, here, host, link))


def _summary(slide: Slide, place: int) -> dict[str, Any]:
    """What an editor shows of a slide: its heading, its pictures, what is wrong with it."""
    shown = showing.shown(slide, place, atlas(), own_host())
    return {
        "kop": shown.heading,
        "meldingen": list(shown.notices),
        "beelden": [showing.drawing(address) for address in slide.figures],
        "getal": shown.number.text if shown.number else "",
    }
