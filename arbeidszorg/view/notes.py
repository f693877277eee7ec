"""Note: what a reader must know to use numbers rightly, with a code that says what it is about.

Whoever wants to know what a note says reads its code; the words are for readers alone.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from arbeidszorg.texts import t, tn

#: The numbers are invented.
DEMO: Final = "table.remark.demo"
#: Some numbers are hidden for privacy.
HIDDEN_NUMBERS: Final = "table.remark.hidden"


class Note(NamedTuple):
    """``code``: the key of its words; ``text``: the words, in Dutch."""

    code: str
    text: str


def note(code: str, **values: object) -> Note:
    """The note whose words stand under a key."""
    return Note(code, t(code, **values))


def plural_note(code: str, count: int, **values: object) -> Note:
    """The note about a number of things; see :func:`arbeidszorg.texts.tn`."""
    return Note(code, tn(code, count, **values))
