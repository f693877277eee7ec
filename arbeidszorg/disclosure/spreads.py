"""Spreads: net results per participant as they may be shown; how they come about stands in
``net_results``."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.view.rows import OK, Status


@dataclass(frozen=True)
class Spread:
    """Of a sector ("" for all together), in euro per participant and year: the mean of the lowest
    third, of the middle, and of the highest third of the initiatives. ``low`` and ``high`` are None
    where there are too few for them, ``middle`` too where ``status`` is not ``ok``. ``least``: at
    least so many initiatives are behind it (0: not told)."""

    sector: str
    status: Status
    least: int = 0
    low: float | None = None
    middle: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class NetResults:
    """The spreads of one year, the sectors first. ``years``: with any amounts at all."""

    year: int
    spreads: tuple[Spread, ...]
    years: tuple[int, ...]

    @property
    def sectors(self) -> tuple[Spread, ...]:
        """Those of single sectors."""
        return tuple(spread for spread in self.spreads if spread.sector)

    @property
    def any(self) -> bool:
        """Whether something can be shown."""
        return any(spread.status == OK for spread in self.spreads)
