"""A deck of a reader's own: order, write and choose. Everything is kept in the reader's browser;
``assets/scripts/editors/deck.js`` fills this page in."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.content.deck import MOST_ADDRESS, MOST_HEADING, MOST_LINE, MOST_NOTES
from arbeidszorg.texts import t
from components import html
from components.decks import FORMATS, button
from components.picker import picker


def layout() -> html.Div:
    """The page with nothing in it yet."""
    return html.Div(
        [
            html.H1(t("presentatie.make.title")),
            html.P(t("presentatie.make.lead"), className="lead"),
            html.Noscript(html.P(t("presentatie.page.no_script"), className="melding")),
            _editor(),
            html.P(html.A(t("presentatie.make.back"), href="/presentatie")),
            html.Template(_item(True), id="maak-deel-figuur"),
            html.Template(_item(False), id="maak-deel-tekst"),
        ],
        className="breed pagina-presentatie pagina-rapport",
    )


def _editor() -> html.Div:
    """The deck, its slides and its files; hidden until a script fills it."""
    return html.Div(
        [
            html.P(
                [
                    html.A(
                        t("presentatie.page.present"),
                        href="#",
                        id="maak-toon",
                        className="knop hoofdknop",
                    ),
                    _deed(
                        "pick",
                        id="maak-kies",
                        **{"aria-expanded": "false", "aria-controls": "maak-kiezer"},
                    ),
                    _deed("add_text", id="maak-tekst"),
                    _deed("put_back", id="maak-terug", hidden="hidden"),
                ],
                className="knoppenrij",
            ),
            html.P(id="maak-gezegd", role="status", className="rapportgezegd"),
            html.Div(picker(), id="maak-kiezer", hidden="hidden"),
            _field("maak-titel", "deck_title"),
            html.P(t("presentatie.make.empty"), id="maak-leeg", className="leegte"),
            html.Ol([], id="maak-dias", className="rapportdelen"),
            html.Section(
                [
                    html.H2(t("presentatie.page.take"), id="maak-neem-titel"),
                    html.P(
                        [
                            *(
                                button(f"format.{ending}", **{"data-formaat": ending})
                                for ending in FORMATS
                            ),
                            _deed("copy_link", id="maak-link"),
                        ],
                        className="knoppenrij",
                    ),
                    html.P(t("presentatie.make.link_note"), className="klassenuitleg"),
                ],
                id="maak-neem",
                **{"aria-labelledby": "maak-neem-titel"},
            ),
        ],
        id="maak",
        hidden="hidden",
        **_spoken(),
    )


def _spoken() -> dict[str, str]:
    """What the script says, as attributes."""
    return {
        f"data-{name}": t(f"presentatie.make.{key}")
        for name, key in (
            ("weg", "removed"),
            ("verplaatst", "moved"),
            ("verdubbeld", "doubled"),
            ("bezig", "busy"),
            ("klaar", "done"),
            ("mislukt", "failed"),
            ("vol", "full"),
            ("niet-hier", "not_here"),
            ("meest", "most"),
            ("link", "copied"),
            ("nieuw", "new_title"),
            ("dia", "number"),
            ("gekozen", "picked"),
            ("gezet", "put"),
            ("voor", "pick_for"),
        )
    } | {"data-dicht": t("page.storage.shut")}


def _field(name: str, key: str) -> html.Div:
    return html.Div(
        [
            html.Label(t(f"presentatie.make.{key}"), htmlFor=name),
            _input(MOST_HEADING, id=name, autocomplete="off"),
        ],
        className="veld",
    )


def _input(most: int, **more: str) -> html.Input:
    return html.Input(type="text", maxLength=str(most), **more)


def _deed(key: str, **more: Any) -> html.Button:
    return html.Button(t(f"presentatie.make.{key}"), type="button", className="knop", **more)


def _item(figure: bool) -> html.Li:
    """A slide with its fields."""
    fields: list[Any] = [_own("heading", "kop", MOST_HEADING)]
    if figure:
        picks = (("other", "kies1"), ("beside", "kies2"), ("alone", "zonder2"))
        fields += [
            html.P(
                [_deed(key, **{"data-doe": deed}) for key, deed in picks], className="knoppenrij"
            ),
            html.Details(
                [
                    html.Summary(t("presentatie.make.addresses")),
                    _own("figure", "figuur1", MOST_ADDRESS),
                    _own("second", "figuur2", MOST_ADDRESS),
                ]
            ),
            html.Label(
                [
                    html.Input(type="checkbox", **{"data-veld": "tabel"}),
                    t("presentatie.make.table"),
                ],
                className="vinkje",
            ),
            _own("caption", "bijschrift", MOST_LINE),
        ]
    else:
        fields += [_long("lines", "regels", "4"), _own("number_from", "getal", MOST_ADDRESS)]
    deeds = (("up", "hoger"), ("down", "lager"), ("double", "dubbel"), ("away", "weg"))
    return html.Li(
        [
            html.Div([], className="diabeeldjes"),
            html.Div(
                [
                    html.P("", className="rapportnaam"),
                    html.Ul([], className="diameldingen"),
                    *fields,
                    _long("notes", "notities", "4"),
                    html.Div(
                        [_deed(key, **{"data-doe": deed}) for key, deed in deeds],
                        className="knoppenrij",
                    ),
                ]
            ),
        ],
        className="rapportdeel diadeel",
    )


def _own(key: str, to: str, most: int) -> html.Div:
    return html.Div(
        [
            html.Label(t(f"presentatie.make.{key}"), **{"data-bij": to}),
            _input(most, **{"data-veld": to, "autocomplete": "off"}),
        ],
        className="veld",
    )


def _long(key: str, to: str, rows: str) -> html.Div:
    return html.Div(
        [
            html.Label(t(f"presentatie.make.{key}"), **{"data-bij": to}),
            html.Textarea(rows=rows, maxLength=str(MOST_NOTES), **{"data-veld": to}),
        ],
        className="veld",
    )


dash.register_page(
    __name__,
    path="/presentatie/maken",
    title=t("presentatie.make.title"),
    description=t("presentatie.make.lead"),
    layout=layout,
    menu=None,
    scripts=("/assets/scripts/editors/deck.js",),
)
