"""How colours look: their contrast, and how far apart they are to who sees fewer of them."""

from __future__ import annotations


def channels(colour: str) -> tuple[float, float, float]:
    """A hex colour as linear light."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return light[0], light[1], light[2]


def luminance(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """The contrast of WCAG 2.1: 1 (none) to 21."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Brettel's and Viénot's projections: what a colour looks like without red or without green cones.
BLIND = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def cielab(colour: str, kind: str) -> tuple[float, float, float]:
    """A colour as it is seen, in CIELAB: equal distances look equally large."""
    light = channels(colour)
    if kind in BLIND:
        red, green, blue = (
            max(0.0, sum(part * value for part, value in zip(row, light, strict=True)))
            for row in BLIND[kind]
        )
        light = (red, green, blue)
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        root if (root := (sum(map(float.__mul__, row, light)) / top) ** (1 / 3)) > 0.2069 else 0.138
        for row, top in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
