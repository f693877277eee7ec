"""Names of worksheets: what Excel takes, and no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from arbeidszorg.figures.text import CUT, clean
from arbeidszorg.texts import t

#: The longest name in Excel, which counts as UTF-16 does.
LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
#: A name that Excel keeps for itself.
_RESERVED = "history"


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A valid name for each that is wanted, in order; a number tells like ones apart."""
    names: dict[str, str] = {}
    for name in map(_valid, titles):
        unique, number = name, 1
        while unique.casefold() in names or unique.casefold() == _RESERVED:
            number += 1
            tail = f" ({number})"
            unique = _cut(name, LONGEST - len(tail)) + tail
        names[unique.casefold()] = unique
    return tuple(names.values())


def _valid(name: str) -> str:
    shown = "".join(sign for sign in clean(name) if unicodedata.category(sign) != "Cf")
    text = clean(_FORBIDDEN.sub(" ", shown)).strip("' ")
    return _cut(text, LONGEST).strip("'") or t("office.figure")


def _cut(name: str, most: int) -> str:
    """The name, with an ellipsis when it is too long."""
    if _length(name) <= most:
        return name
    while _length(name) > most - len(CUT):
        name = name[:-1]
    return name.rstrip(" ,;·-") + CUT


def _length(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2
