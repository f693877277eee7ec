"""Numbers as people in Belgium type them, and euros and percentages as the atlas writes them.

``assets/scripts/calculator/numbers.js`` reads and writes them in the same way.
"""

from __future__ import annotations

import math
import re

from arbeidszorg.style import written

#: What is read past: spaces of every kind, and units.
_PAST = re.compile(r"[\s\u00a0\u202f'’]|€|euro|eur|%|procent", re.IGNORECASE)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_COMMA = re.compile(r"[0-9]+(,[0-9]+)?")
_POINT = re.compile(r"[0-9]+\.[0-9]+")
#: Keeps a half a half where a sum of fractions is a hair below it.
_HAIR = 1e-9


def read(text: str) -> float | None:
    """The number that was meant: ``1.741``, ``1741``, ``8,5``, ``8.5``, ``€ 482``; None when it is
    none. A point before three digits parts thousands, as in Belgium."""
    plain = _PAST.sub("", text)
    sign = -1 if plain[:1] in ("-", "−", "–") else 1
    plain = plain[1:] if sign < 0 else plain.removeprefix("+")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "")
    elif not (_COMMA.fullmatch(plain) or _POINT.fullmatch(plain)):
        return None
    return sign * float(plain.replace(",", "."))


def rounded(number: float, decimals: int = 0) -> float:
    """Half goes away from zero, as people do it; never a zero with a sign."""
    scale = 10.0**decimals
    whole = math.floor(abs(number) * scale + 0.5 + _HAIR) / scale
    return -whole if number < 0 and whole else whole


def typed(number: float) -> str:
    """A number as it stands in a field and in an address: ``1741``, ``8,5``."""
    return f"{rounded(number, 2):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def plain(number: float, decimals: int = 0) -> str:
    """A number to read: ``1.741``, ``16,3``; zeros at its end are left out."""
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return written(rounded(number, decimals), pattern)


def signed(number: float) -> str:
    """A gain or a loss in whole euros: ``+341``, ``−455``, ``0``."""
    whole = rounded(number)
    return f"+{plain(whole)}" if whole > 0 else plain(whole)


def percent(number: float, decimals: int = 1) -> str:
    """``8 %``, ``16,3 %``."""
    return f"{plain(number, decimals)}\u00a0%"
