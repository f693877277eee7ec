"""Every figure of every page, and the letters on its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from arbeidszorg.content.figure import Figure
from components.addressed import figure_of
from components.context import atlas
from components.site import site

#: Views of each page that draw every kind of figure it has, with long names and many rows.
VIEWS: dict[str, tuple[str, ...]] = {
    "overzicht": ("", "gebied=kortrijk", "gebied=westhoek,midwest"),
    "kaart": (
        "",
        "niveau=gemeente",
        "niveau=gemeente&kaartvorm=cirkels",
        "niveau=arrondissement&cirkels=ja",
        "gebied=westhoek,midwest,regio-brugge,middenkust",
    ),
    "aanbod": (
        "",
        "gebied=westhoek,midwest",
        "splitsing=doorverwijzer&niveau=arrondissement",
        "splitsing=hoofdproblematiek",
    ),
    "evolutie": (
        "",
        "niveau=arrondissement",
        "splitsing=hoofdinkomen",
        "niveau=regio&splitsing=sector",
        "niveau=arrondissement&splitsing=doorverwijzer",
        "gebied=kortrijk&naast=grootte&doel=500&noot=2020:Corona",
    ),
    "portret": ("gebied=kortrijk", "gebied=westhoek"),
    "ladder": ("", "gebied=westhoek", "eenheid=aandeel"),
    "stromen": ("", "niveau=gemeente&gebied=kortrijk", "niveau=arrondissement&sector=vaph"),
}


def every_figure(host: str = "https://atlas.example.be") -> Iterator[tuple[str, Figure]]:
    """The address and the figure of every card of every page, in the views of :data:`VIEWS`; a page
    without filters has one."""
    for name, page in site().leaving.items():
        for query in VIEWS.get(name, ("",)):
            parsed = page.read(query)
            for card in page.shown_for(parsed, atlas()):
                figure = figure_of(page, card.key, parsed, host)
                assert figure is not None
                yield figure.about.link, figure


def letters(drawing: str) -> list[float]:
    """The sizes of all that is written on an SVG, in its own pixels."""
    sizes: list[float] = []

    def walk(element: ElementTree.Element, scale: float, size: float) -> None:
        for times in re.findall(r"scale\(([\d.]+)\)", element.get("transform", "")):
            scale *= float(times)
        size = float(element.get("font-size", size))
        if element.tag.endswith(("}text", "}tspan")) and (element.text or "").strip():
            sizes.append(size * scale)
        for child in element:
            walk(child, scale, size)

    walk(ElementTree.fromstring(drawing), 1.0, 14.0)
    return sizes
