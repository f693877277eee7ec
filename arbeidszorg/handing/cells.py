"""What stands in the rows that were handed in, for who mends them: never what is about a person's
identity."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from arbeidszorg.handing.checks import Report
from arbeidszorg.registrations import model


def columns(report: Report, kind: str) -> tuple[str, ...]:
    """The columns of the contract that a table has and that may be shown, in its order."""
    gone = refused(report, kind)
    table = report.tables[kind]
    return tuple(
        c.name for c in model.FILES[kind] if c.name in table.columns and c.name not in gone
    )


def refused(report: Report, kind: str) -> frozenset[str]:
    """The columns of a table that are not shown, by their name in it: see
    :func:`arbeidszorg.handing.private.refused`."""
    return report.refused[kind]


def rows(report: Report, kind: str, chosen: Iterable[int] | None = None) -> list[dict[str, str]]:
    """The text of some rows (all when left out): per row its number as ``rij``, and its cells by
    column."""
    table, names = report.tables[kind], columns(report, kind)
    places: Iterable[int] = range(len(table.rows))
    if chosen is not None:
        wanted = np.array(sorted(set(chosen)), np.int64)
        places = np.flatnonzero(np.isin(table.rows, wanted)).tolist()
    return [
        {"rij": str(int(table.rows[place]))}
        | {name: table.columns[name].text(place) for name in names}
        for place in places
    ]
