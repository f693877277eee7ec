"""Mending what was handed in: a code that is wrong many times, or single cells.

Nothing is replaced in silence: what is proposed waits for a yes, and what was said yes to once (a
remembered rule of an initiative) is told each time that it is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from arbeidszorg.handing.safe import is_formula
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import clean, letters
from arbeidszorg.registrations.intake.places import Municipalities, municipalities
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


def proposals(
    table: TextTable, kind: str, towns: Municipalities | None = None
) -> tuple[Proposal, ...]:
    """What could be replaced in columns of codes and of municipalities, the most frequent first.
    Nothing is proposed for what may be a name."""
    towns = towns or municipalities()
    found = []
    for column in model.FILES[kind]:
        text = table.columns.get(column.name)
        if text is None or column.kind not in ("code", "codes", "nis"):
            continue
        meant = _meant(column, towns)
        counts = np.bincount(text.numbers, minlength=len(text.texts)).tolist()
        known = {code.casefold() for code in meant.values()}
        for wrong, count in sorted(zip(text.texts, counts, strict=True), key=_most)[:MOST_LOOKED]:
            right = wrong.casefold() in known or (column.kind == "nis" and wrong.isdigit())
            if not wrong or not count or right or _private(wrong):
                continue
            code, sure = _nearest(wrong, meant, several=column.kind == "codes")
            if code and code.casefold() != wrong.casefold():
                found.append(Proposal(Replacement(kind, column.name, wrong, code), count, sure))
    return tuple(sorted(found, key=lambda each: (-each.count, -each.sure)))


#: Wrong texts of a column that are looked at, and how alike they must be to what is meant.
MOST_LOOKED, LEAST_ALIKE = 500, 75
_BETWEEN = re.compile(r"\s*(?:[|,;/+&]|\ben\b)\s*", re.IGNORECASE)


def _most(pair: tuple[str, int]) -> int:
    return -pair[1]


def _private(text: str) -> bool:
    """Whether a text is no word to replace: too long, a formula, or about a person."""
    return len(text) > 60 or is_formula(text) or personal.masked(text) != text


def _meant(column: model.Column, towns: Municipalities) -> dict[str, str]:
    """What people write (letters only) -> the code."""
    if column.kind == "nis":
        return {letters(name): code for code, name in towns.names.items()}
    name = "activiteit" if column.name == "activiteiten" else column.name
    words: dict[str, str] = {}
    for code in model.CODES[column.name]:
        words[letters(code)] = code
        words.setdefault(letters(label(name, code)), code)
    return words


def _nearest(text: str, meant: Mapping[str, str], several: bool) -> tuple[str | None, int]:
    """The code, or codes, that a text is most like; None when it is not sure enough."""
    if several and len(parts := [part for part in _BETWEEN.split(text) if part]) > 1:
        every = [_nearest(part, meant, several=False) for part in parts]
        if any(code is None for code, _ in every):
            return None, 0
        return "|".join(dict.fromkeys(str(code) for code, _ in every)), min(n for _, n in every)
    squeezed = letters(text)
    if len(squeezed) < 1:
        return None, 0
    if squeezed in meant:
        return meant[squeezed], 100
    begins = {code for word, code in meant.items() if len(word) > 2 and squeezed.startswith(word)}
    if len(begins) == 1:
        return begins.pop(), 80
    best = process.extractOne(squeezed, [*meant], scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    return (meant[best[0]], int(best[1])) if best else (None, 0)
