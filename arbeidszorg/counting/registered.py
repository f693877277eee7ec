"""Registered: the registrations themselves as a source of numbers."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from arbeidszorg.counting.cells import Parts, values
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.source import Areas, Array, Values, whole
from arbeidszorg.view.view import View


@dataclass(frozen=True)
class Registered:
    """A :class:`~arbeidszorg.counting.source.Source` over facts; with a cube the same numbers come
    faster. ``may``: which cells may be shown; that nothing was recorded of some persons is told
    only where their number is. ``parts``: the facts of partitions, when those of all stays are not
    there. ``areas``: the towns of each area; None where any towns are one."""

    facts: Facts
    cube: Cube | None = None
    may: Callable[[View, Areas], Array | bool] = lambda _view, _rows: True
    parts: Parts | None = None
    areas: Container[tuple[int, ...]] | None = None

    @property
    def offer(self) -> Offer:
        """See :class:`Source`, as for the rest."""
        return self.facts.offer

    def values(self, view: View, rows: Areas) -> Values:
        return values(self.facts, view, rows, self.cube, self.may, self.parts)

    def are_one(self, rows: Areas) -> bool:
        return self.areas is None or whole(rows)[0].towns in self.areas

    def together(self, view: View, rows: Areas) -> Values:
        if view.measured.is_offer or self.are_one(rows):
            return self.values(view, whole(rows))
        return values(self.facts, view, rows, self.cube, self.may, self.parts, added=True)
