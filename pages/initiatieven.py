"""Initiatieven: the finder, for who looks for a place for one person."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.texts import t
from components import html
from components.finder_form import form
from components.finder_list import results
from components.finding import PATH, asked, finder_here, lasting

#: What makes the form answer at once, and the map and the list point at each other.
SCRIPT = "/assets/scripts/finding/finder.js"


def layout(**query: Any) -> html.Div:
    """The form, and what answers to the address."""
    read = asked(query)
    return html.Div(
        [
            html.H1(t("vinden.title")),
            html.P(t("vinden.lead"), className="lead"),
            form(read.question, finder_here(), read.typed),
            html.P("", id="vindgezegd", role="status", className="onzichtbaar"),
            results(read),
        ],
        className="breed pagina-vinden",
    )


def address(**query: Any) -> str:
    """The one address of what is asked."""
    return lasting(query, PATH)


dash.register_page(
    __name__,
    path=PATH,
    name=t("page.nav.initiatieven"),
    title=t("vinden.title"),
    description=t("vinden.lead"),
    order=4,
    menu="plannen",
    layout=layout,
    address=address,
    scripts=(SCRIPT,),
    along=True,
)
