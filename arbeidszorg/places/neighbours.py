"""What lies around an area, and which areas are about as large."""

from __future__ import annotations

import math
from functools import lru_cache

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from arbeidszorg.places.distances import distance
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import GROUP, TOWN
from arbeidszorg.places.outlines import Outline

#: Towns that are named as lying around one whose border nobody knows.
NEAREST = 6
#: Areas of like size: at most so many times as many residents, or as few; how many at least make
#: an average, and at most.
TIMES, LEAST, MOST = 2.0, 3, 8
#: Outlines are rounded: what lies within this many degrees (some twenty metres) touches.
TOUCHES = 0.0003


def alike(geography: Geography, code: str) -> tuple[str, ...]:
    """The areas of the same level with about as many residents, the nearest in size first; none
    where there are too few to speak of an average."""
    area = geography.areas[code]
    if area.level == GROUP:
        return ()
    sizes = {
        other.code: abs(math.log(other.residents / area.residents))
        for other in geography.level(area.level)
        if other.code != code
    }
    near = sorted((c for c in sizes if sizes[c] <= math.log(TIMES)), key=sizes.__getitem__)[:MOST]
    return tuple(near) if len(near) >= LEAST else ()


def around(geography: Geography, code: str) -> tuple[str, ...]:
    """The areas of the same level that touch an area; of towns whose borders are not installed,
    those whose centres are nearest."""
    level = geography.kind(code)
    if level in (geography.top, GROUP):
        return ()
    if level == TOWN and not geography.has_boundaries:
        return nearest(geography, code)[:NEAREST]
    outlines = geography.outline(level)
    own = _shape(outlines[code])
    return tuple(
        other
        for other, outline in outlines.items()
        if other != code and own.distance(_shape(outline)) < TOUCHES
    )


def nearest(geography: Geography, town: str) -> tuple[str, ...]:
    """All other towns, the nearest first, by their centres."""
    spot = geography.centres[town]
    others = [other for other in geography.centres if other != town]
    return tuple(sorted(others, key=lambda other: distance(spot, geography.centres[other])))


@lru_cache(maxsize=128)
def _shape(outline: Outline) -> BaseGeometry:
    return unary_union([Polygon(ring).buffer(0) for ring in outline.rings if len(ring) > 3])
