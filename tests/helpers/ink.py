"""The contrast of text, shared by tests of figures."""

from __future__ import annotations


def _light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """The contrast of WCAG 2.1: 1 (none) to 21."""
    light, dark = sorted((_light(ink), _light(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_on(ink: str, fill: str) -> bool:
    """Whether ordinary text in one colour can be read on the other."""
    return contrast(ink, fill) >= 4.5
