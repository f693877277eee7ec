"""How small the letters of a drawing are, and how wide it must be on paper to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

#: The smallest letters on paper, in points.
LEAST = 6.5
#: Of text whose size is not said.
_PLAIN = 16.0
_SCALE = re.compile(r"scale\(([\d.]+)\)")


def smallest(drawn: str) -> float:
    """The size of the smallest letters of an SVG, as a share of its width; 0 when it has none."""
    root = ElementTree.fromstring(drawn)
    return min(_sizes(root, 1.0, _PLAIN), default=0.0) / float(root.get("width", "1"))


def least_width(drawn: str) -> float:
    """How wide an SVG must be on paper, in points, for letters of :data:`LEAST`."""
    size = smallest(drawn)
    return round(LEAST / size, 2) if size else 0.0


def _sizes(element: ElementTree.Element, scale: float, size: float) -> Iterator[float]:
    for by in _SCALE.findall(element.get("transform", "")):
        scale *= float(by)
    size = float(element.get("font-size", size))
    if element.tag.endswith("}text"):
        yield size * scale
    for child in element:
        yield from _sizes(child, scale, size)
