"""Text as a file holds it -> text that can be shown: what is invisible goes, what cannot be kept
is named. Every page, file and picture draws what comes out of here."""

from __future__ import annotations

import re
import unicodedata

#: Letters that a cell of the contract may hold; more is no name, code or number any more.
LONGEST_TEXT = 200

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−⁃﹣－˗"), "-")
_DOTS = dict.fromkeys(map(ord, "․·•∙⋅。．"), ".")
_ODD_SPACES = re.compile(r"[^\S ]+")
_PRIVATE_OR_NONE = re.compile("[\ufdd0-\ufdef\ue000-\uf8ff\U000f0000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` as it is kept: composed (NFC), on one line, without signs that show nothing (zero
    width, soft hyphens, directions) and without outer space. Characters that cannot be kept stay,
    so that :func:`unkeepable` can name them."""
    if text.isascii() and text.isprintable():
        return text.strip()
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return _ODD_SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def unkeepable(text: str) -> str | None:
    """The rule that a cleaned text breaks when it holds what nothing can show, if any."""
    if text.isascii() and text.isprintable():
        return None
    marks = 0
    for sign in text:
        category = unicodedata.category(sign)
        if "\udc80" <= sign <= "\udcff" and ord(sign) - 0xDC00 not in (
            0x81,
            0x8D,
            0x8F,
            0x90,
            0x9D,
        ):
            return "not_utf8"  # Windows-1252 has a sign for all bytes but these five
        if category == "Cs" or sign == "\ufffd" or _PRIVATE_OR_NONE.match(sign):
            return "no_character"
        if category == "Cc":
            return "control_character"
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > 2:
            return "heaped_marks"
    return None


def folded(text: str) -> str:
    """``text`` with all signs that mean the same written the same: digits of any script, wide
    letters, every kind of dash, dot and space."""
    if text.isascii():
        return text
    compatible = unicodedata.normalize("NFKC", clean(text)).translate(_DASHES | _DOTS)
    if compatible.isascii():
        return compatible
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in compatible)


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
