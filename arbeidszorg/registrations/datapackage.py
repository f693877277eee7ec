"""The data contract as a Frictionless Data Package descriptor, for machines and for readers."""

from __future__ import annotations

from datetime import date
from typing import Any

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.registrations.schemas import UNIQUE
from arbeidszorg.texts import t

_TYPES: dict[model.Kind, str] = {
    "id": "string",
    "text": "string",
    "code": "string",
    "codes": "string",
    "nis": "string",
    "date": "date",
    "whole": "integer",
    "number": "number",
    "year": "integer",
}


def description(
    demo: bool,
    *,
    title: str | None = None,
    start: date | None = None,
    end: date | None = None,
    files: tuple[str, ...] = model.REGISTERED,
) -> dict[str, Any]:
    """The content of datapackage.json for CSV ``files`` (comma, UTF-8) that keep to the contract.

    ``start`` and ``end`` are the first and last day that the registrations cover.
    """
    kind = "demo" if demo else "own"
    temporal = {"start": start, "end": end}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": t(f"columns.package.{kind}.name"),
        "title": title or t(f"columns.package.{kind}.title"),
        "description": t(f"columns.package.{kind}.description"),
        "demo": demo,
        "languages": ["nl"],
    }
    if start or end:
        package["temporal"] = {name: day.isoformat() for name, day in temporal.items() if day}
    return package | {"resources": [_resource(file) for file in files]}


def _resource(file: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(file, column) for column in model.FILES[file]],
        "missingValues": [""],
        "primaryKey": list(UNIQUE[file]),
    }
    if file in ("registraties", "kosten_opbrengsten"):
        target = {"resource": "initiatieven", "fields": ["initiatief_id"]}
        schema["foreignKeys"] = [{"fields": ["initiatief_id"], "reference": target}]
    return {
        "profile": "tabular-data-resource",
        "name": file,
        "path": f"{file}.csv",
        "title": t(f"columns.file.{file}.title"),
        "description": t(f"columns.file.{file}.description"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": schema,
    }


def _field(file: str, column: model.Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.name.replace("_", " ").capitalize(),
        "description": t(f"columns.{file}.{column.name}"),
    }
    if column.kind == "date":
        field["format"] = "%Y-%m-%d"
    constraints = _constraints(file, column)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(file: str, column: model.Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if UNIQUE[file] == (column.name,):
        constraints["unique"] = True
    if column.kind == "code":
        constraints["enum"] = list(model.CODES[column.name])
    if column.kind == "codes":
        code = "|".join(model.CODES[column.name])
        constraints["pattern"] = rf"({code})(\|({code}))*"
    if column.kind == "nis":
        constraints["pattern"] = r"[0-9]{5}"
        if file == "initiatieven":
            constraints["enum"] = sorted(municipalities().current)
    # The descriptor knows closed ranges only; "more than 0" stands in the description.
    if column.low is not None:
        constraints["minimum"] = column.low
    if column.high is not None:
        constraints["maximum"] = column.high
    return constraints
