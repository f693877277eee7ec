"""Which map a view gets: on tiles, outlines or points, with colours or with circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.keys import Drawing
from arbeidszorg.figures.kinds import centres, maps
from arbeidszorg.figures.picture import Area, Dot, Look, Picture
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.view.view import View

#: Pixels: the border of an area that is chosen on a map of another level, and its ring.
OUTLINED, RING = 2.5, 9


def on_outlines(view: View) -> bool:
    """Whether every area of a view has its real outline on the map."""
    return view.level != TOWN or view.form == "grenzen"


def as_circles(view: View, places: Geography) -> bool:
    """Whether the map of a view shows circles; of one area there is nothing to compare."""
    asked = view.shown == "cirkels"
    return view.as_circles and (asked or view.level != places.top)


def drawing(view: View, places: Geography) -> Drawing:
    """How the map of a view shows a number."""
    circles = as_circles(view, places)
    if view.level == TOWN and view.form == "cirkels":
        return "circles" if circles else "points"
    return "ground" if circles else "fill"


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
    circles = as_circles(view, places)
    if on_outlines(view):
        outlines = places.outline(view.level)
        sites = tuple(sites)
        beside = _of_other_levels(chosen, view.level, places, speak=not sites)
        return maps.area_map(
            table, outlines, classes, chosen, sites, height, circles, places.beyond, beside
        )
    if view.form == "cirkels":
        background = places.outline(places.main if places.main != TOWN else places.top)
        return centres.circle_map(
            table, background, places.centres, classes, chosen, circles, places.beyond
        )
    tiles = (places.tiles(), places.tile_borders())
    return maps.tile_map(table, *tiles, classes, chosen, circles, places.beyond)


def _of_other_levels(
    chosen: Mapping[str, str], level: str, places: Geography, *, speak: bool
) -> Iterator[Area | Dot]:
    """The chosen areas that the map of a level has not: their outline where there is one, a ring
    at its centre for a municipality without. So a group is seen on every map. ``speak``: whether
    rings say their name to who points at them, and not what lies in them."""
    for code, colour in chosen.items():
        own = places.kind(code)
        if own == level or code not in places.areas:
            continue
        if own != TOWN or places.has_boundaries:
            (shape,) = maps.borders_of({code: places.outline(own)[code]}).values()
            yield Area(shape, Look(""), colour, OUTLINED)
        else:
            lon, lat = places.centres[code]
            name = places.areas[code].name
            ring = (lon, lat, RING, "circle", style.PAPER, colour, OUTLINED)
            yield Dot(*ring, said=(name,) if speak else (), name=name)
