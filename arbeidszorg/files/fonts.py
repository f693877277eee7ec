"""The fonts that files are drawn with on the server; made by ``scripts/build_fonts.py``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from arbeidszorg.figures.text import clean
from arbeidszorg.settings import DATA
from arbeidszorg.texts import t

FOLDER = DATA / "fonts"
FAMILY = "Atlas Sans"
FILES = tuple(str(path) for path in sorted(FOLDER.glob("*.ttf")))
_OTHER = re.compile("[^\x00-\x7f]")
#: Scripts that the fonts do not have, by the first word of what Unicode calls their letters, as
#: ``texts`` knows them.
SCRIPTS = {
    "ARABIC": "arabic",
    "HEBREW": "hebrew",
    "CJK": "chinese",
    "BOPOMOFO": "chinese",
    "HIRAGANA": "japanese",
    "KATAKANA": "japanese",
    "HANGUL": "korean",
    "DEVANAGARI": "devanagari",
    "BENGALI": "bengali",
    "TAMIL": "tamil",
    "THAI": "thai",
    "ARMENIAN": "armenian",
    "GEORGIAN": "georgian",
    "ETHIOPIC": "ethiopic",
}


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
    """Text in letters that the fonts have. For what they do not have stands what it is, between
    square brackets (``[Arabisch]``); what cannot be seen is left out."""
    plain = unicodedata.normalize("NFC", text)
    if plain.isascii():
        return plain
    return _again().sub(r"\1", _OTHER.sub(lambda match: _drawable(match[0]), plain))


def lacking(text: str) -> bool:
    """Whether a text names letters that the fonts do not have, as :func:`in_letters` does."""
    return any(mark in text for mark in _marks())


@cache
def _marks() -> tuple[str, ...]:
    """What may stand for letters."""
    names = dict.fromkeys((*SCRIPTS.values(), "other", "sign", "picture"))
    return tuple(f"[{t(f'export.letters.{name}')}]" for name in names)


@cache
def _again() -> re.Pattern[str]:
    """The same mark once more."""
    return re.compile(rf"({'|'.join(map(re.escape, _marks()))})(?:[ \u00a0]*\1)+")


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
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    if kind == "So":
        return f"[{t('export.letters.picture')}]"
    if kind[0] in "NP" or kind in ("Sm", "Sc"):
        return f"[{t('export.letters.sign')}]"
    if kind[0] == "L":
        script = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
        script = SCRIPTS.get(script, "other")
        return f"[{t(f'export.letters.{script}')}]"
    return ""
