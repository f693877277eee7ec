"""The foot of each printed sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence


def paper_foot(address: str, lines: Sequence[str]) -> str:
    """What the foot of each printed sheet says, as properties that the style sheet writes there."""
    quoted = {
        name: css_text(text) for name, text in (("adres", address), ("bron", " ".join(lines)))
    }
    return ";".join(f"--{name}:{text}" for name, text in quoted.items())


def css_text(text: str) -> str:
    """A text as CSS quotes it."""
    return "'" + re.sub(r"[\\'\n<]", lambda sign: f"\\{ord(sign[0]):x} ", text) + "'"
