"""Text that goes into a file which a spreadsheet opens, and never runs there."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def runs(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula."""
    return text[:1] in _STARTS and not _NUMBER.fullmatch(text)


def inert(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula; the
    intake takes that off again."""
    return f"'{text}" if runs(text) else text
