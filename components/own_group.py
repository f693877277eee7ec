"""A group of one's own: the form that makes it, and what will be shown of it, said beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.geography import Area
from arbeidszorg.places.groups import LONGEST, code_of, is_group
from arbeidszorg.places.level import TOWN
from arbeidszorg.places.names import name_form, place
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, OK, Row
from arbeidszorg.view.view import Fields, View
from arbeidszorg.view.wording import enumerate_nl
from components import html, portrait
from components.site import address_on
from components.tables import scrolling

#: What is looked at beforehand.
ASKED: dict[str, Fields] = {
    "work": {},
    "home": {"place": "woonplaats"},
    "sector": {"split": ("sector",)},
    "activity": {"split": ("activiteit",)},
}
#: Towns that one sentence names.
MOST = 8


def form(name: str, towns: Sequence[str], here: Atlas) -> html.Form:
    """A name, and the municipalities by regio; it does without scripts."""
    regios = here.geography.level(here.geography.main)
    return html.Form(
        [
            html.Label(t("portret.own.name"), htmlFor="groep-naam"),
            html.Input(
                id="groep-naam",
                name="naam",
                type="text",
                maxLength=LONGEST,
                value=name or t("portret.own.name_default"),
                className="form-control",
            ),
            html.Div([_regio(regio, towns, here) for regio in regios], className="groepgemeenten"),
            html.Button(t("portret.own.make"), type="submit", className="knop hoofdknop"),
        ],
        method="get",
        action=f"{portrait.PLACE}#groep",
        className="groepkeuze",
    )


def _regio(regio: Area, towns: Sequence[str], here: Atlas) -> html.Fieldset:
    geo = here.geography
    inside = sorted(geo.within(regio.code, TOWN), key=lambda town: town.name)
    boxes = []
    for town in inside:
        ticked = {"checked": "checked"} if town.slug in towns else {}
        box = html.Input(type="checkbox", name="gemeente", value=town.slug, **ticked)
        boxes.append(html.Label([box, " ", town.name]))
    where = name_form(geo, regio.code).where
    return html.Fieldset([html.Legend(t("portret.own.towns", where=where)), *boxes])


def outcome(name: str, towns: Sequence[str], here: Atlas) -> list[Any]:
    """What the towns make together, and what will be shown of it."""
    geo = here.geography
    area = place(geo, code_of(name, towns)) if towns else None
    if area is None or len(geo.members[area.code]) < 2:
        return [html.P(t("portret.own.none"), className="melding")]
    if not is_group(area.code):
        link = html.A(area.name, href=portrait.link(geo, area.code, 0, 0))
        return [html.P([t("portret.own.same", name=area.name), " ", link], className="melding")]
    members = enumerate_nl([geo.areas[town].name for town in geo.members[area.code]])
    return [
        html.H3(t("portret.own.ready", name=area.name, towns=members)),
        *_beforehand(area, here),
        html.Ul([html.Li(link) for link in _links(area, here)]),
    ]


def ready(here: Atlas) -> html.Section:
    """The eerstelijnszones: each leads to its page, and to the form, which says beforehand what
    will be shown of it and where it can be altered."""
    geo, name, last = here.geography, "gebieden-zones", here.years[1]
    whole = View((last, last), geo.top, areas=tuple(geo.zones.values()))
    hidden = {row.area for row in here.table(whole).rows if row.status == HIDDEN}
    items = []
    for zone, code in geo.zones.items():
        area, towns = geo.areas[code], [geo.areas[nis] for nis in geo.members[code]]
        page = html.A(area.name, href=portrait.link(geo, code, 0, 0))
        query = urlencode(
            {"naam": area.name, "gemeente": [town.slug for town in towns]}, doseq=True
        )
        look = html.A(
            t("portret.own.zone_look"),
            href=f"{portrait.PLACE}?{query}#groep",
            **{"aria-label": t("portret.own.zone_look_at", name=zone)},
        )
        named = enumerate_nl(sorted(town.name for town in towns))
        said = t("portret.own.zone_hidden", year=last) if code in hidden else ""
        items.append(html.Li([page, f": {named}. {said} ", look] if is_group(code) else page))
    note = html.P(t("portret.own.zones_lead", year=geo.zones_as_of), className="klassenuitleg")
    return html.Section(
        [html.H2(t("portret.own.zones"), id=name), note, html.Ul(items, className="zonelijst")],
        **{"aria-labelledby": name},
    )


def _links(area: Area, here: Atlas) -> list[html.A]:
    """Where the group can be seen."""
    to_page = portrait.link(here.geography, area.code, 0, 0)
    to_map = address_on("kaart", lambda own: replace(own.defaults, level=TOWN, areas=(area.code,)))
    to_trend = address_on(
        "evolutie", lambda own: replace(own.defaults, level=here.geography.top, areas=(area.code,))
    )
    return [
        html.A(t("portret.own.page", name=area.name), href=to_page),
        html.A(t("portret.own.map"), href=to_map),
        html.A(t("portret.own.trend"), href=to_trend),
    ]


def _beforehand(area: Area, here: Atlas) -> list[Any]:
    """How much of it can be shown, and which of its towns hide the rest."""
    asked = View(here.years, here.geography.top, areas=(area.code,))
    rows = {key: here.table(replace(asked, **change)).rows for key, change in ASKED.items()}
    every = [row for some in rows.values() for row in some]
    hidden = sum(row.status == HIDDEN for row in every)
    head = [html.Th(t(f"portret.own.column_{key}"), scope="col") for key in ("what", "years")]
    lines = [
        html.Tr([html.Th(t(f"portret.own.row_{key}"), scope="row"), html.Td(_years(some))])
        for key, some in rows.items()
    ]
    title = t("portret.own.shown")
    table = html.Table(
        [html.Caption(title), html.Thead(html.Tr(head)), html.Tbody(lines)],
        className="cijfertabel",
    )
    if not hidden:
        return [html.P(t("portret.own.whole")), scrolling(table, title)]
    names = _hiding(area, here)
    key = "mostly" if 2 * hidden > len(every) else "partly"
    if key == "mostly" and len(here.geography.members[area.code]) - len(names) < 2:
        key = "mostly_all"  # without them no group is left
    said = t(f"portret.own.{key}", names=enumerate_nl(names))
    return [html.P(said, className="melding"), scrolling(table, title)]


def _years(rows: Sequence[Row]) -> str:
    """In how many years nothing is hidden; in how many more a part is shown, and what is hidden in
    the last."""
    years = {row.year for row in rows}
    gone = {row.year for row in rows if row.status == HIDDEN}
    said = {"count": len(years - gone), "every": len(years)}
    partly = {row.year for row in rows if row.year in gone and row.status == OK and row.value}
    if not partly:
        return t("portret.own.years", **said)
    text = t("portret.own.years_partly", partly=len(partly), **said)
    last = max(years)
    names = [
        label(split, code)
        for row in rows
        if row.year == last and row.status == HIDDEN
        for split, code in row.codes.items()
    ]
    gone_last = t("portret.own.years_hidden", year=last, names=enumerate_nl(names))
    return f"{text} {gone_last}" if names else text


def _hiding(area: Area, here: Atlas) -> list[str]:
    """The towns of which most is hidden, the worst first."""
    towns = here.geography.members[area.code]
    asked = View(here.years, here.geography.top, areas=towns)
    gone: dict[str, int] = {}
    for change in ASKED.values():
        for row in here.table(replace(asked, **change)).rows:
            gone[row.area_name] = gone.get(row.area_name, 0) + (row.status == HIDDEN)
    return sorted((name for name in gone if gone[name]), key=lambda name: -gone[name])[:MOST]
