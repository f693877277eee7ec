"""The shapes of markers, as SVG paths around (0, 0); the same as Plotly draws."""

from __future__ import annotations

from functools import lru_cache

#: Points of each symbol for a radius of one; the path is closed.
POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((1, 1), (1, -1), (-1, -1), (-1, 1)),
    "diamond": ((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "triangle-up": ((-1.155, 0.5), (1.155, 0.5), (0, -1)),
    "triangle-down": ((-1.155, -0.5), (1.155, -0.5), (0, 1)),
    "cross": (
        (1.2, 0.4),
        (0.4, 0.4),
        (0.4, 1.2),
        (-0.4, 1.2),
        (-0.4, 0.4),
        (-1.2, 0.4),
        (-1.2, -0.4),
        (-0.4, -0.4),
        (-0.4, -1.2),
        (0.4, -1.2),
        (0.4, -0.4),
        (1.2, -0.4),
    ),
    "pentagon": ((0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309), (0, -1)),
    "hexagon": (
        (0.866, -0.5),
        (0.866, 0.5),
        (0, 1),
        (-0.866, 0.5),
        (-0.866, -0.5),
        (0, -1),
    ),
    "star": (
        (0.315, -0.433),
        (1.331, -0.433),
        (0.508, 0.165),
        (0.823, 1.133),
        (0, 0.535),
        (-0.823, 1.133),
        (-0.508, 0.165),
        (-1.331, -0.433),
        (-0.315, -0.433),
        (0, -1.4),
    ),
}
CIRCLE, THIN_CROSS, OPEN = "circle", "x-thin", "-open"
#: Marks tell lines apart for readers who cannot rely on colour.
MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "pentagon", "star", "hexagon")


@lru_cache(maxsize=500)
def path(symbol: str, size: float) -> str:
    """The path of a symbol ``size`` pixels across; a circle has one too."""
    r = size / 2
    if symbol == THIN_CROSS:
        return f"M{r:g} {r:g}L{-r:g} {-r:g}M{r:g} {-r:g}L{-r:g} {r:g}"
    if symbol.removesuffix(OPEN) == CIRCLE:
        return f"M{r:g} 0a{r:g} {r:g} 0 1 1{-2 * r:g} 0a{r:g} {r:g} 0 1 1{2 * r:g} 0Z"
    corners = POINTS[symbol.removesuffix(OPEN)]
    return "M" + "L".join(f"{round(x * r, 2):g} {round(y * r, 2):g}" for x, y in corners) + "Z"
