"""The first page: what one comes here for, and for who is signed in what there is to do."""

from __future__ import annotations

from flask import Blueprint, render_template

from desk.access.guard import open_to_all

blueprint = Blueprint("start", __name__)


@blueprint.get("")
@open_to_all
def page() -> str:
    """For everybody; what it shows depends on who asks."""
    return render_template("start.html")
