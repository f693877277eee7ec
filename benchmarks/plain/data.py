"""What both plain pages show: stays with their sector and region, and persons counted in them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "data"


def read() -> pd.DataFrame:
    """Every stay with the sector and the region of its initiative."""
    stays = pd.read_csv(DATA / "demo" / "registraties.csv", parse_dates=["startdatum", "einddatum"])
    sites = pd.read_csv(DATA / "demo" / "initiatieven.csv")
    towns = pd.read_csv(DATA / "reference" / "gemeenten.csv")
    merged = pd.read_csv(DATA / "reference" / "fusies.csv")
    sites["nis"] = sites["nis"].replace(
        dict(zip(merged["oud_nis"], merged["nieuw_nis"], strict=True))
    )
    sites = sites.merge(towns, on="nis", how="left")
    return stays.merge(
        sites[["initiatief_id", "sector", "referentieregio_code", "referentieregio"]],
        on="initiatief_id",
    )


STAYS = read()
YEARS = list(range(2017, 2026))
SECTORS = sorted(STAYS["sector"].unique())


def in_year(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    """The stays that run at any moment of a year."""
    started = frame["startdatum"] <= f"{year}-12-31"
    return frame[started & ~(frame["einddatum"] < f"{year}-01-01")]


def persons(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Distinct persons per group."""
    return frame.groupby(by)["medewerker_id"].nunique().reset_index(name="medewerkers")
