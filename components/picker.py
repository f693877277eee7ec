"""Figures to pick from: a small picture of each, those that a reader collected first, then those of
every page."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from arbeidszorg.texts import t
from components import html
from components.context import atlas, cache
from components.markup import markup
from components.showing import drawing
from components.site import Leaving, Page, site


def picker() -> Markup:
    """All figures as they first stand, written once for a data version. ``editors/picker.js`` among
    the scripts fills in what was collected, and hears what is picked."""
    return Markup(cache().get(("picker",), lambda: str(markup(_picker()))))


def _picker() -> html.Div:
    pages = [(page, page.figures or page.leaves) for page in site().pages]
    return html.Div(
        [
            html.P(
                "",
                id="kiezer-uitleg",
                className="klassenuitleg",
                role="status",
            ),
            html.Section(
                [
                    html.H2(t("presentatie.pick.collected"), id="kiezer-verzameld-titel"),
                    html.Ul([], id="kiezer-verzameld", className="kiesbeelden"),
                ],
                id="kiezer-verzameling",
                hidden="hidden",
                **{"aria-labelledby": "kiezer-verzameld-titel"},
            ),
            *(_page(page, leaving) for page, leaving in pages if leaving),
            html.Template(thumbnail("", "", ""), id="kiezer-figuur"),
        ],
        className="kiezer",
    )


def _page(page: Page, leaving: Leaving) -> html.Section:
    name = f"kiezer-{leaving.name}"
    query, items = "", []
    if area := leaving.place.variable:  # such a page is of one area: that of the whole
        places = atlas().geography
        query = f"?{area}={places.areas[places.whole].slug}"
    parsed = leaving.read(query)
    for card in leaving.shown_for(parsed, atlas()):
        address = leaving.place.address(card.key, leaving.query(parsed))
        items.append(thumbnail(address, card.heading, drawing(address)))
    return html.Section(
        [html.H2(page.name, id=name), html.Ul(items, className="kiesbeelden")],
        **{"aria-labelledby": name},
    )


def thumbnail(address: str, title: str, source: str) -> html.Li:
    """A figure that can be picked. Its picture says nothing that its title does not."""
    picture: dict[str, Any] = {"src": source} if source else {}
    return html.Li(
        html.Button(
            [
                html.Img(alt="", loading="lazy", width="240", height="150", **picture),
                html.Span(title),
            ],
            type="button",
            className="kiesbeeld",
            **{"data-kies": address},
        )
    )
