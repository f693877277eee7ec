"""Small worlds of initiatives, and questions about reach in them."""

from __future__ import annotations

from functools import cache
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.reach import question
from arbeidszorg.subjects.reach.answer import Answer, answer
from arbeidszorg.view.view import scope
from helpers.builders import PLACES, registry, weakened_atlas

BRUGGE, VEURNE, KOKSIJDE, SPIERE = "31005", "38025", "38014", "34043"
TOWNS = tuple(area.code for area in PLACES.level("gemeente"))
OWN = scope(PLACES, 2019, 2023, level="gemeente", measure="initiatieven", single_year=True)


def world(*initiatives: dict[str, Any]) -> Atlas:
    """An atlas of these initiatives; what they leave out is ordinary: in Brugge, a kitchen of a
    maatwerkbedrijf, without coordinates or places."""
    return weakened_atlas(registry(initiatives))


@cache
def one() -> Atlas:
    """One initiative, of 20 places in Brugge."""
    return world({"nis": BRUGGE, "plaatsen": 20})


@cache
def all_but(*towns: str) -> Atlas:
    """An initiative in each municipality but these."""
    return world(*({"nis": town} for town in TOWNS if town not in towns))


def found(query: str = "", here: Atlas | None = None) -> Answer:
    """The answer to an address, in the world of :func:`one` unless another is named."""
    return answer(question.read(query, OWN)[0], here or one())
