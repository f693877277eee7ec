"""Dekking: how far residents live from an initiative, where there is none, and what one more would
change.

Its figures follow an address of their own (:mod:`arbeidszorg.subjects.reach.question`), and leave
as those of every page. The server writes the whole page for any address; without scripts it is an
ordinary form. ``assets/scripts/reach/page.js`` asks the same page again at every choice, and puts
what is new in its place.
"""

from __future__ import annotations

from typing import Any

import dash

from arbeidszorg.subjects.reach import question, words
from arbeidszorg.texts import t
from arbeidszorg.view.address import LONGEST_ADDRESS, Parsed
from components import html, reach, reach_form
from components.card import card
from components.context import atlas
from components.fixed_page import FixedPage
from components.menu import SHARE
from components.notices import notices
from components.query import as_text
from components.ranking import sifting

#: What asks the page again at every choice.
SCRIPT = "/assets/scripts/reach/page.js"


class ReachPage(FixedPage):
    """A page whose figures follow a question about reach."""

    def query(self, parsed: Parsed) -> str:
        """The query part of the address as it leaves: with its year, which is another when there
        are new data."""
        own = reach.scope(atlas())
        return question.lasting(question.read(parsed.query, own)[0], own)


def tidy(query: str) -> tuple[str, tuple[str, ...]]:
    """The question with the least words, and what was asked in vain."""
    own = reach.scope(atlas())
    asked, vain = question.read(query, own)
    return question.query(asked, own), vain


PAGE = ReachPage(reach.PLACE, reach.cards, tidy)


def layout(**query: Any) -> html.Div:
    """The page for the parameters of an address."""
    here, told = atlas(), as_text(query)
    parsed = PAGE.read(told)
    shown, own = reach.shown(parsed.query, here), reach.scope(here)
    asked, found = shown.found.asked, shown.found
    page = html.Div(
        [
            html.H1(t("bereik.title")),
            html.P(t("bereik.lead"), className="lead"),
            html.Div(notices(parsed.notices), id="meldingen"),
            reach_form.form(asked, own),
            html.P(words.white_spots(found), className="antwoord"),
            *_body(
                shown, parsed.query, PAGE.query(parsed), question.typed(told[:LONGEST_ADDRESS], own)
            ),
            _method(),
        ],
        id="dekking",
        **{"data-adres": parsed.query or "?"},
    )
    said = html.P(id="dekking-gezegd", role="status", className="onzichtbaar")
    return html.Div([page, said], className="breed pagina-dekking")


def _body(shown: reach.Shown, query: str, lasting: str, typed: question.Typed) -> list[Any]:
    """The map beside the ranking, what one more changes, white spots and best places."""
    found, cards, here = shown.found, shown.cards, shown.found.here
    sections = {
        key: card(reach.PLACE, content, query, lasting, here, lives=False)
        for key, content in cards.items()
    }
    stop = reach.addresses(found)(found.asked.at(()))
    return [
        html.Div(
            [
                sections[reach.MAP],
                html.Section(
                    [
                        *reach.town(found),
                        html.H2(t("bereik.page.ranking"), id="rangschikking-titel"),
                        sifting(),
                        reach.ranking(found, cards[reach.MAP].table),
                    ],
                    className="figuurkaart zijkaart",
                    **{"aria-labelledby": "rangschikking-titel"},
                ),
            ],
            className="kaartrij",
        ),
        html.Section(
            [
                html.H2(t("bereik.page.best_title"), id="plekken-titel"),
                reach.best(found),
                html.Div([sections[reach.WHITE], sections[reach.BEST]], className="twee"),
            ],
            id="plekken",
            className="hoofdstuk",
            **{"aria-labelledby": "plekken-titel"},
        ),
        html.Section(
            [
                html.H2(t("bereik.page.more_title"), id="denkoefening-titel", tabIndex="-1"),
                html.P(t("bereik.page.more_lead")),
                reach_form.more(found.asked, reach.scope(here), stop, typed),
                sections.get(reach.MORE),
            ],
            id=reach_form.TRIED,
            className="hoofdstuk",
            **{"aria-labelledby": "denkoefening-titel"},
        ),
    ]


def _method() -> html.Section:
    """How it is counted, in three sentences."""
    return html.Section(
        [
            html.H2(t("bereik.page.method"), id="zo-titel"),
            html.Ul([html.Li(t(f"bereik.page.method_{number}")) for number in (1, 2, 3)]),
            html.P(html.A(t("bereik.page.method_more"), href="/methode#bereik")),
        ],
        className="hoofdstuk",
        **{"aria-labelledby": "zo-titel"},
    )


dash.register_page(
    __name__,
    path=reach_form.PATH,
    name=t("page.nav.dekking"),
    title=t("bereik.title"),
    description=t("bereik.lead"),
    order=5,
    layout=layout,
    menu="plannen",
    scripts=(SHARE, SCRIPT),
    leaves=PAGE,
)
