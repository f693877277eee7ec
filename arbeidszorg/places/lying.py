"""Whether a spot can be right: in or near the municipality that it should lie in."""

from __future__ import annotations

import shapely

from arbeidszorg.places.distances import degree, distance
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
    wide, high = degree(spot[1])
    place = shapely.Point(spot[0] * wide, spot[1] * high)
    rings = ([(lon * wide, lat * high) for lon, lat in ring] for ring in outline.rings)
    return any(shapely.Polygon(ring).distance(place) <= OUTSIDE for ring in rings)
