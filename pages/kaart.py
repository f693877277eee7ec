"""Kaart: where arbeidszorg happens, a ranking beside the map, and chosen areas against the
province."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas import compared
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.kinds import mapped, maps
from arbeidszorg.figures.kinds.closeup import closeup
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.neighbours import around
from arbeidszorg.places.origin import origin
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view import view as views
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.wording import area_name, enumerate_nl
from components import filters, html, lacking, legend, portrait, profile, years
from components.card import Card, following
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.finding import PATH
from components.ranking import ranking, sifting

#: Where it stands how far residents live from an initiative.
PLANNED = "/dekking"
#: Areas that can be compared at once.
MOST = 4


def scope(here: Atlas) -> Scope:
    """One year at a time; an index would be 100 everywhere."""
    return here.scope(units=("aantal", "per10000", "aandeel"), single_year=True)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """At most four areas; a map has no split."""
    view, notices = replace(parsed.view, split=()), parsed.notices
    view = replace(view, near=view.near and bool(view.areas))
    if len(view.areas) > MOST:
        view = replace(view, areas=view.areas[:MOST])
        names = enumerate_nl([area_name(here.geography, code) for code in view.areas])
        notices = (*notices, t("page.kaart.too_many", names=names))
    return replace(parsed, view=view, notices=notices)


def links(view: View, here: Atlas) -> Callable[[str], str]:
    """Area code -> the address that taking the area, or letting go of it, leads to."""
    own = scope(here)
    return lambda code: addresses.query(toggled(view, code), own) or "?"


def toggled(view: View, code: str) -> View:
    """The view with an area taken or let go; a fifth takes the place of the first."""
    if code in view.areas:
        return replace(view, areas=tuple(taken for taken in view.areas if taken != code))
    return replace(view, areas=(*view.areas, code)[-MOST:])


def map_table(view: View, here: Atlas) -> Table:
    """The Table that map and ranking share: every area of the level."""
    return here.table(replace(view, areas=()))


def year_before(view: View, here: Atlas) -> Table | None:
    """The same Table of the year before; None in the first year."""
    year = view.year - 1
    return map_table(replace(view, years=(year, year)), here) if year >= here.years[0] else None


def classes_of(view: View, here: Atlas) -> Classes:
    """Classes over all years, or over the shown year alone when asked."""
    years = view.years if view.classes == "jaar" else here.years
    return maps.classes_over(here.table(replace(view, areas=(), years=years)))


def sites(view: View, here: Atlas) -> list[maps.Site]:
    """Initiatives running in the year, within the chosen sectors and activities."""
    spots = []
    for initiative in profile.running(view, here):
        lon, lat = initiative.spot or here.geography.centres[initiative.nis]
        town = here.geography.areas[initiative.nis].name
        spots.append(
            maps.Site(initiative.name, initiative.sector, town, lat, lon, initiative.places)
        )
    return spots


def cards(view: View, here: Atlas) -> list[Card]:
    """The map, and for chosen areas their trend, sectors and activities against the province."""
    table, scale = map_table(view, here), classes_of(view, here)
    geo, chosen, earlier = here.geography, profile.marked(view, here), year_before(view, here)
    real = mapped.on_outlines(view)
    shown_sites = sites(view, here) if view.sites and real else []
    picture = mapped.map_of(view, table, geo, scale, chosen, shown_sites)
    if view.near:
        picture = closeup(picture, _near(view, here))
    remark = "circles_note" if real else "circles_not_here"
    remarks = (note(f"page.kaart.{remark}"),) if view.sites else ()
    remarks = (*remarks, *origin_of(view, here))
    first = Card(
        key="kaart",
        table=table,
        picture=picture.linked(links(view, here)).told(compared.of_areas(table, earlier)),
        definition=view.measure,
        legend=html.Div(
            [
                legend.classes(
                    table,
                    scale,
                    view.classes == "jaar",
                    bool(shown_sites),
                    mapped.drawing(view, geo),
                ),
                other(view, here),
                lacking.counted(view, table, here, links(view, here)),
            ]
        ),
        credits=real or view.form == "cirkels",
        remarks=remarks,
    )
    return following(view, [first, *profile.cards(view, here)], marked=("kaart",))


def other(view: View, here: Atlas) -> html.P:
    """The link to the same map with colours for circles, or circles for colours; of one area there
    is nothing to compare. And the way to what is there for one person."""
    find = html.A(t("page.kaart.find"), href=finding(view, here))
    if view.level == here.geography.top:
        return html.P(find, className="anderbeeld")
    shown: views.Shown = "kleuren" if view.as_circles else "cirkels"
    plain = replace(view, shown="maat")
    wanted = replace(view, shown=shown)
    if plain.as_circles == wanted.as_circles:
        wanted = plain
    address = addresses.query(wanted, scope(here)) or "?"
    link = html.A(t(f"page.kaart.as_{shown}"), href=address, **{"data-adres": "beeld"})
    return html.P([link, " · ", find], className="anderbeeld")


def finding(view: View, here: Atlas) -> str:
    """Where the initiatives of a view are listed for who looks for one."""
    asked = addresses.parameters(view, scope(here))
    names = ("gebied", "sector", "activiteit")
    kept: dict[str, str] = {name: text for name, text in asked.items() if name in names}
    return f"{PATH}{addresses.as_query(kept)}"


def origin_of(view: View, here: Atlas) -> tuple[Note, ...]:
    """Where the outlines of the municipalities on the map come from."""
    known = origin(here.settings.boundaries)
    if view.level != TOWN or view.form != "grenzen" or known is None:
        return ()
    return (note("page.kaart.origin", source=known.source, date=style.day(known.day)),)


def _near(view: View, here: Atlas) -> list[str]:
    """The areas of the map that are chosen, with what lies around them; of a larger area its
    parts."""
    geo, seen = here.geography, []
    for code in view.areas:
        if geo.kind(code) == view.level:
            seen += [code, *around(geo, code)]
        elif code in geo.areas:
            seen += [area.code for area in geo.within(code, view.level)]
    return seen


def short(view: View, here: Atlas) -> list[Any]:
    """The chosen areas in short, and the way to see them from nearby and back."""
    if not view.areas:
        return []
    to = addresses.query(replace(view, near=not view.near), scope(here)) or "?"
    key = "whole" if view.near else "zoom"
    zoom = html.A(t(f"portret.short.{key}"), href=to, **{"data-adres": "uitsnede"})
    return [*portrait.short(view, here), html.P(zoom)]


def ranked(view: View, here: Atlas) -> html.Div:
    """The areas of the map as a ranked table."""
    table, scale = map_table(view, here), classes_of(view, here)
    return ranking(
        table,
        scale,
        profile.marked(view, here),
        links(view, here),
        mapped.as_circles(view, here.geography),
    )


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the map."""
    forms: dict[str, str] = {form: t(f"page.form.{form}") for form in own.forms}
    return filters.bar(
        filters.measure(view, own),
        filters.unit(view, own),
        filters.level(view, own, own.geography.levels),
        filters.search(own, MOST),
        years.slider(view, own),
        filters.sectors(view),
        filters.activities(view),
        filters.more(
            filters.place(view, own),
            filters.select("kaartvorm", view.form, own.defaults.form, forms),
            filters.select(
                "beeld",
                view.shown,
                own.defaults.shown,
                {shown: t(f"page.shown.{shown}") for shown in views.SHOWN},
            ),
            filters.select(
                "klassen",
                view.classes,
                own.defaults.classes,
                {c: t(f"page.classes.{c}") for c in views.CLASSES},
            ),
            filters.select(
                "cirkels",
                "ja" if view.sites else "nee",
                "nee",
                {c: t(f"page.sites.{c}") for c in ("nee", "ja")},
            ),
        ),
    )


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """Map and ranking beside each other, the profile of the chosen areas below."""
    return [
        html.Div(
            [
                sections["kaart"],
                html.Section(
                    [
                        Piece(short(view, here), id="kaart-kort"),
                        html.H2(t("page.kaart.ranking"), id="rangschikking-titel"),
                        Piece(sifting(), id="kaart-rangzoek"),
                        Piece(ranked(view, here), id="kaart-rangschikking"),
                        html.P(
                            html.A(t("bereik.page.of_map"), href=PLANNED), className="anderbeeld"
                        ),
                    ],
                    className="figuurkaart zijkaart",
                    **{"aria-labelledby": "rangschikking-titel"},
                ),
            ],
            className="kaartrij",
        ),
        html.Section(
            [
                Piece(profile.summary(view, here), id="kaart-profiel", className="figuurkaart"),
                html.Div([sections[key] for key in profile.CARDS], className="drie"),
            ],
            className="profiel",
        ),
    ]


PAGE = FiguresPage(
    name="kaart",
    path="/kaart",
    scope=scope,
    bar=bar,
    cards=cards,
    body=body,
    parts={
        "kaart-kort": short,
        "kaart-rangschikking": ranked,
        "kaart-profiel": profile.summary,
    },
    check=check,
)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.kaart"),
    title=PAGE.title,
    description=PAGE.lead,
    order=1,
    layout=PAGE.layout,
    figures=PAGE,
    along=True,
)
