"""Presentaties: ready decks, and those of a reader, which are kept in the reader's browser."""

from __future__ import annotations

from typing import Any

from arbeidszorg.content.deck import Deck
from arbeidszorg.deck.ready import all_ready
from arbeidszorg.texts import t, tn
from components import html, terms
from components.context import atlas
from components.markup import element
from components.terms import explained
from pages.common import TextPage

#: In which files a deck can be taken along; what each is good for is said beside it.
FORMATS = ("html", "pptx", "pdf", "json")
#: What the pages with decks load.
SCRIPTS = (terms.SCRIPT, "/assets/scripts/editors/decks.js")


def layout(_: str = "") -> html.Div:
    """The decks that are ready, and room for one's own."""
    here = atlas()
    known: set[str] = set()
    return html.Div(
        [
            html.H1(t("presentatie.page.title")),
            explained(html.P(t("presentatie.page.lead"), className="lead"), known),
            html.Section(
                [
                    html.H2(t("presentatie.page.ready"), id="klaar-titel"),
                    explained(html.P(t("presentatie.page.ready_lead")), known),
                    html.Ul([_ready(deck) for deck in all_ready(here)], className="decks"),
                ],
                className="deckvak",
                **{"aria-labelledby": "klaar-titel"},
            ),
            _own(),
        ],
        className="breed pagina-presentatie",
    )


def _ready(deck: Deck) -> html.Li:
    show = f"/presentatie/toneel?presentatie={deck.name}"
    return html.Li(
        [
            html.H3(html.A(deck.title, href=f"/presentatie/{deck.name}")),
            html.P(tn("presentatie.page.slides", len(deck.slides)), className="decktelling"),
            html.P(
                [
                    html.A(
                        t("presentatie.page.present"),
                        href=show,
                        className="knop hoofdknop",
                        **{"aria-label": t("presentatie.page.present_of", title=deck.title)},
                    ),
                    html.A(
                        t("presentatie.page.look"),
                        href=f"/presentatie/{deck.name}",
                        className="knop",
                        **{"aria-label": t("presentatie.page.look_of", title=deck.title)},
                    ),
                ],
                className="knoppenrij",
            ),
        ],
        className="deck",
    )


def _own() -> html.Section:
    said = {
        f"data-{name}": t(f"presentatie.page.{key}")
        for name, key in (
            ("telling", "slides.other"),
            ("telling-een", "slides.one"),
            ("weg", "dropped"),
            ("vol", "full"),
            ("titel", "new_title"),
            ("groot", "too_large"),
            ("mislukt", "failed"),
        )
    }
    return html.Section(
        [
            html.H2(t("presentatie.page.own"), id="eigen-titel"),
            html.P(t("presentatie.page.own_lead")),
            html.Noscript(html.P(t("presentatie.page.no_script"), className="melding")),
            html.Div(
                [
                    html.P(t("presentatie.page.none"), id="eigen-leeg", className="leegte"),
                    html.Ul([], id="eigen-decks", className="decks"),
                    html.P(
                        [
                            button("new", id="eigen-nieuw"),
                            html.Label(
                                t("presentatie.page.upload"),
                                htmlFor="eigen-bestand",
                                className="knop",
                            ),
                            element(
                                "input",
                                [
                                    ("type", "file"),
                                    ("id", "eigen-bestand"),
                                    ("accept", ".json,application/json"),
                                    ("class", "onzichtbaar bestandsveld"),
                                ],
                            ),
                            button("put_back", id="eigen-terug", hidden="hidden"),
                        ],
                        className="knoppenrij",
                    ),
                    html.Div(id="eigen-gezegd", role="status", className="rapportgezegd"),
                ],
                id="eigen",
                hidden="hidden",
                **said,
            ),
            html.Template(_mine(), id="eigen-deck"),
        ],
        className="deckvak",
        **{"aria-labelledby": "eigen-titel"},
    )


def button(key: str, **more: Any) -> html.Button:
    """A button of the pages with decks."""
    return html.Button(t(f"presentatie.page.{key}"), type="button", className="knop", **more)


def _mine() -> html.Li:
    return html.Li(
        [
            html.H3(html.A("", href="#")),
            html.P("", className="decktelling"),
            html.P(
                [
                    html.A(t("presentatie.page.present"), href="#", className="knop hoofdknop"),
                    html.A(t("presentatie.page.edit"), href="#", className="knop"),
                    button("duplicate", **{"data-doe": "dubbel"}),
                    button("drop", **{"data-doe": "weg"}),
                ],
                className="knoppenrij",
            ),
        ],
        className="deck",
    )


def files(name: str) -> html.Ul:
    """The files of a ready deck, each with what it is good for."""
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        t(f"presentatie.page.format.{one}"),
                        href=f"/presentatie/{name}.{one}",
                        download=True,
                    ),
                    html.Span(t(f"presentatie.page.good_for.{one}")),
                ]
            )
            for one in FORMATS
        ],
        className="deckbestanden",
    )


PAGE = TextPage(
    "/presentatie",
    t("presentatie.page.title"),
    t("presentatie.page.lead"),
    layout,
    SCRIPTS,
)
