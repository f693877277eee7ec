"""From where somebody looks: a postal code, a town, a part of it, or a spot that a browser gave.

The atlas knows the centres of municipalities alone: a postal code and a part of a municipality go
by the centre of the municipality that they belong to, and it is said that they do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from arbeidszorg.figures.text import clean
from arbeidszorg.places.distances import distance
from arbeidszorg.places.geography import Geography, slugify
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.localities import Locality
from arbeidszorg.places.spelling import almost
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl

#: Letters of what was typed that are read, and said again.
LONGEST = 60
#: Kilometres from the nearest centre of a municipality from which it makes sense to look.
NEAR_ENOUGH = 40.0
#: What a locality is that is no town itself.
PART = "deelgemeente"
#: Digits of a spot behind its comma: some hundreds of metres up to a kilometre, and no house.
ROUNDED = 2
_SPOT = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)")
_NUMBER = re.compile(r"\d[\d\s]*(?:[a-z]{2})?", re.IGNORECASE)
_POSTCODE = re.compile(r"(?:b-?\s*)?(\d{4})(?:[\s,]+(.*))?", re.IGNORECASE)
_BEHIND = re.compile(r"(.*\D)\s+(?:b-?\s*)?(\d{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Origin:
    """A place to look from. ``value``: as an address says it; ``name``: as a sentence does, after
    "van"; ``spot``: (lon, lat); ``town``: its NIS code, "" when it is no town; ``typed``: as who
    asked it reads it; ``note``: what it is measured from, where that is not the place itself, in a
    sentence."""

    value: str
    name: str
    spot: tuple[float, float]
    town: str = ""
    typed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Asked:
    """What was made of a place that somebody named: ``origin``, None when it is none; then
    ``notice`` says why (Dutch); ``area``: code of a larger area that it names; ``meant``: the name
    of the place that may have been meant."""

    origin: Origin | None = None
    notice: str = ""
    area: str = ""
    meant: str = ""


def origin(text: str, places: Geography) -> Asked:
    """The place that a text names: ``8900``, ``8900 Ieper``, ``Ieper 8900``, ``Vlamertinge``,
    ``50.85,2.88`` (a latitude and a longitude, either first)."""
    asked = clean(text[: 10 * LONGEST]).strip()[:LONGEST]
    if not asked:
        return Asked()
    if found := _SPOT.fullmatch(asked):
        return _spot(float(found[1]), float(found[2]), places)
    if found := _POSTCODE.fullmatch(asked):
        return _postcode(found[1], found[2] or "", places)
    if found := _BEHIND.fullmatch(asked):
        return _postcode(found[2], found[1].strip(" ,"), places)
    if _NUMBER.fullmatch(asked) and places.find(asked) is None:  # else it is a NIS code
        return Asked(notice=t("vinden.notice.no_postcode", value=asked))
    return _named(asked, places)


def _spot(one: float, other: float, places: Geography) -> Asked:
    lat, lon = (one, other) if one > other else (other, one)  # here a latitude is the larger
    spot = (round(lon, ROUNDED), round(lat, ROUNDED))
    if min(distance(spot, centre) for centre in places.centres.values()) > NEAR_ENOUGH:
        return Asked(notice=t("vinden.notice.far", **places.words))
    value = f"{spot[1]:.{ROUNDED}f},{spot[0]:.{ROUNDED}f}"
    return Asked(Origin(value, t("vinden.own_spot"), spot, typed=value))


def _postcode(code: str, rest: str, places: Geography) -> Asked:
    """The middle of the towns that share a postal code; a name behind it says which one."""
    here = [each for each in places.localities if each.postcode == code]
    towns = dict.fromkeys(each.area for each in here)
    wish = slugify(rest)
    part = next((each for each in here if wish and slugify(each.name) == wish), None)
    if part is not None and part.sort == PART:
        return Asked(_part(f"{code} {part.name}", part.name, part.area, places))
    named = places.find(rest) if rest else None
    if named is not None and named.code in towns:
        towns = {named.code: None}
    if not towns:
        area = places.find(code)  # a NIS code has five figures; other territories have others
        if area is not None and area.level == TOWN:
            towns = {area.code: None}
    if not towns:
        return Asked(notice=t("vinden.notice.unknown_postcode", value=code, **places.words))
    spots = [places.centres[town] for town in towns]
    middle = (sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots))
    names = enumerate_nl([places.areas[town].name for town in towns])
    name = t("vinden.postcode", code=code, towns=names)
    note = ""
    if len(towns) > 1:
        note = t("vinden.measured.between", towns=names, code=code)
    elif here and all(each.sort == PART for each in here):
        note = t("vinden.measured.postcode", town=names, code=code)
    return Asked(
        Origin(code, name, middle, "" if len(towns) > 1 else next(iter(towns)), code, note)
    )


def _named(asked: str, places: Geography) -> Asked:
    area = places.find(asked)
    if area is None:
        meant = _meant(asked, places)
        key = "no_place_near" if meant else "no_place"
        return Asked(notice=t(f"vinden.notice.{key}", value=asked, meant=meant), meant=meant)
    if area.level != TOWN:
        name = places.full_name(area.code)
        return Asked(notice=t("vinden.notice.too_wide", name=name), area=area.code)
    named = [each.name for each in _parts(places, asked) if each.area == area.code]
    part = next(iter(named), places.former.get(asked, ""))
    if part and slugify(part) != slugify(area.name):
        return Asked(_part(slugify(part), part, area.code, places))
    return Asked(Origin(area.slug, area.name, places.centres[area.code], area.code, area.name))


def _part(value: str, name: str, town: str, places: Geography) -> Origin:
    """A part of a town, which goes by the centre of that."""
    whole = places.areas[town].name
    said = t("vinden.part", name=name, town=whole)
    note = t("vinden.measured.part", name=name, town=whole)
    typed = name if value == slugify(name) else value
    return Origin(value, said, places.centres[town], town, typed, note)


def _parts(places: Geography, wish: str) -> list[Locality]:
    """The parts of towns that go by a name."""
    parts = (each for each in places.localities if each.sort == PART)
    return [each for each in parts if slugify(each.name) == slugify(wish)]


def _meant(asked: str, places: Geography) -> str:
    """The name of a town, or of a part of one, that is spelled almost so; "" when none is."""
    known = {slugify(each.name): each.name for each in places.localities}
    known |= {slugify(places.areas[nis].name): places.areas[nis].name for nis in places.centres}
    return next((known[name] for name in almost(slugify(asked), known) if places.find(name)), "")
