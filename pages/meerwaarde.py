"""Meerwaarde: what arbeidszorg is worth, by the five questions of the study.

Each question has the answer of the study, its figure, what the registrations add, and how sure it
is. The words are in ``arbeidszorg/texts/nl/meerwaarde.toml``; every number comes from the published
figures or from a protected Table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.subjects.ladder.rungs import RUNGS
from arbeidszorg.subjects.study import balances, mobility
from arbeidszorg.subjects.study.amounts import GOVERNMENT, PARTICIPANT
from arbeidszorg.subjects.study.findings import FINDINGS
from arbeidszorg.texts import t
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.spans import SERIES
from arbeidszorg.view.view import Unit, View
from components import contents, html
from components.card import Card
from components.contents import Entry, own_link
from components.finding_card import STUDY, finding_card, leaves_as
from components.fixed_page import FixedPage, lasting, looked_at
from components.frame import demo_mark
from components.menu import SHARE
from components.notices import notices
from components.prose import blocks
from components.query import as_text
from components.rungs import walk
from components.studied import cards_where_studied, where_studied
from components.tables import scrolling
from components.terms import SCRIPT, explained

PATH = "/meerwaarde"
#: The page of the calculator, and that of the flows in the registrations.
WHAT_IF, FLOWS = "/meerwaarde/wat-als", "/ladder"
STORY = "https://youtu.be/R3vYKpwvW-s"
#: The rung that is open when the address names none: where most of arbeidszorg stands.
FIRST_RUNG = 3
#: The questions in order; each is the id of its section.
QUESTIONS = ("uniek", "welbevinden", "participatieladder", "impact", "activering")
#: What the registrations say to each question: (measure, unit) of the whole province.
ADDED: dict[str, tuple[tuple[MeasureCode, Unit], ...]] = {
    "uniek": (("medewerkers", "aantal"), ("initiatieven", "aantal")),
    "welbevinden": (("uren", "aantal"),),
    "participatieladder": (
        ("doorstroom", "aandeel"),
        ("vangnet", "aandeel"),
        ("instroom", "aantal"),
    ),
    "impact": (),
    "activering": (("plaatsen", "aantal"),),
}
#: Figures that stand on the page of the calculator.
OF_CALCULATOR = ("tornado",)
CLAIMS = ("kosten", "welbevinden", "overheid", "initiatieven")
EFFECTS = ("contact", "structuur", "zinvol")


# --- what every question has ---------------------------------------------------------------------


def _section(number: int, name: str, here: Atlas, rung: int) -> html.Section:
    amounts = {**balances.words(), **mobility.ways()}
    value = t("meerwaarde.euro", value=amounts["wellbeing"])
    return html.Section(
        [
            html.P(t("meerwaarde.question", number=number), className="vraagnummer"),
            html.H2(t(f"meerwaarde.{name}.title"), id=f"{name}-titel"),
            own_link(name, t(f"meerwaarde.{name}.title")),
            html.P(t(f"meerwaarde.{name}.answer", **amounts, value=value), className="antwoord"),
            *BODY[name](here, rung),
            html.Div([_added(name, here), _certainty(name, amounts)], className="twee erbij"),
        ],
        id=name,
        className="hoofdstuk vraag",
        **{"aria-labelledby": f"{name}-titel"},
    )


def _added(name: str, here: Atlas) -> html.Div:
    """What the registrations of the last year add: a sentence for each measure, which says so when
    a number is hidden or was not handed in."""
    lines = [_line(here, measure, unit) for measure, unit in ADDED[name]]
    mark = [" ", *demo_mark(here.edition.demo)] if lines else []
    return html.Div(
        [
            html.H3([t("meerwaarde.registrations"), *mark]),
            html.P(t(f"meerwaarde.{name}.registered")),
            html.Ul(lines, className="registratiefeiten") if lines else None,
            *MORE.get(name, list)(),
        ],
        className="toegevoegd",
    )


def _line(here: Atlas, measure: MeasureCode, unit: Unit) -> html.Li:
    year = here.years[1]
    table = here.table(View((year, year), level=here.geography.top, measure=measure, unit=unit))
    status = table.rows[-1].status if table.rows else "niet_geregistreerd"
    return html.Li(sentence(table), className=f"feit-{status}")


def _certainty(name: str, amounts: dict[str, str]) -> html.Div:
    text = t(f"meerwaarde.{name}.certainty", **amounts)
    return html.Div([html.H3(t("meerwaarde.certainty")), html.P(text)], className="zekerheid")


def _to(address: str, text: str) -> html.P:
    return html.P(html.A(text, href=address), className="verderlezen")


#: Where the registrations say more.
MORE: dict[str, Callable[[], list[Any]]] = {
    "participatieladder": lambda: [
        html.P(t("meerwaarde.participatieladder.flows_text")),
        _to(FLOWS, t("meerwaarde.participatieladder.flows")),
    ],
    "impact": lambda: [_to(FLOWS, t("meerwaarde.impact.registered_link"))],
    "activering": lambda: [_to("/aanbod", t("meerwaarde.activering.more"))],
}


# --- what each question has of its own -----------------------------------------------------------


def _card(key: str, here: Atlas, beside: Any = None) -> html.Section:
    return finding_card(FINDINGS[key](here, ""), query=lasting(here), beside=beside)


def _single_finding(key: str) -> Callable[[Atlas, int], list[Any]]:
    return lambda here, _: [_card(key, here)]


def _wellbeing(here: Atlas, _: int) -> list[Any]:
    effects = [html.Li(t(f"meerwaarde.welbevinden.effect.{name}")) for name in EFFECTS]
    return [
        html.H3(t("meerwaarde.welbevinden.effects")),
        html.Ul(effects, className="effecten"),
        _card("welbevinden", here),
    ]


def _ladder(here: Atlas, rung: int) -> list[Any]:
    return [
        _card("ladder", here, beside=walk(rung)),
        _card("doorstroom", here),
    ]


def _impact(here: Atlas, _: int) -> list[Any]:
    amounts = balances.words()
    return [
        html.P(html.A(t("meerwaarde.impact.above"), href="#balansen"), className="verhaal"),
        html.H3(t("meerwaarde.impact.claims")),
        html.P(t("meerwaarde.impact.claims_lead")),
        _claims(amounts),
        html.P(
            [
                t("meerwaarde.impact.story"),
                " ",
                html.A(t("meerwaarde.impact.story_link"), href=STORY, rel="external noreferrer"),
                ". ",
                t("meerwaarde.impact.story_note"),
            ],
            className="verhaal",
        ),
        html.P(
            [
                t("meerwaarde.impact.try"),
                " ",
                html.A(t("meerwaarde.impact.try_link"), href=WHAT_IF),
            ],
            id="wat-als",
            className="verhaal",
        ),
    ]


def _claims(amounts: dict[str, str]) -> html.Div:
    head = [html.Th(t(f"meerwaarde.impact.{name}"), scope="col") for name in ("claim", "sum")]
    rows = [
        html.Tr(
            [
                html.Th(t(f"meerwaarde.claim.{name}"), scope="row"),
                html.Td(t(f"meerwaarde.claim.{name}_sum", **amounts)),
            ]
        )
        for name in CLAIMS
    ]
    caption = t("meerwaarde.impact.claims")
    return scrolling(
        html.Table(
            [
                html.Caption(caption, className="onzichtbaar"),
                html.Thead(html.Tr(head)),
                html.Tbody(rows),
            ],
            className="cijfertabel vaststellingen",
        ),
        caption,
    )


BODY: dict[str, Callable[[Atlas, int], list[Any]]] = {
    "uniek": _single_finding("uniek"),
    "welbevinden": _wellbeing,
    "participatieladder": _ladder,
    "impact": _impact,
    "activering": _single_finding("aanbod"),
}


# --- the page ------------------------------------------------------------------------------------


def read(query: str) -> tuple[int, tuple[str, ...]]:
    """The rung that an address opens, and what it asks in vain."""
    rung, vain = FIRST_RUNG, []
    known = {str(number): number for number in RUNGS}
    for name, text in parse_qsl(query.removeprefix("?")[:500], keep_blank_values=True):
        if name != "trede":
            vain.append(t("meerwaarde.unknown_parameter", name=name[:30]))
        elif text.strip() in known:
            rung = known[text.strip()]
        else:
            vain.append(t("meerwaarde.unknown_rung", value=text[:30], last=max(RUNGS)))
    return rung, tuple(dict.fromkeys(vain))


def _entries() -> list[Entry]:
    return [
        Entry(name, f"{number}. {t(f'meerwaarde.{name}.title')}")
        for number, name in enumerate(QUESTIONS, 1)
    ]


def _worth(here: Atlas, amounts: dict[str, str]) -> html.Div:
    """What the page is asked for: who gains how much, and what government gets back."""
    cards = [_card(party, here) for party in (PARTICIPANT, GOVERNMENT)]
    same = t("meerwaarde.impact.coincidence", value=amounts["expenses"])
    return html.Div(
        [html.Div(cards, className="twee"), html.P(same, className="terzijde")], id="balansen"
    )


def _opening(amounts: dict[str, str]) -> html.Div:
    """What was studied, and the answers in short."""
    return html.Div(
        [
            html.Div(blocks(t("meerwaarde.intro", **amounts)), className="inleiding"),
            html.Div(
                [html.H2(t("meerwaarde.short_title")), *blocks(t("meerwaarde.short", **amounts))],
                className="inhetkort",
            ),
        ],
        className="twee",
    )


def layout(**query: Any) -> html.Div:
    """The page; ``?trede=4`` opens that rung of the ladder, ``reeks=2017..2025`` shows what the
    registrations said then."""
    here, said = looked_at(query.pop(SERIES, ""))
    known: set[str] = set()
    rung, wrong = read(as_text(query))
    amounts = {**balances.words(), **mobility.ways()}
    return html.Div(
        [
            html.H1(t("meerwaarde.title")),
            explained(html.P(t("meerwaarde.lead"), className="lead"), known),
            *notices(wrong),
            *said,
            _worth(here, amounts),
            explained(_opening(amounts), known),
            contents.beside(
                _entries(),
                explained(
                    [
                        _section(number, name, here, rung)
                        for number, name in enumerate(QUESTIONS, 1)
                    ],
                    known,
                ),
                t("meerwaarde.contents"),
                _to(WHAT_IF, t("meerwaarde.impact.try_link")),
            ),
        ],
        className="breed meerwaarde",
    )


def cards(here: Atlas, _: str) -> list[Card]:
    """The figures of the page, as they leave."""
    return [leaves_as(FINDINGS[key](here, "")) for key in FINDINGS if key not in OF_CALCULATOR]


def tidy(query: str) -> tuple[str, tuple[str, ...]]:
    """No figure depends on the address, which may name a rung."""
    return "", read(query)[1]


dash.register_page(
    __name__,
    path=PATH,
    name=t("page.nav.meerwaarde"),
    title=t("meerwaarde.title"),
    description=t("meerwaarde.lead"),
    order=11,
    layout=where_studied(layout, t("meerwaarde.title")),
    menu="waarom",
    scripts=(SCRIPT, SHARE, contents.SCRIPT, "/assets/scripts/texts/ladder.js"),
    leaves=FixedPage(STUDY, cards_where_studied(cards), tidy, counts=True),
)
