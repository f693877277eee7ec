"""Zoeken: one search for the whole site, as a page that needs no scripts."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.places.level import TOWN
from arbeidszorg.texts import t
from arbeidszorg.view.address import as_query
from components import html
from components.context import atlas
from components.query import first
from components.searching import PATH, search, whole_list


def layout(q: Any = "") -> html.Div:
    """The field, and what answers to the question in the address."""
    question = first(q)
    search()  # made at the start, not for the first reader who types
    return html.Div(
        [
            html.H1(t("zoeken.title")),
            html.P(t("zoeken.lead"), className="lead"),
            html.Form(
                [
                    html.Label(t("zoeken.label"), htmlFor="zoekvraag"),
                    html.Input(
                        id="zoekvraag",
                        name="q",
                        type="search",
                        value=question,
                        placeholder=t("zoeken.hint"),
                        autocomplete="off",
                        className="form-control",
                    ),
                    html.Button(t("zoeken.submit"), type="submit", className="knop hoofdknop"),
                ],
                className="zoekvorm",
                method="get",
                action=PATH,
            ),
            *(whole_list(question) if question else [_examples()]),
        ],
        className="breed pagina-zoeken",
    )


def _examples() -> html.P:
    """Questions to try, each as a link."""
    places = atlas().geography
    part = next((each for each in places.localities if each.sort == "deelgemeente"), None)
    town = max(places.level(TOWN), key=lambda area: area.residents)
    area = min(places.level(places.main), key=lambda area: (len(area.name), area.name))
    examples = [
        *([part.postcode, part.name] if part else []),
        t("zoeken.voorbeeld.samen", area=area.name),
        t("zoeken.voorbeeld.rapport", town=town.name),
    ]
    links: list[Any] = []
    for example in filter(None, examples):
        links += [" · " if links else " ", html.A(example, href=PATH + as_query({"q": example}))]
    return html.P([t("zoeken.examples"), *links])


dash.register_page(
    __name__,
    path=PATH,
    title=t("zoeken.title"),
    description=t("zoeken.lead"),
    layout=layout,
    menu=None,
    scripts=(),
)
