"""Wat is nieuw: each data version that is known, and what is other in it, for an area."""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.places.geography import Area
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.names import place
from arbeidszorg.texts import t
from arbeidszorg.view.data_version import of_version
from components import html, news
from components.context import atlas
from components.notices import notices
from components.query import first
from components.terms import SCRIPT, explained

#: Longest name of an area that a notice repeats.
LONGEST = 40


def _area(gebied: Any) -> Area | None:
    """The area of an address; the whole when it names none, None when there is no such area."""
    geography = atlas().geography
    return place(geography, first(gebied).strip() or geography.whole)


def address(gebied: Any = "") -> str:
    """The one address that it goes by."""
    area = _area(gebied)
    return news.address(area.code if area else atlas().geography.whole)


def layout(gebied: Any = "") -> html.Div:
    """The versions, and the way to follow them."""
    geography, area = atlas().geography, _area(gebied)
    missed = () if area else (t("view.notice.no_area", value=first(gebied)[:LONGEST]),)
    code = area.code if area else geography.whole
    name = geography.full_name(code)
    return html.Div(
        [
            html.H1(t("nieuw.title")),
            html.P(t("nieuw.lead"), className="lead"),
            *notices(missed, looked_for=True),
            _form(code),
            *explained([_version(chapter, name) for chapter in news.in_words(code)], set()),
            html.P(f"{t('nieuw.compared')} {t('nieuw.private')}", className="klassenuitleg"),
            html.Ul([html.Li(html.A(title, href=address)) for title, address in news.feeds(code)]),
        ],
        className="breed pagina-nieuw",
    )


def _form(code: str) -> html.Form:
    geography = atlas().geography
    own = [geography.areas[code]] if is_group(code) else []
    options = [
        html.Option(
            geography.full_name(area.code),
            value=area.slug,
            **({"selected": "selected"} if area.code == code else {}),
        )
        for area in (*own, *geography.areas.values())
    ]
    return html.Form(
        [
            html.Label(t("nieuw.area"), htmlFor="nieuw-gebied"),
            html.Select(options, id="nieuw-gebied", name="gebied", className="form-select"),
            html.Button(t("nieuw.show"), type="submit", className="knop"),
        ],
        className="zoekvorm",
        method="get",
        action=news.PATH,
    )


def _version(chapter: news.Chapter, name: str) -> html.Section:
    new: list[Any] = []
    if chapter.new:
        new = [
            html.H3(t("nieuw.changed", area=name)),
            html.Ul([html.Li(line) for line in chapter.new]),
        ]
    number = chapter.version.number
    if number and number != atlas().number:
        label = {"aria-label": t("nieuw.look_at", number=number)}
        new.append(html.P(html.A(t("nieuw.look"), href=of_version("/", number), **label)))
    return html.Section(
        [html.H2(chapter.title), *(html.P(line) for line in chapter.lines), *new],
        id=chapter.anchor,
        className="hoofdstuk",
    )


dash.register_page(
    __name__,
    path=news.PATH,
    title=t("nieuw.title"),
    description=t("nieuw.lead"),
    layout=layout,
    menu=None,
    scripts=(SCRIPT,),
    address=address,
)
