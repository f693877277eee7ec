"""Published tables as files: ``/data/<versie>/<tabel>.<ending>``, all of them as one ZIP, and the
catalogue. ``nieuwste`` leads to the version that is shown now, and the mark of some data to the
number of the version that has them."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.earlier import NoVersionError
from arbeidszorg.opendata import catalogue, files, graph
from arbeidszorg.opendata.csvw import BESIDE
from arbeidszorg.opendata.tables import FIRST, entries
from arbeidszorg.texts import t
from components import context
from components.context import atlas
from components.operations import Operation, Parameter, describes
from server import answers, versions
from server.described import asked, shown
from server.kept import kept
from server.making.asking import made
from server.problems import RefusedError

blueprint = Blueprint("tabellen", __name__)

#: Files that take no longer than a page.
LIGHT = ("csv", "csv-metadata.json", "json")
ZIP = "application/zip"
JSONLD, TURTLE = "application/ld+json", "text/turtle"
_FILE = {"type": "string"}
_WAYS = {302: "opendata.openapi.newest", 308: "opendata.openapi.lasting"}
_PAGE = {303: "opendata.openapi.page"}


def _place(here: Atlas) -> tuple[Parameter, ...]:
    versions = t("opendata.parameter.version")
    own = files.version_of(here)
    return (Parameter("version", versions, {"type": "string"}, own),)


def _file(here: Atlas) -> tuple[Parameter, ...]:
    about = t("opendata.parameter.file", kinds=", ".join(files.TYPES))
    return (*_place(here), Parameter("name", about, {"type": "string"}, f"{FIRST}.csv"))


def _led(version: str, name: str) -> Answer | None:
    """Let the current request be about the version that a path names; the way to the lasting
    address of a file of it (``name``) when the path has another. Raises :class:`RefusedError`."""
    if version == files.NEWEST:  # of what the address names beside it, if it does
        return redirect(f"{files.PLACE}/{files.version_of(atlas())}/{name}", 302)
    before = files.version_of(atlas())
    try:
        found = context.earlier().named(version)
    except NoVersionError as error:
        raise RefusedError(_no_version(version, error), _status(error)) from error
    lasting = files.version_of(found)
    if versions.is_named() and lasting != before:
        raise RefusedError((t("versie.several"),))
    if lasting != version:
        return redirect(f"{files.PLACE}/{lasting}/{name}", 308)
    if lasting != before:
        context.ask(version)
    return None


def _no_version(version: str, error: NoVersionError) -> tuple[str, str]:
    """What is said of a version that is not there."""
    nonsense = error.status == 400
    text = t("opendata.no_version", version=shown(version)) if nonsense else str(error)
    return text, t("opendata.newest", version=files.version_of(context.newest()))


def _status(error: NoVersionError) -> int:
    """A part of a path that is nonsense is not there."""
    return 404 if error.status == 400 else error.status


@blueprint.get(f"{files.PLACE}/<version>/{files.ALL}")
@describes(
    Operation(
        "alles",
        "tabellen",
        {ZIP: _FILE},
        path=_place,
        found=_WAYS,
    )
)
def everything(version: str) -> Answer:
    """Every table of a version."""
    asked()
    if way := _led(version, files.ALL):
        return way
    name = f"arbeidszorg-open-data-{files.version_of(atlas())}.zip"
    if answers.only_head():
        return answers.head_of_file(name, ZIP)
    return answers.file(made(made_everything), name, ZIP)


@blueprint.get(f"{files.PLACE}/<version>/<name>")
@describes(
    Operation(
        "tabel",
        "tabellen",
        {kind: {} if "json" in kind else _FILE for kind in files.TYPES.values()},
        path=_file,
        found=_WAYS | _PAGE,
    )
)
def file(version: str, name: str) -> Answer:
    """A table of a version as a file; by its name alone, as the catalogue names it, where people
    read about it."""
    asked()
    table, _, ending = name.partition(".")
    is_file = "." in name
    if (is_file and ending not in files.TYPES) or table not in entries(atlas()):
        raise RefusedError((t("opendata.no_table", name=shown(name)),), 404)
    if way := _led(version, name):
        return way
    if not is_file:
        return redirect(f"{files.PLACE}?tabel={table}", 303)
    kind = files.TYPES[ending]
    light = ending in LIGHT
    if answers.only_head() and not light:
        return answers.head_of_file(name, kind)
    body = made_light(table, ending) if light else made(made_file, table, ending)
    response = answers.file(body, name, kind, "inline" if "json" in ending else "attachment")
    if ending == "csv":
        beside = f"{files.address(atlas(), table, 'csv')}{BESIDE}"
        link = f'<{beside}>; rel="describedby"; type="application/csvm+json"'
        response.headers.add("Link", link)
    return response


def made_light(table: str, ending: str) -> bytes:
    """A file that costs no more than a page, made here and kept."""
    return context.cache().get(("tabel", table, ending), lambda: made_file(table, ending))


def made_file(table: str, ending: str) -> bytes:
    """A table as a file."""
    return files.written(atlas(), table, ending)


def made_everything() -> bytes:
    """All tables of a version."""
    return files.everything(atlas())


@blueprint.get(f"{files.PLACE}/catalogus")
@describes(Operation("catalogus", "beschrijving", {}, found={303: "opendata.openapi.form"}))
def catalogue_itself() -> Answer:
    """The way to the catalogue in the form that is asked."""
    asked()
    kind = request.accept_mimetypes.best_match((JSONLD, TURTLE), JSONLD)
    response = redirect(f"{files.PLACE}/catalogus.{'ttl' if kind == TURTLE else 'jsonld'}", 303)
    response.vary.add("Accept")
    return response


@blueprint.get(f"{files.PLACE}/catalogus.jsonld")
@describes(Operation("catalogus-jsonld", "beschrijving", {JSONLD: {"type": "object"}}))
def catalogue_jsonld() -> Response:
    """The catalogue as JSON-LD."""
    return _catalogue(JSONLD)


@blueprint.get(f"{files.PLACE}/catalogus.ttl")
@describes(Operation("catalogus-ttl", "beschrijving", {TURTLE: _FILE}))
def catalogue_ttl() -> Response:
    """The catalogue as Turtle."""
    return _catalogue(TURTLE)


def _catalogue(kind: str) -> Response:
    asked()
    return kept(("catalogus", kind), lambda: made_catalogue(kind), kind)


def made_catalogue(kind: str) -> bytes:
    """The catalogue of the version that is asked."""
    nodes = catalogue.catalogue(atlas())
    return graph.as_jsonld(nodes) if kind == JSONLD else graph.as_turtle(nodes)
