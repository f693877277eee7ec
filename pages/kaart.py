"""Kaart: where arbeidszorg happens, a ranking beside the map, and chosen areas against the
province."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from dash import html

from arbeidszorg import classes as map_classes
from arbeidszorg import style
from arbeidszorg import view as views
from arbeidszorg.atlas import Atlas
from arbeidszorg.classes import Classes
from arbeidszorg.geography import OUTSIDE, PROVINCE, UNKNOWN
from arbeidszorg.table import OK, Table
from arbeidszorg.texts import label, t
from arbeidszorg.view import Parsed, Scope, View
from arbeidszorg.wording import enumerate_nl
from components import filters, legend
from components.card import Card
from components.figures import bars, lines, maps
from components.tables import cell, ranked, scrolling
from pages.common import Page

#: Areas that can be compared at once.
MOST = 4
#: The cards of the profile.
PROFILE = ("verloop", "sectoren", "activiteiten")


def scope(here: Atlas) -> Scope:
    """One year at a time; an index would be 100 everywhere."""
    return here.scope(units=("aantal", "per10000", "aandeel"), single_year=True)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """At most four areas; a map has no split."""
    view, notices = replace(parsed.view, split=()), parsed.notices
    if len(view.areas) > MOST:
        view = replace(view, areas=view.areas[:MOST])
        names = enumerate_nl([_name(here, code) for code in view.areas])
        notices = (*notices, t("page.kaart.too_many", names=names))
    return Parsed(view, notices)


def _name(here: Atlas, code: str) -> str:
    return here.geography.areas[code].name if code in here.geography.areas else code


def colours(view: View) -> dict[str, str]:
    """The colour that each chosen area keeps on every chart of the page."""
    return dict(zip(view.areas, style.AREA_COLOURS, strict=False))


def toggled(view: View, code: str) -> View:
    """The view with an area taken or let go; a fifth takes the place of the first."""
    if code in view.areas:
        return replace(view, areas=tuple(one for one in view.areas if one != code))
    return replace(view, areas=(*view.areas, code)[-MOST:])


def map_table(view: View, here: Atlas) -> Table:
    """The Table that map and ranking share: every area of the level."""
    return here.table(replace(view, areas=()))


def classes_of(view: View, here: Atlas) -> Classes:
    """Classes over all years, or over the shown year alone when asked."""
    years = view.years if view.classes == "jaar" else here.years
    table = here.table(replace(view, areas=(), years=years))
    on_map = ~table.frame["gebied"].isin([OUTSIDE, UNKNOWN])
    return map_classes.make(table.frame.loc[on_map, "waarde"], view.unit)


def sites(view: View, here: Atlas) -> list[maps.Site]:
    """Initiatives running in the year, within the chosen sectors and activities."""
    found = []
    for row in running(view, here).to_dict("records"):
        centre = here.geography.centres[str(row["nis"])]
        known = row["lat"] == row["lat"] and row["lon"] == row["lon"]
        found.append(
            maps.Site(
                name=row["naam"],
                sector=str(row["sector"]),
                town=here.geography.areas[str(row["nis"])].name,
                lat=row["lat"] if known else centre[1],
                lon=row["lon"] if known else centre[0],
                places=_whole(row["plaatsen"]),
            )
        )
    return found


def _whole(value: Any) -> int | None:
    return None if value is None or value != value or str(value) == "<NA>" else int(value)


def running(view: View, here: Atlas) -> Any:
    """The initiatives (public) that run in the view's year and pass its filters."""
    frame = here.registry.initiatives
    first, last = np.datetime64(f"{view.year}-01-01"), np.datetime64(f"{view.year}-12-31")
    keep = (frame["startdatum"] <= last) & (
        frame["einddatum"].isna() | (frame["einddatum"] >= first)
    )
    if view.sectors:
        keep &= frame["sector"].isin(view.sectors)
    if view.activities:
        keep &= frame["activiteiten"].map(
            lambda codes: bool(set(str(codes).split("|")) & set(view.activities))
        ).astype(bool)
    return frame[keep]


def cards(view: View, here: Atlas) -> list[Card]:
    """The map, and for chosen areas their trend, sectors and activities against the province."""
    table, made = map_table(view, here), classes_of(view, here)
    geo, chosen = here.geography, colours(view)
    shown_sites = sites(view, here) if view.sites else []
    by_year = view.classes == "jaar"
    width, credits_ = 0, True
    if view.level != "gemeente" or view.form == "grenzen":
        figure = maps.area_map(table, geo.outline(view.level), made, chosen, shown_sites)
    elif view.form == "cirkels":
        figure = maps.circle_map(table, geo.outline("regio"), geo.centres, made, chosen)
    else:
        figure = maps.tile_map(table, geo.tiles(), {}, made, chosen)
        width, credits_ = 640, False
    link_areas(figure, view, here)
    remarks = (t("page.kaart.circles_note"),) if shown_sites else ()
    first = Card(
        key="kaart",
        table=table,
        figure=figure,
        definition=view.measure,
        legend=legend.classes(table, made, by_year, bool(shown_sites)),
        swatches=legend.swatches(table, made),
        least_width=width,
        credits=credits_,
        remarks=remarks,
    )
    return [first, *_profile_cards(view, here)]


def link_areas(figure: dict[str, Any], view: View, here: Atlas) -> None:
    """Give every area of a figure the address that a click on it leads to."""
    page_scope = scope(here)
    for trace in figure["data"]:
        if trace.get("meta"):
            trace["meta"] = views.query(toggled(view, trace["meta"]), page_scope) or "?"
        elif "customdata" in trace:
            trace["customdata"] = [
                views.query(toggled(view, code), page_scope) or "?"
                for code in trace["customdata"]
            ]


def against(view: View, here: Atlas, **changes: Any) -> Table:
    """The chosen areas, each a row of its own, and the province."""
    areas = tuple(dict.fromkeys((*view.areas, PROVINCE)))
    base = replace(view, areas=areas, level="provincie", split=(), unit="aantal")
    return here.table(replace(base, **changes))


def _profile_cards(view: View, here: Atlas) -> list[Card]:
    by_area = {**colours(view), PROVINCE: style.PROVINCE_COLOUR}
    person = view.measure if view.measure != "initiatieven" else "medewerkers"
    trend = against(view, here, years=here.years, unit="index", measure=person)
    sectors = against(view, here, split=("sector",), unit="aandeel", measure="medewerkers",
                      sectors=())  # fmt: skip
    doing = against(view, here, split=("activiteit",), unit="aandeel", measure="medewerkers",
                    activities=())  # fmt: skip
    return [
        Card("verloop", trend, lines.trend(trend, by_area, height=360), person),
        Card("sectoren", sectors, bars.grouped_bars(sectors, by_area), "medewerkers",
             title=t("page.kaart.profile_sectors")),
        Card("activiteiten", doing, bars.grouped_bars(doing, by_area), "medewerkers",
             title=t("page.kaart.profile_activities")),
    ]  # fmt: skip


def ranking(view: View, here: Atlas) -> Any:
    """The areas of the map as a ranked table; each name takes or lets go of its area."""
    table, made = map_table(view, here), classes_of(view, here)
    chosen, page_scope = colours(view), scope(here)
    rows, place = [], 0
    for row in ranked(table.frame):
        outside = row["gebied"] in (OUTSIDE, UNKNOWN)
        place += 0 if outside or row["status"] != OK else 1
        rows.append(
            _rank_row(row, "" if outside or row["status"] != OK else str(place),
                      view, made, chosen, page_scope)  # fmt: skip
        )
    unit = t(f"view.unit.{view.unit}").capitalize()
    return scrolling(
        html.Table(
            [
                html.Caption(
                    t("page.kaart.ranking_label", title=table.title), className="onzichtbaar"
                ),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(t("page.kaart.rank"), scope="col", className="rang"),
                            html.Th(t("table.column.gebied"), scope="col"),
                            html.Th(unit, scope="col", className="getal"),
                        ]
                    )
                ),
                html.Tbody(rows),
            ],
            className="cijfertabel rangtabel",
        ),
        t("page.kaart.ranking_label", title=table.title),
    )


def _rank_row(
    row: dict[str, Any],
    place: str,
    view: View,
    made: Classes,
    chosen: dict[str, str],
    page_scope: Scope,
) -> html.Tr:
    code = row["gebied"]
    text = style.shown(row["waarde"], row["status"], view.unit)
    name: Any = row["gebied_naam"]
    if code not in (OUTSIDE, UNKNOWN):
        taken = code in chosen
        name = html.A(
            row["gebied_naam"],
            href=views.query(toggled(view, code), page_scope) or "?",
            **{
                "data-adres": "1",
                "aria-label": t(
                    f"page.kaart.{'unchoose' if taken else 'choose'}", name=row["gebied_naam"]
                ),
                **({"aria-current": "true"} if taken else {}),
            },
        )
    number = made.of(row["waarde"]) if row["status"] == OK else None
    fill = made.colours()[number] if number is not None else style.ZERO
    return html.Tr(
        [
            html.Td(place, className="rang"),
            html.Th(
                [
                    html.Span(
                        className="staal rond",
                        style={"--vul": chosen.get(code, fill), "--inkt": fill},
                    ),
                    name,
                ],
                scope="row",
            ),
            cell((text, row["status"])),
        ],
        className="gekozen" if code in chosen else "",
        style={"--kleur": chosen[code]} if code in chosen else {},
    )


#: The key figures of a profile: measure, unit, place (None: as the view has it).
KEY_FIGURES = (
    ("medewerkers", "aantal", None),
    ("medewerkers", "per10000", "woonplaats"),
    ("initiatieven", "aantal", "vestiging"),
    ("plaatsen", "aantal", "vestiging"),
    ("instroom", "aantal", None),
    ("uitstroom", "aantal", None),
    ("doorstroom", "aandeel", None),
    ("vangnet", "aandeel", None),
)


def profile(view: View, here: Atlas) -> Any:
    """Key figures of the chosen areas against the province, and their initiatives."""
    if not view.areas:
        return html.P(t("page.kaart.no_choice"), className="leegte")
    by_area = {**colours(view), PROVINCE: style.PROVINCE_COLOUR}
    tables = [
        against(view, here, measure=m, unit=u, place=p or view.place) for m, u, p in KEY_FIGURES
    ]
    names = list(dict.fromkeys(tables[0].frame["gebied_naam"]))
    codes = list(dict.fromkeys(tables[0].frame["gebied"]))
    head = [
        html.Th([html.Span(className="staal rond", style={"--vul": by_area.get(code, "#000")}),
                 name], scope="col", className="getal")
        for code, name in zip(codes, names, strict=True)
    ]  # fmt: skip
    rows = []
    for table in tables:
        cells = [
            cell((style.shown(r["waarde"], r["status"], table.view.unit), r["status"]))
            for r in table.frame.to_dict("records")
        ]
        rows.append(html.Tr([html.Th(_key_name(table), scope="row"), *cells]))
    title = t("page.kaart.profile_title", year=view.year)
    return [
        html.H2(t("page.kaart.profile", names=enumerate_nl([n for n, c in zip(names, codes)
                                                            if c != PROVINCE]) or names[0])),
        scrolling(
            html.Table(
                [
                    html.Caption(title),
                    html.Thead(html.Tr([html.Th(t("page.kaart.measure"), scope="col"), *head])),
                    html.Tbody(rows),
                ],
                className="cijfertabel",
            ),
            title,
        ),
        _site_list(view, here),
    ]  # fmt: skip


def _key_name(table: Table) -> str:
    view = table.view
    name = t(f"view.measure.{view.measure}")
    if view.unit == "per10000":
        return f"{name} {t('view.unit.per10000')} ({t('view.place.woonplaats')})"
    return f"{name} ({t('view.subtitle.share_persons')})" if view.unit == "aandeel" else name


def _site_list(view: View, here: Atlas) -> html.Details:
    towns = {n for code in view.areas for n in here.geography.members.get(code, ())}
    frame = running(view, here)
    frame = frame[frame["nis"].astype(str).isin(towns)].sort_values("naam")
    title = t("page.kaart.profile_sites", year=view.year)
    if frame.empty:
        return html.Details([html.Summary(title), html.P(t("page.kaart.sites_none",
                                                           year=view.year))])  # fmt: skip
    rows = []
    for row in frame.to_dict("records"):
        places = _whole(row["plaatsen"])
        rows.append(
            html.Tr(
                [
                    html.Th(row["naam"], scope="row"),
                    html.Td(label("sector", str(row["sector"]))),
                    html.Td(here.geography.areas[str(row["nis"])].name),
                    html.Td(
                        t("page.kaart.site_unknown")
                        if places is None
                        else style.number(places),
                        className="getal",
                    ),
                ]
            )
        )
    head = ["page.kaart.site_name", "page.filter.sector", "page.kaart.site_town"]
    return html.Details(
        [
            html.Summary(f"{title} ({len(frame)})"),
            scrolling(
                html.Table(
                    [
                        html.Caption(title, className="onzichtbaar"),
                        html.Thead(
                            html.Tr(
                                [html.Th(t(key), scope="col") for key in head]
                                + [html.Th(t("page.kaart.site_places"), scope="col",
                                           className="getal")]
                            )
                        ),
                        html.Tbody(rows),
                    ],
                    className="cijfertabel",
                ),
                title,
            ),
        ],
        className="tabelvak",
        open=True,
    )  # fmt: skip


def bar(view: View, own: Scope) -> html.Form:
    """The filters of the map."""
    forms = {form: t(f"page.form.{form}") for form in own.forms}
    return filters.bar(
        filters.measure(view, own),
        filters.unit(view, own),
        filters.level(view, own, ("regio", "arrondissement", "gemeente", "provincie")),
        filters.place(view, own),
        filters.search(own, MOST),
        filters.years(view, own),
        filters.sectors(view),
        filters.activities(view),
        filters.more(
            filters.select("kaartvorm", view.form, own.defaults.form, forms),
            filters.select("klassen", view.classes, own.defaults.classes,
                           {c: t(f"page.classes.{c}") for c in views.CLASSES}),
            filters.select("cirkels", "ja" if view.sites else "nee", "nee",
                           {c: t(f"page.sites.{c}") for c in ("nee", "ja")}),
        ),
    )  # fmt: skip


def body(view: View, made: dict[str, html.Section], here: Atlas) -> list[Any]:
    """Map and ranking beside each other, the profile of the chosen areas below."""
    return [
        html.Div(
            [
                made["kaart"],
                html.Section(
                    [
                        html.H2(t("page.kaart.ranking"), id="rangschikking-titel"),
                        html.Div(ranking(view, here), id="kaart-rangschikking"),
                    ],
                    className="figuurkaart zijkaart",
                    **{"aria-labelledby": "rangschikking-titel"},
                ),
            ],
            className="kaartrij",
        ),
        html.Section(
            [
                html.Div(profile(view, here), id="kaart-profiel"),
                html.Div([made[key] for key in PROFILE], className="drie"),
            ],
            className="profiel",
        ),
    ]


PAGE = Page(
    name="kaart",
    path="/kaart",
    scope=scope,
    bar=bar,
    cards=cards,
    body=body,
    parts={"kaart-rangschikking": ranking, "kaart-profiel": profile},
    check=check,
)
