"""Which territory something was made of: for what is compiled, and opened later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from arbeidszorg.places.geography import Geography


@dataclass(frozen=True)
class Whole:
    """``code`` and ``name`` of the whole, and a ``mark`` of which areas there are and which
    municipalities lie in each."""

    code: str
    name: str
    mark: str


def identity(geography: Geography) -> Whole:
    """Which territory it is."""
    members, areas = geography.members, geography.areas.items()
    parts = sorted((area.level, code, members[code]) for code, area in areas)
    mark = hashlib.sha256(repr(parts).encode()).hexdigest()[:12]
    return Whole(geography.whole, geography.territory.name, mark)
