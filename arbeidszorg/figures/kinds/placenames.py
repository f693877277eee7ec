"""Names on a map, where they fit: of municipalities, and faintly of the sea and the neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.figures import text
from arbeidszorg.figures.picture import Words, Written
from arbeidszorg.places.outlines import NARROW, Outline
from arbeidszorg.places.tables import Beyond

#: Letters of the names of municipalities, and of the sea and the neighbours, in pixels.
TOWN, AROUND = 11, 13
#: A name may be so much wider than the largest circle that fits in its municipality.
WIDER = 1.5
#: The part of the width of a circle that keeps names away: its corners are free.
ROUND = 0.85


@dataclass(frozen=True)
class Box:
    """The room of a name, in pixels from its middle."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether two rooms share a part."""
        return (
            abs(self.x - other.x) < (self.wide + other.wide) / 2
            and abs(self.y - other.y) < (self.high + other.high) / 2
        )


def around(beyond: Iterable[Beyond], tiles: bool) -> tuple[Words, ...]:
    """The names of the sea and the neighbours; on a narrow page they would lie on the land."""
    return tuple(
        Words(
            *(each.tile if tiles else each.spot),
            tuple(Written(line, italic=True) for line in each.lines),
            AROUND,
            style.QUIET,
            across=each.across,
            spare=True,
        )
        for each in beyond
    )


def fitting(
    outlines: Mapping[str, Outline],
    names: Mapping[str, str],
    inks: Mapping[str, str],
    scale: float,
    circles: Mapping[str, float],
) -> tuple[Words, ...]:
    """The names of municipalities on their outline, where it has room and no other name stands, nor
    a larger circle: first of those with the largest circle (``circles``: its radius in degrees),
    then of the roomiest. ``scale``: pixels for a degree of latitude."""
    taken: list[Box] = []
    words = []
    drawn = {code: _round(outlines[code].label, high, scale) for code, high in circles.items()}
    for code in sorted(outlines, key=lambda c: (-circles.get(c, 0), -outlines[c].room, c)):
        lon, lat = outlines[code].label
        wide = text.width(names[code], TOWN)
        room = 2 * max(outlines[code].room, circles.get(code, 0)) * scale * WIDER
        box = Box(lon * scale * NARROW, lat * scale, wide + 4, TOWN * text.LINE)
        larger = [
            circle
            for other, circle in drawn.items()
            if circles[other] > circles.get(code, 0) and other != code
        ]
        if wide <= room and _is_free(box, [*taken, *larger]):
            taken.append(box)
            words.append(Words(lon, lat, (Written(names[code]),), TOWN, inks[code], spare=True))
    return tuple(words)


def _round(spot: tuple[float, float], high: float, scale: float) -> Box:
    """The room of a circle around a point."""
    lon, lat = spot
    return Box(lon * scale * NARROW, lat * scale, 2 * high * scale * ROUND, 2 * high * scale)


def beside(
    spots: Iterable[tuple[str, tuple[float, float], float]], scale: float
) -> tuple[Words, ...]:
    """The names of places above their circle, else below it, where no other name and no larger
    circle stands. ``spots``: name, point, and the radius of its circle in degrees (0: it has none,
    and is named quietly), the largest first."""
    taken: list[Box] = []
    words = []
    larger: list[Box] = []
    for name, (lon, lat), high in spots:
        wide = text.width(name, TOWN) + 4
        for side, way in (("top", 1), ("bottom", -1)):
            edge = lat + way * high
            middle = edge * scale + way * TOWN * text.LINE / 2
            box = Box(lon * scale * NARROW, middle, wide, TOWN * text.LINE)
            if _is_free(box, [*taken, *larger]):
                taken.append(box)
                lines, ink = (Written(name),), style.INK if high else style.QUIET
                words.append(Words(lon, edge, lines, TOWN, ink, down=side, gap=1, spare=True))
                break
        if high:
            larger.append(_round((lon, lat), high, scale))
    return tuple(words)


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(box.meets(other) for other in taken)
