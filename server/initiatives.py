"""Initiatives as a list for programs, as GeoJSON and as CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.opendata import csvw, features, lists
from arbeidszorg.opendata.licence import licence
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import t
from components.context import atlas, earlier
from components.operations import Operation, Schema, describes
from server import answers
from server.described import asked
from server.kept import kept

blueprint = Blueprint("initiatieven", __name__)

GEOJSON = "application/geo+json"
#: Versions in which is looked for what is gone: no more than are open at a time.
LOOKED = 2
#: A feature, as GeoJSON has it.
FEATURE: Schema = {
    "type": "object",
    "required": ["type", "id", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": "string"},
        "geometry": {"type": ["object", "null"]},
        "properties": {"type": "object"},
    },
}
FEATURES: Schema = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": FEATURE},
    },
}


def _whole(here: Atlas) -> dict[str, Any]:
    of = features.initiatives(here)
    about = {"titel": of.title, "gegevensversie": here.version, "licentie": licence(here).url}
    return {**features.geojson(of), **about}


def first_of(content: dict[str, Any], name: str) -> dict[str, Any]:
    """An answer with one thing in its list, to show what answers are like."""
    return {**content, name: content[name][:1]}


@blueprint.get("/api/v1/initiatieven.geojson")
@describes(
    Operation(
        "initiatieven-geojson",
        "initiatieven",
        {GEOJSON: FEATURES},
        sample=lambda here: first_of(_whole(here), "features"),
    )
)
def as_geojson() -> Response:
    """Every initiative as a point."""
    return answered(GEOJSON, lambda here: answers.written(_whole(here)))


@blueprint.get("/api/v1/initiatieven.csv")
@describes(Operation("initiatieven-csv", "initiatieven", {"text/csv": {"type": "string"}}))
def as_csv() -> Response:
    """Every initiative as a row."""
    return answered("text/csv", lambda here: csvw.as_csv(lists.initiatives(here)))


def formerly(is_it: Callable[[Initiative], bool]) -> str:
    """That an initiative which is looked for in vain was there in a version just before this one,
    and where; "" when it was not."""
    here = atlas().number
    before = [number for number in earlier().public() if number < here]
    for number in before[:LOOKED]:
        try:
            if any(map(is_it, earlier().named(str(number)).initiatives)):
                return t("opendata.formerly", version=number)
        except NoVersionError:
            continue
    return ""


def answered(kind: str, make: Callable[[Atlas], str | bytes]) -> Response:
    """An answer without choices, made once for a version. Raises
    :class:`~server.problems.RefusedError`."""
    asked()
    return kept(("open", make.__qualname__), lambda: make(atlas()), kind)
