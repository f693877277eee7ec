"""A ready deck as a page that can be read: its slides in order, with what the speaker says."""

from __future__ import annotations

from urllib.parse import quote

import dash
from flask import abort

from arbeidszorg.content.deck import Deck
from arbeidszorg.content.talk import Shown
from arbeidszorg.deck.ready import is_ready, ready
from arbeidszorg.places.groups import MARK
from arbeidszorg.texts import t
from components import decks, html, showing
from components.context import atlas, host
from components.terms import explained


def _deck(name: str) -> Deck:
    """The ready deck of a name; without one there is no page."""
    here = atlas()
    return ready(here, name) if is_ready(here, name) else abort(404)


def _path(deck: Deck) -> str:
    """What it is called in the path of an address."""
    return quote(deck.name, safe=MARK)


def title(naam: str) -> str:
    """What the deck is called."""
    return _deck(naam).title


def lead(naam: str) -> str:
    """What it is about."""
    deck = _deck(naam)
    return t("presentatie.page.deck_lead", title=deck.title, count=len(deck.slides))


def address(naam: str) -> str:
    """The one address that it goes by."""
    return f"/presentatie/{_path(_deck(naam))}"


def layout(naam: str) -> html.Div:
    """The slides, and the ways to show them."""
    deck = _deck(naam)
    talk = showing.talk(deck, atlas(), host())
    path = _path(deck)
    show = f"/presentatie/toneel?presentatie={path}"
    known: set[str] = set()
    return html.Div(
        [
            html.H1(deck.title),
            explained(
                html.P(lead(naam), className="lead"),
                known,
            ),
            html.P(
                [
                    html.A(t("presentatie.page.present"), href=show, className="knop hoofdknop"),
                    decks.button(
                        "own_version",
                        id="eigen-versie",
                        hidden="hidden",
                        **{
                            "data-naam": path,
                            "data-klaar": t("presentatie.page.own_ready"),
                            "data-vol": t("presentatie.page.full"),
                            "data-dicht": t("page.storage.shut"),
                            "data-naar-versie": t("presentatie.page.own_edit"),
                            "data-mislukt": t("presentatie.page.failed"),
                        },
                    ),
                    html.Span("", id="versie-gezegd", role="status"),
                ],
                className="knoppenrij",
            ),
            html.H2(t("presentatie.page.take")),
            decks.files(path),
            html.H2(t("presentatie.page.contents")),
            html.Ol(
                explained(
                    [_slide(slide, f"{show}&dia={slide.place}") for slide in talk.slides], known
                ),
                className="diaoverzicht",
            ),
        ],
        className="breed pagina-presentatie",
    )


def _slide(shown: Shown, link: str) -> html.Li:
    """A slide with its pictures, its sentence and its notes."""
    drawings = [
        html.Img(src=showing.drawing(address), alt="", loading="lazy", className="diabeeldje")
        for address in shown.slide.figures
    ]
    words = [
        *([f"{shown.number.text}: {shown.number.said}"] if shown.number else []),
        *shown.slide.lines,
    ]
    notes = shown.slide.notes.splitlines()
    return html.Li(
        [
            html.Div(drawings, className="diabeeldjes") if drawings else None,
            html.Div(
                [
                    html.H3(html.A(shown.heading, href=link)),
                    *[html.P(text, className="melding") for text in shown.notices],
                    html.Ul([html.Li(text) for text in words]) if words else None,
                    html.P(shown.sentence) if shown.figures else None,
                    html.Details(
                        [html.Summary(t("presentatie.page.notes"))]
                        + [html.P(text) for text in notes],
                        className="tabelvak geenuitleg",
                    )
                    if notes
                    else None,
                ]
            ),
        ],
        className="diaregel",
    )


dash.register_page(
    __name__,
    path_template="/presentatie/<naam>",
    title=title,
    description=lead,
    layout=layout,
    scripts=decks.SCRIPTS,
    address=address,
)
