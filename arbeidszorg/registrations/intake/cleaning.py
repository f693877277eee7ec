"""Text as a file holds it -> text that can be shown: what is invisible goes, what cannot be kept
is named. Every page, file and picture draws what comes out of here."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

#: Letters that a cell of the contract may hold; more is no name, code or number any more.
LONGEST_TEXT = 200

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−⁃﹣－˗"), "-")
_DOTS = dict.fromkeys(map(ord, "․·•∙⋅。．"), ".")
_ALIKE = _DASHES | _DOTS
_ODD_SPACES = re.compile(r"[^\S ]+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def _signs(*categories: str) -> str:
    """All signs of these Unicode categories, for a class of a pattern. Beyond the first plane only
    tags and signs of notation have such a category."""
    beyond = ((0x1BCA0, 0x1BCA4), (0x1D165, 0x1D1AE), (0xE0000, 0xE01F0))
    codes = map(chr, chain(range(0x10000), *(range(*stretch) for stretch in beyond)))
    return "".join(re.escape(sign) for sign in codes if unicodedata.category(sign) in categories)


_INVISIBLE = re.compile(f"[{_signs('Cf')}]+")
_HEAPED = re.compile(f"[{_signs('Mn', 'Me')}]{{3}}")
#: Bytes that are no UTF-8; Windows-1252 has a sign for all bytes but five.
_BYTE = re.compile("[\udc80\udc82-\udc8c\udc8e\udc91-\udc9c\udc9e-\udcff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
#: Half a sign, the mark of a sign that was lost, and signs without an agreed meaning.
_NO_SIGN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
#: With what a text begins that a spreadsheet takes for a formula; we write an apostrophe before it.
_RUNS = ("=", "+", "-", "@")
_UNKEEPABLE = {
    "not_utf8": _BYTE,
    "no_character": _NO_SIGN,
    "control_character": _CONTROL,
    "heaped_marks": _HEAPED,
}


def clean(text: str) -> str:
    """``text`` as it is kept: composed (NFC), on one line, without signs that show nothing (zero
    width, soft hyphens, directions) and without outer space. Characters that cannot be kept stay,
    so that :func:`unkeepable` can name them."""
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _ODD_SPACES.sub(" ", composed).strip()


def cleaned(raw: list[str]) -> list[str]:
    """Texts of a file as they are kept."""
    return [clean(_unwrapped(text)) for text in raw]


def _unwrapped(text: str) -> str:
    """The text in ``="00123"``, ``'00123'`` and ``'00123``, with which programs and people keep
    Excel from making a number of it. A name may begin with an apostrophe."""
    if text[:2] == '="' and text[-1:] == '"' and '"' not in text[2:-1]:
        return text[2:-1]
    if text[:1] != "'":
        return text
    if text[1:2] in _RUNS:
        return text[1:]
    inner = text[1:-1] if len(text) > 1 and text[-1] == "'" else text[1:]
    whole = text[-1:] == "'" or (any(map(str.isdigit, inner)) and " " not in inner)
    return inner if whole and "'" not in inner else text


def unkeepable(text: str) -> str | None:
    """The rule that a cleaned text breaks when it holds what nothing can show, if any."""
    if text.isascii() and text.isprintable():
        return None
    return next((rule for rule, signs in _UNKEEPABLE.items() if signs.search(text)), None)


def folded(text: str) -> str:
    """``text`` with all signs that mean the same written the same: digits of any script, wide
    letters, every kind of dash, dot and space."""
    if text.isascii():
        return text
    # One sign may stand for eighteen: no more is looked at than of any other text.
    compatible = unicodedata.normalize("NFKC", clean(text))[: 10 * LONGEST_TEXT].translate(_ALIKE)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), compatible)


def letters(text: str) -> str:
    """Only the letters and digits of ``text``, small and without accents."""
    plain = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower())


def mistaken(text: str) -> bool:
    """Whether ``text`` looks like UTF-8 that an earlier program read otherwise: ``CafÃ©``."""
    if text.isascii():
        return False
    for encoding in ("cp1252", "cp850", "mac_roman"):
        try:
            if text.encode(encoding).decode("utf-8") != text:
                return True
        except UnicodeError:
            continue
    return bool(re.search(r"Ã(?![A-ZÀ-Þ])|â€|ï»¿", text))
