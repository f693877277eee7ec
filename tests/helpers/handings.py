"""What initiatives hand in, made by hand, for tests of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from arbeidszorg.registrations.registry import Registry
from helpers.builders import persons, registry


def frames(code: str, count: int, year: int = 2022, **row: Any) -> Mapping[str, pd.DataFrame]:
    """The checked files of one initiative with so many persons, who began in a year."""
    stays = [
        {"startdatum": f"{year}-03-01", **stay, "registratie_id": f"R{code}-{year}-{number}"}
        for number, stay in enumerate(persons(count, initiatief_id=code, **row))
    ]
    return of(registry([{"initiatief_id": code, "naam": f"De {code}"}], stays))


def of(handed: Registry) -> Mapping[str, pd.DataFrame]:
    """The frames of a registry, by file."""
    return {
        "initiatieven": handed.initiatives,
        "registraties": handed.registrations,
        "kosten_opbrengsten": handed.costs,
    }
