"""Initiatives made by hand, and a finder over them."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from arbeidszorg.finding.finder import Finder, finder
from arbeidszorg.registrations.initiatives import About, Initiative
from helpers.builders import PLACES

#: The day up to which the data run, and one on which somebody looks.
DAY, TODAY = date(2025, 12, 31), date(2026, 1, 15)
BRUGGE, IEPER, POPERINGE, KORTRIJK = "31005", "33011", "33021", "34022"
#: Fields of what visitors are told.
TOLD = frozenset(About.__dataclass_fields__)


def initiative(code: str, **said: Any) -> Initiative:
    """An initiative that runs; what is not said of it is ordinary, or not known."""
    usual: dict[str, Any] = {
        "name": f"Initiatief {code}",
        "sector": "MB",
        "nis": IEPER,
        "activities": frozenset({"keuken"}),
        "years": (2010, math.inf),
        "spot": None,
        "places": None,
        "organisation": None,
        "form": None,
    }
    about = About(**{name: value for name, value in said.items() if name in TOLD})
    own = {name: value for name, value in said.items() if name not in TOLD}
    return Initiative(code, **{**usual, **own}, about=about)


def finder_of(*initiatives: Initiative) -> Finder:
    """A finder over these, on :data:`TODAY`, in the places that ship."""
    return finder(initiatives, PLACES, TODAY)
