"""The attacker: everything that linear reasoning can say about a hidden number.

The attacker knows every number that is shown, which numbers are hidden, that a hidden group counts
at least one person and that so does a hidden number in a row that is broken down, where initiatives
of which sector, kind and activity are, that both places count the same persons, and even how many
persons are in two cells at once; so all counts are sums of the smallest cells. Unknown are the
smallest cells themselves: persons per town and sector (and kind of initiative), and per code of
each split. What remains possible for a hidden number is found by linear programming.

Cells are written as *changes* from the truth: a shown number cannot change, a smallest cell not
below nought. The range of a hidden number is the most that it can fall and rise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from arbeidszorg.disclosure.audit.exchanges import exchanged
from arbeidszorg.disclosure.audit.system import EXACT, Hidden, Shown, System
from arbeidszorg.disclosure.holdings import Population
from arbeidszorg.disclosure.lattice import BREAKDOWNS, Areas


def ranges(
    areas: Areas,
    counted: dict[str, Population],
    year: int,
    shown: dict[str, Shown],
    width: int,
    small: int = 0,
) -> Iterator[Hidden]:
    """The range of every hidden number of a measure and year; ``counted`` and ``shown`` by place.
    A range is followed no further than ``width``: that it is wide enough is all that is asked.
    ``small``: up to this number those that nobody can ask for are attacked too.

    Breakdowns are first attacked one split at a time by somebody who knows all groups exactly: an
    attacker who knows more, and a much smaller problem. What that attacker can narrow is attacked
    again with everything together; what cannot be asked for, with groups and its own split."""
    left: set[tuple[Any, ...]] = set()
    for split in BREAKDOWNS:
        alone = System(areas, counted, year, shown, (split,), groups_known=True, small=small)
        open_ = exchanged(alone, width)
        narrow = [cell for cell in alone.hidden() if cell not in open_]
        unasked: set[tuple[Any, ...]] = set()
        for cell, (fall, rise) in (open_ | alone.spread(narrow, width)).items():
            if rise - fall >= width - EXACT:
                yield alone.range_of(cell, fall, rise)
            else:
                (unasked if cell in alone.unasked else left).add(alone.cells[cell][:5])
        if unasked:
            beside = System(areas, counted, year, shown, (split,), False, small)
            yield from _ranges_of(beside, unasked, width)
    splits = tuple(split for split in BREAKDOWNS if any(name[1] == split for name in left))
    whole = System(areas, counted, year, shown, splits if left else (), groups_known=False)
    wanted = [
        n for n in whole.hidden() if whole.cells[n][1] in ("", "vorm") or whole.cells[n][:5] in left
    ]
    outcome = [whole.range_of(cell, *way) for cell, way in whole.spread(wanted, width).items()]
    blank = _narrow_unasked(areas, counted, year, shown, width, outcome)
    yield from (replace(hidden, public=_name(hidden) in blank) for hidden in outcome)


def _ranges_of(system: System, names: set[tuple[Any, ...]], width: int) -> Iterator[Hidden]:
    """The ranges of the numbers with these names that cannot be asked for."""
    cells = [n for n in sorted(system.unasked) if system.cells[n][:5] in names]
    for cell, (fall, rise) in system.spread(cells, width).items():
        yield system.range_of(cell, fall, rise)


def _name(hidden: Hidden) -> tuple[Any, ...]:
    return hidden.place, hidden.kind, hidden.area, hidden.sector, hidden.code


def _narrow_unasked(
    areas: Areas,
    counted: dict[str, Population],
    year: int,
    shown: dict[str, Shown],
    width: int,
    outcome: list[Hidden],
) -> set[tuple[Any, ...]]:
    """Which of the large narrow numbers of breakdowns would be narrow if nobody had been told
    anything of their split."""
    large = {
        _name(hidden)
        for hidden in outcome
        if hidden.rise - hidden.fall < width - EXACT
        and hidden.count > 1 + width
        and hidden.kind not in ("", "vorm")
    }
    narrow: set[tuple[Any, ...]] = set()
    for split in BREAKDOWNS:
        here = {name for name in large if name[1] == split}
        if here:
            unasked = {
                place: replace(seen, splits={split: np.zeros_like(seen.splits[split])}, ceiling={})
                for place, seen in shown.items()
            }
            system = System(areas, counted, year, unasked, (split,), groups_known=False)
            cells = [n for n in system.hidden() if system.cells[n][:5] in here]
            narrow |= {
                system.cells[cell][:5]
                for cell, (fall, rise) in system.spread(cells, width).items()
                if rise - fall < width - EXACT
            }
    return narrow
