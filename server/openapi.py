"""The OpenAPI 3.1 document, made of the routes that answer: what each says of itself."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata.licence import licence
from arbeidszorg.texts import t
from components.context import atlas
from components.operations import GROUPS, Operation, Parameter, describes, operations
from server import answers, problems
from server.described import asked
from server.kept import kept
from server.versions import HEADER, NAMED

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
    query, sent = [*operation.parameters(here), _version("versie")], _sent()
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
            *(_parameter(each, "header") for each in sent),
        ],
        "responses": {
            **{str(code): {"description": t(key)} for code, key in operation.found.items()},
            **(_good(operation, here) if operation.gives else {}),
            **{str(each): {"$ref": f"#/components/responses/Fout{each}"} for each in statuses},
        },
    }


def _version(name: str) -> Parameter:
    """What names a version: in an address, or as a header."""
    schema = {"type": "string", "pattern": "^(nieuwste|[0-9]{1,6}|[0-9a-f]{12})?$"}
    return Parameter(name, t("opendata.parameter.versie"), schema)


def _sent() -> tuple[Parameter, ...]:
    """The headers of a question."""
    text, same = {"type": "string"}, t("opendata.sent.version")
    return (
        _version(NAMED),
        Parameter(HEADER, same, text),
        Parameter("If-None-Match", t("opendata.sent.etag"), text),
    )


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
    """What a route gives, and that it is what somebody has already."""
    content: dict[str, Any] = {}
    for kind, schema in operation.gives.items():
        content[kind] = {"schema": dict(schema)}
        if operation.sample and "json" in kind:
            content[kind]["example"] = operation.sample(here)
    headers = {name: _header(key) for name, key in _TOLD.items()}
    good = {"description": operation.about, "headers": headers, "content": content}
    return {"200": good, "304": {"description": t("opendata.openapi.same")}}


def _header(key: str) -> dict[str, Any]:
    return {"description": t(f"opendata.header.{key}"), "schema": {"type": "string"}}


def _fault(status: int) -> dict[str, Any]:
    known = status if status in _NAMED else status // 100 * 100
    schema = {"$ref": "#/components/schemas/Probleem"}
    again = {"Retry-After": _header("again")} if status in _LATER else {}
    allowed = {"Allow": _header("allow")} if status == 405 else {}
    return {
        "description": t(f"opendata.fault.{known}.title"),
        "headers": again | allowed,
        "content": {problems.TYPE: {"schema": schema}},
    }


_NAMED = (400, 404, 405, 409, 410, 429, 500, 503)
#: Faults that say after how many seconds it may be tried again.
_LATER = (429, 503)
#: The headers of an answer, and under which names their words are.
_TOLD = {"Link": "link", HEADER: "version", "ETag": "etag"}
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
    answer = kept("openapi", lambda: answers.written(document(server, atlas())))
    answer.content_type = kind
    return answer


@blueprint.get("/api/<path:_rest>")
@blueprint.get("/data/<path:_rest>")
@blueprint.get("/ogc/<path:_rest>")
def nothing(_rest: str) -> Response:
    """An address of open data that there is not."""
    abort(404)
