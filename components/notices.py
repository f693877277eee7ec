"""Notices: what an address asked for that could not be, said politely and aloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeidszorg.texts import t
from components import html
from components.dash_inside import Piece


def notices(
    texts: tuple[str, ...], looked_for: bool = False, meant: Mapping[str, str] | None = None
) -> list[Any]:
    """The children of the notice area: nothing, or one list. ``looked_for``: all of it is about
    names that somebody looked for, and no choice of theirs was left out; ``meant``: what may have
    been meant, and the address that leads there."""
    if not texts:
        return []
    heading = html.P(t("page.notice_title"), className="meldingkop")
    lines = [html.Li(_linked(text, meant or {})) for text in texts]
    return [
        html.Div([html.Ul(lines)] if looked_for else [heading, html.Ul(lines)], className="melding")
    ]


def _linked(text: str, meant: Mapping[str, str]) -> list[Any]:
    """A notice in which what may have been meant is a link: in its last sentence."""
    start = text.rfind(". ") + 1
    parts: list[Any] = [text[:start], text[start:]] if start else [text]
    for name, address in meant.items():
        if name in str(parts[-1]):
            before, _, after = str(parts.pop()).partition(name)
            parts += [before, html.A(name, href=address, **{"data-adres": "bedoeld"}), after]
    return parts


def area(children: list[Any]) -> Piece:
    """The place of the notices on a page; screen readers are told when it changes."""
    return Piece(children, id="meldingen", role="status")
