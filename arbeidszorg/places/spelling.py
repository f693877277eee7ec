"""Names that are spelled almost so."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import takewhile

#: Letters of a beginning from which names are offered; how alike two names are at least (0 to 1);
#: how many names are looked at.
LEAST, ALIKE, LOOKED_AT = 3, 0.75, 5


def almost(wish: str, known: Iterable[str]) -> list[str]:
    """The names that somebody may have meant, as they are compared: those that begin so, else the
    one that is spelled almost so. Who writes a name wrongly hardly ever does so in its first letter
    and elsewhere too: Rijsel is no Sijsele."""
    names = list(known)
    if begins := [name for name in names if len(wish) >= LEAST and name.startswith(wish)]:
        return begins
    alike = get_close_matches(wish, names, LOOKED_AT, ALIKE)
    return [name for name in alike if name[:1] == wish[:1] or _one_slip(wish, name)][:1]


def _one_slip(one: str, other: str) -> bool:
    """Whether they are the same but for one letter."""
    start = _same(one, other)
    return start + _same(one[start:][::-1], other[start:][::-1]) >= max(len(one), len(other)) - 1


def _same(one: str, other: str) -> int:
    """With how many of the same letters they begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
