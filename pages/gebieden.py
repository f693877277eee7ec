"""Gebieden: every area as a way to its own page."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.places.geography import Level
from arbeidszorg.texts import t
from components import html, portrait
from components.context import atlas
from components.terms import SCRIPT, with_terms

#: The levels, the largest first.
ORDER: tuple[Level, ...] = ("provincie", "regio", "arrondissement", "gemeente")


def layout() -> html.Div:
    """Every area as a link, by level."""
    return html.Div(
        [
            html.H1(t("page.gebieden.title")),
            html.P(with_terms(t("page.gebieden.lead")), className="lead"),
            *map(_level, ORDER),
        ],
        className="breed pagina-rapporten",
    )


def _level(level: Level) -> html.Section:
    geo, name = atlas().geography, f"gebieden-{level}"
    areas = sorted((geo.full_name(area.code), area.slug) for area in geo.level(level))
    links: list[Any] = [
        html.Li(html.A(text, href=f"{portrait.PLACE}/{slug}")) for text, slug in areas
    ]
    return html.Section(
        [html.H2(t(f"page.rapporten.{level}"), id=name), html.Ul(links, className="gebiedenlijst")],
        **{"aria-labelledby": name},
    )


dash.register_page(
    __name__,
    path=portrait.PLACE,
    name=t("page.nav.gebieden"),
    title=t("page.gebieden.title"),
    description=t("page.gebieden.lead"),
    order=19,
    layout=layout,
    menu="meenemen",
    scripts=(SCRIPT,),
)
