"""Mending what was handed in: a code that is wrong many times, or single cells.

Nothing is replaced in silence: what is proposed waits for a yes, and what was said yes to once (a
remembered rule of an initiative) is told each time that it is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import clean, letters
from arbeidszorg.registrations.intake.reading import TextColumn, TextTable
from arbeidszorg.texts import label


@dataclass(frozen=True)
class Replacement:
    """In ``column`` of the file ``kind``, each cell that says ``old`` (whatever its case and outer
    space) says ``new``. A plain record, to be remembered as a rule of an initiative."""

    kind: str
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class CellEdit:
    """What a cell is to say: ``row`` as in the spreadsheet, ``column`` in the contract's words."""

    kind: str
    row: int
    column: str
    value: str


@dataclass(frozen=True)
class Applied:
    """A replacement, and in how many cells it was made."""

    replacement: Replacement
    count: int


def on_table(
    table: TextTable, kind: str, replacements: Iterable[Replacement]
) -> tuple[TextTable, tuple[Applied, ...]]:
    """The table with the replacements of its kind made, and in how many cells each was."""
    columns = dict(table.columns)
    applied: list[Applied] = []
    for each in replacements:
        column = columns.get(each.column)
        if each.kind != kind or column is None:
            continue
        meant = matching(column, each)
        count = int(np.count_nonzero(np.array(meant, np.bool_)[column.numbers]))
        if count:
            texts = [
                each.new if same else text for text, same in zip(column.texts, meant, strict=True)
            ]
            columns[each.column] = _renumbered(column, texts)
            applied.append(Applied(each, count))
    return (replace(table, columns=columns), tuple(applied)) if applied else (table, ())


def matching(column: TextColumn, replacement: Replacement) -> list[bool]:
    """Which of the texts of a column a replacement is about."""
    old = clean(replacement.old).casefold()
    return [text.casefold() == old != "" for text in column.texts]


def _renumbered(column: TextColumn, texts: Sequence[str]) -> TextColumn:
    """The column with other texts, each of which is kept once."""
    numbering: dict[str, int] = {}
    places = np.array([numbering.setdefault(text, len(numbering)) for text in texts], np.int32)
    return TextColumn(column.header, places[column.numbers], list(numbering))


@dataclass(frozen=True)
class Proposal:
    """A replacement that may be meant: ``count`` cells say ``replacement.old``, which is no code of
    the list; ``sure`` is how alike they are, from 0 to 100."""

    replacement: Replacement
    count: int
    sure: int


def proposals(table: TextTable, kind: str) -> tuple[Proposal, ...]:
    """What could be replaced in the columns that have codes of a list, the most frequent first."""
    found = []
    for column in model.FILES[kind]:
        text = table.columns.get(column.name)
        if text is None or column.kind != "code":
            continue
        codes = {code.casefold(): code for code in model.CODES[column.name]}
        counts = np.bincount(text.numbers, minlength=len(text.texts))
        for wrong, count in zip(text.texts, counts.tolist(), strict=True):
            if wrong and count and wrong.casefold() not in codes:
                code, sure = _nearest(column.name, wrong)
                if code:
                    one = Replacement(kind, column.name, wrong, code)
                    found.append(Proposal(one, count, sure))
    return tuple(sorted(found, key=lambda each: -each.count))


def _nearest(column: str, text: str) -> tuple[str | None, int]:
    """The code that is most like a text, by itself or by what it is called on screen."""
    words: dict[str, str] = {}
    for code in model.CODES[column]:
        words.setdefault(letters(code), code)
        words.setdefault(letters(label(column, code)), code)
    best = process.extractOne(letters(text), list(words), scorer=fuzz.WRatio, score_cutoff=70)
    return (words[best[0]], int(best[1])) if best else (None, 0)
