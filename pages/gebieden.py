"""Gebieden: every area as a way to its own page, and a group of one's own."""

from __future__ import annotations

from typing import Any

import dash
from flask import abort, redirect

from arbeidszorg.figures.text import clean
from arbeidszorg.places.geography import Level
from arbeidszorg.places.groups import LONGEST, tidy_name
from arbeidszorg.texts import t
from arbeidszorg.view.wording import enumerate_nl
from components import html, own_group, portrait
from components.context import atlas
from components.terms import SCRIPT, with_terms

#: Names that are not known, of which a notice tells.
MOST = 3


def layout(zoek: Any = "", naam: Any = "", gemeente: Any = ()) -> html.Div:
    """A search, the form of a group with what will be shown of it, and every area by level.
    ``zoek``: an area that is looked for; ``naam`` and ``gemeente``: of a group."""
    here, wish = atlas(), _texts(zoek)
    asked = _texts(gemeente)
    towns = [slug for slug in asked if here.geography.find(slug)]
    name = tidy_name(" ".join(_texts(naam)))
    made = own_group.outcome(name, towns, here) if asked or name else []
    if strange := [clean(slug)[:LONGEST] for slug in asked if slug not in towns][:MOST]:
        values = enumerate_nl([f"“{slug}”" for slug in strange])
        said = t("portret.own.strange", values=values)
        made = [html.P(said, className="melding"), *made]
    return html.Div(
        [
            html.H1(t("page.gebieden.title")),
            html.P(with_terms(t("page.gebieden.lead", **here.geography.words)), className="lead"),
            *_search(wish[0] if wish else ""),
            html.Details(
                [
                    html.Summary(t("portret.own.heading")),
                    html.P(t("portret.own.lead")),
                    *made,
                    own_group.form(name, towns, here),
                ],
                id="groep",
                className="tabelvak",
                open=bool(made),
            ),
            *map(_level, here.geography.descending[:-1]),
            *([own_group.ready(here)] if here.geography.zones else []),
            _level(here.geography.descending[-1]),
        ],
        className="breed pagina-rapporten",
    )


def _texts(value: Any) -> list[str]:
    """What an address says for a parameter, once or more often."""
    every = value if isinstance(value, list | tuple) else [value]
    return [str(text).strip() for text in every if str(text).strip()]


def _search(wish: str) -> list[Any]:
    """A box to type a name in; a name that is an area leads to its page."""
    geo = atlas().geography
    if area := geo.find(wish):
        abort(redirect(portrait.link(geo, area.code, 0, 0), 303))
    said: list[Any] = []
    if wish:
        said = [html.P(t("portret.page.unknown", value=clean(wish)[:LONGEST]), className="melding")]
        near = [area for name in geo.near(wish) if (area := geo.find(name))]
        links = [
            html.Li(html.A(geo.full_name(a.code), href=portrait.link(geo, a.code, 0, 0)))
            for a in near
        ]
        said += [html.P(t("portret.page.meant")), html.Ul(links)] if links else []
    options = [html.Option(value=geo.full_name(code)) for code in geo.areas]
    form = html.Form(
        [
            html.Label(t("portret.own.search"), htmlFor="gebied-zoek"),
            html.Input(
                id="gebied-zoek",
                name="zoek",
                type="search",
                list="gebieden",
                placeholder=t("portret.own.search_hint"),
                autoComplete="off",
                className="form-control",
            ),
            html.Datalist(options, id="gebieden"),
            html.Button(t("portret.own.open"), type="submit", className="knop"),
        ],
        method="get",
        action=portrait.PLACE,
        role="search",
        className="gebiedzoek",
    )
    return [form, *said]


def _level(level: Level) -> html.Section:
    geo, name = atlas().geography, f"gebieden-{level}"
    areas = sorted((geo.full_name(area.code), area.slug) for area in geo.level(level))
    words = geo.territory.by_code[level]
    links: list[Any] = [
        html.Li(html.A(text, href=f"{portrait.PLACE}/{slug}")) for text, slug in areas
    ]
    return html.Section(
        [
            html.H2((words.name if level == geo.top else words.many).capitalize(), id=name),
            html.Ul(links, className="gebiedenlijst"),
        ],
        **{"aria-labelledby": name},
    )


def lead() -> str:
    """What the page is about."""
    return t("page.gebieden.lead", **atlas().geography.words)


dash.register_page(
    __name__,
    path=portrait.PLACE,
    name=t("page.nav.gebieden"),
    title=t("page.gebieden.title"),
    description=lead,
    order=19,
    layout=layout,
    menu="meenemen",
    scripts=(SCRIPT,),
)
