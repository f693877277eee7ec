"""Which texts of a cell a draft keeps: those that have the form of their column, or nearly so that
somebody can mend them here. Words in the place of a code, a number or a day may be a name or an
address, and are kept nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz, process

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.cleaning import clean, folded, letters
from arbeidszorg.registrations.intake.identifiers import parse_code, parse_initiative, same
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.registrations.intake.values import parse_date, says_nothing
from arbeidszorg.texts import label

#: How alike a word must be to a code, or to what it is called (of 100), and from how many letters.
ALIKE, FROM_LETTERS = 75, 3
_BETWEEN = re.compile(r"\s*(?:[|,;/+&]|\ben\b)\s*", re.IGNORECASE)
_DAY = re.compile(r"(?:[0-9][-/. ]?){1,8}(?:[T ][0-9:.]{4,8})?")
_NUMBER = re.compile(r"[-+€ ]*(?:[0-9][., ]?){1,18}(?:€|%|u|uur|euro)?", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{1,6}(?:[.,][0-9]+)?")
_PLACE = re.compile(r"[0-9]{1,6}(?:[.,]0+)?")
_SHORT_CODE = re.compile(r"[A-Za-z]{0,2}[-_. ]?[0-9]{1,7}")
_INITIATIVE = re.compile(r"[A-Za-z]{1,4}[-_. ]?[0-9]{1,6}(?:-[0-9]{1,3})?")
_FORMS = {"date": _DAY, "number": _NUMBER, "whole": _NUMBER, "year": _YEAR}


def keeps(kind: str, name: str, text: str, own: Collection[str] | None = None) -> bool:
    """Whether a text of a column is kept. ``own``: the initiatives that may be named whatever
    the form of their code; any that is a code when left out."""
    column = next((each for each in model.FILES.get(kind, ()) if each.name == name), None)
    plain = folded(clean(text))
    if column is None or not plain or column.kind == "text":
        return column is not None
    if plain == "=…" or (
        not plain.startswith("=") and says_nothing(plain, name=column.kind == "id")
    ):
        return True
    if column.kind in ("code", "codes"):
        parts = _BETWEEN.split(plain) if column.kind == "codes" else [plain]
        return _near(plain, name) or all(not part or _near(part, name) for part in parts)
    if column.kind == "nis":
        return bool(_PLACE.fullmatch(plain)) or _near(plain, name)
    if name == "initiatief_id":
        if own is None:
            return isinstance(parse_initiative(plain), str)
        return bool(_INITIATIVE.fullmatch(plain)) or same(plain) in {same(code) for code in own}
    if column.kind == "id":
        return isinstance(parse_code(plain), str) or bool(_SHORT_CODE.fullmatch(plain))
    if column.kind == "date" and not isinstance(parse_date(plain), tuple):
        return True
    return bool(_FORMS[column.kind].fullmatch(plain))


def _near(text: str, name: str) -> bool:
    """Whether a text without digits is nearly a word of a column."""
    if (squeezed := letters(text)) in (words := _words(name)):
        return True
    if any(map(str.isdigit, text)) or len(squeezed) < FROM_LETTERS:
        return False
    return process.extractOne(squeezed, words, scorer=fuzz.ratio, score_cutoff=ALIKE) is not None


@lru_cache(maxsize=64)
def _words(name: str) -> tuple[str, ...]:
    """What people write in a column of codes or of municipalities, in small letters only."""
    if name not in model.CODES:
        return tuple(letters(town) for town in municipalities().names.values())
    called = "activiteit" if name == "activiteiten" else name
    codes = model.CODES[name]
    return tuple({word for code in codes for word in (letters(code), letters(label(called, code)))})
