"""Rows and columns of marks: which are alike, and which hold what another has not.

There are thousands of each in a year, and most are told apart by little: as bytes they are put in
order in a part of the time, and one mark is looked at before all.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def alike(marks: Array, *numbers: Array) -> tuple[Array, Array]:
    """The first of each of the columns that differ, and which of these each column is. They are in
    order of the ``numbers`` of each column (0 to 255), the first before all others, and then of its
    ``marks`` (bool, line x column)."""
    head = [np.asarray(each, dtype=np.uint8)[:, None] for each in numbers]
    _, first, which = np.unique(
        records(np.hstack([*head, np.packbits(marks, axis=0).T])),
        return_index=True,
        return_inverse=True,
    )
    return first, which


def records(rows: Array) -> Array:
    """Rows of bytes as one value each, in the order of their bytes."""
    rows = np.ascontiguousarray(rows, dtype=np.uint8)
    return rows.view(f"V{rows.shape[1]}").ravel()


def outside(parts: Array, wholes: Array, part: Array, whole: Array) -> Array:
    """Of each pair, a line of ``parts`` and one of ``wholes`` (bool, line x column): has the first
    a mark that the second has not?"""
    if not parts.shape[1]:
        return np.zeros(len(part), dtype=bool)
    somewhere = parts.argmax(axis=1)
    differ: Array = parts[part, somewhere[part]] & ~wholes[whole, somewhere[part]]
    left = np.flatnonzero(~differ)
    differ[left] = (parts[part[left]] & ~wholes[whole[left]]).any(axis=1)
    return differ
