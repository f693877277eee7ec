"""Mijn rapport: what a reader collected, in order, with their own words, to take along.

Everything is kept in the reader's browser; ``assets/scripts/editors/report.js`` fills this page in.
"""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.content.collected import MOST_LETTERS
from arbeidszorg.texts import t
from components import html

#: In which files a report can be taken along.
FORMATS = ("pptx", "docx", "odt", "pdf", "xlsx")


def layout() -> html.Div:
    """The page with nothing in it yet."""
    return html.Div(
        [
            html.H1(t("page.rapport.title")),
            html.P(t("page.rapport.lead"), className="lead"),
            html.Noscript(html.P(t("page.rapport.no_script"), className="melding")),
            _editor(),
            html.Template(_figure(), id="deel-figuur"),
            html.Template(_text(), id="deel-tekst"),
        ],
        className="breed pagina-rapport",
    )


def _editor() -> html.Div:
    """The report and its files; hidden until a script fills it."""
    words = {
        f"data-{name}": t(f"page.rapport.{key}")
        for name, key in (
            ("weg", "removed"),
            ("verplaatst", "moved"),
            ("bezig", "busy"),
            ("klaar", "done"),
            ("mislukt", "failed"),
            ("vol", "full"),
        )
    } | {"data-dicht": t("page.storage.shut")}
    return html.Div(
        [
            html.Div(
                [
                    _field("rapport-titel", "own_title"),
                    _field("rapport-ondertitel", "own_subtitle"),
                ],
                className="rapportkop",
            ),
            html.P(t("page.rapport.empty"), id="rapport-leeg", className="leegte"),
            html.Ol([], id="rapport-delen", className="rapportdelen"),
            html.P(
                [
                    _button("add_text", id="rapport-tekst"),
                    " ",
                    _button("put_back", id="rapport-terug", hidden="hidden"),
                ]
            ),
            html.Section(
                [
                    html.H2(t("page.rapport.take"), id="rapport-neem-titel"),
                    html.P(
                        [
                            _button(f"format.{ending}", **{"data-formaat": ending})
                            for ending in FORMATS
                        ],
                        className="knoppenrij",
                    ),
                ],
                id="rapport-neem",
                **{"aria-labelledby": "rapport-neem-titel"},
            ),
            html.P(id="rapport-gezegd", role="status", className="rapportgezegd"),
        ],
        id="rapport-bouw",
        hidden="hidden",
        **words,
    )


def _field(name: str, key: str) -> html.Div:
    return html.Div(
        [html.Label(t(f"page.rapport.{key}"), htmlFor=name), _input(id=name, autocomplete="off")],
        className="veld",
    )


def _input(**more: str) -> html.Input:
    """A field for a line of text."""
    return html.Input(type="text", maxLength="200", **more)


def _button(key: str, **more: Any) -> html.Button:
    return html.Button(t(f"page.rapport.{key}"), type="button", className="knop", **more)


def _deeds() -> html.Div:
    """Up, down, away."""
    deeds = (("up", "hoger"), ("down", "lager"), ("away", "weg"))
    return html.Div(
        [_button(key, **{"data-doe": deed}) for key, deed in deeds], className="knoppenrij"
    )


def _own(kind: str, to: str, tag: Any, **more: Any) -> list[Any]:
    return [
        html.Label(t(f"page.rapport.{kind}"), **{"data-bij": to}),
        tag(**{"data-veld": to}, **more),
    ]


def _figure() -> html.Li:
    return html.Li(
        [
            html.Img(alt="", loading="lazy", className="rapportbeeld"),
            html.Div(
                [
                    html.P(html.A("", href="#"), className="rapportnaam"),
                    *_own(
                        "figure_text", "tekst", html.Textarea, rows="3", maxLength=str(MOST_LETTERS)
                    ),
                    _deeds(),
                ]
            ),
        ],
        className="rapportdeel",
    )


def _text() -> html.Li:
    return html.Li(
        html.Div(
            [
                *_own("heading", "kop", _input),
                *_own("text", "tekst", html.Textarea, rows="5", maxLength=str(MOST_LETTERS)),
                _deeds(),
            ]
        ),
        className="rapportdeel",
    )


dash.register_page(
    __name__,
    path="/rapport",
    name=t("page.nav.rapport"),
    title=t("page.rapport.title"),
    description=t("page.rapport.lead"),
    order=21,
    layout=layout,
    menu="meenemen",
    scripts=("/assets/scripts/editors/report.js",),
    count="rapport-aantal",
)
