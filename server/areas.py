"""The ready report of an area as a file: ``/rapport/<gebied>.<ending>?jaar=...``."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from arbeidszorg.files import documents, mime
from arbeidszorg.places.names import place
from arbeidszorg.report.area import address, report
from arbeidszorg.report.figures import file_name
from arbeidszorg.report.subject import Subject
from arbeidszorg.texts import t
from components.context import atlas, cited, host
from components.reports import FORMATS, chosen_year
from server import answers
from server.making.asking import made
from server.naming import file_route

blueprint = Blueprint("gebiedsrapport", __name__)


@file_route(blueprint, "/rapport", FORMATS)
def file(name: str, ending: str) -> Response:
    """The file; made once for a data version."""
    here = atlas()
    area = place(here.geography, name)
    if area is None or ending not in FORMATS:
        return answers.fault(t("export.no_report"))
    year, vain = chosen_year(request.args.get("jaar", ""), here)
    if answers.only_head():
        subject = Subject(here, area.code, year)
        return answers.head_of_file(f"{file_name(subject)}.{ending}", mime.TYPES[ending])
    name, body = made(made_file, area.code, year, ending, vain)
    return answers.file(body, f"{name}.{ending}", mime.TYPES[ending])


def made_file(area: str, year: int, ending: str, vain: tuple[str, ...]) -> tuple[str, bytes]:
    """The name of the file, without ending, and what is in it; what was asked in ``vain`` comes
    first."""
    document = report(atlas(), area, year, cited(address(atlas(), area, year, host())))
    document = replace(document, lead=(*vain, *document.lead))
    return document.name, documents.FORMATS[ending](document)
