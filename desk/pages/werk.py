"""A job: how far it is, and where to go when it is done."""

from __future__ import annotations

from flask import Blueprint, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from desk.access.guard import open_to_all, safe
from desk.pages.sending import address, own_job, said

blueprint = Blueprint("werk", __name__)


#: Seconds after which the page asks again by itself, for who has no scripts: a small file is done
#: soon, and who waits long is not asked often.
SOON, LATER = 1, 4


@blueprint.get("/werk/<word>")
@open_to_all
def page(word: str) -> ResponseReturnValue:
    """How far it is; on to what came of it when it is done."""
    job, onward = own_job(word), safe(request.args.get("naar", ""))
    if job.state == "klaar":
        return redirect(onward, 303)
    asks = request.args.get("keer", 0, int)
    again = f"{SOON if asks < 5 else LATER}; url={address(word, onward, asks + 1)}"
    told = {"onward": onward, "says": said(job), "again": again}
    return render_template("werk.html", job=job, word=word, **told)


@blueprint.get("/werk/<word>/stand")
@open_to_all
def state(word: str) -> ResponseReturnValue:
    """The same for a script."""
    job = own_job(word)
    return jsonify(stand=job.state, deel=job.share, zegt=said(job), over=job.over)
