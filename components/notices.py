"""Notices: what an address asked for that could not be, said politely and aloud."""

from __future__ import annotations

from typing import Any

from arbeidszorg.texts import t
from components import html
from components.dash_inside import Piece


def notices(texts: tuple[str, ...]) -> list[Any]:
    """The children of the notice area: nothing, or one list."""
    if not texts:
        return []
    return [
        html.Div(
            [
                html.P(t("page.notice_title"), className="meldingkop"),
                html.Ul([html.Li(text) for text in texts]),
            ],
            className="melding",
        )
    ]


def area(texts: tuple[str, ...]) -> Piece:
    """The place of the notices on a page; screen readers are told when it changes."""
    return Piece(notices(texts), id="meldingen", role="status")
