"""Parts of the page of the open data: the form, a table with its columns and files, what programs
may ask, how they load it, and what a fault means."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from flask import Flask

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.opendata import csvw, files
from arbeidszorg.opendata.recipes import PROGRAMS, recipe
from arbeidszorg.opendata.sheet import Cell, Column, Sheet
from arbeidszorg.opendata.tables import LISTS, Entry, entries
from arbeidszorg.texts import t
from components import html
from components.operations import GROUPS, Operation, Parameter, operations
from components.prose import blocks, inline
from components.tables import scrolling

#: Rows that are shown of a table, and codes that are named of a column.
SHOWN, NAMED = 6, 12
#: Such a table stays one on a telephone, and scrolls: as it is in a file.
WIDE = 99
#: Kinds of files as people look for them.
KINDS = ("xlsx", "csv", "json", "parquet")
#: How a part of a path that differs is shown.
SHOWN_SO = str.maketrans("{}", "<>")
#: What a program is told when something is wrong.
FAULTS = (400, 404, 405, 409, 410, 429, 500, 503)


def form(here: Atlas, chosen: str) -> html.Form:
    """The choice of a table, for who has no scripts either."""
    grouped = groupby(entries(here).values(), key=lambda entry: entry.group)
    options = [
        html.Optgroup([_option(each, chosen) for each in inside], label=_group(group))
        for group, inside in grouped
    ]
    return html.Form(
        [
            html.Label(t("opendata.page.choose"), htmlFor="kies-tabel"),
            html.Select(options, id="kies-tabel", name="tabel", className="form-select"),
            html.Button(t("opendata.page.show"), type="submit", className="knop"),
        ],
        className="zoekvorm",
        method="get",
        action=f"{files.PLACE}#tabel",
    )


def _option(entry: Entry, chosen: str) -> html.Option:
    selected = {"selected": "selected"} if entry.name == chosen else {}
    return html.Option(entry.title, value=entry.name, **selected)


def _group(group: str) -> str:
    return t("opendata.page.lists") if group == LISTS else t(f"view.measure.{group}")


def table(here: Atlas, sheet: Sheet) -> list[Any]:
    """A table: what it is, its files, its first rows and its columns."""
    return [
        html.H3(sheet.title),
        html.P(sheet.about),
        *(html.P(note) for note in sheet.notes),
        html.Ul([_file(here, sheet, kind) for kind in KINDS], className="bestanden"),
        html.P(t("opendata.page.lasting", version=files.version_of(here))),
        _first_rows(sheet),
        html.Details(
            [
                html.Summary(t("opendata.page.columns")),
                scrolling(_columns(sheet.columns), t("opendata.page.columns")),
            ],
            className="uitleg",
        ),
    ]


def _file(here: Atlas, sheet: Sheet, kind: str) -> html.Li:
    """The way to a file, with what it is for."""
    to = files.path(files.version_of(here), sheet.name, kind)
    link = html.A(
        [t(f"opendata.kind.{kind}"), html.Span(f" {sheet.title}", className="onzichtbaar")],
        href=to,
        className="knop",
    )
    beside: list[Any] = []
    if kind == "csv":
        described = html.A(t("opendata.page.described"), href=f"{to}{csvw.BESIDE}")
        beside = [" ", described]
    return html.Li([link, html.Span([t(f"opendata.page.kind.{kind}"), *beside])])


def _first_rows(sheet: Sheet) -> Any:
    """The first rows, so that one sees what is in a file."""
    caption = t("opendata.page.first", title=sheet.title)
    columns = [at for at, _ in enumerate(sheet.columns)]
    head = [html.Th(column.name, scope="col", className=_aside(column)) for column in sheet.columns]
    rows = [
        html.Tr([_cell(row[at], sheet.columns[at], at == 0) for at in columns])
        for row in sheet.rows[:SHOWN]
    ]
    if not rows:
        return html.P(t("opendata.page.empty"))
    whole = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(head)), html.Tbody(rows)],
        className="cijfertabel bestandrijen",
    )
    return scrolling(whole, caption, WIDE)


def _aside(column: Column) -> str:
    return "getal" if column.is_number else ""


def _cell(cell: Cell, column: Column, leads: bool) -> Any:
    text = csvw.text(cell)
    if leads:
        return html.Th(text, scope="row")
    return html.Td(text, className=_aside(column))


def _columns(columns: Iterable[Column]) -> html.Table:
    rows = [
        html.Tr([html.Th(html.Code(column.name), scope="row"), html.Td(_meaning(column))])
        for column in columns
    ]
    heads = [html.Th(t(f"opendata.xlsx.{name}"), scope="col") for name in ("column", "meaning")]
    caption = html.Caption(t("opendata.page.columns"), className="onzichtbaar")
    parts = [caption, html.Thead(html.Tr(heads)), html.Tbody(rows)]
    return html.Table(parts, className="cijfertabel breedtabel kolomtabel")


def _meaning(column: Column) -> list[Any]:
    """What a column says, and its codes where they are few."""
    if not 0 < len(column.codes) <= NAMED:
        return [column.about]
    parts: list[Any] = [column.about, " "]
    for code, name in column.codes.items():
        parts += [html.Code(code), f" ({name}) " if name != code else " "]
    return parts


def recipes(here: Atlas, sheet: Sheet) -> list[Any]:
    """How a table is loaded in each program."""
    parts: list[Any] = []
    for program in PROGRAMS:
        key = f"opendata.recipe.{program}"
        parts += [
            html.H3(t(f"{key}.title")),
            *blocks(t(f"{key}.text", host=here.settings.public)),
            code(recipe(program, here, sheet), t(f"{key}.title")),
        ]
    return parts


def code(text: str, name: str) -> html.Div:
    """Lines to type, that scroll by themselves, also by keyboard."""
    inside = html.Pre(html.Code(text))
    return html.Div(inside, className="schuif", tabIndex="0", role="region", **{"aria-label": name})


def asking(server: Flask, here: Atlas) -> list[Any]:
    """What programs may ask, group by group."""
    every = list(operations(server))
    parts: list[Any] = []
    for group in GROUPS:
        parts += [
            html.H3(t(f"opendata.group_title.{group}")),
            html.P(t(f"opendata.group.{group}")),
            *(_operation(path, each, here) for path, each in every if each.group == group),
        ]
    return parts


def _operation(path: str, operation: Operation, here: Atlas) -> html.Details:
    """A route with its parameters, folded."""
    known = [*operation.path(here), *operation.parameters(here)]
    entries: list[Any] = []
    for about, alike in groupby(known, key=lambda each: each.about):
        entries += _parameters(about, [*alike])
    kinds = ", ".join(operation.gives)
    return html.Details(
        [
            html.Summary([html.Code(path.translate(SHOWN_SO)), " ", operation.title]),
            html.P(operation.about),
            *([html.P([t("opendata.page.gives"), " ", html.Code(kinds)])] if kinds else []),
            *([html.Dl(entries, className="definitie")] if entries else []),
        ],
        className="uitleg",
    )


def _parameters(about: str, alike: list[Parameter]) -> list[Any]:
    """Parameters of which the same is said; of one alone, what it may be."""
    names = [part for each in alike for part in (html.Code(each.name), " ")]
    schema = alike[0].schema if len(alike) == 1 else {}
    may = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    codes = [part for each in may for part in (html.Code(str(each)), " ")]
    return [html.Dt(names[:-1]), html.Dd([about, " ", *codes])]


def faults() -> list[Any]:
    """What is told to a program, and what to do, each under its own anchor."""
    entries: list[Any] = []
    for status in FAULTS:
        key = f"opendata.fault.{status}"
        advice = t(f"{key}.advice")
        entries += [
            html.Dt(str(status), id=f"fouten-{status}"),
            html.Dd([html.Strong(f"{t(f'{key}.title')}."), " ", *inline(advice)]),
        ]
    return [html.Dl(entries, className="definitie")]
