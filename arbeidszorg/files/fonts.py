"""The fonts that files are drawn with on the server; made by ``scripts/build_fonts.py``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from arbeidszorg.figures.text import clean
from arbeidszorg.settings import DATA

FOLDER = DATA / "fonts"
FAMILY = "Atlas Sans"
FILES = tuple(str(path) for path in sorted(FOLDER.glob("*.ttf")))
#: What stands for a letter that the fonts do not have.
MISSING = "?"
_OTHER = re.compile("[^\x00-\x7f]")


@cache
def letters() -> frozenset[str]:
    """Every character that the fonts have."""
    lines = (FOLDER / "letters.txt").read_text(encoding="ascii").splitlines()
    ranges = ([int(code, 16) for code in line.split()] for line in lines)
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def drawable(text: str) -> str:
    """Text on one line in letters that the fonts have."""
    return clean(in_letters(clean(text)))


def in_letters(text: str) -> str:
    """Text in letters that the fonts have. Pictures, accents and marks that they do not have are
    left out, and so is what cannot be seen; for another letter stands :data:`MISSING`."""
    return _OTHER.sub(lambda match: _drawable(match[0]), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=2_000)
def _drawable(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cf":  # marks of direction, and the like
        return ""
    if letter in letters():
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter:
        return in_letters(plain)
    if kind == "Pd":
        return "-"
    return MISSING if kind[0] in "LNP" or kind in ("Sm", "Sc") else ""
