"""Areas and initiatives by OGC API - Features, part 1 (core and GeoJSON)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import features
from arbeidszorg.opendata.features import Collection
from arbeidszorg.opendata.licence import licence
from arbeidszorg.texts import t
from arbeidszorg.view.address import as_query
from components.context import atlas, going, host
from components.operations import Operation, Parameter, Schema, describes
from server import answers, openapi
from server import ogc_choice as choice
from server.described import asked, shown
from server.initiatives import FEATURE, FEATURES, GEOJSON, formerly
from server.problems import RefusedError

blueprint = Blueprint("ogc", __name__)

PLACE = "/ogc"
CONFORMS = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{part}" for part in ("core", "geojson")
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_LINKS: Schema = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["href", "rel"],
        "properties": {"href": {"type": "string"}, "rel": {"type": "string"}},
    },
}
_COLLECTION: Schema = {
    "type": "object",
    "required": ["id", "links"],
    "properties": {"id": {"type": "string"}, "title": {"type": "string"}, "links": _LINKS},
}
_ITEMS: Schema = {
    **FEATURES,
    "required": ["type", "features", "links", "numberMatched", "numberReturned", "timeStamp"],
    "properties": {
        **FEATURES["properties"],
        "links": _LINKS,
        "numberMatched": {"type": "integer"},
        "numberReturned": {"type": "integer"},
        "timeStamp": {"type": "string"},
    },
}


def _object(*required: str) -> Schema:
    return {"type": "object", "required": list(required)}


def _named(here: Atlas) -> tuple[Parameter, ...]:
    schema = {"type": "string", "enum": list(features.names(here))}
    return (Parameter("collection", t("opendata.parameter.collection"), schema, "initiatieven"),)


def _feature_named(here: Atlas) -> tuple[Parameter, ...]:
    about = t("opendata.parameter.feature")
    return (*_named(here), Parameter("id", about, {"type": "string"}))


def _link(path: str, rel: str, kind: str = answers.JSON, title: str = "") -> dict[str, str]:
    """A link to an address of ours, of the version that is asked."""
    named = {"title": title} if title else {}
    return {"href": f"{host()}{going(path)}", "rel": rel, "type": kind, **named}


def _answer(content: Mapping[str, Any], kind: str = answers.JSON) -> Response:
    return Response(answers.written(content), mimetype=kind)


@blueprint.get(PLACE, strict_slashes=False)
@describes(
    Operation(
        "ogc",
        "ogc",
        {answers.JSON: _object("title", "links")},
        parameters=choice.form,
    )
)
def landing() -> Response:
    """Where a program begins."""
    asked()
    described = f"{openapi.TYPE};version=3.1"
    return _answer(
        {
            "title": t("opendata.service.ogc.title"),
            "description": t("opendata.service.ogc.about"),
            "attribution": atlas().edition.source,
            "links": [
                _link(PLACE, "self"),
                _link("/api/v1/openapi.json", "service-desc", described),
                _link("/data", "service-doc", "text/html"),
                _link(f"{PLACE}/conformance", "conformance"),
                _link(f"{PLACE}/collections", "data"),
                _licence_link(),
            ],
        }
    )


def _licence_link() -> dict[str, str]:
    known = licence(atlas())
    return {"href": known.url, "rel": "license", "title": known.name}


@blueprint.get(f"{PLACE}/conformance")
@describes(
    Operation(
        "ogc-conformance",
        "ogc",
        {answers.JSON: _object("conformsTo")},
        parameters=choice.form,
        sample=lambda _: {"conformsTo": list(CONFORMS)},
    )
)
def conformance() -> Response:
    """What this service keeps to."""
    asked()
    return _answer({"conformsTo": list(CONFORMS)})


@blueprint.get(f"{PLACE}/collections")
@describes(
    Operation(
        "ogc-collections",
        "ogc",
        {answers.JSON: _object("collections", "links")},
        parameters=choice.form,
    )
)
def collections() -> Response:
    """Every collection."""
    asked()
    here = atlas()
    every = [_described(features.collection(here, name)) for name in features.names(here)]
    own = [_link(f"{PLACE}/collections", "self"), _licence_link()]
    return _answer({"links": own, "collections": every})


@blueprint.get(f"{PLACE}/collections/<collection>")
@describes(
    Operation(
        "ogc-collection",
        "ogc",
        {answers.JSON: _COLLECTION},
        parameters=choice.form,
        path=_named,
    )
)
def collection(collection: str) -> Response:
    """A collection."""
    asked()
    found = _found(collection)
    return _answer(_described(found))


def _found(name: str) -> Collection:
    """A collection by its id. Raises :class:`RefusedError`."""
    here = atlas()
    if name not in features.names(here):
        known = ", ".join(features.names(here))
        raise RefusedError((t("opendata.no_collection", name=shown(name), known=known),), 404)
    return features.collection(here, name)


def _described(of: Collection) -> dict[str, Any]:
    path = f"{PLACE}/collections/{of.id}"
    extent: dict[str, Any] = {}
    if of.box:
        extent["spatial"] = {"bbox": [list(of.box)], "crs": CRS84}
    begun = [feature.span[0] for feature in of.features if feature.span and feature.span[0]]
    if begun:
        extent["temporal"] = {"interval": [[f"{min(begun).isoformat()}T00:00:00Z", None]]}
    return {
        "id": of.id,
        "title": of.title,
        "description": of.about,
        "itemType": "feature",
        "crs": [CRS84],
        "extent": extent,
        "links": [
            _link(path, "self"),
            _link(f"{path}/items", "items", GEOJSON, of.title),
            _licence_link(),
        ],
    }


@blueprint.get(f"{PLACE}/collections/<collection>/items")
@describes(
    Operation(
        "ogc-items",
        "ogc",
        {GEOJSON: _ITEMS},
        parameters=choice.of_items,
        path=_named,
    )
)
def items(collection: str) -> Response:
    """The features of a collection that are asked."""
    values = asked()
    of = _found(collection)
    choice.check_properties(values, of)
    found = choice.matching(of, values)
    limit, offset = values.get("limit", choice.LIMIT), values.get("offset", 0)
    shown_now = found[offset : offset + limit]
    content = {
        "type": "FeatureCollection",
        "features": [feature.written for feature in shown_now],
        "links": _paging(of, values, limit, offset, len(found)),
        "numberMatched": len(found),
        "numberReturned": len(shown_now),
    }
    mark = hashlib.sha256(answers.written(content).encode()).hexdigest()[:20]
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    response = _answer({**content, "timeStamp": now}, GEOJSON)
    response.headers["Content-Crs"] = f"<{CRS84}>"
    response.set_etag(mark, weak=True)  # the moment that it was made is no change
    return response


def _paging(
    of: Collection, values: Mapping[str, Any], limit: int, offset: int, found: int
) -> list[dict[str, str]]:
    path = f"{PLACE}/collections/{of.id}/items"

    def page(start: int, rel: str) -> dict[str, str]:
        own = {**values, "limit": limit, "offset": start}
        named = {name: str(value) for name, value in own.items() if name != "offset" or value}
        return _link(f"{path}{as_query(named)}", rel, GEOJSON)

    links = [
        {"href": f"{host()}{going(request.full_path.rstrip('?'))}", "rel": "self", "type": GEOJSON}
    ]
    if offset + limit < found:
        links.append(page(offset + limit, "next"))
    if offset > 0:
        links.append(page(max(0, offset - limit), "prev"))
    return [*links, _link(f"{PLACE}/collections/{of.id}", "collection"), _licence_link()]


@blueprint.get(f"{PLACE}/collections/<collection>/items/<id>")
@describes(
    Operation(
        "ogc-item",
        "ogc",
        {GEOJSON: {**FEATURE, "required": [*FEATURE["required"], "links"]}},
        parameters=choice.form,
        path=_feature_named,
    )
)
def item(collection: str, id: str) -> Response:
    """A feature by its id."""
    asked()
    of = _found(collection)
    feature = of.named(id)
    if feature is None:
        was = formerly(lambda each: each.code == id) if of.id == features.INITIATIVES else ""
        raise RefusedError(tuple(filter(None, (t("opendata.no_id", id=shown(id)), was))), 404)
    path = f"{PLACE}/collections/{of.id}"
    links = [
        _link(f"{path}/items/{id}", "self", GEOJSON),
        _link(path, "collection"),
        _licence_link(),
    ]
    response = _answer({**feature.written, "links": links}, GEOJSON)
    response.headers["Content-Crs"] = f"<{CRS84}>"
    return response
