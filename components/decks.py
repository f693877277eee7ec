"""What the pages with decks share: their scripts, their buttons, and the files of a deck."""

from __future__ import annotations

from typing import Any

from arbeidszorg.texts import t
from components import html, terms

#: In which files a deck can be taken along; what each is good for is said beside it.
FORMATS = ("html", "pptx", "odp", "pdf", "json")
#: What the pages with decks load.
SCRIPTS = (terms.SCRIPT, "/assets/scripts/editors/decks.js")


def button(key: str, **more: Any) -> html.Button:
    """A button of the pages with decks."""
    return html.Button(t(f"presentatie.page.{key}"), type="button", className="knop", **more)


def files(name: str) -> html.Ul:
    """The files of a ready deck, each with what it is good for."""
    return html.Ul(
        [
            html.Li(
                [
                    html.A(
                        t(f"presentatie.page.format.{ending}"),
                        href=f"/presentatie/{name}.{ending}",
                        download=True,
                    ),
                    html.Span(t(f"presentatie.page.good_for.{ending}")),
                ]
            )
            for ending in FORMATS
        ],
        className="deckbestanden",
    )
