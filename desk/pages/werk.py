"""A job: how far it is, and where to go when it is done."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from desk.access.guard import open_to_all, safe
from desk.pages.sending import own_job, said

blueprint = Blueprint("werk", __name__)


@blueprint.get("/werk/<word>")
@open_to_all
def page(word: str) -> ResponseReturnValue:
    """How far it is; on to what came of it when it is done."""
    job, onward = own_job(word), safe(request.args.get("naar", ""))
    if job.state == "klaar":
        return redirect(onward, 303)
    return render_template("werk.html", job=job, word=word, onward=onward, says=said(job))


@blueprint.get("/werk/<word>/stand")
@open_to_all
def state(word: str) -> ResponseReturnValue:
    """The same for a script."""
    job = own_job(word)
    return jsonify(stand=job.state, deel=job.share, zegt=said(job), over=job.over)
