"""Registered: the registrations themselves as a source of numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from arbeidszorg.counting.cells import Parts, values
from arbeidszorg.counting.choices import parts, several_activities
from arbeidszorg.counting.cube import Cube
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.source import Areas, Array, Values, beside_the_largest, sum_of, whole
from arbeidszorg.view.view import View


@dataclass(frozen=True)
class Registered:
    """A :class:`~arbeidszorg.counting.source.Source` over facts; with a cube the same numbers come
    faster. ``may``: which cells may be shown; that nothing was recorded of some persons is told
    only where their number is. ``parts``: the facts of partitions, when those of all stays are not
    there."""

    facts: Facts
    cube: Cube | None = None
    may: Callable[[View, Areas], Array | bool] = lambda _view, _rows: True
    parts: Parts | None = None

    @property
    def offer(self) -> Offer:
        """See :class:`Source`, as for the rest."""
        return self.facts.offer

    def values(self, view: View, rows: Areas) -> Values:
        return values(self.facts, view, rows, self.cube, self.may, self.parts)

    def together(self, view: View, rows: Areas) -> Values:
        return self.values(view, whole(rows))

    def overlap(self, view: View, rows: Areas) -> Array:
        together = self.values(view, rows).persons
        if view.measured.is_offer:  # made from no persons
            return np.zeros_like(together)
        apart = [self.values(part, rows).persons for part in parts(view)]
        return beside_the_largest(apart) if several_activities(view) else sum_of(apart) - together

    def overlap_together(self, view: View, rows: Areas) -> Array:
        return self.overlap(replace(view, split=()), whole(rows))

    def twice(self, view: View, rows: Areas) -> Array:
        plain = replace(view, split=())
        apart = self.values(plain, rows).persons.sum(axis=1, keepdims=True)
        return np.asarray(apart - self.together(plain, rows).persons)
