"""What a reader puts on a trend, as an address writes it: a target and remarks at years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

#: Between a year and what is said of it, and between remarks.
AT, BETWEEN = ":", "|"
#: Letters of a remark, remarks of one trend, and the largest target.
LONGEST, MOST, LARGEST = 120, 4, 1e7
_REMARK = re.compile(r"\s*(\d{4})\s*:\s*(.*\S)\s*", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")

#: What is told of something that cannot be: a key of ``view.notice`` and its values.
Say = Callable[..., None]


def target(text: str) -> float | None:
    """A number as Belgians write it (1.500; 12,5), or as programs do; None for no such number."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    plain = text.strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    value = float(plain.replace(",", "."))
    return value if 0 < value <= LARGEST else None


def target_text(value: float | None) -> str:
    """A target as an address has it."""
    return "" if value is None else f"{value:.10g}".replace(".", ",")


def marks(texts: Iterable[str], first: int, last: int, say: Say) -> tuple[tuple[int, str], ...]:
    """Remarks at years within the data; what is too long is cut, and that is said."""
    read: dict[int, str] = {}
    for text in BETWEEN.join(texts).split(BETWEEN):
        if not text.strip():
            continue
        match = _REMARK.fullmatch(text)
        year = int(match[1]) if match else 0
        if not match or not first <= year <= last:
            say("mark_odd", first=first, last=last)
            continue
        if len(read) == MOST and year not in read:
            say("mark_many", most=MOST)
            continue
        words = " ".join("".join(c if c.isprintable() else " " for c in match[2]).split())
        if len(words) > LONGEST:
            say("mark_long", year=year, longest=LONGEST)
            words = words[: LONGEST - 1].rstrip() + "…"
        read[year] = words
    return tuple(sorted(read.items()))


def marks_text(read: Iterable[tuple[int, str]]) -> str:
    """Remarks as an address has them."""
    return BETWEEN.join(f"{year}{AT}{words}" for year, words in read)
