"""Registries whose initiatives keep a given amount per participant."""

from __future__ import annotations

from typing import Any

from arbeidszorg.counting.net_results import INCOME, SPENT
from arbeidszorg.disclosure.net_results import net_results
from arbeidszorg.disclosure.spreads import NetResults
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from helpers.builders import persons, registry

YEAR = 2021


def amounts(net: float, **columns: Any) -> dict[str, Any]:
    """Amounts that leave so much; what is earned and spent beside it is the same."""
    plain = {**dict.fromkeys(INCOME, 1000.0), **dict.fromkeys(SPENT, 1000.0)}
    return plain | {"omzet": 1000.0 + net} | columns


def registry_with_results(
    per_person: list[float], size: int = 10, sector: str = "MB", **columns: Any
) -> Registry:
    """An initiative for each result per participant."""
    offers = [{"sector": sector} for _ in per_person]
    stays = [
        stay for n, _ in enumerate(per_person, 1) for stay in persons(size, initiatief_id=f"I{n}")
    ]
    rows = [
        {"initiatief_id": f"I{n}", "jaar": YEAR, **amounts(result * size, **columns)}
        for n, result in enumerate(per_person, 1)
    ]
    return registry(offers, stays, rows)


def results_of(registry: Registry, year: int = YEAR, **settings: Any) -> NetResults:
    return net_results(registry, Settings(**settings), year)
