"""What every page stands in: skip link, header with navigation, demonstration mark, footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from components import html
from components.searching import box
from components.site import Page, Site

#: Says that a link leads to the page where one is.
CURRENT = {"aria-current": "page"}


def above(
    atlas: Atlas, site: Site, path: str, along: str = "", version: Sequence[Any] = ()
) -> list[Any]:
    """What stands above the content. ``path``: of this page; ``along``: the query that links to
    other pages with figures take along; ``version``: what is said of the version that is shown."""
    return [
        html.A(t("page.skip"), href="#inhoud", className="sla-over"),
        _header(atlas, site, path, along),
        *_demo(atlas),
        *version,
    ]


def _header(here: Atlas, site: Site, path: str, along: str) -> html.Header:
    links = [
        _group(name, pages, path, along) if pages[0].menu else _link(pages[0], path, along)
        for name, pages in site.menu.items()
    ]
    brand = [
        html.Span(t("page.brand"), className="merk"),
        html.Span(here.geography.territory.name, className="merkplaats"),
    ]
    return html.Header(
        html.Div(
            [
                html.A(brand, href="/", className="merklink"),
                # On a phone the menu unfolds; elsewhere it stands in the header and this is gone.
                html.Details(
                    html.Summary(t("page.nav_menu"), className="knop"), className="menuvouw"
                ),
                html.Nav(html.Ul(links), **{"aria-label": t("page.nav_label")}),
                box(),
                html.Button(
                    "",
                    type="button",
                    className="weergave met-script",
                    title=t("page.dark"),
                    **{"aria-label": t("page.dark"), "aria-pressed": "false"},
                ),
            ],
            className="breed kopbalk",
        ),
        className="kopvak",
    )


def _link(page: Page, path: str, along: str) -> html.Li:
    return html.Li(
        html.A(
            [page.name, *_count(page)],
            href=f"{page.path}{along}" if page.along else page.path,
            id=f"nav-{page.key}",
            className="navlink",
            **({} if page.along else {"data-kaal": ""}),
            **(CURRENT if page.path == path else {}),
        )
    )


def _count(*pages: Page) -> list[html.Span]:
    """The mark behind a name, which a script fills."""
    return [html.Span(className=page.count) for page in pages if page.count][:1]


def _group(name: str, pages: Sequence[Page], path: str, along: str) -> html.Li:
    """Pages that unfold under one word; the word says when one is among them."""
    here = any(page.path == path for page in pages)
    return html.Li(
        html.Details(
            [
                html.Summary(
                    [t(f"page.nav.{name}"), *_count(*pages)],
                    id=f"nav-{name}",
                    className="navlink gekozen" if here else "navlink",
                ),
                html.Ul([_link(page, path, along) for page in pages]),
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


def source(atlas: Atlas) -> str:
    """Where the numbers come from, with their date and version."""
    edition = atlas.edition
    return t(
        "page.footer_source",
        source=edition.source,
        date=style.day(edition.reference_date),
        version=atlas.version,
    )


def below(atlas: Atlas) -> html.Footer:
    """What stands below the content."""
    return html.Footer(
        html.Div(
            [
                html.P(source(atlas)),
                html.P(atlas.geography.territory.credited("voettekst")),
                html.P(
                    [
                        html.A(t("page.footer_method"), href="/methode"),
                        " · ",
                        html.A(t("page.footer_privacy"), href="/methode#privacy"),
                        " · ",
                        html.A(t("page.footer_access"), href="/toegankelijkheid"),
                        " · ",
                        html.A(t("page.footer_news"), href="/nieuw"),
                        " · ",
                        html.A(t("page.footer_data"), href="/data"),
                    ]
                ),
            ],
            className="breed",
        ),
        className="voetvak",
    )
