"""The participation ladder: its six rungs and where arbeidszorg stands.

The brochure of the UCLL study gives the names and no numbers; the atlas counts from below, as the
registrations do (``trede_voor``, ``trede_na``).
"""

from __future__ import annotations

from arbeidszorg.texts import t

#: From high to low.
RUNGS = (6, 5, 4, 3, 2, 1)
#: Where arbeidszorg stands.
HERE = (3, 4)


def name(rung: int) -> str:
    """What a rung is called."""
    return t(f"ladder.name.{rung}")


def numbered(rung: int) -> str:
    """Which rung it is: "Trede 3"."""
    return t("ladder.numbered", number=rung)
