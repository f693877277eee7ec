"""Initiatives as they may be shown: they are public, unlike the persons who work there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class About:
    """What a visitor wants to know of an initiative (public); None, or nothing, where it was not
    filled in. ``website`` is an address of the web; ``target_groups`` and ``referrers`` are words
    of the initiative, or codes of *doorverwijzer*; ``free``: places that were free on
    ``free_on``, both or neither, and no more than there are; ``social_map``: its number in the
    Sociale Kaart; ``access`` of the building, ``stop``: of public transport."""

    street: str | None = None
    postcode: str | None = None
    website: str | None = None
    email: str | None = None
    phone: str | None = None
    member: bool | None = None
    started: date | None = None
    ended: date | None = None
    target_groups: tuple[str, ...] = ()
    first_step: str | None = None
    referrers: tuple[str, ...] = ()
    free: int | None = None
    free_on: date | None = None
    days: str | None = None
    access: str | None = None
    stop: str | None = None
    social_map: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True)
class Initiative:
    """What is shown of an initiative (public). ``code``: its initiatief_id; ``spot``: (lon, lat),
    None when not known, as ``places``, ``organisation`` and ``form``; ``years``: the first and the
    last in which it runs."""

    code: str
    name: str
    sector: str
    nis: str
    activities: frozenset[str]
    years: tuple[int, float]
    spot: tuple[float, float] | None
    places: int | None
    organisation: str | None
    form: str | None
    about: About = About()

    def runs(self, year: int) -> bool:
        """Whether it runs on some day of a year."""
        return self.years[0] <= year <= self.years[1]


#: Whether a spot (lon, lat) can lie in a municipality.
CanBe = Callable[[str, tuple[float, float]], bool]


def anywhere(nis: str, spot: tuple[float, float]) -> bool:
    """Believes every spot."""
    return bool(nis and spot)


_ADDRESS = re.compile(
    r"(?:https?://)?([^\s/:@?#\\]+\.[^\s/:@?#\\]{2,}(?:[:/?#]\S*)?)", re.IGNORECASE
)
_MAIL = re.compile(r"[^\s@,;:<>]+@[^\s@,;:<>]+\.[^\s@,;:<>]{2,}")


def website(text: str | None) -> str | None:
    """An address of the web as a link may lead to it; None for anything else (``javascript:``, a
    remark)."""
    found = _ADDRESS.fullmatch(text.strip()) if text else None
    if text is None or found is None:
        return None
    start = "http" if text.strip().lower().startswith("http://") else "https"
    return f"{start}://{found[1]}"


def several(text: str | None) -> tuple[str, ...]:
    """What stands in a cell between upright strokes, each once."""
    parts = (part.strip() for part in (text or "").split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def initiatives(frame: pd.DataFrame, can_be: CanBe = anywhere) -> tuple[Initiative, ...]:
    """Every initiative of ``Registry.initiatives``, in its order. A spot that cannot be is not
    known."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return tuple(_initiative(row, can_be) for row in rows)


def _initiative(row: dict[Any, Any], can_be: CanBe) -> Initiative:
    ended = row["einddatum"]
    spot = None if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"])
    return Initiative(
        row["initiatief_id"],
        row["naam"],
        row["sector"],
        row["nis"],
        frozenset(row["activiteiten"].split("|")),
        (row["startdatum"].year, math.inf if ended is None else ended.year),
        spot if spot and can_be(row["nis"], spot) else None,
        row["plaatsen"],
        row["organisatie"],
        row["vorm"],
        _about(row),
    )


def _about(row: dict[Any, Any]) -> About:
    mail = (row["email"] or "").strip()
    free, places, free_on = row["vrije_plaatsen"], row["plaatsen"], _day(row["vrije_plaatsen_op"])
    known = free is not None and free_on is not None and (places is None or free <= places)
    return About(
        street=row["straat"],
        postcode=row["postcode"],
        website=website(row["website"]),
        email=mail if _MAIL.fullmatch(mail) else None,
        phone=row["telefoon"],
        member=None if row["stam_lid"] is None else row["stam_lid"] == "ja",
        started=_day(row["startdatum"]),
        ended=_day(row["einddatum"]),
        target_groups=several(row["doelgroep"]),
        first_step=row["instapstap"],
        referrers=several(row["wie_mag_verwijzen"]),
        free=free if known else None,
        free_on=free_on if known else None,
        days=row["dagen"],
        access=row["toegankelijkheid"],
        stop=row["halte"],
        social_map=row["sociale_kaart_id"],
        checked_on=_day(row["gecontroleerd_op"]),
    )


def _day(moment: pd.Timestamp | None) -> date | None:
    return None if moment is None else moment.date()


def running(
    every: Iterable[Initiative], year: int, towns: Collection[str] | None = None
) -> list[Initiative]:
    """The initiatives that run on some day of a year, in these towns (all when left out)."""
    return [
        initiative
        for initiative in every
        if initiative.runs(year) and (towns is None or initiative.nis in towns)
    ]
