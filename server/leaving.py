"""Figures that leave: ``/figuur/<page>.json`` for the page itself, and
``/figuur/<page>/<key>.<ending>`` for every file of a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from flask import Blueprint, Response, request

from arbeidszorg.content.framed import SHEETS, ZOOMS
from arbeidszorg.figures.text import clean
from arbeidszorg.files import figures, mime
from arbeidszorg.texts import t
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.view import View
from components.addressed import figure_of
from components.card import part
from components.context import atlas, cache, host
from components.figures_page import FiguresPage
from components.fixed_page import FixedPage
from components.site import site
from server import answers
from server.kept import kept
from server.making.asking import made

blueprint = Blueprint("figuren", __name__)

#: Parameters of a file that are none of the view.
FORM, SIZE = "vorm", "grootte"
#: Files that cost no more than a page.
LIGHT = ("svg", "csv")


def view_query() -> dict[str, list[str]]:
    """The parameters of the view in the address that is asked."""
    return {name: values for name, values in request.args.lists() if name not in (FORM, SIZE)}


def no_figure() -> Response:
    """The answer when there is no such figure."""
    return answers.fault(t("export.no_figure"))


@blueprint.get("/figuur/<name>.json")
def live(name: str) -> Response:
    """The live figures of a page, by the id of their box; those of words alone are left out."""
    page = site().figures.get(name)
    if page is None:
        return no_figure()

    view = page.read(view_query()).view

    def figures_of(page: FiguresPage) -> bytes:
        return answers.written(
            {
                part(name, card.key, "figuur"): card.figure
                for card in page.shown_for(Parsed(view), atlas())
                if card.picture.panels
            }
        ).encode()

    if answers.only_head():
        return answers.head(answers.JSON)
    return kept(("live", name, view), lambda: figures_of(page), answers.JSON)


@blueprint.get("/figuur/<name>/<file>")
def file(name: str, file: str) -> Response:
    """A figure as a file: with title, filters, source, date and demonstration mark; what the
    address asks in vain stands in its notes."""
    key, _, ending = file.partition(".")
    page, kind = site().leaving.get(name), figures.KINDS.get(ending)
    if page is None or kind is None:
        return no_figure()
    choices = [request.args.get(choice, "") for choice in (FORM, SIZE)]
    known = {FORM: tuple(SHEETS), SIZE: tuple(ZOOMS)}
    unknown = [
        t("export.no_look", value=clean(value)[:40], name=choice)
        for choice, value in zip(known, choices, strict=True)
        if value and value not in known[choice]
    ]
    parsed = page.read(view_query())
    asked = replace(parsed, notices=(*parsed.notices, *unknown))
    look = figures.Look(
        SHEETS.get(choices[0], kind.sheet), ZOOMS.get(choices[1], 1.0), date.today()
    )
    marks = [f"_{choice}" for choice in choices if choice in {**SHEETS, **ZOOMS}]

    def called(file_name: str) -> str:
        return "".join([file_name, *marks, f".{ending}"])

    if answers.only_head():
        file_name = name_of(page, key, parsed.view)
        if file_name is None:
            return no_figure()
        return answers.head_of_file(called(file_name), mime.TYPES[ending])
    make = made_file if ending in LIGHT else partial(made, made_file)
    written = make(name, key, asked, look, ending)
    if written is None:
        return no_figure()
    file_name, body = written
    return answers.file(body, called(file_name), mime.TYPES[ending])


def name_of(page: FiguresPage | FixedPage, key: str, view: View) -> str | None:
    """What the file of a figure is called, without ending; None when the page has no such figure.
    Only the pages know that, so that it costs as much as one."""

    def name() -> str | None:
        figure = figure_of(page, key, Parsed(view), host())
        return figure.name if figure else None

    return cache().get(("name", page.name, key, view), name)


def made_file(
    name: str, key: str, asked: Parsed, look: figures.Look, ending: str
) -> tuple[str, bytes] | None:
    """The name of the file of a figure, without ending, and what is in it; None when the page has
    no such figure."""
    page = site().leaving[name]
    figure = figure_of(page, key, asked, host())
    return (figure.name, figures.KINDS[ending].make(figure, look)) if figure else None
