"""Pages of the study: about the territory that was studied, and of no other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from components import html
from components.card import Card
from components.context import atlas

Given = ParamSpec("Given")
#: How a page makes its cards.
Cards = Callable[[Atlas, str], list[Card]]


def where_studied(layout: Callable[Given, html.Div], title: str) -> Callable[Given, html.Div]:
    """A layout that says so where the study is about another territory; ``title``: of the page."""

    @wraps(layout)
    def of_territory(*given: Given.args, **named: Given.kwargs) -> html.Div:
        here = atlas()
        return (
            layout(*given, **named) if here.geography.territory.is_studied else _none(here, title)
        )

    return of_territory


def cards_where_studied(cards: Cards) -> Cards:
    """The same of its figures: then there are none."""
    return lambda here, query: cards(here, query) if here.geography.territory.is_studied else []


def _none(here: Atlas, title: str) -> html.Div:
    words: dict[str, Any] = dict(here.geography.words)
    return html.Div(
        [
            html.H1(title),
            html.P(t("page.unstudied.text", **words), className="lead"),
            html.P(html.A(t("page.unstudied.link"), href="/evolutie")),
        ],
        className="breed",
    )
