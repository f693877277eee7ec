"""Where registrations are handed in: not here, but at the desk, a site apart that this page leads
to. The public atlas has no session, sets no cookie and reaches no registration."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.texts import t
from components import html
from components.context import atlas


def layout() -> html.Div:
    """The way to the desk, or that there is none here."""
    address = atlas().settings.registering
    way: list[Any] = (
        [
            html.P(html.A(t("page.registratie.go"), href=address)),
            html.P(t("page.registratie.apart")),
        ]
        if address
        else [html.P(t("page.registratie.closed"))]
    )
    return html.Div(
        [
            html.H1(t("page.registratie.title")),
            html.P(t("page.registratie.lead"), className="lead"),
            *way,
        ],
        className="breed",
    )


dash.register_page(
    __name__,
    path="/registratie",
    title=t("page.registratie.title"),
    description=t("page.registratie.lead"),
    layout=layout,
    menu=None,
    scripts=(),
)
