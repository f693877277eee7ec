"""How wide text is in the font that the atlas ships, and how it is broken over lines.

Margins are set and labels are broken before anything is drawn, so that nothing is cut off and
both renderings leave the same room.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

#: From the baseline of a line to the next, as a share of the size.
LINE = 1.3
#: For letters that the font does not have: about the widest that other fonts draw in their place.
UNKNOWN = 1000
CUT = "…"
#: Longer texts are those of a reader: they come once, and would fill what is kept.
LONGEST_KEPT = 200
#: What XML cannot hold, and what would break a line or turn its direction.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[\t\r\n ]+")


def clean(text: str) -> str:
    """Text without control characters, on one line."""
    return _SPACE.sub(" ", _ILLEGAL.sub("", text)).strip(" ")


@cache
def _letters(bold: bool) -> dict[str, int]:
    path = Path(__file__).parent / "letters.json"
    widths = json.loads(path.read_text(encoding="utf-8"))["700" if bold else "400"]
    return {str(letter): int(wide) for letter, wide in widths.items()}


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in pixels."""
    return (_kept_width if len(text) <= LONGEST_KEPT else _width)(text, size, bold)


def _width(text: str, size: float, bold: bool) -> float:
    letters = _letters(bold)
    return sum(letters.get(letter, UNKNOWN) for letter in text) * size / 1000


def lines(
    text: str, room: float, size: float, most: int = 3, bold: bool = False
) -> tuple[str, ...]:
    """Text broken over lines of at most ``room`` pixels, also after a hyphen or inside a word that
    is too long by itself. What does not fit in ``most`` lines is cut, with an ellipsis."""
    make = _kept_lines if len(text) <= LONGEST_KEPT else _lines
    return make(text, room, size, most, bold)


def _lines(text: str, room: float, size: float, most: int, bold: bool) -> tuple[str, ...]:
    done: list[str] = []
    line = ""
    for part in re.findall(r"[^ -]*-+|[^ -]+| ", clean(text)):
        while part:
            if _fits((line + part).rstrip(), room, size, bold):
                line, part = line + part, ""
            elif line.strip():
                done.append(line.rstrip())
                line, part = "", part.lstrip()
            else:
                fits = max(1, _fitting(part, room, size, bold))
                done.append(part[:fits])
                line, part = "", part[fits:]
        if len(done) > most:
            break
    if line.strip():
        done.append(line.rstrip())
    if len(done) <= most:
        return tuple(done) or ("",)
    return (*done[: most - 1], _shortened(done[most - 1], room, size, bold))


_kept_width = lru_cache(maxsize=8_000)(_width)
_kept_lines = lru_cache(maxsize=2_000)(_lines)


def _fits(text: str, room: float, size: float, bold: bool) -> bool:
    """Whether text is no wider than the room; of a long one no more is measured than fits."""
    if len(text) <= LONGEST_KEPT:
        return width(text, size, bold) <= room
    return _fitting(text, room, size, bold) == len(text)


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """How many letters from the start fit."""
    wide = 0.0
    for place, letter in enumerate(text):
        wide += width(letter, size, bold)
        if wide > room:
            return place
    return len(text)


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(line + CUT, size, bold) > room:
        line = line[:-1]
    return line.rstrip(" -") + CUT


def widest(texts: tuple[str, ...] | list[str], size: float, bold: bool = False) -> float:
    """The width of the widest of some lines, in pixels."""
    return max((width(text, size, bold) for text in texts), default=0.0)


def paragraph(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Text broken over as many lines as it needs."""
    return lines(text, room, size, 1_000, bold)
