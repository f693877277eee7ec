"""What every page stands in: skip link, header with navigation, demonstration mark, footer."""

from __future__ import annotations

from typing import Any

from dash import html

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t

#: The navigation: a page by its name, or a group of pages that unfolds.
NAVIGATION: tuple[str | tuple[str, tuple[str, ...]], ...] = (
    "overzicht",
    "kaart",
    "aanbod",
    "evolutie",
    ("waarom", ("over", "meerwaarde", "watals", "ladder", "veranderingstheorie", "aanbevelingen")),
    ("meenemen", ("rapporten", "rapport", "presentatie")),
    "methode",
)
#: Where its pages are.
PAGES = {
    "overzicht": "/",
    "kaart": "/kaart",
    "aanbod": "/aanbod",
    "evolutie": "/evolutie",
    "over": "/over",
    "meerwaarde": "/meerwaarde",
    "watals": "/meerwaarde/wat-als",
    "ladder": "/ladder",
    "veranderingstheorie": "/veranderingstheorie",
    "aanbevelingen": "/aanbevelingen",
    "rapporten": "/rapporten",
    "rapport": "/rapport",
    "presentatie": "/presentatie",
    "methode": "/methode",
}
#: Of these, the ones with a view: links to them take along what every page with figures
#: understands.
WITH_VIEW = ("overzicht", "kaart", "aanbod", "evolutie")


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
        _link(one, path, kept) if isinstance(one, str) else _group(*one, path, kept)
        for one in NAVIGATION
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


def _link(name: str, path: str, kept: str) -> html.Li:
    to, plain = PAGES[name], name not in WITH_VIEW
    count = [html.Span(className="rapport-aantal")] if name == "rapport" else []
    return html.Li(
        html.A(
            [t(f"page.nav.{name}"), *count],
            href=to if plain else f"{to}{kept}",
            id=f"nav-{name}",
            className="navlink",
            **({"data-kaal": ""} if plain else {}),
            **({"aria-current": "page"} if to == path else {}),
        )
    )


def _group(name: str, names: tuple[str, ...], path: str, kept: str) -> html.Li:
    """Pages that unfold under one word; the word says when one is among them."""
    here = any(PAGES[one] == path for one in names)
    count = [html.Span(className="rapport-aantal")] if "rapport" in names else []
    return html.Li(
        html.Details(
            [
                html.Summary(
                    [t(f"page.nav.{name}"), *count],
                    id=f"nav-{name}",
                    className="navlink gekozen" if here else "navlink",
                ),
                html.Ul([_link(one, path, kept) for one in names]),
            ],
            className="uitklap",
        )
    )


def _demo(atlas: Atlas) -> list[Any]:
    if not atlas.edition.demo:
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
    edition = atlas.edition
    return html.Footer(
        html.Div(
            [
                html.P(
                    t(
                        "page.footer_source",
                        source=edition.source,
                        date=style.day(edition.reference_date),
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
