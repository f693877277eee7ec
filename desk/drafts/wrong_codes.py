"""Texts in the place of a code that are no code, often the same one many times: what they may have
meant. A proposal, never more: somebody says yes to it or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from arbeidszorg.handing.safe import is_formula
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import letters
from arbeidszorg.texts import label
from desk.drafts.sheets import Sheet

#: How alike a text must be to a code, or to what it is called, to be proposed (of 100).
ALIKE = 78
#: Under which name the labels of a column stand, when that is another one.
_LABELS = {"activiteiten": "activiteit"}
#: What people write between several codes.
_BETWEEN = re.compile(r"\s*(?:[|,;/+&]|\ben\b)\s*", re.IGNORECASE)
#: Texts of a column at most that are told.
MOST = 30


@dataclass(frozen=True)
class WrongCode:
    """A text that is no code of its column, ``count`` times; ``meant``: what it may have meant, a
    code or several with ``|`` between, "" for none; ``codes``: those of the column, with their
    words, after what was meant when that is several."""

    kind: str
    column: str
    written: str
    count: int
    meant: str
    codes: tuple[tuple[str, str], ...]


def wrong_codes(sheets: Mapping[str, Sheet]) -> list[WrongCode]:
    """In all sheets, the most frequent of a column first."""
    found: list[WrongCode] = []
    for kind, sheet in sheets.items():
        for column in model.FILES[kind]:
            if column.kind in ("code", "codes") and column.name in sheet.columns:
                found += _of(sheet, column)
    return found


def _of(sheet: Sheet, column: model.Column) -> list[WrongCode]:
    at = sheet.columns.index(column.name)
    codes = {code.lower() for code in model.CODES[column.name]}
    several = column.kind == "codes"
    counts: Counter[str] = Counter()
    for cells in sheet.rows.values():
        text = cells[at].strip()
        parts = [part.strip() for part in text.split("|")] if several else [text]
        if (
            text
            and not is_formula(text)
            and any(part.lower() not in codes for part in parts if part)
        ):
            counts[text] += 1
    name = _LABELS.get(column.name, column.name)
    words = tuple((code, label(name, code)) for code in model.CODES[column.name])
    found = []
    for text, count in counts.most_common(MOST):
        meant = _meant_by(text, words) if several else _meant(text, words)
        choices = ((meant, meant), *words) if "|" in meant else words
        found.append(WrongCode(sheet.kind, column.name, text, count, meant, choices))
    return found


def _meant_by(text: str, words: tuple[tuple[str, str], ...]) -> str:
    """The codes that a text may have meant that names several, as they are written in a file; ""
    when one of them is not clear."""
    parts = [part for part in _BETWEEN.split(text) if part]
    named = {letters(each) for pair in words for each in pair}
    if len(parts) < 2 or letters(text) in named:
        return _meant(text, words)
    meant = [_meant(part, words) for part in parts]
    return "|".join(dict.fromkeys(meant)) if all(meant) else ""


def _meant(text: str, words: tuple[tuple[str, str], ...]) -> str:
    squeezed = letters(text)
    choices: dict[str, str] = {}
    for code, name in words:
        choices.setdefault(letters(name), code)
        choices.setdefault(letters(code), code)
    if squeezed in choices:
        return choices[squeezed]
    best = process.extractOne(squeezed, list(choices), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return choices[best[0]] if best and len(squeezed) > 2 else ""
