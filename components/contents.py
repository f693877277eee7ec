"""The contents of a long page: beside the text on a wide screen, where they stay in sight, and
folded above it on a narrow one.

They are plain links. ``texts/contents.js`` marks where the reader is, and folds them again after a
choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from arbeidszorg.texts import t
from components import html

SCRIPT = "/assets/scripts/texts/contents.js"


@dataclass(frozen=True)
class Entry:
    """A section: the id that it has on the page, what it is called, and its parts."""

    anchor: str
    name: str
    parts: tuple[Entry, ...] = ()


def beside(
    entries: Iterable[Entry], sections: Sequence[Any], label: str = "", more: Any = None
) -> html.Div:
    """The sections with their contents. ``label``: what the contents are called; ``more``: what
    stands below them."""
    name = label or t("page.contents.label")
    nav = html.Nav(
        [
            html.Div(
                [
                    html.Details(html.Summary(name), className="inhoudvouw"),
                    html.A(t("page.contents.top"), href="#inhoud", className="naarboven"),
                ],
                className="inhoudbalk",
            ),
            html.Div(
                [html.P(name, className="inhoudkop"), _listed(entries), more],
                className="inhoudlijst",
            ),
        ],
        className="wijzer",
        **{"aria-label": name},
    )
    return html.Div([nav, html.Div(list(sections), className="lezen")], className="lezing")


def _listed(entries: Iterable[Entry]) -> html.Ul:
    return html.Ul(
        [
            html.Li(
                [
                    html.A(entry.name, href=f"#{entry.anchor}"),
                    _listed(entry.parts) if entry.parts else None,
                ]
            )
            for entry in entries
        ]
    )


def own_link(anchor: str, name: str) -> html.A:
    """The link to a section that stands in it, for who wants to hand it on."""
    words = t("page.contents.own", name=name)
    return html.A(
        "#",
        href=f"#{anchor}",
        className="deellink",
        title=words,
        **{"aria-label": words},
    )
