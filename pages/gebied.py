"""Gebiedsrapport: the ready report of one area as a web page, with its files."""

from __future__ import annotations

from typing import Any

import dash
from flask import abort

from arbeidszorg.places.geography import Area
from arbeidszorg.places.names import path_of, place
from arbeidszorg.report.area import report
from arbeidszorg.texts import t
from components import contents, html
from components.context import atlas
from components.document import article
from components.notices import notices
from components.query import first
from components.reports import FORMATS, PLACE, chosen_year
from components.terms import SCRIPT, explained


def _area(name: str) -> Area:
    """The area that an address names; without one there is no page."""
    area = place(atlas().geography, name)
    return area if area is not None else abort(404)


def _path(name: str) -> str:
    return path_of(atlas().geography, _area(name).code)


def _words(key: str, gebied: str, jaar: Any) -> str:
    year, _ = chosen_year(first(jaar), atlas())
    name = atlas().geography.full_name(_area(gebied).code)
    return t(f"page.gebied.{key}", area=name, year=year)


def title(gebied: str, jaar: Any = "") -> str:
    """What the page of an area and year is called."""
    return _words("title", gebied, jaar)


def lead(gebied: str, jaar: Any = "") -> str:
    """What it is about."""
    return _words("lead", gebied, jaar)


def address(gebied: str, jaar: Any = "") -> str:
    """The one address that it goes by, with the year written out."""
    year, _ = chosen_year(first(jaar), atlas())
    return f"{PLACE}{_path(gebied)}?jaar={year}"


def layout(gebied: str, jaar: Any = "") -> html.Div:
    """The report, what it can be taken along as, and other years."""
    here, area = atlas(), _area(gebied)
    year, wrong = chosen_year(first(jaar), here)
    document = report(here, area.code, year)
    return html.Div(
        [
            html.H1(document.title),
            html.P(document.subtitle, className="lead"),
            html.Div(notices(wrong)),
            _files(_path(gebied), year, document.title),
            _years(_path(gebied), year, range(here.years[0], here.years[1] + 1)),
            *explained([html.P(line) for line in document.lead], set()),
            article(document),
            html.P(html.A(t("page.gebied.others"), href="/rapporten")),
        ],
        className="breed pagina-gebied",
    )


def _files(path: str, year: int, title: str) -> html.P:
    """The files of the report."""
    links: list[Any] = [t("page.gebied.take"), " "]
    for ending in FORMATS:
        name = t(f"page.rapport.format.{ending}")
        links.append(
            html.A(
                name,
                className="knop",
                download=True,
                href=f"{PLACE}{path}.{ending}?jaar={year}",
                **{"aria-label": t("page.gebied.take_as", title=title, format=name)},
            )
        )
    return html.P(links, className="knoppenrij")


def _years(path: str, shown: int, years: range) -> html.Nav:
    """The same report of every year."""
    links: list[Any] = [t("page.gebied.years"), " "]
    for year in years:
        current = {"aria-current": "page"} if year == shown else {}
        links.append(html.A(str(year), href=f"{PLACE}{path}?jaar={year}", **current))
    return html.Nav(links, className="jarenrij", **{"aria-label": t("page.gebied.years")})


dash.register_page(
    __name__,
    path_template=f"{PLACE}<gebied>",
    title=title,
    description=lead,
    layout=layout,
    scripts=(SCRIPT, contents.SCRIPT),
    address=address,
)
