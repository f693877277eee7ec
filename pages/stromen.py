"""Wonen en werken: who works in an area beside who lives there, who sends people to which sector,
and which organisations work widely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg.atlas import sentences
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.grid import grid
from arbeidszorg.content.listed import listed
from arbeidszorg.figures import classes as map_classes
from arbeidszorg.figures.kinds import bars, cells, groups, mapped
from arbeidszorg.style import ACCENT
from arbeidszorg.subjects.commuting import balance, organisations, referrals
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import wording
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import Scope, View
from components import filters, html, profile, years
from components.card import Card, following
from components.figures_page import FiguresPage

#: Areas that can be marked at once.
MOST = 4


def scope(here: Atlas) -> Scope:
    """Persons of one year, by both places."""
    return here.scope(units=("aantal",), splits=(), single_year=True)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """Both places at once, persons alone, all activities; at most four areas."""
    wish = parsed.view
    view = replace(wish, measure="medewerkers", place="vestiging", activities=(), split=())
    view = replace(
        view, level=here.geography.main if wish.level == here.geography.top else wish.level
    )
    view = replace(view, areas=wish.areas[:MOST])
    notices = parsed.notices
    if view != wish:
        notices = (*notices, t("page.stromen.only"))
    return replace(parsed, view=view, notices=notices)


def cards(view: View, here: Atlas) -> list[Card]:
    """The map of the ratio, the referrers of sectors and of areas, and organisations."""
    every = [_balance(view, here), _referrals(view, here), _areas(view, here), _wide(view, here)]
    return following(view, every, marked=("kaart",))


def _name(here: Atlas, key: str, year: int) -> str:
    return "_".join(["arbeidszorg", key, str(year)] + ["demonstratie"] * here.edition.demo)


def _balance(view: View, here: Atlas) -> Card:
    geo, edition = here.geography, here.edition
    every = balance.balances(view, here.table)
    ratios = balance.ratios(view, here.table, every)
    marked = [each for each in every if each.works.area in view.areas]
    scale = balance.scale(ratios)
    picture = mapped.map_of(ratios.view, ratios, geo, scale, profile.marked(view, here))
    kept = replace(view, place="vestiging", unit="aantal", split=(), areas=())
    words = " · ".join(wording.filters(kept, geo))
    table = listed(
        balance.grid(every),
        title=t("stromen.title"),
        subtitle=t("stromen.subtitle", year=view.year, filters=words),
        sentence=balance.told(every, marked, ratios),
        source=edition.source,
        day=edition.reference_date,
        demo=edition.demo,
        notes=balance.remarks(view, here.table, every, geo.words),
        dated=True,
        version=edition.version,
        year=view.year,
    )
    table = replace(table, view=kept)
    real = mapped.on_outlines(view)
    return Card(
        "kaart",
        table,
        picture.linked(links(view, here)),
        "medewerkers",
        title=t("stromen.title"),
        credits=real or view.form == "cirkels",
        name=_name(here, "wonen-en-werken", view.year),
    )


def links(view: View, here: Atlas) -> Any:
    """Area code -> the address that taking the area, or letting go of it, leads to."""
    own = scope(here)

    def link(code: str) -> str:
        kept = tuple(taken for taken in view.areas if taken != code)
        areas = kept if code in view.areas else (*view.areas, code)[-MOST:]
        return addresses.query(replace(view, areas=areas), own) or "?"

    return link


def _referrals(view: View, here: Atlas) -> Card:
    geo, edition = here.geography, here.edition
    crossed = referrals.referrals(view, here.table, geo.top)
    scale = map_classes.classes_of((row.value for row in crossed.rows), "aantal")
    title = t("stromen.referrals.title")
    table = listed(
        grid(crossed),
        title=title,
        subtitle=t("stromen.referrals.subtitle", year=view.year, **geo.words),
        sentence=referrals.sentence(crossed),
        source=edition.source,
        day=edition.reference_date,
        demo=edition.demo,
        notes=crossed.notes,
        dated=True,
        version=edition.version,
        year=view.year,
    )
    picture = cells.crossed(crossed, scale)
    name = _name(here, "toeleiders-per-sector", view.year)
    return Card("toeleiders", table, picture, "doorverwijzer", title=title, name=name)


def _areas(view: View, here: Atlas) -> Card:
    wanted = replace(view, areas=(), level=here.geography.main, split=(referrals.REFERRER,))
    table = here.table(wanted)
    said = sentences.sentence(table)
    title = t("stromen.areas.title", **here.geography.words)
    return Card(
        "gebieden", replace(table, said=said), groups.multiples(table), "doorverwijzer", title=title
    )


def _wide(view: View, here: Atlas) -> Card:
    geo, edition, year = here.geography, here.edition, view.year
    running = here.running(year)
    every = organisations.organisations(running, geo)
    rows = [Row(year, geo.whole, each.name, {}, float(len(each.initiatives)), OK) for each in every]
    title = t("stromen.organisations.title")
    table = listed(
        organisations.grid(every, geo.words),
        title=title,
        subtitle=t("stromen.organisations.subtitle", year=year),
        sentence=organisations.sentence(every, len(running), year, geo.words),
        source=edition.source,
        day=edition.reference_date,
        demo=edition.demo,
        notes=(note("stromen.organisations.note"),),
        words=frozenset({1, 2, 3}),
        dated=True,
        version=edition.version,
        year=year,
    )
    picture = bars.bars_of(rows, [each.name for each in every], [ACCENT] * len(every), "aantal")
    name = _name(here, "organisaties", year)
    return Card("organisaties", table, picture, "initiatieven", title=title, name=name)


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the page."""
    return filters.bar(
        filters.level(view, own, own.geography.levels[:-1]),
        filters.search(own, MOST),
        years.slider(view, own),
        filters.sectors(view),
    )


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """The map first; who sends people and who works widely below it."""
    return [
        sections["kaart"],
        sections["toeleiders"],
        sections["gebieden"],
        sections["organisaties"],
    ]


PAGE = FiguresPage("stromen", "/stromen", scope, bar, cards, body, {}, check)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.stromen"),
    title=PAGE.title,
    description=PAGE.lead,
    order=6,
    layout=PAGE.layout,
    menu="plannen",
    figures=PAGE,
    along=True,
)
