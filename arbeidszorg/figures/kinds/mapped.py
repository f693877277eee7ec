"""Which map a view gets: on tiles, outlines or points, with colours or with circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.keys import Drawing
from arbeidszorg.figures.kinds import centres, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.geography import Geography
from arbeidszorg.view.view import View


def on_outlines(view: View) -> bool:
    """Whether every area of a view has its real outline on the map."""
    return view.level != "gemeente" or view.form == "grenzen"


def drawing(view: View) -> Drawing:
    """How the map of a view shows a number."""
    if view.level == "gemeente" and view.form == "cirkels":
        return "circles" if view.as_circles else "points"
    return "ground" if view.as_circles else "fill"


def map_of(
    view: View,
    table: Table,
    places: Geography,
    classes: Classes,
    chosen: Mapping[str, str],
    sites: Iterable[maps.Site] = (),
    height: float = maps.MAP_HEIGHT,
) -> Picture:
    """The map of a view; ``table``: its numbers for every area of the level."""
    circles = view.as_circles
    if on_outlines(view):
        outlines = places.outline(view.level)
        return maps.area_map(table, outlines, classes, chosen, sites, height, circles)
    if view.form == "cirkels":
        background = places.outline("regio")
        return centres.circle_map(table, background, places.centres, classes, chosen, circles)
    tiles = (places.tiles(), places.tile_borders())
    return maps.tile_map(table, *tiles, classes, chosen, circles)
