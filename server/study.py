"""Figures of the study that leave, ``/studie/<key>.<ending>``, and the way from the form of the
calculator, as it is sent without scripts, to its own tidy address."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.files import mime
from arbeidszorg.subjects.study import scenario
from arbeidszorg.subjects.study.files import KINDS, leaving
from arbeidszorg.subjects.study.findings import FINDINGS
from arbeidszorg.view.address import as_query
from components.calculator import FORM, PATH, where
from components.context import atlas, host
from server import answers
from server.leaving import LIGHT, no_figure
from server.making.asking import made

blueprint = Blueprint("studie", __name__)


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")


@blueprint.get("/studie/<key>.<ending>")
def file(key: str, ending: str) -> Response:
    """A figure of the study as a file."""
    if key not in FINDINGS or ending not in KINDS:
        return no_figure()
    name = f"arbeidszorg_{key}.{ending}"
    if answers.only_head():
        return answers.head_of_file(name, mime.TYPES[ending])
    choice = scenario.read(_query())
    right = as_query(scenario.parameters(choice.a, choice.b))
    make = made_file if ending in LIGHT else partial(made, made_file)
    return answers.file(make(key, right, ending), name, mime.TYPES[ending])


def made_file(key: str, query: str, ending: str) -> bytes:
    """What is in the file of a figure, for the scenarios of a query."""
    link = f"{host()}{where(key, query)}"
    return KINDS[ending](leaving(FINDINGS[key](atlas(), query), link))


@blueprint.get(FORM)
def tidied() -> Answer:
    """Where the form leads: to the address that says the same with the least words. What cannot be
    stays in it, so that the page there says so."""
    choice = scenario.read(_query())
    right = scenario.parameters(choice.a, choice.b)
    wrong = {name: request.args[name] for name in choice.faults if name in request.args}
    return redirect(f"{PATH}{as_query({**right, **wrong})}", 303)
