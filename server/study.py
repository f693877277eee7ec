"""The old addresses of the figures of the study, ``/studie/<key>.<ending>``, and the way from the
form of the calculator, as it is sent without scripts, to its own tidy address."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from arbeidszorg.subjects.study import scenario
from arbeidszorg.subjects.study.findings import FINDINGS
from arbeidszorg.view.address import as_query
from components.calculator import FORM, PATH
from components.finding_card import STUDY, WHAT_IF
from server import leaving

blueprint = Blueprint("studie", __name__)


@blueprint.get("/studie/<key>.<path:ending>")
def file(key: str, ending: str) -> Response:
    """A figure of the study as a file."""
    place = WHAT_IF if key == "tornado" else STUDY
    return leaving.file(place.name, f"{key}.{ending}") if key in FINDINGS else leaving.no_figure()


@blueprint.get(FORM)
def tidied() -> Answer:
    """Where the form leads: to the address that says the same with the least words. What cannot be
    stays in it, so that the page there says so."""
    choice = scenario.read(request.query_string.decode("utf-8", "replace"))
    right = scenario.parameters(choice.a, choice.b)
    wrong = {name: request.args[name] for name in choice.faults if name in request.args}
    return redirect(f"{PATH}{as_query({**right, **wrong})}", 303)
