"""An address that does not exist: says so and shows the way."""

from __future__ import annotations

import dash

from arbeidszorg.texts import t
from components import html
from components.context import request_id
from components.site import site


def layout() -> html.Div:
    """The page for any unknown path."""
    pages = [page for entry in site().menu.values() for page in entry]
    return html.Div(
        [
            html.H1(t("page.not_found_404.title")),
            html.P(t("page.not_found_404.text"), className="lead"),
            html.P(t("page.fault.number", number=request_id())),
            html.Ul([html.Li(html.A(page.name, href=page.path)) for page in pages]),
        ],
        className="breed",
    )


dash.register_page(
    __name__,
    path="/404",
    title=t("page.not_found_404.title"),
    description=t("page.not_found_404.text"),
    layout=layout,
    menu=None,
    scripts=(),
)
