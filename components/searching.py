"""The search of the site: its box in the header, and its answers as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from flask import current_app

from arbeidszorg.search.entries import Entry, also
from arbeidszorg.search.search import FEW, LONGEST, MANY, Answer, Search, open_search
from arbeidszorg.texts import t, tn
from arbeidszorg.view.address import as_query
from components import html
from components.context import atlas
from components.finding import place_of
from components.site import Page, Site, site

#: Where the answers stand, and where the script of the header gets them.
PATH, LIST = "/zoeken", "/zoeken/lijst"
#: What the page of an area begins with, where the site has one.
AREA_PAGE = "/gebied/"
#: Under which name the server holds its search.
SEARCH = "arbeidszorg-zoeken"


def search() -> Search:
    """The search behind the current request, made when it is first asked for."""
    held = current_app.extensions
    if SEARCH not in held:
        own = site()
        area_page = AREA_PAGE if own.at(f"{AREA_PAGE}x") else ""
        scopes = {name: page.scope(atlas()) for name, page in own.figures.items()}
        pages = place_of if own.at(place_of("x")) else None
        held[SEARCH] = open_search(atlas(), page_entries(own), area_page, scopes, pages)
    return cast(Search, held[SEARCH])


def page_entries(own: Site) -> Iterator[Entry]:
    """The pages of the site that have one address, by the names that they go by."""
    for page in own.pages:
        if (
            page.is_template
            or not page.path
            or page.path == PATH
            or not isinstance(page.title, str)
        ):
            continue
        lead = page.filled(page.lead, {})
        title = page.filled(page.title, {})
        yield Entry("pagina", title, page.path, lead, _names(page, title))


def _names(page: Page, title: str) -> tuple[str, ...]:
    return (title, page.name, page.path.strip("/"), *also(f"pagina-{page.key}"))


# --- the box in the header -----------------------------------------------------------------------


def box() -> html.Form:
    """The field in the header. Without scripts it leads to the page."""
    return html.Form(
        [
            html.Label(t("zoeken.label"), htmlFor="zoekveld", className="onzichtbaar"),
            html.Input(
                id="zoekveld",
                name="q",
                type="search",
                placeholder=t("zoeken.box_hint"),
                autocomplete="off",
                maxLength="1000",
                title=t("zoeken.key"),
                **{"aria-describedby": "zoekgezegd"},
            ),
            html.Button(t("zoeken.submit"), type="submit"),
            html.P("", id="zoekgezegd", role="status", className="onzichtbaar"),
            html.Div(
                [],
                id="zoeklijst",
                className="zoeklijst",
                role="region",
                hidden="hidden",
                **{"aria-label": t("zoeken.list"), "data-mislukt": t("zoeken.failed")},
            ),
        ],
        className="zoekvak",
        role="search",
        method="get",
        action=PATH,
    )


# --- answers -------------------------------------------------------------------------------------


def short_list(question: str) -> html.Div:
    """What unfolds under the field: a few of each kind, the one that Enter leads to first."""
    answer = search().answer(question, FEW)
    said = html.P(summary(answer), className="zoekzin")
    every = html.A(
        t("zoeken.all", question=answer.question),
        href=f"{PATH}{as_query({'q': answer.question})}",
        className="zoekalles",
    )
    return html.Div([said, *_groups(answer, html.P), *([every] if answer.groups else [])])


def whole_list(question: str) -> list[Any]:
    """What stands on the page: what was meant, and every answer."""
    answer = search().answer(question, MANY)
    said = html.P(_with_link(answer), className="zoekzin", role="status")
    return [said, *_groups(answer, html.H2)]


def summary(answer: Answer) -> str:
    """What is said of an answer in one sentence."""
    if answer.fault:
        return t(f"zoeken.fault.{answer.fault}", most=LONGEST)
    asked = {"question": answer.question}
    if answer.meant:
        key = "meant" if answer.groups else "none_near"
        return t(f"zoeken.{key}", **asked, meant=answer.meant.name)
    return (
        tn("zoeken.results", answer.count, **asked) if answer.groups else t("zoeken.none", **asked)
    )


def _with_link(answer: Answer) -> list[Any]:
    """The same, with what was meant as a link."""
    text = summary(answer)
    if not answer.meant:
        return [text]
    before, _, after = text.rpartition(answer.meant.name)
    return [before, html.A(answer.meant.name, href=answer.meant.address), after]


def _groups(answer: Answer, heading: Any) -> list[Any]:
    return [
        html.Div(
            [
                heading(t(f"zoeken.kind.{kind}"), className="zoekkop"),
                html.Ul([html.Li(_link(entry, entry is answer.lead)) for entry in entries]),
            ],
            className="zoekgroep",
        )
        for kind, entries in answer.groups
    ]


def _link(entry: Entry, leads: bool) -> html.A:
    note = [" ", html.Span(entry.note, className="zoekbij")] if entry.note else []
    more = {"data-eerst": ""} if leads else {}
    return html.A([entry.name, *note], href=entry.address, **more)
