"""A chosen area set against the province: key figures, trend, sectors, activities, initiatives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.beside import AVERAGE, with_average
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import groups, lines
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.names import name_form
from arbeidszorg.places.neighbours import alike
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import label, t
from arbeidszorg.view import address
from arbeidszorg.view.measures import OFFER_MEASURES
from arbeidszorg.view.notes import Note
from arbeidszorg.view.rows import NOT_APPLICABLE
from arbeidszorg.view.view import Beside, View
from arbeidszorg.view.wording import enumerate_nl, filters
from components import html
from components.card import Card
from components.finding import place_of
from components.tables import cell, scrolling

#: The cards of the profile.
CARDS = ("verloop", "sectoren", "activiteiten")


def colours(view: View) -> dict[str, str]:
    """The colour that each chosen area keeps on every chart of the page."""
    return dict(zip(view.areas, style.AREA_COLOURS, strict=False))


def marked(view: View, here: Atlas) -> dict[str, str]:
    """The same, with the towns of a group in the place of the group: for maps and rankings, which
    have areas alone."""
    marks: dict[str, str] = {}
    for code, colour in colours(view).items():
        towns = here.geography.members[code] if is_group(code) else (code,)
        marks |= dict.fromkeys(towns, colour)
    return marks


def running(view: View, here: Atlas) -> list[Initiative]:
    """The initiatives that run in the view's year and pass its filters."""
    return [
        initiative
        for initiative in here.running(view.year)
        if (not view.sectors or initiative.sector in view.sectors)
        and (not view.activities or not initiative.activities.isdisjoint(view.activities))
    ]


def against(view: View, here: Atlas, **changes: Any) -> Table:
    """The chosen areas, each a row of its own, and the province."""
    areas = tuple(dict.fromkeys((*view.areas, here.geography.whole)))
    base = replace(view, areas=areas, level=here.geography.top, split=(), unit="aantal")
    return here.table(replace(base, **changes))


def cards(view: View, here: Atlas) -> list[Card]:
    by_area = {**colours(view), here.geography.whole: style.PROVINCE_COLOUR, AVERAGE: style.INK}
    person = "medewerkers" if view.measure in OFFER_MEASURES else view.measure
    trend = against(view, here, years=here.years, unit="index", measure=person)
    seen, remarks = _beside_alike(trend, view, here) if view.beside == "grootte" else (trend, ())
    sectors = against(
        view, here, split=("sector",), unit="aandeel", measure="medewerkers", sectors=()
    )
    doing = against(
        view, here, split=("activiteit",), unit="aandeel", measure="medewerkers", activities=()
    )
    return [
        Card(
            "verloop",
            seen,
            lines.trend(seen, by_area, height=360),
            person,
            level=3,
            remarks=remarks,
        ),
        Card(
            "sectoren",
            sectors,
            groups.grouped_bars(sectors, by_area),
            "medewerkers",
            title=t("page.kaart.profile_sectors"),
            level=3,
        ),
        Card(
            "activiteiten",
            doing,
            groups.grouped_bars(doing, by_area),
            "medewerkers",
            title=t("page.kaart.profile_activities"),
            level=3,
        ),
    ]


def _beside_alike(table: Table, view: View, here: Atlas) -> tuple[Table, tuple[Note, ...]]:
    """The Table with the average of the areas that are as large as the first that was chosen."""
    if not view.areas:
        return table, ()
    return with_average(table, view.areas[0], here.geography, here.table)


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


def summary(view: View, here: Atlas) -> Any:
    """Key figures of the chosen areas against the province, and their initiatives."""
    if not view.areas:
        return [
            html.H2(t("page.kaart.province", **here.geography.words)),
            html.P(t("page.kaart.no_choice", **here.geography.words), className="leegte"),
        ]
    by_area = {**colours(view), here.geography.whole: style.PROVINCE_COLOUR}
    tables = [
        against(view, here, measure=m, unit=u, place=p or view.place) for m, u, p in KEY_FIGURES
    ]
    areas = tables[0].areas
    compared = [_beside_alike(table, view, here)[0] for table in tables]
    average = any(AVERAGE in table.areas for table in compared)
    head = [
        html.Th(
            [html.Span(className="staal rond", style={"--vul": by_area.get(code, "#000")}), name],
            scope="col",
            className="getal",
        )
        for code, name in areas.items()
    ]
    head += [html.Th(t("page.kaart.alike"), scope="col", className="getal")] if average else []
    rows = []
    for table in compared:
        cells = [
            cell((style.shown(r.value, r.status, table.view.unit), r.status)) for r in table.rows
        ]
        cells += [cell(("–", NOT_APPLICABLE))] if average and AVERAGE not in table.areas else []
        rows.append(html.Tr([html.Th(_key_name(table), scope="row"), *cells]))
    title = _chosen(t("page.kaart.profile_title", year=view.year), view, here)
    gone = any(table.hidden for table in tables)
    return [
        html.H2(t("page.kaart.profile", names=_chosen_names(tables[0]), **here.geography.words)),
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
            cards=3,  # the names of measures are long
        ),
        *([_why()] if gone else []),
        *([_alike_said(view, here)] if average else []),
        _site_list(view, here),
    ]


def _alike_said(view: View, here: Atlas) -> html.P:
    """Which areas the average is of, and the way to see it through the years."""
    geo, first = here.geography, view.areas[0]
    names = enumerate_nl([geo.areas[code].name for code in alike(geo, first)])
    own = here.scope(single_year=True)
    to: Beside = "geen" if view.beside == "grootte" else "grootte"
    link = html.A(
        t(f"page.kaart.alike_{to}"),
        href=address.query(replace(view, beside=to), own) or "?",
        **{"data-adres": "naast"},
    )
    area = name_form(geo, first).called
    return html.P(
        [t("page.kaart.alike_note", area=area, names=names), " ", link], className="klassenuitleg"
    )


def _why() -> html.P:
    """Why key figures are hidden."""
    link = html.A(t("figure.why_hidden"), href="/methode#privacy")
    text = t("table.status_long.verborgen")
    return html.P([f"{text[0].upper()}{text[1:]}. ", link], className="klassenuitleg")


def _chosen_names(table: Table) -> str:
    areas = table.areas
    chosen = [name for code, name in areas.items() if code != table.entire]
    return enumerate_nl(chosen or list(areas.values()))


def _key_name(table: Table) -> str:
    view = table.view
    name = t(f"view.measure.{view.measure}")
    if view.unit == "per10000":
        return f"{name} {t('view.unit.per10000')} ({t('view.place.woonplaats')})"
    return f"{name} ({t('view.subtitle.share_persons')})" if view.unit == "aandeel" else name


def _chosen(title: str, view: View, here: Atlas) -> str:
    """A title with the sectors and activities that were chosen."""
    _, *chosen = filters(view, here.geography)
    return (
        t("page.kaart.profile_chosen", title=title, chosen="; ".join(chosen)) if chosen else title
    )


def _site_list(view: View, here: Atlas) -> html.Details:
    towns = {n for code in view.areas for n in here.geography.members.get(code, ())}
    sites = [site for site in running(view, here) if site.nis in towns]
    title = _chosen(t("page.kaart.profile_sites", year=view.year), view, here)
    if not sites:
        few = view.sectors or view.activities
        none = "page.kaart.sites_none_chosen" if few else "page.kaart.sites_none"
        return html.Details([html.Summary(title), html.P(t(none, year=view.year))])
    rows = []
    for site in sorted(sites, key=lambda site: site.name):
        places = t("page.kaart.site_unknown") if site.places is None else style.number(site.places)
        rows.append(
            html.Tr(
                [
                    html.Th(html.A(site.name, href=place_of(site.code)), scope="row"),
                    html.Td(label("sector", site.sector)),
                    html.Td(here.geography.areas[site.nis].name),
                    html.Td(places, className="getal"),
                ]
            )
        )
    head = ["page.kaart.site_name", "page.filter.sector", "page.kaart.site_town"]
    return html.Details(
        [
            html.Summary(f"{title} ({len(sites)})"),
            scrolling(
                html.Table(
                    [
                        html.Caption(title, className="onzichtbaar"),
                        html.Thead(
                            html.Tr(
                                [html.Th(t(key), scope="col") for key in head]
                                + [
                                    html.Th(
                                        t("page.kaart.site_places"), scope="col", className="getal"
                                    )
                                ]
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
    )
