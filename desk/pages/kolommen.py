"""The data dictionary: what each column asks, with examples."""

from __future__ import annotations

from flask import Blueprint, render_template

from arbeidszorg.handing import dictionary
from arbeidszorg.registrations import model
from desk.access.guard import open_to_all
from desk.menu import Item

blueprint = Blueprint("kolommen", __name__)
MENU = (Item("indienen.dictionary.menu", "kolommen.page", place=60),)


@blueprint.get("/kolommen")
@open_to_all
def page() -> str:
    """All columns, file by file."""
    files = {kind: dictionary.entries(kind) for kind in model.REGISTERED}
    return render_template("kolommen.html", files=files)
