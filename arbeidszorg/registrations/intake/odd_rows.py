"""Rows that are no record: a total, the header again, a remark below the table. Each is one fault,
however many cells of it would not hold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import letters
from arbeidszorg.registrations.intake.faults import Faults, mend
from arbeidszorg.registrations.intake.headers import name_of
from arbeidszorg.registrations.intake.reading import TextColumn, TextTable, is_total


def without_odd_rows(table: TextTable, file: str) -> tuple[TextTable, Faults]:
    """The table without the rows that are no record, and a fault for each of those."""
    contract = {column.name: column for column in model.FILES[file]}
    known = {name: column for name, column in table.columns.items() if name in contract}
    required = [column for name, column in known.items() if contract[name].required]
    filled = sum((column.filled for column in table.columns.values()), start=_none(table))
    missing = sum((~column.filled for column in required), start=_none(table))
    headers = sum((_spelled(column, name, file) for name, column in known.items()), _none(table))
    totals = _none(table).astype(np.bool_)
    for column in table.columns.values():
        totals |= _such(column, [is_total(text) for text in column.texts])
    identity = known.get(contract[next(iter(contract))].name)
    named = _such(identity, [is_total(text) for text in identity.texts]) if identity else totals
    bare = (missing >= 2) & (filled > 0)

    repeated = headers >= np.maximum(2, filled / 2)
    total = ~repeated & (named | (totals & bare))
    loose = ~repeated & ~total & bare & (filled <= 2) & (len(required) > 2)
    faults = Faults(every=table.faults.every)
    rules = {"repeated_header": repeated, "total_row": total, "loose_row": loose}
    for rule, chosen in rules.items():
        rows = table.rows[chosen]
        words = partial(_words, mend(rule))
        faults.add_rows(table.file, rule, None, rows, np.zeros(len(rows), np.int32), words)
    keep = ~(repeated | total | loose)
    return (table if keep.all() else _kept(table, keep)), faults


def _words(how: str, _: int) -> tuple[None, str]:
    return None, how


def _none(table: TextTable) -> NDArray[np.int16]:
    return np.zeros(len(table.rows), np.int16)


def _such(column: TextColumn, chosen: list[bool]) -> NDArray[np.bool_]:
    """The rows whose distinct text is chosen."""
    return np.array(chosen, np.bool_)[column.numbers]


def _spelled(column: TextColumn, name: str, file: str) -> NDArray[np.bool_]:
    """The rows in which a column holds its own name."""
    spelled = letters(name)
    shortest, first, last = len(spelled), spelled[0], spelled[-1]

    def is_name(text: str) -> bool:
        if not shortest <= len(text) < 60:
            return False
        small = text.lower()  # most codes are told apart by two letters
        may_be = not text.isascii() or (first in small and last in small)
        return may_be and name_of(text, file) == name

    return _such(column, [is_name(text) for text in column.texts])


def _kept(table: TextTable, keep: NDArray[np.bool_]) -> TextTable:
    columns = {
        name: TextColumn(column.header, column.numbers[keep], column.texts)
        for name, column in table.columns.items()
    }
    return replace(table, rows=table.rows[keep], columns=columns)
