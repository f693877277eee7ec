"""The mark of a legend: a piece of a fill, or a marker, on a line or by itself."""

from __future__ import annotations

from typing import Any

import svg

from arbeidszorg.figures import symbols
from arbeidszorg.figures.picture import Key
from arbeidszorg.figures.still import marks
from arbeidszorg.figures.still.elements import Defs, Line, Path, Rect, Svg, short

HIGH = 18
#: How wide a mark is: a fill or a marker, and one on a line.
WIDE, LINED = 18, 28
EDGE = "#7f8f97"
BOX, SYMBOL, LINE_SYMBOL = 16, 13, 9


def width(key: Key) -> int:
    """How wide the mark of a key is, in pixels."""
    return LINED if key.lined else WIDE


def swatch(key: Key, name: str) -> list[svg.Element]:
    """The mark, with its left top at (0, 0); ``name`` goes before the id of a pattern, which
    stands elsewhere."""
    wide, middle = width(key), HIGH / 2
    look = key.look
    if key.symbol == "box":
        place = short((HIGH - BOX) / 2)
        box: dict[str, Any] = {
            "x": place,
            "y": place,
            "width": str(BOX),
            "height": str(BOX),
            "rx": "2",
        }
        # Programs that draw the lines of a pattern alone show its ground all the same.
        ground = [Rect(**box, fill=look.fill)] if look.pattern else []
        return [*ground, Rect(**box, fill=marks.filled(look, name), stroke=EDGE)]
    elements: list[svg.Element] = []
    edge: dict[str, Any] = {"fill": look.fill, "stroke": EDGE}
    size = SYMBOL
    if key.lined:
        elements.append(
            Line(
                x1="0",
                x2=str(wide),
                y1=short(middle),
                y2=short(middle),
                stroke=look.fill,
                stroke_width="3",
            )
        )
        edge, size = {"fill": look.fill}, LINE_SYMBOL
    if key.symbol.endswith(symbols.OPEN) or key.symbol == symbols.THIN_CROSS:
        size = size if key.symbol.endswith(symbols.OPEN) else 8
        edge = {"fill": "none", "stroke": look.fill, "stroke_width": "2"}
    elements.append(
        Path(
            d=symbols.path(key.symbol, size),
            **edge,
            transform=f"translate({short(wide / 2)} {short(middle)})",
        )
    )
    return elements


def inline(key: Key) -> str:
    """The mark as a picture inside a page."""
    patterns = marks.patterns([key.look], "k")
    wide = width(key)
    whole = Svg(
        [*([Defs(patterns)] if patterns else []), *swatch(key, "k")],
        width=str(wide),
        height=str(HIGH),
        extra={"aria-hidden": "true"},
    )
    return str(whole)
