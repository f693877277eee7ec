"""Rapporten: a ready report for every area, and the way to one of one's own."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.places.level import LevelWords
from arbeidszorg.texts import t
from components import html
from components.context import atlas
from components.terms import SCRIPT, with_terms


def layout() -> html.Div:
    """Every area as a link, by level."""
    geo = atlas().geography
    return html.Div(
        [
            html.H1(t("page.rapporten.title")),
            html.P(with_terms(t("page.rapporten.lead", **geo.words)), className="lead"),
            html.P(
                [t("page.rapporten.own"), " ", html.A(t("page.rapport.title"), href="/rapport")]
            ),
            *(
                _level(
                    geo.territory.by_code[level],
                    [(a.slug, geo.full_name(a.code)) for a in geo.level(level)],
                )
                for level in geo.descending
            ),
        ],
        className="breed pagina-rapporten",
    )


def _level(level: LevelWords, areas: list[tuple[str, str]]) -> html.Section:
    name = f"rapporten-{level.code}"
    links: list[Any] = [
        html.Li(html.A(text, href=f"/rapport/{slug}"))
        for slug, text in sorted(areas, key=lambda area: area[1])
    ]
    return html.Section(
        [
            html.H2((level.name if len(areas) == 1 else level.many).capitalize(), id=name),
            html.Ul(links, className="gebiedenlijst"),
        ],
        **{"aria-labelledby": name},
    )


def lead() -> str:
    """What the page is about."""
    return t("page.rapporten.lead", **atlas().geography.words)


dash.register_page(
    __name__,
    path="/rapporten",
    name=t("page.nav.rapporten"),
    title=t("page.rapporten.title"),
    description=lead,
    order=20,
    layout=layout,
    menu="meenemen",
    scripts=(SCRIPT,),
)
