"""Presentaties: ready decks, and those of a reader, which are kept in the reader's browser."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import Deck
from arbeidszorg.deck.ready import all_ready
from arbeidszorg.texts import t, tn
from components import decks, html
from components.context import atlas
from components.decks import button
from components.terms import explained


def layout() -> html.Div:
    """The decks that are ready, and room for one's own."""
    here = atlas()
    known: set[str] = set()
    return html.Div(
        [
            html.H1(t("presentatie.page.title")),
            explained(html.P(t("presentatie.page.lead"), className="lead"), known),
            html.P(
                html.A(
                    t("presentatie.page.pick"),
                    href="/presentatie/maken?eigen=nieuw",
                    className="knop hoofdknop",
                ),
                className="met-script",
            ),
            html.Section(
                [
                    html.H2(t("presentatie.page.ready"), id="klaar-titel"),
                    explained(html.P(t("presentatie.page.ready_lead")), known),
                    html.Ul([_ready(deck) for deck in all_ready(here)], className="decks"),
                    _others(here),
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


def _others(here: Atlas) -> html.Details:
    """The ready decks of every smaller area, by name."""
    geo = here.geography
    areas = [area for level in geo.descending[2:] for area in geo.level(level)]
    links: list[Any] = [
        html.Li(html.A(geo.full_name(area.code), href=f"/presentatie/{area.slug}"))
        for area in sorted(areas, key=lambda area: geo.full_name(area.code))
    ]
    return html.Details(
        [
            html.Summary(t("presentatie.page.others")),
            html.Ul(links, className="gebiedenlijst"),
        ],
        className="tabelvak",
    )


def _own() -> html.Section:
    words = {
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
    } | {"data-dicht": t("page.storage.shut")}
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
                            html.Input(
                                type="file",
                                id="eigen-bestand",
                                accept=".json,application/json",
                                className="onzichtbaar bestandsveld",
                            ),
                            button("put_back", id="eigen-terug", hidden="hidden"),
                        ],
                        className="knoppenrij",
                    ),
                    html.Div(id="eigen-gezegd", role="status", className="rapportgezegd"),
                ],
                id="eigen",
                hidden="hidden",
                **words,
            ),
            html.Template(_mine(), id="eigen-deck"),
        ],
        className="deckvak",
        **{"aria-labelledby": "eigen-titel"},
    )


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


dash.register_page(
    __name__,
    path="/presentatie",
    name=t("page.nav.presentatie"),
    title=t("presentatie.page.title"),
    description=t("presentatie.page.lead"),
    order=22,
    layout=layout,
    menu="meenemen",
    scripts=decks.SCRIPTS,
)
