"""Publishing: make a version ready, see what readers will see otherwise, make it public now or at
an hour; all versions, and the way back."""

from __future__ import annotations

from datetime import date

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from arbeidszorg.store import moments, releases
from arbeidszorg.store.errors import StoreError
from arbeidszorg.texts import t
from desk.access import current
from desk.access.guard import allowed
from desk.access.log import record
from desk.access.roles import Role
from desk.door import whole
from desk.handed import composing, figures, footnotes, memory, publication, publishing, working
from desk.handed.memory import Memory
from desk.handed.publication import Asked
from desk.menu import Item

blueprint = Blueprint("publiceren", __name__)
MENU = (
    Item("aanvaarden.menu.publish", "publiceren.page", frozenset({Role.STAM}), 30),
    Item("aanvaarden.menu.versions", "publiceren.every", frozenset({Role.STAM}), 40),
)

#: Where an app keeps what this page remembers.
KEY = "arbeidszorg-remembered"


@blueprint.record
def _equip(state: BlueprintSetupState) -> None:
    state.app.extensions[KEY] = Memory()


@blueprint.get("/publiceren")
@allowed(Role.STAM)
def page() -> str:
    """What goes into the next version, how far it is, and what readers will see otherwise."""
    return _shown()


def _shown(fault: str = "", hour: str = "") -> str:
    store = current.store()
    standing, last = composing.standing(store), publication.one(store)
    known = figures.known(store, standing.force)
    try:
        years, wrong = memory.years(_memory(), store, standing, date.today()), ""
    except StoreError as error:
        years, wrong = (), str(error)
    ready = last if last and last.state == "klaar" else None
    return render_template(
        "publiceren.html",
        accepted=list(standing.accepted.values()),
        undone=standing.undone,
        waiting=standing.waiting,
        names={code: each.name for code, each in known.initiatives.items()} if known else {},
        last=last,
        ready=ready,
        headlines=memory.headlines(_memory(), store, ready) if ready else (),
        years=years,
        proposed=years[-1] if years else None,
        nothing=wrong,
        fault=fault,
        hour=hour,
        footnotes=footnotes.coming(store, standing.handed, known.initiatives if known else ()),
        closed=(ready.says.get("closed") if ready else None),
        same=ready is not None and not ready.says.get("lines"),
    )


def _memory() -> Memory:
    remembered: Memory = current_app.extensions[KEY]
    return remembered


@blueprint.post("/publiceren")
@allowed(Role.STAM)
def prepare() -> ResponseReturnValue:
    """Begin to make a version ready."""
    store, settings = current.store(), current.desk().settings.atlas
    form = request.form
    try:
        if composing.standing(store).undone and form.get("opnieuw") != "ja":
            raise StoreError(t("aanvaarden.error.undone"))
        year = whole(form.get("jaar", ""))
        asked = Asked(year, form.get("aanval", "ja") == "ja", form.get("nota", ""))
        begun = publishing.prepare(store, current.signed_in(), asked, working.starter(settings))
    except StoreError as error:
        return _shown(str(error)), 409
    record(store, "versie_klaargezet", t("aanvaarden.logged.prepared", number=begun.number))
    return redirect(url_for("publiceren.page"), 303)


@blueprint.get("/publiceren/voortgang")
@allowed(Role.STAM)
def progress() -> ResponseReturnValue:
    """How far it is, for the script of the page."""
    last = publication.one(current.store())
    if last is None:
        return jsonify(state="", share=0, says="")
    step = last.says.get("step", "")
    says = t(f"aanvaarden.publish.step.{step}") if step else ""
    return jsonify(state=last.state, share=last.share / 100, says=says)


@blueprint.post("/publiceren/<int:number>/openbaar")
@allowed(Role.STAM)
def publish(number: int) -> ResponseReturnValue:
    """Make it public, now or at an hour."""
    store, settings = current.store(), current.desk().settings.atlas
    hour = request.form.get("uur", "") if request.form.get("wanneer") == "later" else ""
    try:
        if request.form.get("wanneer") == "later" and not hour.strip():
            raise StoreError(t("aanvaarden.error.no_hour"))
        moment = publishing.asked_moment(hour)
        release = publishing.publish(store, settings, number, current.signed_in(), moment)
    except StoreError as error:
        return _shown(str(error), hour), 409
    key = "published" if release.at_once else "coming"
    at = moments.spoken(release.moment) if release.moment else ""
    record(store, "versie_openbaar", at if moment else "", release.version)
    said = moments.short(release.moment) if release.moment else ""
    flash(t(f"aanvaarden.done.{key}", number=release.version, at=said), "goed")
    return redirect(url_for("publiceren.every"), 303)


@blueprint.post("/publiceren/<int:number>/laten")
@allowed(Role.STAM)
def leave(number: int) -> ResponseReturnValue:
    """Do not publish what is ready; what was accepted stays accepted."""
    publication.left(current.store(), number)
    record(current.store(), "versie_gelaten", t("aanvaarden.logged.prepared", number=number))
    flash(t("aanvaarden.done.left"), "goed")
    return redirect(url_for("publiceren.page"), 303)


# --- versions -------------------------------------------------------------------------------------


@blueprint.get("/versies")
@allowed(Role.STAM)
def every() -> str:
    """All versions, the newest first, and the way back."""
    return _versions()


def _versions(fault: str = "") -> str:
    now = releases.state(current.store())
    return render_template(
        "versies.html",
        now=now,
        public={each.number for each in now.public},
        coming={each.number for each in now.coming},
        undoable=publishing.undoable(now),
        known=now.next_release - 1,
        fault=fault,
        address=current.desk().settings.atlas.public,
    )


def _release() -> int:
    """The last release that the page showed."""
    given = whole(request.form.get("stand", ""))
    if given is None:
        abort(400)
    return given


@blueprint.post("/versies/<int:number>/terug")
@allowed(Role.STAM)
def undo(number: int) -> ResponseReturnValue:
    """Go back to a version, as a new one."""
    store, settings = current.store(), current.desk().settings.atlas
    try:
        version, _ = publishing.undo(store, settings, current.signed_in(), number, _release())
    except StoreError as error:
        return _versions(str(error)), 409
    record(store, "versie_teruggezet", t("aanvaarden.logged.back", number=number), version.number)
    flash(t("aanvaarden.done.undone", number=version.number, old=number), "goed")
    return redirect(url_for("publiceren.every"), 303)


@blueprint.post("/versies/<int:number>/intrekken")
@allowed(Role.STAM)
def withdraw(number: int) -> ResponseReturnValue:
    """Take back what would become public at its hour."""
    store, settings = current.store(), current.desk().settings.atlas
    try:
        publishing.withdraw_coming(store, settings, current.signed_in(), number, _release())
    except StoreError as error:
        return _versions(str(error)), 409
    record(store, "versie_ingetrokken", "", number)
    flash(t("aanvaarden.done.not_coming", number=number), "goed")
    return redirect(url_for("publiceren.every"), 303)
