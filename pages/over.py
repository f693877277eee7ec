"""Over arbeidszorg: what it is and is not, for who knows nothing of it, and the glossary.

The words are in ``arbeidszorg/texts/nl/over.toml``, one table per section; its name is its anchor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import points
from arbeidszorg.subjects.ladder import rungs
from arbeidszorg.subjects.recommendations.policy import milestones
from arbeidszorg.subjects.study.amounts import FROM_WORK, TO_WORK, figure_of_study
from arbeidszorg.texts import t
from components import contents, html
from components.contents import Entry, own_link
from components.fixed_page import FixedPage, looked_at
from components.glossary import glossary
from components.introduced import PLACE, activities, cards, how_many, referrers, sectors
from components.menu import SHARE
from components.prose import blocks, inline
from components.tables import scrolling
from components.terms import SCRIPT, explained

#: The dates that a beginner should know (``data/reference/beleid.csv``).
LAW = ("2014-04-25", "2018-07-01", "2022-07-08", "2024-01-01")


# --- small parts ---------------------------------------------------------------------------------


def _brochure_source() -> html.P:
    url = figure_of_study(TO_WORK).url
    return html.P(inline(t("over.source_brochure", url=url)), className="bron")


# --- sections ------------------------------------------------------------------------------------


def _short(_: Atlas) -> list[Any]:
    answers = [
        html.Li(inline(t(f"over.kort.{name}"))) for name in ("wat", "wie", "waar", "waarheen")
    ]
    return [html.Ul(answers, className="kortlijst")]


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
                        html.Th(text, scope="col", className=own.get(place, ""))
                        for place, text in enumerate(head)
                    ]
                )
            ),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(row[0], scope="row"),
                            *(
                                html.Td(text, className=own.get(place, ""))
                                for place, text in enumerate(row[1:], 1)
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


def _ladder(here: Atlas) -> list[Any]:
    return [
        html.Div(
            [
                html.Div(
                    [
                        *blocks(t("over.ladder.text")),
                        *(_ways() if here.geography.territory.is_studied else []),
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


def _ways() -> list[Any]:
    """How many go to paid work and come from it, as the study says."""
    up, down = figure_of_study(TO_WORK), figure_of_study(FROM_WORK)
    shares = {"up": style.number(up.value), "down": style.number(down.value)}
    study = blocks(t("over.ladder.study", **shares))
    return [*study, _brochure_source(), *blocks(t("over.ladder.more"))]


def _rung(number: int) -> html.Li:
    here = number in rungs.HERE
    mark = [" ", html.Strong(t("over.ladder.here"), className="hier")] if here else []
    step = html.Span(rungs.numbered(number), className="tredenummer")
    return html.Li([step, " ", rungs.name(number), *mark], className="eigen" if here else "")


def _who(here: Atlas) -> list[Any]:
    fills = {"tafel": {"url": milestones()["2010"].source}}
    if not here.geography.territory.is_studied:  # who else speaks there, is not known
        return [html.Ul([_speaker("tafel", fills["tafel"])], className="vakken")]
    members = points("arbeidszorginitiatieven", here.geography.territory)[-1]
    number = t(
        "over.wie.stam.number",
        year=members.year,
        count=style.number(members.value),
        source=members.source,
        edition=members.edition,
        url=members.url,
    )
    after = {"stam": [html.P(inline(number), className="bron")]}
    items = [
        _speaker(name, fills.get(name, {}), after.get(name, []))
        for name in ("stam", "tafel", "pom")
    ]
    return [html.Ul(items, className="vakken drietal")]


def _speaker(name: str, fill: dict[str, str], after: Sequence[Any] = ()) -> html.Li:
    text = blocks(t(f"over.wie.{name}.text", **fill))
    return html.Li([html.H3(t(f"over.wie.{name}.title")), *text, *after])


def _law(_: Atlas) -> list[Any]:
    known = milestones()
    items = [
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
    return [*blocks(t("over.wet.text")), html.Ol(items, className="wetlijn")]


#: Sections in order, each with what it holds; the name is the anchor.
SECTIONS: dict[str, Callable[[Atlas], list[Any]]] = {
    "wat": _what,
    "niet": _not,
    "voor-wie": _for_whom,
    "sectoren": sectors,
    "activiteiten": activities,
    "ladder": _ladder,
    "toeleiders": referrers,
    "hoeveel": how_many,
    "wie": _who,
    "wet": _law,
}


# --- the page ------------------------------------------------------------------------------------


def entries() -> list[Entry]:
    """The table of contents."""
    return [Entry(name, t(f"over.{name}.title")) for name in (*SECTIONS, "begrippen")]


def layout(reeks: Any = "") -> html.Div:
    """The page; ``?reeks=2017..2025`` shows what the registrations said then."""
    here, said = looked_at(reeks)
    known: set[str] = set()
    return html.Div(
        [
            html.H1(t("over.title")),
            html.P(t("over.lead"), className="lead"),
            *said,
            html.Section([html.H2(t("over.kort.title")), *_short(here)], className="kortvak"),
            contents.beside(
                entries(),
                [*(explained(_section(name, here), known) for name in SECTIONS), glossary(here)],
            ),
        ],
        className="breed over",
    )


def _section(name: str, here: Atlas) -> html.Section:
    title = f"over.{name}.title"
    return html.Section(
        [html.H2(t(title)), own_link(name, t(title)), *SECTIONS[name](here)],
        id=name,
        className="hoofdstuk",
    )


dash.register_page(
    __name__,
    path="/over",
    name=t("page.nav.over"),
    title=t("over.title"),
    description=t("over.lead"),
    order=10,
    layout=layout,
    menu="waarom",
    scripts=(SCRIPT, SHARE, contents.SCRIPT),
    leaves=FixedPage(PLACE, cards, counts=True),
)
