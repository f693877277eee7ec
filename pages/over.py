"""Over arbeidszorg: what it is and is not, for who knows nothing of it, and the glossary.

The words are in ``arbeidszorg/texts/nl/over.toml``, one table per section; its name is its anchor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import html

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import points
from arbeidszorg.atlas.sentences import noun
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.kinds import bars
from arbeidszorg.registrations import model
from arbeidszorg.subjects.ladder import rungs
from arbeidszorg.subjects.recommendations.policy import milestones
from arbeidszorg.subjects.study.amounts import FROM_WORK, TO_WORK, figure_of_study
from arbeidszorg.texts import label, short, t
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import View
from components import document
from components.card import Card, leaving
from components.context import atlas
from components.frame import demo_mark, source_line
from components.tables import scrolling
from components.terms import SCRIPT, explained
from pages.begrippen import glossary
from pages.common import TextPage
from pages.methode import blocks, inline

#: The measures of which a sector shows its number.
NUMBERS = ("initiatieven", "medewerkers")
#: The dates that a beginner should know (``data/reference/beleid.csv``).
LAW = ("2014-04-25", "2018-07-01", "2022-07-08", "2024-01-01")
TOLD = 2021  # the year of the published number of arbeidszorgmedewerkers


# --- small parts ---------------------------------------------------------------------------------


def _brochure_source() -> html.P:
    url = figure_of_study(TO_WORK).url
    return html.P(inline(t("over.source_brochure", url=url)), className="bron")


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


def last_year(here: Atlas, measure: str, split: str = "", unit: str = "aantal") -> Table:
    """A measure in the last year, for the whole province."""
    view = here.scope(level="provincie").defaults
    return here.table(replace(view, measure=measure, unit=unit, split=(split,) if split else ()))


# --- sections ------------------------------------------------------------------------------------


def _short(_: Atlas) -> list[Any]:
    said = [html.Li(inline(t(f"over.kort.{name}"))) for name in ("wat", "wie", "waar", "waarheen")]
    return [html.Ul(said, className="kortlijst")]


def _what(_: Atlas) -> list[Any]:
    return [*blocks(t("over.wat.text")), *blocks(t("over.wat.effects")), _brochure_source()]


def _not(_: Atlas) -> list[Any]:
    head, *rows = [
        [cell.strip() for cell in line.split("|")]
        for line in t("over.niet.table").strip().splitlines()
    ]
    own = {1: "eigen"}
    table = html.Table(
        [
            html.Caption(t("over.niet.caption")),
            html.Thead(
                html.Tr(
                    [
                        html.Th(one, scope="col", className=own.get(place, ""))
                        for place, one in enumerate(head)
                    ]
                )
            ),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(row[0], scope="row"),
                            *(
                                html.Td(one, className=own.get(place, ""))
                                for place, one in enumerate(row[1:], 1)
                            ),
                        ]
                    )
                    for row in rows
                ]
            ),
        ],
        className="cijfertabel breedtabel vergelijking",
    )
    return [
        *blocks(t("over.niet.text")),
        scrolling(table, t("over.niet.caption")),
        *blocks(t("over.niet.after")),
    ]


def _for_whom(_: Atlas) -> list[Any]:
    ways = [
        html.Li([html.H3(t(f"over.voor-wie.{way}.title")), html.P(t(f"over.voor-wie.{way}.text"))])
        for way in ("niet", "nogniet", "nietmeer")
    ]
    return [
        *blocks(t("over.voor-wie.text")),
        html.Ul(ways, className="vakken drietal"),
        *blocks(t("over.voor-wie.after")),
    ]


def _sectors(here: Atlas) -> list[Any]:
    counted = [last_year(here, measure, "sector") for measure in NUMBERS]
    table = counted[0]
    return [
        *blocks(t("over.sectoren.text")),
        html.P(
            [t("over.sectoren.numbers", year=table.view.year), *_mark(table)], className="cijferkop"
        ),
        html.Ul([_sector(code, counted) for code in model.SECTORS], className="vakken viertal"),
        html.P([t("over.sectoren.note"), " ", _source(table)], className="bron"),
        html.P(html.A(t("over.sectoren.all"), href="/aanbod")),
    ]


def _sector(code: str, counted: list[Table]) -> html.Li:
    rows = [(row, one.view) for one in counted for row in one.last if row.codes["sector"] == code]
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


def _activities(here: Atlas) -> list[Any]:
    table = last_year(here, "initiatieven", "activiteit")
    by_code = {row.codes["activiteit"]: row for row in table.last}
    found = [
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
        html.Ul(found, className="vakken werk"),
        html.P(
            [*inline(t("over.activiteiten.after", url=url)), " ", _source(table)], className="bron"
        ),
    ]


def _ladder(_: Atlas) -> list[Any]:
    up, down = figure_of_study(TO_WORK), figure_of_study(FROM_WORK)
    shares = {"up": style.number(up.value), "down": style.number(down.value)}
    return [
        html.Div(
            [
                html.Div(
                    [
                        *blocks(t("over.ladder.text", **shares)),
                        _brochure_source(),
                        *blocks(t("over.ladder.more")),
                    ]
                ),
                html.Ol(
                    list(map(_rung, rungs.RUNGS)),
                    className="laddertrap geenuitleg",
                    **{"aria-label": t("over.ladder.caption")},
                ),
            ],
            className="naastelkaar",
        )
    ]


def _rung(number: int) -> html.Li:
    here = number in rungs.HERE
    mark = [" ", html.Strong(t("over.ladder.here"), className="hier")] if here else []
    step = html.Span(rungs.numbered(number), className="tredenummer")
    return html.Li([step, " ", rungs.name(number), *mark], className="eigen" if here else "")


def _referrers(here: Atlas) -> list[Any]:
    table = last_year(here, "medewerkers", "doorverwijzer", "aandeel")
    card = Card(
        "doorverwijzer",
        table,
        bars.split_bars(table),
        "doorverwijzer",
        title=t("over.toeleiders.figure"),
    )
    figure = leaving("over", card, "", here, "")
    return [
        *blocks(t("over.toeleiders.text")),
        document.figure(figure),
        *blocks(t("over.toeleiders.more")),
    ]


def _how_many(here: Atlas) -> list[Any]:
    told = next(one for one in points("arbeidszorgmedewerkers") if one.year == TOLD)
    return [
        html.Div(
            [
                html.P(t("over.hoeveel.kind"), className="soort"),
                html.P(
                    [
                        html.Strong(style.number(told.value), className="groot"),
                        " ",
                        t("over.hoeveel.number_of", year=TOLD),
                    ]
                ),
                html.P(inline(t("over.hoeveel.source", url=told.url)), className="bron"),
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
    if not first <= TOLD <= last:
        return inline(t("over.hoeveel.outside", year=TOLD, first=first, last=last))
    view = replace(here.scope(level="provincie").defaults, years=(TOLD, TOLD))
    (row,) = here.table(view).total_rows
    count = style.shown(row.value, row.status, view.unit)
    if row.status != OK:
        return inline(t("over.hoeveel.not_counted", year=TOLD, status=count))
    kind = "demo" if here.edition.demo else "real"
    said = t("over.hoeveel.counted", year=TOLD, count=count)
    return inline(f"{said} {t(f'over.hoeveel.{kind}')}")


def _who(_: Atlas) -> list[Any]:
    members = points("arbeidszorginitiatieven")[-1]
    number = t(
        "over.wie.stam.number",
        year=members.year,
        count=style.number(members.value),
        source=members.source,
        edition=members.edition,
        url=members.url,
    )
    fills = {"tafel": {"url": milestones()["2010"].source}}
    after = {"stam": [html.P(inline(number), className="bron")]}
    found = [
        html.Li(
            [
                html.H3(t(f"over.wie.{name}.title")),
                *blocks(t(f"over.wie.{name}.text", **fills.get(name, {}))),
                *after.get(name, []),
            ]
        )
        for name in ("stam", "tafel", "pom")
    ]
    return [html.Ul(found, className="vakken drietal")]


def _law(_: Atlas) -> list[Any]:
    known = milestones()
    found = [
        html.Li(
            [
                html.Strong(known[date].dated, className="datum"),
                html.Span(
                    [
                        t(f"over.wet.feit.{date}"),
                        " ",
                        html.A(
                            t("over.wet.source"),
                            href=known[date].source,
                            **{"aria-label": t("over.wet.source_of", date=known[date].dated)},
                        ),
                    ]
                ),
            ]
        )
        for date in LAW
    ]
    return [*blocks(t("over.wet.text")), html.Ol(found, className="wetlijn")]


#: Sections in order, each with what it holds; the name is the anchor.
SECTIONS: dict[str, Callable[[Atlas], list[Any]]] = {
    "wat": _what,
    "niet": _not,
    "voor-wie": _for_whom,
    "sectoren": _sectors,
    "activiteiten": _activities,
    "ladder": _ladder,
    "toeleiders": _referrers,
    "hoeveel": _how_many,
    "wie": _who,
    "wet": _law,
}


# --- the page ------------------------------------------------------------------------------------


def contents() -> html.Nav:
    """The table of contents."""
    names = (*SECTIONS, "begrippen")
    links = [html.Li(html.A(t(f"over.{name}.title"), href=f"#{name}")) for name in names]
    return html.Nav(
        [html.P(t("over.contents"), className="inhoudkop"), html.Ul(links)],
        className="inhoudsopgave",
        **{"aria-label": t("over.contents")},
    )


def layout(_: str = "") -> html.Div:
    """The page; an address has nothing to say here but its anchor."""
    here = atlas()
    known: set[str] = set()
    return html.Div(
        [
            html.H1(t("over.title")),
            html.P(t("over.lead"), className="lead"),
            html.Section([html.H2(t("over.kort.title")), *_short(here)], className="kortvak"),
            contents(),
            *(explained(_section(name, here), known) for name in SECTIONS),
            glossary(),
        ],
        className="breed over",
    )


def _section(name: str, here: Atlas) -> html.Section:
    return html.Section(
        [html.H2(t(f"over.{name}.title")), *SECTIONS[name](here)],
        id=name,
        className="hoofdstuk",
    )


PAGE = TextPage("/over", t("over.title"), t("over.lead"), layout, (SCRIPT,))
