"""An address that does not exist: says so and shows the way."""

from __future__ import annotations

from typing import Any

import dash
from flask import has_request_context, request

from arbeidszorg.figures.text import clean
from arbeidszorg.finding.facts import full_name
from arbeidszorg.texts import t
from components import finding, html, portrait
from components.context import atlas, request_id
from components.site import site

#: Before which names an address names an area.
OF_AREAS = ("/gebied", "/rapport", "/presentatie")
#: Letters of a name that are said again.
LONGEST = 40


def layout() -> html.Div:
    """The page for any unknown path."""
    pages = [page for entry in site().menu.values() for page in entry]
    return html.Div(
        [
            html.H1(t("page.not_found_404.title")),
            html.P(t("page.not_found_404.text"), className="lead"),
            *_areas(request.path if has_request_context() else ""),
            *_initiatives(request.path if has_request_context() else ""),
            html.P(t("page.fault.number", number=request_id())),
            html.Ul([html.Li(html.A(page.name, href=page.path)) for page in pages]),
        ],
        className="breed",
    )


def _areas(path: str) -> list[Any]:
    """Of an address that names an area: that there is none by that name, and which are meant."""
    start, _, wish = path.rpartition("/")
    if start not in OF_AREAS or not wish:
        return []
    geo = atlas().geography
    near = [area for name in geo.near(wish) if (area := geo.find(name))]
    said: list[Any] = [
        html.P(t("portret.page.unknown", value=clean(wish)[:LONGEST]), className="melding")
    ]
    if near:
        links = [
            html.Li(html.A(geo.full_name(area.code), href=f"{start}/{area.slug}")) for area in near
        ]
        said += [html.P(t("portret.page.meant")), html.Ul(links)]
    every = html.A(t("portret.page.all"), href=portrait.PLACE)
    return [*said, html.P(every)]


def _initiatives(path: str) -> list[Any]:
    """Of an address that names an initiative: that there is none by that id, and which is meant."""
    wish = path.removeprefix(f"{finding.PATH}/").strip("/") if path.startswith(finding.PATH) else ""
    if not wish:
        return []
    known = finding.finder_here()
    said = t("vinden.one.missing", value=clean(wish)[:LONGEST])
    parts: list[Any] = [html.P(said, className="melding")]
    if near := known.meant(wish):
        link = html.A(full_name(known, near), href=finding.place_of(near.code))
        parts += [html.P(t("vinden.one.missing_meant")), html.Ul([html.Li(link)])]
    find = html.A(t("vinden.one.missing_all"), href=finding.PATH, className="knop hoofdknop")
    return [*parts, html.P(find)]


dash.register_page(
    __name__,
    path="/404",
    title=t("page.not_found_404.title"),
    description=t("page.not_found_404.text"),
    layout=layout,
    menu=None,
    scripts=(),
)
