"""What an initiative gets back: its own numbers beside those of its sector, its report, all its own
data as a file; and a participant who is to be forgotten."""

from __future__ import annotations

from datetime import date

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t
from desk.access import current
from desk.access.guard import allowed, may_see, proved
from desk.access.log import record
from desk.access.roles import Role
from desk.drafts import forgetting as drafted
from desk.handed import beside, composing, export, figures, forgetting, handing, report, seen
from desk.handed.changes import MEASURES
from desk.handed.figures import AMOUNTS
from desk.handed.own import Own, own
from desk.menu import Item

blueprint = Blueprint("eigen", __name__)
MENU = (Item("aanvaarden.menu.own", "eigen.page", frozenset({Role.INITIATIVE, Role.STAM}), 60),)
BOTH = (Role.INITIATIVE, Role.STAM)


@blueprint.get("/eigen")
@allowed(*BOTH)
def page() -> ResponseReturnValue:
    """The initiatives of who asks; the page of the only one at once."""
    store, account = current.store(), current.signed_in()
    known = figures.known(store, composing.standing(store).force)
    every = sorted(known.initiatives.values(), key=lambda each: each.name) if known else []
    mine = [each for each in every if account.has(each.code)]
    if len(mine) == 1:
        return redirect(url_for("eigen.one", initiative=mine[0].code), 303)
    return render_template("eigen_lijst.html", every=mine)


@blueprint.get("/eigen/<initiative>")
@allowed(*BOTH)
def one(initiative: str) -> str:
    """Its own numbers."""
    told = _own(initiative)
    return render_template(
        "eigen.html",
        own=told,
        changes=report.changes(told),
        measures=MEASURES,
        amounts=AMOUNTS,
        endings=report.ENDINGS,
    )


def _own(initiative: str) -> Own:
    """What an initiative gets back; 404 when who asks may not see it, or nothing is in force."""
    may_see(current.signed_in(), initiative)
    store, settings = current.store(), current.desk().settings.atlas
    known = figures.known(store, composing.standing(store).force)
    mine = known.initiatives.get(initiative) if known else None
    if known is None or mine is None:
        abort(404)
    here = beside.public_atlas(settings)
    return own(known, mine, beside.beside(here, mine) if here else None)


@blueprint.get("/eigen/<initiative>/verslag.<ending>")
@allowed(*BOTH)
def as_report(initiative: str, ending: str) -> Response:
    """The same as a document, for its own annual report."""
    told = _own(initiative)
    if ending not in report.ENDINGS:
        abort(404)
    content, mime = report.written(told, ending, date.today())
    record(current.store(), "verslag_opgehaald", initiative)
    return _file(content, mime, f"{report.name(told)}.{ending}")


@blueprint.get("/eigen/<initiative>/gegevens.zip")
@allowed(*BOTH)
def everything(initiative: str) -> Response:
    """All that is kept of it."""
    may_see(current.signed_in(), initiative)
    store = current.store()
    standing = composing.standing(store)
    force = seen.in_force(store, standing.force, initiative)
    parts = {t("aanvaarden.export.force"): force} if force else {}
    for handed in standing.handed:
        if handed.initiative == initiative:
            folder = t("aanvaarden.export.handed", number=handed.number)
            parts[folder] = handing.submission_of_handed(store, handed.number)
    if not parts:
        abort(404)
    content = export.export(parts, initiative, date.today())
    record(store, "gegevens_opgehaald", initiative)
    return _file(content, "application/zip", f"{report.plain(initiative)}-{date.today()}.zip")


def _file(content: bytes, mime: str, name: str) -> Response:
    response = Response(content, mimetype=mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@blueprint.get("/eigen/<initiative>/vergeten")
@allowed(*BOTH)
def forgetting_form(initiative: str) -> str:
    """Whom to forget."""
    may_see(current.signed_in(), initiative)
    return render_template("weghalen.html", initiative=initiative)


@blueprint.post("/eigen/<initiative>/vergeten")
@allowed(*BOTH)
@proved
def forget(initiative: str) -> ResponseReturnValue:
    """First say how much there is, then take it away. The pseudonym is in no address and no log."""
    may_see(current.signed_in(), initiative)
    store, person = current.store(), request.form.get("pseudoniem", "").strip()
    where = frozenset({initiative})

    def shown(fault: str = "", found: forgetting.Found | None = None) -> str:
        words = {"fault": fault, "found": found, "person": person}
        return render_template("weghalen.html", initiative=initiative, **words)

    try:
        if not person:
            raise StoreError(t("aanvaarden.error.no_pseudonym"))
        found = _together(
            forgetting.find(store, person, where), drafted.found(store, person, where)
        )
        if not found.stays:
            raise StoreError(t("aanvaarden.error.nobody"))
        if request.form.get("zeker") != "ja":
            return shown(found=found)
        drafts = drafted.forget(store, person, where)
        done = _together(_kept(person, where), drafts)
    except StoreError as error:
        return shown(str(error)), 409
    about = t("aanvaarden.logged.forgotten", initiative=initiative, rows=done.stays)
    record(store, "medewerker_vergeten", about)
    flash(t("aanvaarden.done.forgotten", rows=done.stays, places=done.places), "goed")
    return redirect(url_for("eigen.page"), 303)


def _kept(person: str, where: frozenset[str]) -> forgetting.Found:
    """Forget somebody in what was handed in; nothing when only a draft held anything."""
    store = current.store()
    if not forgetting.find(store, person, where).stays:
        return forgetting.Found(0, 0)
    return forgetting.forget(store, person, current.signed_in(), where)


def _together(found: forgetting.Found, drafts: tuple[int, int]) -> forgetting.Found:
    rows, places = drafts
    return forgetting.Found(found.stays + rows, found.places + places)
