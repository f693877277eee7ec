"""Tables of a breakdown of one place and sector."""

from __future__ import annotations

import numpy as np

from arbeidszorg.disclosure.solve.split_tables import Tables


def tables(units: list[list[int]], rows: list[list[int]], offered: list[bool]) -> Tables:
    """One place and sector; ``rows``: the units of each row, the first holds everybody."""
    persons = np.array(units, dtype=float)
    members = np.array([[unit in row for unit in range(len(units))] for row in rows])
    value = (members.astype(int) @ persons).astype(int)
    return Tables(
        units=persons,
        heads=persons.sum(axis=1),
        place=np.zeros(len(units), dtype=int),
        sector=np.zeros(len(units), dtype=int),
        members=members,
        value=value,
        top=np.arange(len(rows)) == 0,
        offered=np.array(offered),
        hidden=np.zeros(value.shape, dtype=bool),
        ceiling=np.full(value.shape, np.inf),
        weight=np.where(np.arange(len(rows)) == 0, 100.0, 1.0),
        moves=[],
        able=np.ones(persons.shape, dtype=bool),
        part=np.zeros(persons.shape[1], dtype=int),
        joint=np.zeros(persons.shape[1], dtype=bool),
        slack=np.full(len(rows), np.inf),
    )
