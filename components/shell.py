"""What every page stands in: skip link, header with navigation, demonstration mark, footer."""

from __future__ import annotations

from typing import Any

from dash import html

from arbeidszorg.atlas import Atlas
from arbeidszorg.texts import t

#: Pages of the navigation: id and path.
PAGES = {
    "overzicht": "/",
    "kaart": "/kaart",
    "aanbod": "/aanbod",
    "evolutie": "/evolutie",
    "rapporten": "/rapporten",
    "rapport": "/rapport",
    "methode": "/methode",
}
#: Of these, the ones that have no view: links to them take nothing along.
PLAIN = ("rapporten", "rapport", "methode")


def above(atlas: Atlas, path: str, kept: str = "") -> list[Any]:
    """What stands above the content. ``path``: of this page; ``kept``: the query that the other
    pages with figures take along."""
    return [
        html.A(t("page.skip"), href="#inhoud", className="sla-over"),
        _header(path, kept),
        *_demo(atlas),
    ]


def _header(path: str, kept: str) -> html.Header:
    links = [
        html.Li(
            html.A(
                [t(f"page.nav.{name}"), html.Span(id="rapport-aantal")]
                if name == "rapport"
                else t(f"page.nav.{name}"),
                href=to if name in PLAIN else f"{to}{kept}",
                id=f"nav-{name}",
                className="navlink",
                **({"data-kaal": ""} if name in PLAIN else {}),
                **({"aria-current": "page"} if to == path else {}),
            )
        )
        for name, to in PAGES.items()
    ]
    brand = [
        html.Span(t("page.brand"), className="merk"),
        html.Span(t("page.brand_place"), className="merkplaats"),
    ]
    return html.Header(
        html.Div(
            [
                html.A(brand, href="/", className="merklink"),
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


def below(atlas: Atlas) -> html.Footer:
    """What stands below the content."""
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
