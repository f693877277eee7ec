"""The still figure in its box: named and described by what stands around it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from arbeidszorg.figures.kinds.maps import TILES_LEAST
from arbeidszorg.figures.larger import over_columns
from arbeidszorg.figures.picture import Picture
from arbeidszorg.figures.still import still
from arbeidszorg.texts import t
from components import html

#: Pixels that a figure has on a telephone: a map of tiles from nearby has room for its names there.
TELEPHONE = 360
#: Wider figures would slide on it: what is around them takes its part. On the narrowest of them
#: figures slide that are wider than the second.
NARROW, NARROWEST = 330, 266


def still_box(
    base: str, picture: Picture, heading: str, sentence: str, source: str = ""
) -> html.Div:
    """The box of a figure. ``base``: what its ids begin with; those of its heading and sentence are
    ``base-titel`` and ``base-zin``. ``source``: the address of the live figure, with which
    ``figures/live.js`` brings it to life when that is wanted ("": it stays still)."""
    figure = html.Div(
        Markup(still.fluid(picture, base, heading, sentence)),
        id=f"{base}-figuur",
        className="grafiek",
        **({"data-levend": source} if source and picture.panels else {}),
    )
    # On a narrow page tiles are small, with numbers alone; who points at one reads more.
    tiles, css = picture.kind == "tiles" and picture.least_width > TELEPHONE, picture.style()
    small = "tegelkaart" if picture.least_width == TILES_LEAST else "tegelkaart dichtbij"
    form = {}
    if picture.kind == "tiles":  # a page may make them wider than true, so that names fit
        css |= {"--minst": f"{picture.least_width}px"}
        form = {"data-vorm": f"{picture.ratio:.4f}"}
    box = html.Div(
        figure,
        id=f"{base}-vak",
        className=f"vak {small}" if tiles else "vak",
        role="img",
        style=css,
        **form,
        **{"aria-labelledby": f"{base}-titel", "aria-describedby": f"{base}-zin"},
    )
    if tiles or not picture.least_width:
        return html.Div(box, **_scrolls(False))
    if picture.least_width > NARROWEST:
        return _instead(box, picture, base, heading, sentence)
    return _sliding(box, picture)


def _instead(box: html.Div, picture: Picture, base: str, heading: str, sentence: str) -> html.Div:
    """A wide figure, and what a telephone shows in its place: its parts below each other, or the
    table of its card (assets/atlas.css). ``eng``: only the narrowest telephones do."""
    wide, on = _sliding(box, picture), "" if picture.least_width > NARROW else " eng"
    if len(picture.panels) < 2:
        return html.Div(wide, className=f"als-tabel{on}")
    turned, key = over_columns(picture, 1), f"{base}-smal"
    narrow = html.Div(
        html.Div(Markup(still.fluid(turned, key, heading, sentence)), className="grafiek"),
        className=f"vak smal{on}",
        role="img",
        style=turned.style(),
        **{"aria-labelledby": f"{base}-titel", "aria-describedby": f"{base}-zin"},
    )
    return html.Div([html.Div(wide, className=f"ruimbeeld{on}"), narrow])


def _sliding(box: html.Div, picture: Picture) -> html.Div:
    # Seen only where the box is narrower than the figure; the name of the box says it to who hears.
    least = {"--minst": f"{picture.least_width}px"}
    hint = html.P(t("page.swipe"), className="veeg", style=least, **{"aria-hidden": "true"})
    return html.Div([hint, box], **_scrolls(True))


def _scrolls(wide: bool) -> dict[str, Any]:
    """A box that scrolls sideways, by keyboard too, when its figure may be wider than the page."""
    return {
        "className": "schuif" if wide else "",
        "tabIndex": "0" if wide else None,
        "role": "region" if wide else None,
        "aria-label": t("page.scroll_figure") if wide else None,
    }
