"""An address that does not exist: says so and shows the way."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from arbeidszorg.texts import t
from components.shell import PAGES


def layout(**_: Any) -> html.Div:
    """The page for any unknown path."""
    return html.Div(
        [
            html.H1(t("page.not_found_404.title")),
            html.P(t("page.not_found_404.text"), className="lead"),
            html.Ul([html.Li(dcc.Link(t(f"page.nav.{n}"), href=p)) for n, p in PAGES.items()]),
        ],
        className="breed",
    )
