"""What of a compiled version is no array, as JSON and back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from arbeidszorg.compiled.saying import Said
from arbeidszorg.compiled.version import Compiled
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.shown import Shown
from arbeidszorg.disclosure.lattice import Key
from arbeidszorg.disclosure.spreads import NetResults, Spread
from arbeidszorg.places.identity import Whole
from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations.edition import Edition, Footnote
from arbeidszorg.registrations.initiatives import About, Initiative

#: The territory that versions were of before they named it: these say nothing of it.
FIRST = Whole("30000", "West-Vlaanderen", "3ee28632d77b")

#: What is said of an initiative that is a day, and that is several words.
_DAYS = ("started", "ended", "free_on", "checked_on")
_LISTS = ("target_groups", "referrers")


def spoken(compiled: Compiled) -> dict[str, Any]:
    """The words and single numbers of a version, in plain values."""
    edition = asdict(compiled.edition)
    for name in ("reference_date", "closed_on"):
        edition[name] = edition[name].isoformat() if edition[name] else None
    if not edition["footnotes"]:  # without any it is called as before there were
        del edition["footnotes"]
    amounts, territory = compiled.amounts, compiled.territory
    return {
        "uitgave": edition,
        "regel": compiled.rule,
        **({} if territory == FIRST else {"gebied": asdict(territory)}),
        "gemeenten": list(compiled.offer.towns),
        "initiatieven": [_told(initiative) for initiative in compiled.initiatives],
        "doorgegeven": _years(compiled.reporting),
        "bedragen": None if amounts is None else _years(amounts),
        "nettoresultaten": [asdict(compiled.net_results[y]) for y in sorted(compiled.net_results)],
        "inwoners": [[year, dict(towns)] for year, towns in compiled.residents.years.items()],
    }


def read(said: Mapping[str, Any], offer: Offer, shown: Mapping[Key, Shown], told: Said) -> Compiled:
    """The version that was said; ``told``: what the next is held against. Raises
    ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
    edition = dict(said["uitgave"])
    for name in ("reference_date", "closed_on"):
        edition[name] = date.fromisoformat(edition[name]) if edition[name] else None
    edition["notices"] = tuple(edition["notices"])
    footnotes = edition.get("footnotes", ())
    edition["footnotes"] = tuple(Footnote(**each) for each in footnotes)
    amounts = said["bedragen"]
    return Compiled(
        Edition(**edition),
        said["regel"],
        offer,
        tuple(map(_initiative, said["initiatieven"])),
        _codes(said["doorgegeven"]),
        None if amounts is None else _codes(amounts),
        {each["year"]: _net_results(each) for each in said["nettoresultaten"]},
        Residents(dict(said["inwoners"])),
        shown,
        Whole(**said["gebied"]) if "gebied" in said else FIRST,
        told,
    )


def _told(initiative: Initiative) -> dict[str, Any]:
    first, last = initiative.years
    return {
        **asdict(initiative),
        "activities": sorted(initiative.activities),
        "years": [first, None if math.isinf(last) else int(last)],
        "about": _about_told(initiative.about),
    }


def _about_told(about: About) -> dict[str, Any]:
    """What was filled in, by its name; days as ISO writes them."""
    filled = {name: value for name, value in asdict(about).items() if value not in (None, ())}
    return {n: value.isoformat() if n in _DAYS else value for n, value in filled.items()}


def _about(said: Mapping[str, Any]) -> About:
    read: dict[str, Any] = dict(said)
    read |= {name: tuple(said[name]) for name in _LISTS if name in said}
    read |= {name: date.fromisoformat(said[name]) for name in _DAYS if name in said}
    return About(**read)


def _initiative(said: Mapping[str, Any]) -> Initiative:
    first, last = said["years"]
    spot = said["spot"]
    return Initiative(
        **{
            **said,
            "activities": frozenset(said["activities"]),
            "years": (first, math.inf if last is None else last),
            "spot": None if spot is None else (spot[0], spot[1]),
            "about": _about(said.get("about", {})),  # an older program said nothing of it
        }
    )


def _years(codes: Mapping[int, frozenset[str]]) -> list[list[Any]]:
    return [[year, sorted(codes[year])] for year in sorted(codes)]


def _codes(said: list[list[Any]]) -> dict[int, frozenset[str]]:
    return {year: frozenset(codes) for year, codes in said}


def _net_results(said: Mapping[str, Any]) -> NetResults:
    spreads = tuple(Spread(**spread) for spread in said["spreads"])
    return NetResults(said["year"], spreads, tuple(said["years"]))
