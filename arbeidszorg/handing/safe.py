"""Text that goes into a file which a spreadsheet opens, and never runs there."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def runs(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return text[:1] in _STARTS and not _NUMBER.fullmatch(text)


def is_formula(text: str) -> bool:
    """Whether a text is what is left of a formula: what it would say is not known, so it is no word
    that means something."""
    return text.lstrip(" '").startswith("=")


def inert(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula; the
    intake takes that off again."""
    return f"'{text}" if runs(text) else text


#: Letters that a cell of a workbook holds at most.
LONGEST = 32_767
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text as a cell of a workbook can hold it: what no file can keep becomes a question
    mark."""
    return _NOT_KEPT.sub("?", text[:LONGEST])
