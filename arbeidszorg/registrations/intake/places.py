"""Which municipality code holds today, for any code of before or after the mergers of 2025."""

from __future__ import annotations

from functools import cache

from arbeidszorg.places import geography


@cache
def codes() -> dict[str, str]:
    """Every municipality code of West-Vlaanderen, of now or before -> today's code."""
    areas = geography.load()
    return {area.code: area.code for area in areas.level("gemeente")} | areas.mergers


def today() -> list[str]:
    """The codes of the municipalities of today, in order."""
    return sorted(set(codes().values()))
