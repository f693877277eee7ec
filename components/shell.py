"""What every page stands in: skip link, header with navigation, demonstration mark, footer."""

from __future__ import annotations

from typing import Any

import dash
from dash import dcc, html

from arbeidszorg.atlas import Atlas
from arbeidszorg.texts import t

#: Pages of the navigation: id and path.
PAGES = {
    "overzicht": "/",
    "kaart": "/kaart",
    "aanbod": "/aanbod",
    "evolutie": "/evolutie",
    "methode": "/methode",
}


def shell(atlas: Atlas) -> html.Div:
    """The frame around the pages, the same for every visitor."""
    return html.Div(
        [
            dcc.Store(id="vraag"),  # where the reader went
            dcc.Store(id="adres"),  # the same, as the server understood it
            html.A(t("page.skip"), href="#inhoud", className="sla-over"),
            _header(),
            *_demo(atlas),
            html.Main(dash.page_container, id="inhoud", tabIndex="-1"),
            html.Div(id="gezegd", role="status", className="onzichtbaar"),
            _footer(atlas),
        ]
    )


def _header() -> html.Header:
    links = [
        html.Li(dcc.Link(t(f"page.nav.{name}"), href=path, id=f"nav-{name}", className="navlink"))
        for name, path in PAGES.items()
    ]
    return html.Header(
        html.Div(
            [
                dcc.Link(
                    [
                        html.Span(t("page.brand"), className="merk"),
                        html.Span(t("page.brand_place"), className="merkplaats"),
                    ],
                    href="/",
                    className="merklink",
                ),
                html.Nav(html.Ul(links), **{"aria-label": t("page.nav_label")}),
            ],
            className="breed kopbalk",
        ),
        className="kopvak",
    )


def _demo(atlas: Atlas) -> list[Any]:
    if not atlas.registry.demo:
        return []
    return [
        html.Div(
            html.P(
                [html.Strong(t("page.demo_title")), " ", t("page.demo_text")], className="breed"
            ),
            className="demostrook",
            role="note",
            **{"aria-label": t("page.demo_title")},
        )
    ]


def _footer(atlas: Atlas) -> html.Footer:
    registry = atlas.registry
    return html.Footer(
        html.Div(
            [
                html.P(
                    t(
                        "page.footer_source",
                        source=registry.source,
                        date=registry.reference_date.strftime("%d/%m/%Y"),
                        version=atlas.version,
                    )
                ),
                html.P(t("page.footer_credits")),
                html.P(
                    [
                        html.A(t("page.footer_method"), href="/methode"),
                        " · ",
                        html.A(t("page.footer_privacy"), href="/methode#privacy"),
                        " · ",
                        html.A(t("page.footer_access"), href="/methode#toegankelijkheid"),
                    ]
                ),
            ],
            className="breed",
        ),
        className="voetvak",
    )
