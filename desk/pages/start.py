"""The first page: what one comes here for, and for who is signed in what there is to do."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, render_template

from desk.access import current
from desk.access.guard import open_to_all
from desk.access.roles import Role
from desk.handed import todo
from desk.handed.todo import Todo

blueprint = Blueprint("start", __name__)


@blueprint.get("")
@open_to_all
def page() -> str:
    """For everybody; what it shows depends on who asks."""
    return render_template("start.html", todo=_todo())


def _todo() -> tuple[Todo, ...] | None:
    """What there is to do for who is in; None for who has no such work."""
    visitor = current.visitor()
    if visitor is None or not visitor.whole:
        return None
    account = visitor.account
    if account.role is Role.STAM:
        return todo.for_stam(current.store(), date.today())
    if account.role is Role.INITIATIVE:
        return todo.for_initiatives(current.store(), account.has, date.today())
    return None
