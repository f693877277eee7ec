"""Areas and initiatives as GeoJSON (RFC 7946): longitude before latitude, WGS84."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.lists import areas
from arbeidszorg.opendata.records import record
from arbeidszorg.opendata.sheet import Cell
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.outlines import Outline
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import t

Box = tuple[float, float, float, float]
#: The collection of initiatives; each level of areas is one too.
INITIATIVES = "initiatieven"


@dataclass(frozen=True)
class Feature:
    """Something on the map. ``geometry``: as GeoJSON has it, None where nobody knows; ``box``:
    west, south, east and north of it; ``span``: first and last day that it is there, None for no
    end; no span for what is always there."""

    id: str
    properties: Mapping[str, Any]
    geometry: Mapping[str, Any] | None
    box: Box | None
    span: tuple[date | None, date | None] | None = None

    @property
    def written(self) -> dict[str, Any]:
        """As GeoJSON has it."""
        return {
            "type": "Feature",
            "id": self.id,
            "geometry": self.geometry,
            "properties": dict(self.properties),
        }


@dataclass(frozen=True)
class Collection:
    """Features of one kind. ``title``, ``about``: in words (Dutch); ``fields``: the names of its
    properties, with what they are in JSON."""

    id: str
    title: str
    about: str
    features: tuple[Feature, ...]
    fields: Mapping[str, str]

    @property
    def box(self) -> Box | None:
        """The box around all of it; None when nothing has a place."""
        boxes = [feature.box for feature in self.features if feature.box]
        if not boxes:
            return None
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)

    def named(self, id: str) -> Feature | None:
        """The feature with this id."""
        return next((feature for feature in self.features if feature.id == id), None)


def names(here: Atlas) -> tuple[str, ...]:
    """The ids of the collections."""
    return (INITIATIVES, *here.geography.descending)


def collection(here: Atlas, name: str) -> Collection:
    """A collection with its features. ``KeyError`` when there is none of that name."""
    return initiatives(here) if name == INITIATIVES else of_level(here, name)


def fields(here: Atlas, name: str) -> dict[str, str]:
    """The properties of the features of a collection, with what they are in JSON."""
    if name == INITIATIVES:
        return _FIELDS
    known = ("gebied", "gebied_naam", "niveau", *here.geography.middle, "inwoners")
    return {field: "integer" if field == "inwoners" else "string" for field in known}


def initiatives(here: Atlas) -> Collection:
    """Every initiative, those that ended too."""
    features = tuple(_initiative(each, here) for each in here.initiatives)
    title, about = (t(f"opendata.list.{INITIATIVES}.{part}") for part in ("title", "about"))
    return Collection(INITIATIVES, title, about, features, _FIELDS)


#: What the properties of an initiative are in JSON.
_NUMBERS = {"plaatsen": "integer", "vrije_plaatsen": "integer"}
_LISTS = ("activiteiten", "doelgroep", "wie_mag_verwijzen")
_TEXTS = (
    "initiatief_id",
    "naam",
    "organisatie",
    "sector",
    "nis",
    "gemeente",
    "straat",
    "postcode",
    "vorm",
    "vrije_plaatsen_op",
    "startdatum",
    "einddatum",
    "stam_lid",
    "instapstap",
    "dagen",
    "toegankelijkheid",
    "halte",
    "website",
    "email",
    "telefoon",
    "sociale_kaart_id",
    "gecontroleerd_op",
)
_FIELDS = {
    **dict.fromkeys(_TEXTS, "string"),
    **dict.fromkeys(_LISTS, "string"),
    **_NUMBERS,
}


def _initiative(initiative: Initiative, here: Atlas) -> Feature:
    known = record(initiative, here)
    spot = initiative.spot
    properties = {
        name: _json(cell)
        for name, cell in known.items()
        if cell is not None and name not in ("lat", "lon")
    }
    about = initiative.about
    started, ended = about.started, about.ended
    first, last = initiative.years
    begun = started or date(first, 1, 1)
    end = ended or (None if last == float("inf") else date(int(last), 12, 31))
    point = {"type": "Point", "coordinates": list(spot)} if spot else None
    box = (*spot, *spot) if spot else None
    return Feature(initiative.code, properties, point, box, (begun, end))


def _json(cell: Cell) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def of_level(here: Atlas, level: str) -> Collection:
    """The areas of a level, with their outlines where these are known; of municipalities without
    boundaries the centre. ``KeyError`` for a level that there is not."""
    geography = here.geography
    sheet = areas(here)
    columns = [column.name for column in sheet.columns]
    kind, code = sheet.place("niveau"), sheet.place("gebied")
    known = geography.territory.by_code[level]
    drawn = level != TOWN or geography.has_boundaries
    outlines = geography.outline(level) if drawn else {}
    features = []
    for row in sheet.rows:
        if row[kind] != level:
            continue
        properties = {
            name: cell
            for name, cell in zip(columns, row, strict=True)
            if cell is not None and name not in ("lat", "lon")
        }
        id = str(row[code])
        geometry, box = _shape(outlines[id]) if drawn else _centre(geography.centres[id])
        features.append(Feature(id, properties, geometry, box))
    about = t("opendata.ogc.outlines" if drawn else "opendata.ogc.centres", many=known.many)
    return Collection(level, known.title, about, tuple(features), fields(here, level))


def _centre(spot: tuple[float, float]) -> tuple[dict[str, Any], Box]:
    return {"type": "Point", "coordinates": list(spot)}, (*spot, *spot)


def _shape(outline: Outline) -> tuple[dict[str, Any], Box]:
    """An outline as GeoJSON, whose outer rings go the other way round."""
    rings = [[list(point) for point in reversed(ring)] for ring in outline.rings]
    polygons: list[list[Any]] = []
    for ring in rings:
        if _is_hole(ring) and polygons:
            polygons[-1].append(ring)
        else:
            polygons.append([ring])
    lons = [point[0] for ring in rings for point in ring]
    lats = [point[1] for ring in rings for point in ring]
    shape = {"type": "MultiPolygon", "coordinates": polygons}
    return shape, (min(lons), min(lats), max(lons), max(lats))


def _is_hole(ring: list[list[float]]) -> bool:
    """Whether a ring goes clockwise."""
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring)) > 0


def in_box(feature: Feature, box: Box) -> bool:
    """Whether a feature lies in a box, wholly or in part, as far as its own box says."""
    if feature.box is None:
        return False
    west, south, east, north = box
    left, low, right, high = feature.box
    starts, ends = left <= east, right >= west
    beside = starts or ends if west > east else starts and ends  # over the line of 180 degrees
    return beside and low <= north and high >= south


def in_time(feature: Feature, first: date | None, last: date | None) -> bool:
    """Whether a feature is there on a day from ``first`` to ``last``; None: without that end."""
    if feature.span is None:
        return True
    begun, end = feature.span
    starts = last is None or begun is None or begun <= last
    return starts and (first is None or end is None or end >= first)


def geojson(of: Collection) -> dict[str, Any]:
    """A whole collection as one file."""
    return {"type": "FeatureCollection", "features": [each.written for each in of.features]}
