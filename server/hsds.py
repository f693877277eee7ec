"""Initiatives by the API of the Human Services Data Specification (Open Referral, HSDS 3.1), and as
one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from flask import Blueprint, Response

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import hsds
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import t
from components.context import atlas, host
from components.operations import Operation, Parameter, Schema, describes
from server import answers
from server.described import asked, shown
from server.initiatives import answered, formerly
from server.problems import RefusedError

blueprint = Blueprint("hsds", __name__)

PLACE = "/api/v1/hsds"
#: Records on a page when nobody says how many, and at most.
PER_PAGE, MOST = 50, 500
ORGANIZATION = "organization"
Thing = TypeVar("Thing")
#: Makes a record of something.
Make = Callable[[Thing], dict[str, Any]]
_THING: Schema = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string", "format": "uuid"}},
}
_SERVICE: Schema = {
    "type": "object",
    "required": ["id", "name", "status"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "name": {"type": "string"},
        "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
        "capacities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "unit", "available", "updated"],
                "properties": {
                    "available": {"type": "integer"},
                    "maximum": {"type": "integer"},
                    "updated": {"type": "string", "format": "date-time"},
                },
            },
        },
    },
}
_COUNTS = ("total_items", "total_pages", "page_number", "size")
_ENDS = ("first_page", "last_page", "empty")


def _page_of(thing: Schema) -> Schema:
    return {
        "type": "object",
        "required": [*_COUNTS, *_ENDS, "contents"],
        "properties": {
            **{name: {"type": "integer"} for name in _COUNTS},
            **{name: {"type": "boolean"} for name in _ENDS},
            "contents": {"type": "array", "items": thing},
        },
    }


def _paging(_: Atlas) -> tuple[Parameter, ...]:
    page = {"type": "integer", "minimum": 1, "maximum": 100_000, "default": 1}
    size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": PER_PAGE}
    return (
        Parameter("page", t("opendata.parameter.page"), page, 1),
        Parameter("per_page", t("opendata.parameter.per_page"), size, PER_PAGE),
    )


def _services_asked(here: Atlas) -> tuple[Parameter, ...]:
    full = {"type": "boolean", "default": False}
    return (*_paging(here), Parameter("full", t("opendata.parameter.full"), full, False))


def _id(_: Atlas) -> tuple[Parameter, ...]:
    schema = {"type": "string"}
    return (Parameter("id", t("opendata.parameter.id"), schema),)


def _list(things: Sequence[Thing], make: Make[Thing], values: Mapping[str, Any]) -> Response:
    """A page of things; only what stands on it is made."""
    page, size = values.get("page", 1), values.get("per_page", PER_PAGE)
    pages = max(1, -(-len(things) // size))
    if page > pages:
        raise RefusedError((t("opendata.no_page", page=page, pages=pages),), 404)
    shown_now = things[(page - 1) * size : page * size]
    content = {
        "total_items": len(things),
        "total_pages": pages,
        "page_number": page,
        "size": len(shown_now),
        "first_page": page == 1,
        "last_page": page == pages,
        "empty": not shown_now,
        "contents": [make(each) for each in shown_now],
    }
    return answers.as_json(content)


def _one(kind: str, id: str, make: Make[list[Initiative]]) -> Response:
    """A thing by its id, made of the initiatives that have it; ``kind``: which of their things that
    is."""
    asked()
    found = [each for each in atlas().initiatives if _named(kind, each) == id]
    if not found:
        was = formerly(lambda each: _named(kind, each) == id)
        raise RefusedError(tuple(filter(None, (t("opendata.no_id", id=shown(id)), was))), 404)
    return answers.as_json(make(found))


def _named(kind: str, initiative: Initiative) -> str:
    if kind == ORGANIZATION:
        return hsds.organisation_id(initiative)
    return hsds.identifier(kind, initiative.code)


@blueprint.get(PLACE, strict_slashes=False)
@describes(Operation("hsds", "initiatieven", {answers.JSON: {"type": "object"}}))
def about() -> Response:
    """What this API is."""
    asked()
    return answers.as_json(
        {
            "version": hsds.VERSION,
            "profile": hsds.PROFILE,
            "openapi_url": f"{host()}/api/v1/openapi.json",
            "description": t("opendata.service.hsds.about"),
        }
    )


@blueprint.get(f"{PLACE}/services")
@describes(
    Operation(
        "hsds-services",
        "initiatieven",
        {answers.JSON: _page_of(_SERVICE)},
        parameters=_services_asked,
    )
)
def services() -> Response:
    """Every service, page by page."""
    values, here = asked(), atlas()
    full = values.get("full", False)
    return _list(here.initiatives, lambda each: hsds.service(each, here, whole=full), values)


@blueprint.get(f"{PLACE}/services/<id>")
@describes(
    Operation(
        "hsds-service",
        "initiatieven",
        {answers.JSON: _SERVICE},
        path=_id,
        sample=lambda here: next((hsds.service(each, here) for each in here.initiatives), {}),
    )
)
def service(id: str) -> Response:
    """A service with all that goes with it."""
    return _one("service", id, lambda found: hsds.service(found[0], atlas()))


@blueprint.get(f"{PLACE}/organizations")
@describes(
    Operation(
        "hsds-organizations",
        "initiatieven",
        {answers.JSON: _page_of(_THING)},
        parameters=_paging,
    )
)
def organizations() -> Response:
    """Every organisation, page by page."""
    return _list(hsds.organisations(atlas()), dict, asked())


@blueprint.get(f"{PLACE}/organizations/<id>")
@describes(Operation("hsds-organization", "initiatieven", {answers.JSON: _THING}, path=_id))
def organization(id: str) -> Response:
    """An organisation with its services."""

    def make(found: list[Initiative]) -> dict[str, Any]:
        run = [hsds.service(each, atlas(), whole=False) for each in found]
        known = [{name: each[name] for name in ("id", "name", "status")} for each in run]
        return {**hsds.organisation(found[-1]), "services": known}

    return _one(ORGANIZATION, id, make)


@blueprint.get(f"{PLACE}/service_at_locations")
@describes(
    Operation(
        "hsds-service-at-locations",
        "initiatieven",
        {answers.JSON: _page_of(_THING)},
        parameters=_paging,
    )
)
def service_at_locations() -> Response:
    """Where every service is, page by page."""
    values, here = asked(), atlas()
    return _list(here.initiatives, lambda each: hsds.at_location(each, here), values)


@blueprint.get(f"{PLACE}/service_at_locations/<id>")
@describes(Operation("hsds-service-at-location", "initiatieven", {answers.JSON: _THING}, path=_id))
def service_at_location(id: str) -> Response:
    """Where a service is."""
    return _one("service_at_location", id, lambda found: hsds.at_location(found[0], atlas()))


@blueprint.get(f"{PLACE}/locations")
@describes(
    Operation(
        "hsds-locations",
        "initiatieven",
        {answers.JSON: _page_of(_THING)},
        parameters=_paging,
    )
)
def locations() -> Response:
    """Every place, page by page."""
    values, here = asked(), atlas()
    return _list(here.initiatives, lambda each: hsds.location(each, here), values)


@blueprint.get(f"{PLACE}/locations/<id>")
@describes(Operation("hsds-location", "initiatieven", {answers.JSON: _THING}, path=_id))
def location(id: str) -> Response:
    """A place."""
    return _one("location", id, lambda found: hsds.location(found[0], atlas()))


@blueprint.get("/api/v1/initiatieven.hsds.json")
@describes(
    Operation(
        "initiatieven-hsds",
        "initiatieven",
        {answers.JSON: {"type": "array", "items": _SERVICE}},
    )
)
def whole() -> Response:
    """Every service with all that goes with it, as one file."""
    return answered(answers.JSON, _whole)


def _whole(here: Atlas) -> str:
    return answers.written([hsds.service(each, here) for each in here.initiatives])
