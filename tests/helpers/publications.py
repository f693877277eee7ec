"""Data as they were at the end of a year, and two publications one after the other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from arbeidszorg.disclosure import opening, publications
from arbeidszorg.disclosure.opening import Opened
from arbeidszorg.disclosure.publications import Publication
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from helpers.builders import PLACES


def until(registered: Registry, year: int, without: Collection[str] = ()) -> Registry:
    """A registry as it was at the end of a year: nobody knew who would leave later. ``without``:
    persons of whom nothing was handed in yet."""
    stays, last = registered.registrations, pd.Timestamp(year, 12, 31)
    stays = stays[(stays["startdatum"] <= last) & ~stays["medewerker_id"].isin(without)].copy()
    later = stays["einddatum"] > last
    stays.loc[later, "einddatum"] = pd.NaT
    stays["trede_na"] = stays["trede_na"].mask(later)
    return replace(
        registered,
        registrations=stays.reset_index(drop=True),
        last_year=year,
        version=f"tot {year}",
        reference_date=last.date(),
    )


def published(
    registered: Registry, before: Publication | None = None
) -> tuple[Opened, Publication]:
    """A registry opened after a publication, and the publication that it is itself."""
    opened = opening.opened(registered, PLACES, Settings(), before=before)
    source = publications.source(registered, PLACES, before)
    return opened, Publication(source, opened.gate.decision)
