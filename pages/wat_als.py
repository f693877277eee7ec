"""Wat als?: the calculator. What becomes of the balance of the study when one of its assumptions is
another number, for two scenarios side by side.

It is a page of its own: its address holds every assumption, and who reads the five questions is
done in five minutes. The server writes the whole page for any address; without scripts it is an
ordinary form. ``assets/scripts/calculator`` does the same sums at every input.
"""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.study import balances, scenario
from arbeidszorg.subjects.study.amounts import figure_of_study, participants
from arbeidszorg.subjects.study.finding import source_of
from arbeidszorg.texts import t
from components import calculator, html
from components.card import Card
from components.finding_card import WHAT_IF, finding_card, leaves_as
from components.fixed_page import FixedPage
from components.menu import SHARE
from components.notices import notices
from components.prose import blocks
from components.query import as_text
from components.studied import cards_where_studied, where_studied
from components.terms import SCRIPT, explained


def layout(**query: Any) -> html.Div:
    """The page for the parameters of an address."""
    choice = scenario.read(as_text(query))
    own = scenario.query(choice.a, choice.b)
    known: set[str] = set()
    source = t(
        "watals.source",
        source=source_of(figure_of_study("overheid_kost_subsidies")),
        participants=source_of(participants()),
    )
    return html.Div(
        [
            html.P(html.A(t("watals.back"), href="/meerwaarde"), className="kruimel"),
            html.H1(t("watals.title")),
            *explained(
                [
                    html.P(t("watals.lead"), className="lead"),
                    html.P(
                        [html.Strong(t("watals.own_title")), " ", t("watals.own_text")],
                        className="kader eigenwerk",
                    ),
                ],
                known,
            ),
            html.Div(notices(choice.notices), id="watals-meldingen", role="status"),
            calculator.form(choice, calculator.FORM, calculator.PATH),
            finding_card(balances.tornado(choice.a), WHAT_IF, level=2, query=own),
            explained(_formula(source), known),
        ],
        className="breed watals",
    )


def _formula(source: str) -> html.Section:
    parts: list[Any] = [
        html.H2(t("watals.formula.title"), id="formule-titel"),
        *blocks(t("watals.formula.text", **balances.words())),
        *blocks(t("watals.formula.limits")),
        html.P(t("watals.formula.rounding")),
        html.P(source, className="bron"),
    ]
    return html.Section(
        parts, id="formule", className="hoofdstuk", **{"aria-labelledby": "formule-titel"}
    )


def cards(_: Atlas, query: str) -> list[Card]:
    """The figure of the page for the scenarios of an address, as it leaves."""
    return [leaves_as(balances.tornado(scenario.read(query).a))]


def tidy(query: str) -> tuple[str, tuple[str, ...]]:
    """The scenarios with the least words, and what was asked in vain."""
    choice = scenario.read(query)
    return scenario.query(choice.a, choice.b), choice.notices


dash.register_page(
    __name__,
    path=calculator.PATH,
    name=t("page.nav.watals"),
    title=t("watals.title"),
    description=t("watals.lead"),
    order=12,
    layout=where_studied(layout, t("watals.title")),
    menu="waarom",
    scripts=(SCRIPT, SHARE, "/assets/scripts/calculator/page.js"),
    leaves=FixedPage(WHAT_IF, cards_where_studied(cards), tidy),
)
