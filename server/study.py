"""Figures of the study that leave, ``/studie/<key>.<ending>``, and the way from the form of the
calculator, as it is sent without scripts, to its own tidy address."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.files import mime
from arbeidszorg.subjects.study import scenario
from arbeidszorg.subjects.study.files import KINDS, leaving
from arbeidszorg.subjects.study.findings import FINDINGS
from arbeidszorg.view.address import as_query
from components.context import atlas, host
from pages import wat_als
from server import answers
from server.leaving import no_figure

blueprint = Blueprint("studie", __name__)


def register(server: Flask) -> None:
    """Add the routes to a server."""
    server.register_blueprint(blueprint)


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")


@blueprint.get("/studie/<key>.<ending>")
def file(key: str, ending: str) -> Response:
    """A figure of the study as a file."""
    if key not in FINDINGS or ending not in KINDS:
        return no_figure()
    one = FINDINGS[key](atlas(), _query())
    link = f"{host()}{wat_als.where(key, _query())}"
    body = KINDS[ending](leaving(one, link))
    return answers.file(body, f"arbeidszorg_{key}.{ending}", mime.TYPES[ending])


@blueprint.get(wat_als.FORM)
def tidied() -> Answer:
    """Where the form leads: to the address that says the same with the least words. What cannot be
    stays in it, so that the page there says so."""
    asked = scenario.read(_query())
    found = scenario.parameters(asked.a, asked.b)
    wrong = {name: request.args[name] for name in asked.faults if name in request.args}
    return redirect(f"{wat_als.PATH}{as_query({**found, **wrong})}", 303)
