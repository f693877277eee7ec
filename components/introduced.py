"""The sections of "Over arbeidszorg" that count: sectors, activities, who leads people here, and
how many there are. The words are in ``arbeidszorg/texts/nl/over.toml``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.sentences import noun, sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import bars
from arbeidszorg.registrations import model
from arbeidszorg.subjects.study.amounts import TO_WORK, figure_of_study
from arbeidszorg.texts import label, short, t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import SplitCode, Unit, View
from components import document, html
from components.card import Card, Place, leaving, menu_of
from components.fixed_page import lasting
from components.frame import demo_mark, source_line
from components.prose import blocks, inline

#: The measures of which a sector shows its number.
NUMBERS: tuple[MeasureCode, ...] = ("initiatieven", "medewerkers")
#: Where its figures stand.
PLACE = Place("over")
#: The year of the published number of arbeidszorgmedewerkers.
PUBLISHED_YEAR = 2021


def _mark(table: Table) -> list[Any]:
    return [" ", *demo_mark(table.demo)]


def _source(table: Table) -> str:
    return source_line(table.source, table.reference_date)


def _number(row: Row, view: View) -> list[Any]:
    """A number with what it counts; a state as a word that explains itself."""
    shown = style.shown(row.value, row.status, view.unit)
    if row.status != OK:
        why = t(f"table.status_long.{row.status}")
        return [
            html.Span(shown, className=f"staat geenuitleg {row.status}", title=why),
            f" {noun(view, 0)}",
        ]
    return [html.Strong(shown), f" {noun(view, row.value)}"]


def last_year(
    here: Atlas, measure: MeasureCode, split: SplitCode | None = None, unit: Unit = "aantal"
) -> Table:
    """A measure in the last year, for the whole province."""
    last = here.years[1]
    view = replace(here.scope(level=here.geography.top).defaults, years=(last, last))
    return here.table(replace(view, measure=measure, unit=unit, split=(split,) if split else ()))


def sectors(here: Atlas) -> list[Any]:
    """The four sectors, each with what it is and its numbers of the last year."""
    counted = [last_year(here, measure, "sector") for measure in NUMBERS]
    table = counted[0]
    return [
        *blocks(t("over.sectoren.text", **here.geography.words)),
        html.P(
            [t("over.sectoren.numbers", year=table.view.year), *_mark(table)], className="cijferkop"
        ),
        html.Ul([_sector(code, counted) for code in model.SECTORS], className="vakken viertal"),
        html.P([t("over.sectoren.note"), " ", _source(table)], className="bron"),
        html.P(html.A(t("over.sectoren.all"), href="/aanbod")),
    ]


def _sector(code: str, counted: list[Table]) -> html.Li:
    rows = [
        (row, table.view) for table in counted for row in table.last if row.codes["sector"] == code
    ]
    name = label("sector", code)
    return html.Li(
        [
            html.P(short("sector", code), className="afkorting geenuitleg"),
            html.H3(name),
            html.P(t(f"over.sectoren.{code}.text")),
            html.Ul([html.Li(_number(row, view)) for row, view in rows], className="getallen"),
            html.P(
                html.A(
                    t("over.sectoren.more"),
                    href=f"/aanbod?sector={code.lower()}",
                    **{"aria-label": t("over.sectoren.more_of", sector=name)},
                )
            ),
        ],
        style={"--kleur": style.SECTOR_COLOURS[code]},
    )


def activities(here: Atlas) -> list[Any]:
    """What people do, with the number of initiatives that offer it."""
    table = last_year(here, "initiatieven", "activiteit")
    by_code = {row.codes["activiteit"]: row for row in table.last}
    items = [
        html.Li(
            [
                html.H3(label("activiteit", code)),
                html.P(t(f"over.activiteiten.voorbeeld.{code}")),
                html.P(_number(by_code[code], table.view), className="getallen"),
            ]
        )
        for code in model.ACTIVITIES
        if code in by_code
    ]
    url = figure_of_study(TO_WORK).url
    return [
        *blocks(t("over.activiteiten.text")),
        html.P(
            [t("over.sectoren.numbers", year=table.view.year), *_mark(table)], className="cijferkop"
        ),
        html.Ul(items, className="vakken werk"),
        html.P(
            [*inline(t("over.activiteiten.after", url=url)), " ", _source(table)], className="bron"
        ),
    ]


def cards(here: Atlas, _: str = "") -> list[Card]:
    """The figures of the page: who leads people to arbeidszorg."""
    table = last_year(here, "medewerkers", "doorverwijzer", "aandeel")
    picture, title = bars.split_bars(table), t("over.toeleiders.figure")
    return [Card("doorverwijzer", table, picture, "doorverwijzer", title=title)]


def referrers(here: Atlas) -> list[Any]:
    """Who leads people to arbeidszorg, as a figure."""
    (card,), query = cards(here), lasting(here)
    menu = menu_of(PLACE, card, query, here)
    return [
        *blocks(t("over.toeleiders.text")),
        document.figure(leaving(PLACE, card, query, here, ""), menu=menu),
        *blocks(t("over.toeleiders.more")),
    ]


def how_many(here: Atlas) -> list[Any]:
    """The published number beside what the registrations count; these alone where none was
    published."""
    published = next(
        (
            point
            for point in points("arbeidszorgmedewerkers", here.geography.territory)
            if point.year == PUBLISHED_YEAR
        ),
        None,
    )
    if published is None:
        return [*blocks(t("over.hoeveel.own")), html.P(sentence(last_year(here, "medewerkers")))]
    return [
        html.Div(
            [
                html.P(t("over.hoeveel.kind"), className="soort"),
                html.P(
                    [
                        html.Strong(style.number(published.value), className="groot"),
                        " ",
                        t("over.hoeveel.number_of", year=PUBLISHED_YEAR, **here.geography.words),
                    ]
                ),
                html.P(inline(t("over.hoeveel.source", url=published.url)), className="bron"),
            ],
            className="vak-getal",
        ),
        *blocks(t("over.hoeveel.text")),
        *blocks(t("over.hoeveel.own")),
        html.P(_own_count(here)),
        *blocks(t("over.hoeveel.after")),
    ]


def _own_count(here: Atlas) -> list[Any]:
    """What the registrations say of the year of the published number."""
    first, last = here.years
    if not first <= PUBLISHED_YEAR <= last:
        return inline(t("over.hoeveel.outside", year=PUBLISHED_YEAR, first=first, last=last))
    view = replace(
        here.scope(level=here.geography.top).defaults, years=(PUBLISHED_YEAR, PUBLISHED_YEAR)
    )
    (row,) = here.table(view).total_rows
    count = style.shown(row.value, row.status, view.unit)
    if row.status != OK:
        return inline(t("over.hoeveel.not_counted", year=PUBLISHED_YEAR, status=count))
    kind = "demo" if here.edition.demo else "real"
    counted = t("over.hoeveel.counted", year=PUBLISHED_YEAR, count=count)
    return inline(f"{counted} {t(f'over.hoeveel.{kind}')}")
