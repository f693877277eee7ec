"""Wat als?: the calculator. What becomes of the balance of the study when one of its assumptions is
another number, for two scenarios side by side.

It is a page of its own: its address holds every assumption, and who reads the five questions is
done in five minutes. The server writes the whole page for any address; without scripts it is an
ordinary form. ``assets/scripts/calculator`` does the same sums at every input.
"""

from __future__ import annotations

from typing import Any

from arbeidszorg.subjects.study import balances, scenario
from arbeidszorg.subjects.study.amounts import figure_of_study, participants
from arbeidszorg.subjects.study.finding import source_of
from arbeidszorg.texts import t
from components import calculator, html
from components.finding_card import finding_card
from components.markup import element
from components.notices import notices
from components.terms import SCRIPT, explained
from pages.common import TextPage
from pages.methode import blocks

PATH = "/meerwaarde/wat-als"
#: Where the form is sent without scripts: it leads back to the tidy address.
FORM = "/studie/wat-als"


def where(key: str, query: str) -> str:
    """The address at which a figure of the study stands."""
    if key != "tornado":
        return f"/meerwaarde#studie-{key}"
    asked = scenario.read(query)
    return f"{PATH}{scenario.query(asked.a, asked.b)}#studie-tornado"


def layout(query: str = "") -> html.Div:
    """The page for an address."""
    asked = scenario.read(query)
    own = scenario.query(asked.a, asked.b)
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
                        [element("strong", (), t("watals.own_title")), " ", t("watals.own_text")],
                        className="kader eigenwerk",
                    ),
                ],
                known,
            ),
            html.Div(notices(asked.notices), id="watals-meldingen", role="status"),
            calculator.form(asked, FORM, PATH),
            finding_card(balances.tornado(asked.a), level=2, query=own),
            explained(_formula(source), known),
        ],
        className="breed watals",
    )


def _formula(source: str) -> html.Section:
    found: list[Any] = [
        html.H2(t("watals.formula.title"), id="formule-titel"),
        *blocks(t("watals.formula.text", **balances.words())),
        *blocks(t("watals.formula.limits")),
        html.P(t("watals.formula.rounding")),
        html.P(source, className="bron"),
    ]
    return html.Section(
        found, id="formule", className="hoofdstuk", **{"aria-labelledby": "formule-titel"}
    )


PAGE = TextPage(
    PATH,
    t("watals.title"),
    t("watals.lead"),
    layout,
    (SCRIPT, "/assets/scripts/calculator/page.js"),
    reads=True,
)
