"""The template of an initiative: a workbook or a CSV file with what still runs filled in."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from arbeidszorg.files import mime
from arbeidszorg.handing import template
from arbeidszorg.registrations import model
from desk.access import current
from desk.access.guard import allowed, may_see
from desk.access.log import record
from desk.access.roles import Role
from desk.handed import basis

blueprint = Blueprint("sjabloon", __name__)


@blueprint.get("/sjabloon/<initiative>.xlsx")
@allowed(Role.INITIATIVE, Role.STAM)
def workbook(initiative: str) -> Response:
    """The workbook."""
    made = template.workbook(_earlier(initiative), initiative, _year(), running=_running())
    return _sent(made, initiative)


@blueprint.get("/sjabloon/<initiative>/<kind>.csv")
@allowed(Role.INITIATIVE, Role.STAM)
def separated(initiative: str, kind: str) -> Response:
    """One file of it as CSV."""
    if kind not in model.REGISTERED:
        abort(404)
    earlier = _earlier(initiative)
    made = template.separated(earlier, initiative, _year(), kind, running=_running())
    return _sent(made, initiative)


def _earlier(initiative: str):  # type: ignore[no-untyped-def]
    may_see(current.signed_in(), initiative)
    earlier = basis.registry(current.store(), initiative)
    if earlier is None:
        abort(404)
    return earlier


def _year() -> int:
    """The year that is asked for: the one before this, when nothing is said."""
    store = current.store()
    with store.reading() as connection:
        last = store.now(connection).year - 1
    year = request.args.get("jaar", last, int)
    return year if 1990 <= year <= last + 1 else last


def _running() -> bool:
    return request.args.get("alles") != "ja"


def _sent(made: template.Template, initiative: str) -> Response:
    record(current.store(), "sjabloon", initiative)
    ending = made.name.rpartition(".")[2]
    response = Response(made.data, mimetype=mime.TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response
