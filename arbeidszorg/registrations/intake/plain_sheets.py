"""A worksheet that has nothing but cells, as most have: looked through at once, by patterns.

:mod:`~arbeidszorg.registrations.intake.scanning` hears each element, which takes seconds where
there are millions. What is written in any other way than the usual, or has anything that must be
told of (a formula, an error, a hidden row), is left to it.
"""

from __future__ import annotations

import re

_HEAD = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["'](?:UTF-8|utf-8)["'][^>]*\?>""")
#: What must be heard, and what could hide a cell from the pattern of one.
_ODD = re.compile(rb"<f[\s/>]|<row\s[^>]*hidden|<mergeCell\s|<filterColumn|<!|<\?")
_PREFIXED = re.compile(rb":(?:c|row|f|v|is|mergeCell|filterColumn)[\s/>]")
_ANY_CELL = re.compile(rb"<c[\s/>]")
_OPEN = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")?(?: t="(?:n|s|b|d|str|inlineStr)")?'
_CELL = re.compile(_OPEN.replace(b"(", b"(?:").replace(b"(?:?:", b"(?:") + rb"/?>")
_FILLED = re.compile(_OPEN + rb"><(?:v|is)[\s/>]")
#: Bytes that are looked at together.
_CHUNK = 4_000_000


def seen(data: bytes, headed: bool = True) -> tuple[int, set[bytes], set[bytes]] | None:
    """How many cells with content there are, and in which columns (letters) and rows (digits); None
    when the sheet is not plain. ``headed``: it is looked at from its beginning."""
    head = _HEAD.match(data) if headed else None
    if headed and head is None:
        return None
    if _ODD.search(data, head.end() if head else 0) or _PREFIXED.search(data):
        return None
    if len(_ANY_CELL.findall(data)) != len(_CELL.findall(data)):
        return None
    filled, columns, rows, start = 0, set[bytes](), set[bytes](), 0
    while start < len(data):
        end = data.find(b"<c ", min(start + _CHUNK, len(data)))
        end = len(data) if end < 0 else end
        found = _FILLED.findall(data, start, end)
        filled += len(found)
        columns.update([column for column, _ in found])
        rows.update([row for _, row in found])
        start = end
    return filled, columns, rows


def elements(data: bytes) -> int:
    """How many elements there are, at most."""
    return data.count(b"<") - data.count(b"</") - data.count(b"<?")
