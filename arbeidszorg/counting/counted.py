"""Counted: the numbers of an answer before they are protected; only ``disclosure`` reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from arbeidszorg.view.notes import Note
from arbeidszorg.view.view import View


@dataclass(frozen=True)
class Numbers:
    """Arrays with axes year, area and code: ``value`` (float), ``status`` (of
    :data:`~arbeidszorg.view.rows.STATUSES`) and, before protection only, ``persons``: the smallest
    number of persons above zero that the value was made from (0: from no persons)."""

    value: npt.NDArray[Any]
    status: npt.NDArray[Any]
    persons: npt.NDArray[Any] | None = None


@dataclass(frozen=True)
class Counted:
    """Numbers before protection.

    ``areas``: (code, name) along the second axis; ``codes``: the codes of each split, whose
    product runs along the third. ``totals`` gives the same for all areas and codes together; it
    is work of its own, and not every figure shows them.
    ``beside``: of several activities all persons beside those of the largest, for whether anybody
    has two of them may not be told; ``beside_in_total`` the same for all areas together, for a view
    of the same areas: a share has the measure that it is divided by. (Both None when at most one is
    chosen.) By year, area and code.
    """

    view: View
    areas: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, ...], ...]
    numbers: Numbers
    totals: Callable[[], Numbers]
    remarks: tuple[Note, ...] = ()
    beside: Callable[[], npt.NDArray[Any]] | None = None
    beside_in_total: Callable[[View], npt.NDArray[Any]] | None = None
