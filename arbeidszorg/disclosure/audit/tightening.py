"""What an audit finds out is hidden: the last step of deciding, for who runs the audit.

The decision proves each of its cells; an audit is there for what such a proof overlooked. What it
narrows down is not reasoned about again but hidden in large pieces, until nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import numpy.typing as npt

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.audit import GROUPS, Report
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.registrations.edition import Edition
from arbeidszorg.view.measures import LADDER_MEASURE, PROTECTED_MEASURES, MeasureCode
from arbeidszorg.view.view import LADDER, SplitCode

Array = npt.NDArray[Any]


def tightened(decision: Decision, report: Report, edition: Edition) -> Decision | None:
    """A decision that hides what an audit narrowed down: of a breakdown, the whole split of that
    measure and year and of its parts; of groups, or of a split that was hidden already, all of the
    measure and year and of its parts. None when there is nothing to hide, or nothing more: a year
    that was published before cannot be taken back."""
    first_year, closed = edition.first_year, edition.closed or 0
    narrow = [(key, number) for key, number in report.narrow if key[1] > closed]
    if not narrow:
        return None
    cells = _copied(decision)
    for (measure, year), number in narrow:
        at, split = year - first_year, cast(SplitCode, number.kind)
        named = cast(MeasureCode, LADDER_MEASURE if measure == LADDER else measure)
        broken = [key for key in cells.splits if key[0] in _with_parts(named) and key[2] == split]
        if number.kind in GROUPS or not any(decision.splits[key][at].any() for key in broken):
            for part in _everything(cells, named):
                part[at] = False
        for key in broken:
            cells.splits[key][at] = False
    return None if _shown(cells) == _shown(decision) else cells


def _shown(decision: Decision) -> int:
    """How many cells are shown."""
    parts = decision.groups, decision.forms, decision.splits
    return sum(int(cells.sum()) for part in parts for cells in part.values())


def _copied(decision: Decision) -> Decision:
    return replace(
        decision,
        groups={key: cells.copy() for key, cells in decision.groups.items()},
        forms={key: cells.copy() for key, cells in decision.forms.items()},
        splits={key: cells.copy() for key, cells in decision.splits.items()},
    )


def _with_parts(measure: MeasureCode) -> set[str]:
    """A measure and those that are part of it, the persons behind hours too."""
    parts = {part for part in PROTECTED_MEASURES if lattice.PART_OF.get(part) == measure}
    return {measure}.union(*(_with_parts(part) for part in parts))


def _everything(decision: Decision, measure: MeasureCode) -> Iterator[Array]:
    measures = _with_parts(measure)
    yield from (cells for key, cells in decision.groups.items() if key[0] in measures)
    yield from (cells for key, cells in decision.forms.items() if key in measures)
    yield from (cells for key, cells in decision.splits.items() if key[0] in measures)
