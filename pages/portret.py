"""Portret: one area on one page, to give to who governs it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
from flask import abort

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.beside import AVERAGE, with_average
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import bars, groups, lines, mapped, maps
from arbeidszorg.figures.kinds.closeup import closeup
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.geography import Level
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import is_zone, merged, name_form, place
from arbeidszorg.places.neighbours import around
from arbeidszorg.report.portrait import how_many, most_around
from arbeidszorg.report.words import paragraph
from arbeidszorg.texts import t
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.notes import note
from arbeidszorg.view.view import Scope, SplitCode, View
from arbeidszorg.view.wording import area_name
from components import filters, html, legend, portrait, profile, years
from components.card import Card
from components.context import atlas
from components.dash_inside import Piece
from components.figures_page import FiguresPage

#: Where in a page what must be known first stands: after its memories, heading and lead.
BELOW_LEAD = 4
#: How high the trend is, so that its sentence is on the first screen of a laptop too.
LOW = 235
#: The colour of the area, and of the average beside it.
COLOUR, BESIDE = style.AREA_COLOURS[0], style.PROVINCE_COLOUR


def scope(here: Atlas) -> Scope:
    """One year of one area."""
    return here.scope(single_year=True, level=here.geography.top)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """One area, and all that happens there; without one, the province."""
    view = parsed.view
    code = (
        view.areas[0]
        if view.areas and view.areas[0] in here.geography.areas
        else here.geography.whole
    )
    start = scope(here).defaults
    shown = replace(start, years=view.years, areas=(code,), series=view.series)
    notices = parsed.notices
    if len(view.areas) > 1:
        notices = (*notices, t("page.ladder.one_area", name=area_name(here.geography, code)))
    return replace(parsed, view=shown, notices=notices)


def cards(view: View, here: Atlas) -> list[Card]:
    """The area on the map, through the years, who lives there, and what they do beside the
    province."""
    code = view.areas[0]
    colours = {here.geography.whole: BESIDE, code: COLOUR}
    sectors, doing = (_parts(view, here, split) for split in ("sector", "activiteit"))
    homes = profile.against(view, here, years=here.years, unit="per10000", place="woonplaats")
    return [
        _map(view, here),
        _trend(view, here),
        Card(
            "wonen",
            homes,
            lines.trend(homes, colours, mark_year=view.year, height=300),
            "medewerkers",
            title=t("portret.page.home"),
        ),
        Card(
            "sectoren",
            sectors,
            _parts_picture(sectors, colours),
            "medewerkers",
            title=t("page.kaart.profile_sectors"),
        ),
        Card(
            "activiteiten",
            doing,
            _parts_picture(doing, colours),
            "medewerkers",
            title=t("page.kaart.profile_activities"),
        ),
    ]


def _parts(view: View, here: Atlas, split: SplitCode) -> Table:
    """The shares of the area beside those of the province, or the numbers of a group alone."""
    unit = portrait.subject_of(view, here).parts(split).view.unit
    if unit == "aandeel":
        return profile.against(view, here, split=(split,), unit=unit)
    return here.table(replace(view, level=here.geography.top, split=(split,), unit=unit))


def _parts_picture(table: Table, colours: dict[str, str]) -> Picture:
    alone = len(table.areas) == 1 and table.view.unit == "aantal"
    return bars.split_bars(table) if alone else groups.grouped_bars(table, colours)


def _map(view: View, here: Atlas) -> Card:
    """The area lit, with what lies around it: of a larger area its municipalities, of the province
    its regio's. A click on an area leads to its page."""
    code, geo = view.areas[0], here.geography
    town, whole = geo.kind(code) == TOWN, code == geo.whole
    level: Level = geo.main if whole else TOWN
    near = around(geo, code) if town else ()
    table = here.table(replace(view, areas=() if whole else (code, *near), level=level))
    if town:
        subject = portrait.subject_of(view, here)
        said = paragraph(how_many(subject, alone=True), most_around(subject, table.last))
        table = replace(table, said=said)
    scale = maps.classes_over(here.table(replace(view, areas=(), level=level, years=here.years)))
    chosen = {} if whole else dict.fromkeys(geo.members[code], COLOUR)
    real = whole or geo.has_boundaries
    shown = replace(table.view, form="grenzen" if real else "tegels")
    if not real and geo.kind(code) == geo.main:  # on tiles it has a border of its own
        chosen = {code: COLOUR}
    picture = mapped.map_of(shown, table, geo, scale, chosen, height=520)
    seen = () if whole else (*geo.members[code], *near)
    last = here.every_year[1]
    remarks = () if real or not town else (note("portret.page.map_note"),)
    key = "map" if town else "map_within_province" if whole else "map_within"
    return Card(
        "kaart",
        table,
        closeup(picture, seen).linked(lambda to: portrait.link(geo, to, view.year, last)),
        "medewerkers",
        title=t(f"portret.page.{key}", **geo.words),
        legend=legend.classes(table, scale, False, drawing=mapped.drawing(shown, geo)),
        credits=real,
        remarks=remarks,
    )


def _trend(view: View, here: Atlas) -> Card:
    """The number through the years, beside the average of areas of its size."""
    code = view.areas[0]
    own = here.table(replace(view, years=here.years))
    table, remarks = with_average(own, code, here.geography, here.table)
    remarks = remarks if table is not own else ()
    picture = lines.trend(table, {code: COLOUR, AVERAGE: BESIDE}, mark_year=view.year, height=LOW)
    return Card(
        "verloop", table, picture, "medewerkers", title=t("portret.page.trend"), remarks=remarks
    )


def bar(view: View, own: Scope) -> html.Form:
    """The year."""
    return filters.bar(years.slider(view, own))


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """The words, the map and the trend; then who lives there and what they do; then who is there
    and around."""

    def piece(name: str) -> Piece:
        fill = PARTS[f"portret-{name}"](view, here)
        return Piece(fill, tag="section", id=f"portret-{name}", className="getalkaart")

    return [
        html.Div(
            [piece("woorden"), sections["kaart"], sections["verloop"]], className="portretrij"
        ),
        html.Div(
            [piece("thuis"), sections["wonen"], sections["sectoren"], sections["activiteiten"]],
            className="twee",
        ),
        html.Div([piece("initiatieven"), piece("buurt"), piece("mee")], className="portretvoet"),
    ]


PARTS = {
    "portret-woorden": portrait.words,
    "portret-thuis": portrait.home,
    "portret-initiatieven": portrait.initiatives,
    "portret-buurt": portrait.neighbourhood,
    "portret-mee": portrait.take,
}


def headed(view: View, here: Atlas) -> str:
    """Whose arbeidszorg it is."""
    return t("portret.page.title", where=name_form(here.geography, view.areas[0]).where)


PAGE = FiguresPage(
    "portret", "/gebied", scope, bar, cards, body, PARTS, check, headed, variable="gebied"
)


def title(gebied: str) -> str:
    """What the page of an area is called."""
    return t("portret.page.title", where=_where(gebied))


def lead(gebied: str) -> str:
    """What it is about."""
    return t("portret.page.lead", where=_where(gebied))


def _where(gebied: str) -> str:
    return name_form(atlas().geography, PAGE.read({"gebied": gebied}).view.areas[0]).where


def layout(gebied: str, **query: Any) -> html.Div:
    """The page; where a town became part of another, it says so."""
    geo = atlas().geography
    area = place(geo, gebied)
    if area is None:
        abort(404)
    page = PAGE.layout(**query, gebied=gebied)
    if is_group(area.code):
        sort = "zone" if is_zone(geo, area.code) else "group"
        said = t(f"portret.page.{sort}", year=geo.zones_as_of)
        page.children.insert(BELOW_LEAD, html.P(said, className="klassenuitleg"))
    if old := merged(geo, gebied):
        said = t("portret.page.merged", old=old, name=area.name)
        page.children.insert(BELOW_LEAD, html.P(said, className="melding"))
    return page


dash.register_page(
    __name__,
    path_template="/gebied/<gebied>",
    title=title,
    description=lead,
    layout=layout,
    figures=PAGE,
    along=True,
)
