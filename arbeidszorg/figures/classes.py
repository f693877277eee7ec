"""Map classes: at most seven, with rounded bounds, made from visible values only."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from arbeidszorg import style
from arbeidszorg.texts import t

TENTH = Decimal("0.1")
#: Classes aimed at; rounding may merge some.
AIM = 7
#: Different values that a class holds at least, about: of 1, 2 and 3 there are two classes.
VALUES = 2


@dataclass(frozen=True)
class Classes:
    """``edges``: lower bounds of the classes, rising; a value belongs to the last class whose
    bound it reaches. ``top``: the highest value that the classes were made from. Zero is no class:
    it has a look of its own."""

    edges: tuple[float, ...]
    top: float
    unit: str

    def number_of(self, value: float) -> int | None:
        """The class number of a value, None for zero or when there are no classes."""
        value = _as_shown(value, self.unit)
        if value <= 0 or not self.edges:
            return None
        return max(0, bisect_right(self.edges, value) - 1)

    def colours(self) -> tuple[str, ...]:
        """One colour per class, light to dark."""
        return style.palette(len(self.edges)) if self.edges else ()

    def labels(self) -> tuple[str, ...]:
        """One label per class: "50 – 99", "250 en meer"."""
        if not self.edges:
            return ()
        step = 1.0 if self.unit == "aantal" else 0.1
        labels = []
        for low, high in zip(self.edges, [*self.edges[1:], None], strict=True):
            if high is None:
                if _as_shown(self.top, self.unit) <= low:
                    labels.append(style.number(low, self.unit))
                else:
                    labels.append(t("figure.class_last", low=style.number(low, self.unit)))
            elif math.isclose(high - step, low):
                labels.append(style.number(low, self.unit))
            else:
                labels.append(
                    t(
                        "figure.class_between",
                        low=style.number(low, self.unit),
                        high=style.number(high - step, self.unit),
                    )
                )
        return tuple(labels)


def classes_of(values: Iterable[float], unit: str) -> Classes:
    """Classes for visible values: quantiles of the different values, so that colours spread over a
    skewed province, with bounds rounded to half of their own power of ten (437 becomes 450)."""
    different = {_as_shown(v, unit) for v in values if v == v and v > 0}
    positive = tuple(sorted(v for v in different if v > 0))
    if not positive:
        return Classes((), 0.0, unit)
    if len(positive) <= 2:
        return Classes(positive, positive[-1], unit)
    low = _round(positive[0], unit, down=True)
    bounds = quantiles(positive, min(AIM, max(2, -(-len(positive) // VALUES))))
    edges = {low} | {_round(bound, unit) for bound in bounds}
    edges_within = sorted(edge for edge in edges if low <= edge <= positive[-1])
    return Classes(_without_empty(edges_within, positive), positive[-1], unit)


def _without_empty(edges: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    """The bounds of those classes that hold a value; ``values`` rise."""
    ends = (*edges[1:], math.inf)
    return tuple(
        low
        for low, end in zip(edges, ends, strict=True)
        if bisect_left(values, end) > bisect_left(values, low)
    )


def quantiles(values: Sequence[float], groups: int) -> list[float]:
    """The bounds between so many groups of about as many values each; ``values`` rise. A bound lies
    between two values in proportion, as mapclassify has it to the last bit: that library brings
    scikit-learn along, which a server would hold in memory for this one sum."""
    step = 100.0 / groups
    second = step + step - step  # as numpy counts up
    bounds = []
    for number in range(groups - 1):
        place = (step + number * second) / 100.0 * (len(values) - 1)
        low = int(place)
        below, above = low + 1 - place, place - low
        bounds.append((values[low] * below + values[low + 1] * above) / (below + above))
    return sorted(set(bounds))


def _as_shown(value: float, unit: str) -> float:
    """The value as a reader sees it, so that colour and number never disagree."""
    if unit == "aantal":
        return float(round(value))
    return float(Decimal(str(float(value))).quantize(TENTH, ROUND_HALF_EVEN))  # as Babel rounds


def _round(value: float, unit: str, down: bool = False) -> float:
    least = 1.0 if unit == "aantal" else 0.1
    step = max(least, 10.0 ** math.floor(math.log10(value)) / 2)
    steps = math.floor(value / step + 1e-9) if down else round(value / step)
    return round(max(least, steps * step), 1)
