"""Whether a spot can be right: in or near the municipality that it should lie in."""

from __future__ import annotations

import math

import shapely

from arbeidszorg.places.distances import UP, distance
from arbeidszorg.places.geography import Geography

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
    narrow = math.cos(math.radians(spot[1]))
    place = shapely.Point(spot[0] * narrow, spot[1])
    return any(
        shapely.Polygon([(lon * narrow, lat) for lon, lat in ring]).distance(place) * UP[0]
        <= OUTSIDE
        for ring in outline.rings
    )
