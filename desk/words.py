"""What templates may ask: words, dates, numbers, addresses of files, who is there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from flask import Flask, request, session, url_for
from flask_wtf.csrf import generate_csrf

from arbeidszorg import style
from arbeidszorg.report.words import start
from arbeidszorg.settings import ROOT
from arbeidszorg.store import moments
from arbeidszorg.texts import label, t, tn
from desk.access import current
from desk.access.roles import Role
from desk.menu import Item, seen

ASSETS = ROOT / "assets"


def equip(app: Flask, menu: Sequence[Item]) -> None:
    """Give the templates of an app their words. ``menu``: all its lines."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["begin"] = start
    app.jinja_env.globals.update(
        t=t,
        tn=tn,
        label=label,
        asset=asset,
        moment=moments.short,
        day=style.day,
        cell=cell,
        number=style.number,
        Role=Role,
        csrf_token=generate_csrf,
    )

    @app.context_processor
    def here() -> dict[str, Any]:
        visitor = current.visitor()
        whole = visitor is not None and visitor.whole
        return {
            "account": visitor.account if visitor else None,
            "entered": whole,
            "menu": seen(menu, visitor.account.role if visitor and whole else None),
            "here": request.path,
            "sessie": session,
        }


def cell(value: str) -> str:
    """A kept value as people write it: a day as 30/06/2025, an amount with a comma, codes of a list
    apart; the rest as it is."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "/".join(reversed(value.split("-")))
    if re.fullmatch(r"-?\d+\.\d+", value):
        return value.removesuffix(".0").replace(".", ",")
    return value.replace("|", ", ")


def asset(name: str) -> str:
    """The address of a file in ``assets``, which changes with its content."""
    return url_for("bestanden.file", name=name, v=_mark(name))


@cache
def _mark(name: str) -> str:
    return hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:12]
