"""The OpenAPI 3.1 document, made of the routes that answer: what each says of itself."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.licence import licence
from arbeidszorg.texts import t
from components.context import atlas, cache
from components.operations import GROUPS, Operation, Parameter, describes, operations
from server import answers, problems
from server.described import asked

blueprint = Blueprint("openapi", __name__)

#: The media type of the document.
TYPE = "application/vnd.oai.openapi+json"
#: The version of these routes: another when what programs rely on changes.
API_VERSION = "1.0.0"
#: What every route may answer beside what it says itself: who asks too much, sends too long an
#: address, names a version that is not there, or finds the server busy.
EVERYWHERE = (404, 405, 409, 410, 414, 429, 500, 503)


def document(server: Flask, here: Atlas) -> dict[str, Any]:
    """The whole document."""
    known = licence(here)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": t("opendata.openapi.title", **here.geography.words),
            "description": t("opendata.openapi.about", version=here.version),
            "version": API_VERSION,
            "license": {"name": known.name, "url": known.url},
            **_contact(here),
        },
        "servers": [{"url": here.settings.public}],
        "tags": [{"name": group, "description": t(f"opendata.group.{group}")} for group in GROUPS],
        "paths": {path: {"get": _operation(each, here)} for path, each in operations(server)},
        "components": {
            "schemas": {"Probleem": PROBLEM},
            "responses": {f"Fout{status}": _fault(status) for status in (400, *EVERYWHERE)},
        },
    }


def _contact(here: Atlas) -> dict[str, Any]:
    mail = here.settings.contact
    return {"contact": {"email": mail}} if mail else {}


def _operation(operation: Operation, here: Atlas) -> dict[str, Any]:
    query = [*operation.parameters(here), _version()]
    places = operation.path(here)
    statuses = sorted({*operation.statuses, *EVERYWHERE})
    return {
        "operationId": operation.name,
        "summary": operation.title,
        "description": operation.about,
        "tags": [operation.group],
        "parameters": [
            *(_parameter(each, "path") for each in places),
            *(_parameter(each, "query") for each in query),
        ],
        "responses": {
            **{str(code): {"description": t(key)} for code, key in operation.found.items()},
            "200": _good(operation, here),
            "304": {"description": t("opendata.openapi.same")},
            **{str(each): {"$ref": f"#/components/responses/Fout{each}"} for each in statuses},
        },
    }


def _version() -> Parameter:
    about, schema = (
        t("opendata.parameter.versie"),
        {"type": "string", "pattern": "^(nieuwste|[0-9]{1,6})?$"},
    )
    return Parameter("versie", about, schema)


def _parameter(parameter: Parameter, where: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": parameter.name,
        "in": where,
        "description": parameter.about,
        "required": where == "path",
        "schema": dict(parameter.schema),
    }
    if parameter.schema.get("type") == "array":
        said |= {"style": "form", "explode": False}
    return said if parameter.example is None else {**said, "example": parameter.example}


def _good(operation: Operation, here: Atlas) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for kind, schema in operation.gives.items():
        content[kind] = {"schema": dict(schema)}
        if operation.sample and "json" in kind:
            content[kind]["example"] = operation.sample(here)
    headers = {
        name: {"description": t(f"opendata.header.{key}"), "schema": {"type": "string"}}
        for name, key in (("Link", "link"), ("X-Gegevensversie", "version"), ("ETag", "etag"))
    }
    return {"description": operation.about, "headers": headers, "content": content}


def _fault(status: int) -> dict[str, Any]:
    known = status if status in _NAMED else status // 100 * 100
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {
        "description": t(f"opendata.fault.{known}.title"),
        "content": {problems.TYPE: {"schema": schema}},
    }


_NAMED = (400, 404, 405, 409, 410, 429, 500, 503)
#: What a fault says (RFC 9457), and what it said before.
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "fout"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "fout": {"type": "string"},
        "fouten": {"type": "array", "items": {"type": "string"}},
        "vraag": {"type": "string"},
    },
}


@blueprint.get("/api/v1/openapi.json")
@describes(Operation("openapi", "beschrijving", {TYPE: {"type": "object"}}))
def openapi() -> Response:
    """What this server answers to programs."""
    asked()
    kind = f"{TYPE};version=3.1"
    server = current_app
    body = cache().get("openapi", lambda: answers.written(document(server, atlas())))
    return Response(body, content_type=kind)


@blueprint.get("/api/<path:_rest>")
@blueprint.get("/data/<path:_rest>")
@blueprint.get("/ogc/<path:_rest>")
def nothing(_rest: str) -> Response:
    """An address of open data that there is not."""
    abort(404)
