"""Machine answers: ``/api/v1/cijfers.json`` and ``.csv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from flask import Blueprint, Response, request

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.figures.text import clean
from arbeidszorg.files import answer
from arbeidszorg.opendata.licence import licence
from arbeidszorg.registrations import model
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.measures import MEASURES, PLACES
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import BESIDE, CLASSES, SHOWN, SPLITS, UNITS, View
from components.context import atlas, host
from components.operations import Operation, Parameter, Schema, describes
from components.site import site
from server import answers
from server.problems import RefusedError

blueprint = Blueprint("machines", __name__)

#: Files, machine answers, pages for a wall, and groups that anybody names: made when asked for, and
#: of no use in a search.
UNSOUGHT = (
    "/*~",
    "/figuur/",
    "/embed/",
    "/api/",
    "/data/",
    "/ogc",
    "/rapport/*.",
    "/presentatie/*.",
    "/presentatie/toneel",
    "/presentatie/spreker",
    "/studie/",
    "/zoeken/",
    "/zoeken?",
    "/initiatieven?",
    "/initiatieven/lijst",
    "/initiatieven/vergelijk?",
    "/initiatieven/*?",
    "/veranderingstheorie.",
)
#: Where search engines find every page, in which vocabulary; how the page of an area begins.
SITEMAP, URLS = "/sitemap.xml", "http://www.sitemaps.org/schemas/sitemap/0.9"
PORTRAIT = "/gebied/"
#: A year, years with an end or without; an empty one is the last.
YEARS = r"^(\d{4}( ?(\.\.|-|–) ?\d{4}|\.\.)?|\.\.\d{4})?$"
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in UNSOUGHT)


def _parameters(here: Atlas) -> tuple[Parameter, ...]:
    """What an address of numbers may ask; the codes come from the view."""
    first, last = here.years
    sectors = [code.lower() for code in model.SECTORS]
    year = {"type": "string", "pattern": YEARS, "default": str(last)}
    return (
        _parameter("jaar", year, f"{first}..{last}"),
        _parameter("niveau", _one_of(here.geography.levels), here.geography.levels[0]),
        _parameter("gebied", {"type": "array", "items": {"type": "string"}}),
        _parameter("sector", _some_of(sectors), sectors[:1]),
        _parameter("activiteit", _some_of(model.ACTIVITIES)),
        _parameter("maat", _one_of(tuple(MEASURES)), "medewerkers"),
        _parameter("eenheid", _one_of(UNITS), UNITS[0]),
        _parameter("splitsing", _some_of(("geen", *SPLITS)), ["sector"]),
        _parameter("plaats", _one_of(PLACES), PLACES[0]),
        *(Parameter(name, t("opendata.numbers.drawn"), schema) for name, schema in _drawn(here)),
    )


def _drawn(here: Atlas) -> Iterator[tuple[str, Schema]]:
    """What an address says of how a page draws numbers: a program may copy it from there, and the
    numbers are the same."""
    forms, free = here.scope().forms, {"type": "string"}
    codes: dict[str, Sequence[str]] = {
        "kaartvorm": forms,
        "beeld": SHOWN,
        "klassen": CLASSES,
        "naast": BESIDE,
    }
    codes |= {"cirkels": ("nee", "ja"), "uitsnede": ("heel", "gekozen")}
    for name, known in codes.items():
        yield name, {"type": "string", "enum": list(known)}
    yield from (("doel", free), ("noot", free))


def _csv_parameters(here: Atlas) -> tuple[Parameter, ...]:
    return (*_parameters(here), _parameter("formaat", {"type": "string", "enum": ["excel"]}))


def _parameter(name: str, schema: Schema, example: object = None) -> Parameter:
    """A parameter; what links of before may say is named with what it means."""
    old = ", ".join(f"{was} = {now}" for was, now in addresses.OLD_VALUES.get(name, {}).items())
    about = t(f"opendata.numbers.{name}")
    too = f" {t('opendata.numbers.old', old=old)}" if old else ""
    return Parameter(name, f"{about}{too}", schema, example)


def _one_of(codes: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(codes), "default": codes[0]}


def _some_of(codes: Sequence[str]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": list(codes)}}


def _sample(here: Atlas) -> dict[str, object]:
    last = here.years[1]
    view = View((last, last), level=here.geography.top)
    query = addresses.lasting(view, here.scope())
    return answer.as_json(here.table(view), f"{addresses.NUMBERS}{query}")


#: A row of an answer; its splits stand in it by their names.
_ROW: Schema = {
    "type": "object",
    "required": ["jaar", "gebied", "gebied_naam", "waarde", "status"],
    "properties": {
        "jaar": {"type": "integer"},
        "gebied": {"type": "string"},
        "gebied_naam": {"type": "string"},
        "waarde": {"type": ["number", "null"]},
        "status": {"enum": list(STATUSES)},
    },
}
_NUMBERS: Schema = {
    "type": "object",
    "required": ["titel", "zin", "maat", "eenheid", "bron", "peildatum", "demo", "rijen"],
    "properties": {
        "titel": {"type": "string"},
        "zin": {"type": "string"},
        "maat": {"enum": list(MEASURES)},
        "eenheid": {"enum": list(UNITS)},
        "peildatum": {"type": "string", "format": "date"},
        "demo": {"type": "boolean"},
        "gegevensversie": {"type": "string"},
        "licentie": {"type": "string"},
        "opmerkingen": {"type": "array", "items": {"type": "string"}},
        "rijen": {"type": "array", "items": _ROW},
    },
}


def _answer(*apart: str) -> tuple[Table, str]:
    """The Table that the address asks for, and the address as it should be. ``apart``: parameters
    that say nothing of the view. Raises :class:`RefusedError`."""
    here = atlas()
    query: Mapping[str, object] = {
        name: values for name, values in request.args.lists() if name not in apart
    }
    parsed = addresses.parse(query, here.scope())
    if parsed.notices:
        raise RefusedError(parsed.faults)
    return here.table(parsed.view), addresses.lasting(parsed.view, here.scope())


@blueprint.get(addresses.NUMBERS)
@describes(
    Operation(
        "cijfers-json",
        "cijfers",
        {answers.JSON: _NUMBERS},
        parameters=_parameters,
        sample=_sample,
    )
)
def numbers_json() -> Response:
    """The Table of an address as JSON."""
    table, address = _answer()
    content = answer.as_json(table, f"{request.path}{address}")
    return answers.as_json({**content, "licentie": licence(atlas()).url})


@blueprint.get(addresses.NUMBERS_CSV)
@describes(
    Operation(
        "cijfers-csv",
        "cijfers",
        {"text/csv": {"type": "string"}},
        parameters=_csv_parameters,
    )
)
def numbers_csv() -> Response:
    """The rows of the same Table as CSV; ``formaat=excel`` for Belgian Excel, with the words."""
    form = request.args.get("formaat", "").strip().lower()
    if form not in ("", "excel"):
        raise RefusedError((t("export.no_form", form=clean(form)[:40]),))
    table, address = _answer("formaat")
    here = atlas()
    name = wording.file_name(table.view, here.geography, table.demo)
    if form == "excel":
        link = f"{host()}{request.path}{address}"
        text = answer.as_excel_csv(table, about(table, here.geography, link=link))
    else:
        text = answer.as_csv(table)
    return answers.file(text, f"{name}.csv", "text/csv")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Where search engines need not look, and where they find all that they may."""
    return Response(f"{ROBOTS}Sitemap: {host()}{SITEMAP}\n", mimetype="text/plain")


@blueprint.get(SITEMAP)
def sitemap() -> Response:
    """Every page that has an address of its own, and that of each area."""
    areas = atlas().geography.areas.values()
    paths = [page.path for page in site().pages if page.path and not page.is_template]
    paths += [f"{PORTRAIT}{area.slug}" for area in areas]
    entries = "".join(f"<url><loc>{escape(host() + path)}</loc></url>" for path in paths)
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{URLS}">{entries}</urlset>\n'
    return Response(body, mimetype="application/xml")
