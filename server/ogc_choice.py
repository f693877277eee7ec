"""What may be asked of features: how many, from where, in which box, when, and with which
properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import features
from arbeidszorg.opendata.features import Box, Collection, Feature
from arbeidszorg.opendata.records import BETWEEN
from arbeidszorg.texts import t
from components.operations import CAPPED, Parameter
from server.problems import RefusedError

#: Features of an answer when nobody says how many, and at most.
LIMIT, MOST = 100, 1_000
_NUMBER = r"-?\d+(\.\d+)?"
BOX = rf"^{_NUMBER}(,{_NUMBER}){{3}}((,{_NUMBER}){{2}})?$"
_MOMENT = r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?"
TIME = rf"^({_MOMENT}|(\.\.|{_MOMENT})?/(\.\.|{_MOMENT})?)$"
#: Parameters that are no property.
PLAIN = ("f", "limit", "offset", "bbox", "datetime")


def form(_: Atlas) -> tuple[Parameter, ...]:
    """In which form an answer comes; there is one. Of features it has another name too."""
    return (Parameter("f", t("opendata.parameter.f"), {"type": "string", "enum": ["json"]}),)


def of_items(here: Atlas) -> tuple[Parameter, ...]:
    """What may be asked of items, of whichever collection: properties are those of all."""
    limit = {"type": "integer", "minimum": 1, CAPPED: MOST, "default": LIMIT}
    offset = {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0}
    box, time = {"type": "string", "pattern": BOX}, {"type": "string", "pattern": TIME}
    fields: dict[str, str] = {}
    having: dict[str, list[str]] = {}
    for each in features.names(here):
        for name, kind in features.fields(here, each).items():
            fields[name] = kind
            having.setdefault(name, []).append(each)
    return (
        Parameter("f", t("opendata.parameter.f"), {"type": "string", "enum": ["json", "geojson"]}),
        Parameter("limit", t("opendata.parameter.limit", most=MOST), limit, 10),
        Parameter("offset", t("opendata.parameter.offset"), offset, 0),
        Parameter("bbox", t("opendata.parameter.bbox"), box, "2.5,50.7,3.5,51.4"),
        Parameter("datetime", t("opendata.parameter.datetime"), time, "2024-01-01/.."),
        *(
            Parameter(name, _about_property(name, having[name]), {"type": kind})
            for name, kind in fields.items()
        ),
    )


def _about_property(name: str, having: list[str]) -> str:
    """What a property chooses, and of which collections; others refuse it."""
    return t("opendata.parameter.property", name=name, collections=", ".join(having))


def check_properties(values: Mapping[str, Any], of: Collection) -> None:
    """Raise :class:`RefusedError` for a property that this collection has not."""
    other = [name for name in values if name not in PLAIN and name not in of.fields]
    if other:
        known = ", ".join((*PLAIN, *of.fields))
        raise RefusedError([t("opendata.wrong.unknown", name=n, known=known) for n in other])


def matching(of: Collection, values: Mapping[str, Any]) -> list[Feature]:
    """The features that are asked. Raises :class:`RefusedError`."""
    box = _box(values["bbox"]) if "bbox" in values else None
    first, last = _time(values["datetime"]) if "datetime" in values else (None, None)
    wanted = {name: value for name, value in values.items() if name not in PLAIN}
    return [
        feature
        for feature in of.features
        if (box is None or features.in_box(feature, box))
        and features.in_time(feature, first, last)
        and all(_has(feature, name, value) for name, value in wanted.items())
    ]


def _has(feature: Feature, name: str, value: Any) -> bool:
    """Whether a property is this, or has it among several."""
    own = feature.properties.get(name)
    return own == value or (isinstance(own, str) and str(value) in own.split(BETWEEN))


def _box(text: str) -> Box:
    """West, south, east and north; heights say nothing here. Raises :class:`RefusedError`."""
    numbers = [float(part) for part in text.split(",")]
    west, south, east, north = (*numbers[:2], *numbers[len(numbers) // 2 :][:2])
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise RefusedError((t("opendata.wrong.box"),))
    return west, south, east, north


def _time(text: str) -> tuple[date | None, date | None]:
    """First and last day of a moment or a span. Raises :class:`RefusedError`."""
    first, between, last = text.partition("/")
    try:
        ends = (_day(first), _day(last if between else first))
    except ValueError as error:
        raise RefusedError((t("opendata.wrong.time"),)) from error
    if ends == (None, None) or (ends[0] and ends[1] and ends[0] > ends[1]):
        raise RefusedError((t("opendata.wrong.time"),))
    return ends


def _day(text: str) -> date | None:
    if text in ("", ".."):
        return None
    day = date.fromisoformat(text[:10])
    if len(text) > 10:
        datetime.fromisoformat(re.sub(r"\.\d+", "", text))
    return day
