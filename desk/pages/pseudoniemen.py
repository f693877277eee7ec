"""Pseudonyms: made in the browser of who needs them. This page may send nothing to anybody."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template

from desk.access.guard import open_to_all
from desk.door import POLICY
from desk.menu import Item
from desk.pages import sending

blueprint = Blueprint("pseudoniemen", __name__)
MENU = (Item("indienen.pseudonym.menu", "pseudoniemen.page", place=70),)
#: What is typed here goes nowhere: the browser itself sees to that.
SHUT = POLICY.replace("connect-src 'self'", "connect-src 'none'").replace(
    "form-action 'self'", "form-action 'none'"
)


@blueprint.get("/pseudoniemen")
@open_to_all
def page() -> Response:
    """The tool, and how it is used."""
    told = {**sending.known(), "words": sending.words("indienen.script.")}
    response = make_response(render_template("pseudoniemen.html", known=told))
    response.headers["Content-Security-Policy"] = SHUT
    return response
