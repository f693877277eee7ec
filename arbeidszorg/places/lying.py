"""Whether a spot can be right: in or near the municipality that it should lie in."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from arbeidszorg.places.distances import degree, distance
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.outlines import Outline

#: Kilometres from the centre of its municipality, and outside the territory, beyond which a spot is
#: not believed. Municipalities reach some twelve kilometres; outlines are rounded.
FARTHEST, OUTSIDE = 15.0, 1.0
Spot = tuple[float, float]


def can_be(geography: Geography, nis: str, spot: Spot) -> bool:
    """Whether a spot can be in a municipality. One that is not of the territory says nothing."""
    centre = geography.centres.get(nis)
    if centre is None:
        return True
    return distance(centre, spot) <= FARTHEST and _on_land(geography, spot)


def _on_land(geography: Geography, spot: Spot) -> bool:
    """Whether a spot lies in the outline of the territory, or just outside it."""
    outline = geography.outline(geography.top).get(geography.whole)
    if outline is None:
        return True
    (wide, high), shapes = _shapes(outline)
    place = shapely.Point(spot[0] * wide, spot[1] * high)
    return any(shape.distance(place) <= OUTSIDE for shape in shapes)


@lru_cache(maxsize=8)
def _shapes(outline: Outline) -> tuple[tuple[float, float], tuple[BaseGeometry, ...]]:
    """Kilometres of a degree there, and its rings in kilometres."""
    wide, high = degree(outline.label[1])
    rings = ([(lon * wide, lat * high) for lon, lat in ring] for ring in outline.rings)
    return (wide, high), tuple(map(shapely.Polygon, rings))
