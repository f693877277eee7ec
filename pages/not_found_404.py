"""An address that does not exist: says so and shows the way."""

from __future__ import annotations

from arbeidszorg.texts import t
from components import html
from components.shell import PAGES
from pages.common import TextPage


def layout(_: str = "") -> html.Div:
    """The page for any unknown path."""
    return html.Div(
        [
            html.H1(t("page.not_found_404.title")),
            html.P(t("page.not_found_404.text"), className="lead"),
            html.Ul([html.Li(html.A(t(f"page.nav.{n}"), href=p)) for n, p in PAGES.items()]),
        ],
        className="breed",
    )


PAGE = TextPage("", t("page.not_found_404.title"), t("page.not_found_404.text"), layout)
