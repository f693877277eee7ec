"""Overzicht: the figures that matter this year, and where to go next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas import compared
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.atlas.trend_sentences import share_of_change
from arbeidszorg.figures.classes import Classes
from arbeidszorg.figures.kinds import bars, groups, lines, mapped, maps
from arbeidszorg.figures.picture import Picture
from arbeidszorg.places.geography import Geography, Level
from arbeidszorg.places.names import name_form
from arbeidszorg.report.portrait import rank
from arbeidszorg.texts import t
from arbeidszorg.view import address as addresses
from arbeidszorg.view.address import Parsed
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import HIDDEN, OK, Total
from arbeidszorg.view.view import Scope, Unit, View
from arbeidszorg.view.wording import area_name, enumerate_nl
from arbeidszorg.view.wording import filters as filters_of
from components import filters, html, legend, portrait, years
from components.card import Card, following
from components.dash_inside import Piece
from components.figures_page import FiguresPage
from components.profile import marked
from components.terms import explained_in, with_terms

#: The number that matters, those of what there is, and those of who comes and goes.
MAIN: tuple[MeasureCode, Unit] = ("medewerkers", "aantal")
OFFER: tuple[tuple[MeasureCode, Unit], ...] = (
    ("initiatieven", "aantal"),
    ("plaatsen", "aantal"),
    ("uren", "aantal"),
)
FLOWS: tuple[tuple[MeasureCode, Unit], ...] = (
    ("instroom", "aantal"),
    ("uitstroom", "aantal"),
    ("doorstroom", "aandeel"),
    ("vangnet", "aandeel"),
)
#: What it follows of a view.
FOLLOWED = ("years", "areas", "sectors", "activities", "place", "series")
READERS = {
    "nieuw": "/over",
    "beleid": "/kaart",
    "rapport": "/rapporten",
    "tafel": "/presentatie",
    "initiatief": "/evolutie",
    "lezer": "/methode",
}


def scope(here: Atlas) -> Scope:
    """One year of the whole province."""
    return here.scope(single_year=True)


def check(parsed: Parsed, here: Atlas) -> Parsed:
    """One year, and who is counted; what is counted is the page's own."""
    view, start = parsed.view, scope(here).defaults
    asked = {name: getattr(view, name) for name in FOLLOWED}
    return replace(parsed, view=replace(start, **asked))


def cards(view: View, here: Atlas) -> list[Card]:
    """A small map by regio, the sectors, and the trend with published points."""
    base = replace(view, measure="medewerkers", unit="aantal", split=(), place="vestiging")
    every = replace(base, areas=(), level=_map_level(view, here.geography))
    around = here.table(every)
    year = view.year - 1
    before = here.table(replace(every, years=(year, year))) if year >= here.years[0] else None
    scale = maps.classes_over(here.table(replace(every, years=here.years)))
    sector = here.table(replace(base, level=here.geography.top, split=("sector",)))
    several = len(sector.areas) > 1
    trend = here.table(replace(base, level=here.geography.top, years=here.years))
    plain = not (view.areas or view.sectors or view.activities)
    shown = points("arbeidszorgmedewerkers", here.geography.territory) if plain else ()
    shown = tuple(p for p in shown if p.year and here.years[0] <= p.year <= here.years[1])
    remarks = (note("page.overzicht.map_chosen"),) if view.areas else ()
    every_card = [
        Card(
            "kaart",
            around,
            _map(view, around, scale, here)
            .linked(_choosing(view, here))
            .told(compared.of_areas(around, before)),
            "medewerkers",
            title=t("page.overzicht.map_title"),
            legend=legend.classes(
                around, scale, False, drawing=mapped.drawing(around.view, here.geography)
            ),
            credits=True,
            remarks=remarks,
        ),
        Card(
            "sector",
            sector,
            groups.multiples(sector) if several else bars.split_bars(sector),
            "sector",
            title=t("page.overzicht.sector_title"),
        ),
        Card(
            "verloop",
            trend,
            lines.trend(trend, points=shown, mark_year=view.year, height=300),
            "medewerkers",
            title=t("page.overzicht.trend_title"),
        ),
    ]
    return following(view, every_card, marked=("kaart",))


def _choosing(view: View, here: Atlas) -> Callable[[str], str]:
    """Area code -> the address that it leads to on the map: the same of that area alone, or of all
    when that is what stands already."""
    own = scope(here)

    def address(code: str) -> str:
        areas = () if view.areas == (code,) else (code,)
        return addresses.query(replace(view, areas=areas), own) or "?"

    return address


def _map_level(view: View, places: Geography) -> Level:
    """That of the chosen areas, where few are on it; on others the map marks them all the same."""
    kinds = {places.kind(code) for code in view.areas} - {places.top}
    few = {level.code for level in places.territory.middle}
    return kinds.pop() if len(kinds) == 1 and kinds <= few else places.main


def _map(view: View, table: Table, scale: Classes, here: Atlas) -> Picture:
    """Every area of the level, the chosen ones with a coloured border."""
    chosen = marked(view, here)
    return mapped.map_of(table.view, table, here.geography, scale, chosen, height=520)


def headed(view: View, here: Atlas) -> str:
    """Whose arbeidszorg it is."""
    where = [name_form(here.geography, code).where for code in view.areas]
    if not where:
        return here.geography.territory.filled(PAGE.title)
    return t("page.overzicht.title_chosen", where=enumerate_nl(where))


def main_number(view: View, here: Atlas) -> Any:
    """The number that matters with its change and its sentence, and below it what there is."""
    known = explained_in(PAGE.lead)
    by_home = view.place == "woonplaats"
    table = _numbers(view, here, *MAIN)
    alone = here.table(replace(table.view, years=(view.year, view.year)))
    return [
        html.H2(_heading("figures", view, here)),
        *([html.P(t("page.overzicht.by_site"), className="klassenuitleg")] if by_home else []),
        html.Ul([_tile(view, here, *MAIN, known)], className="hoofdgetal"),
        html.P(sentence(alone), className="zin"),
        *_standing(view, here),
        html.Ul(
            [_tile(view, here, *figure, known) for figure in OFFER], className="aanbodgetallen"
        ),
    ]


def _standing(view: View, here: Atlas) -> list[html.P]:
    """Of one area whether that is many, and the way to all about it."""
    if len(view.areas) != 1 or view.areas[0] not in here.geography.areas:
        return []
    subject = portrait.subject_of(view, here)
    plain = not (view.sectors or view.activities)
    said = [html.P(text) for text in (rank(subject),) if plain and text]
    return [*said, html.P(portrait.more(subject))]


def tiles(view: View, here: Atlas) -> Any:
    """Who comes and goes, each number with its change against the year before."""
    known = explained_in(PAGE.lead)
    return [
        html.H2(_heading("flows", view, here)),
        html.Ul([_tile(view, here, *figure, known) for figure in FLOWS], className="tegels"),
    ]


def _heading(key: str, view: View, here: Atlas) -> str:
    """A heading of numbers, with what was chosen."""
    chosen = "; ".join(filters_of(view, here.geography)) if _is_filtered(view) else ""
    tail = "_chosen" if chosen else ""
    return t(f"page.overzicht.{key}{tail}", year=view.year, chosen=chosen)


def _is_filtered(view: View) -> bool:
    return bool(view.areas or view.sectors or view.activities)


def _numbers(view: View, here: Atlas, measure: MeasureCode, unit: Unit) -> Table:
    """A measure in the year of the view and the one before."""
    return here.table(
        replace(
            view,
            measure=measure,
            unit=unit,
            level=here.geography.top,
            split=(),
            place="vestiging",
            years=(max(here.years[0], view.year - 1), view.year),
        )
    )


def _tile(view: View, here: Atlas, measure: MeasureCode, unit: Unit, known: set[str]) -> html.Li:
    table = _numbers(view, here, measure, unit)
    rows, first = table.total_rows, table.view.years[0]
    now = rows[-1]
    name = t(f"view.measure.{measure}")
    return html.Li(
        [
            html.A(name, href=f"/methode#{measure}", className="tegelnaam"),
            _number(now, unit),
            *_whose(view, here),
            html.Span(_change(rows, unit, first), className="tegelverschil"),
            html.Span(
                with_terms(t(f"page.overzicht.hint_{measure}"), known), className="tegelhint"
            ),
        ]
    )


def _whose(view: View, here: Atlas) -> list[html.Span]:
    """Beside a number of chosen areas, which they are."""
    if not view.areas:
        return []
    names = [area_name(here.geography, code) for code in view.areas]
    return [html.Span(enumerate_nl(names), className="tegelwaar")]


def _number(row: Total, unit: Unit) -> html.Span:
    """The number of a tile; a state explains itself to who points at it."""
    text = style.shown(row.value, row.status, unit)
    if row.status == OK:
        return html.Span(text, className="tegelgetal")
    said = t(f"table.status_long.{row.status}")
    return html.Span(text, className="tegelgetal woord", title=said)


def _change(rows: Sequence[Total], unit: str, year: int) -> str:
    if rows[-1].status == HIDDEN:
        return t("page.overzicht.why_hidden")
    if len(rows) < 2:
        return t("page.overzicht.first_year")
    old, new = rows[0], rows[-1]
    if old.status != OK or new.status != OK or (old.value == 0 and unit == "aantal"):
        return t("page.overzicht.no_change", year=year)
    tail = "_share" if unit == "aandeel" else ""
    if style.number(old.value, unit) == style.number(new.value, unit):
        return t(f"page.overzicht.change_same{tail}", year=year)
    way = "up" if new.value > old.value else "down"
    change = style.change(old.value, new.value, unit)
    if unit == "aantal" and not share_of_change(old.value, new.value):
        change = style.number(abs(round(new.value) - round(old.value)))
    return t(f"page.overzicht.change_{way}{tail}", change=change, year=year)


def bar(view: View, own: Scope) -> html.Form:
    """The year."""
    return filters.bar(years.slider(view, own))


def body(view: View, sections: dict[str, html.Section], here: Atlas) -> list[Any]:
    """The number that matters, the map and the trend; then who comes and goes, the sectors, and the
    way on for each kind of reader."""
    number = Piece(
        main_number(view, here), tag="section", id="overzicht-getal", className="getalkaart"
    )
    return [
        html.Div([number, sections["kaart"], sections["verloop"]], className="overzichtrij"),
        html.Div(
            [Piece(tiles(view, here), tag="section", id="overzicht-tegels"), sections["sector"]],
            className="twee",
        ),
        html.Section(
            [
                html.H2(t("page.overzicht.where")),
                html.Ul(
                    [_reader(name, path, here) for name, path in READERS.items()], className="wegen"
                ),
            ]
        ),
    ]


def _reader(name: str, path: str, here: Atlas) -> html.Li:
    key = f"page.overzicht.reader.{name}"
    return html.Li(
        [
            html.H3(t(f"{key}.title")),
            html.P(t(f"{key}.text", **here.geography.words)),
            html.A(t(f"{key}.link"), href=path),
        ]
    )


PAGE = FiguresPage(
    "overzicht",
    "/",
    scope,
    bar,
    cards,
    body,
    {"overzicht-getal": main_number, "overzicht-tegels": tiles},
    check=check,
    headed=headed,
)
dash.register_page(
    __name__,
    path=PAGE.path,
    name=t("page.nav.overzicht"),
    title=PAGE.title,
    description=PAGE.lead,
    order=0,
    layout=PAGE.layout,
    figures=PAGE,
    along=True,
)
