"""Initiatief: one initiative on its own page, whose address lasts: when it ended it says so, and
helps on."""

from __future__ import annotations

from typing import Any

import dash
from flask import abort

from arbeidszorg import style
from arbeidszorg.finding.described import described
from arbeidszorg.finding.facts import full_name
from arbeidszorg.finding.finder import Finder
from arbeidszorg.finding.question import Question
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.texts import t
from components import html, initiative
from components.context import atlas, host
from components.finding import PATH, asked, finder_here, meant_by, place_of
from components.initiative_map import of_one
from components.jsonld import written
from components.notices import area, notices

#: What prints the page.
SCRIPT = "/assets/scripts/finding/sheet.js"
#: The status of the page of an initiative that runs no more: it will not come back.
GONE = 410


def _known(text: str) -> Initiative:
    """The initiative that an address names; without one there is no page."""
    found = finder_here().get(text) or finder_here().get(meant_by(text))
    return found if found is not None else abort(404)


def title(initiatief: str) -> str:
    """Its name; of one that ended, that it did."""
    each, known = _known(initiatief), finder_here()
    name = full_name(known, each)
    return t("vinden.one.ended_title", name=name) if known.ended(each) else name


def lead(initiatief: str) -> str:
    """What the page is about."""
    each = _known(initiatief)
    town = finder_here().geography.full_name(each.nis)
    return t("vinden.one.description", name=each.name, town=town)


def address(initiatief: str) -> str:
    """The one address that it goes by."""
    return place_of(_known(initiatief).code)


def status(initiatief: str) -> int:
    """Whether it is there."""
    return GONE if finder_here().ended(_known(initiatief)) else 200


def layout(initiatief: str, **query: Any) -> html.Div:
    """The page; ``query``: the question that it was found by, which the way back takes along."""
    each, known = _known(initiatief), finder_here()
    read = asked(query)
    page = _ended if known.ended(each) else _running
    return page(each, known, read.question, read.notices)


def _running(
    each: Initiative, known: Finder, question: Question, said: tuple[str, ...]
) -> html.Div:
    here = atlas()
    found = known.seen(each, question.origin)
    return html.Div(
        [
            html.H1(full_name(known, each)),
            html.P(initiative.lead(found, known, question), className="lead"),
            area(notices(said)),
            *initiative.times(each, known),
            initiative.buttons(each, question),
            html.Div(
                [
                    initiative.card(found, known),
                    html.Div(
                        [
                            of_one(found, known),
                            *initiative.meaning(each, here),
                            initiative.participants(each, here),
                        ],
                        className="stapel",
                    ),
                ],
                className="initiatiefrij",
            ),
            initiative.alike(each, known, question),
            initiative.checked(each, here),
            written(described(known, each, f"{host()}{place_of(each.code)}")),
        ],
        className="breed pagina-initiatief",
    )


def _ended(each: Initiative, known: Finder, question: Question, said: tuple[str, ...]) -> html.Div:
    ended = each.about.ended
    when = t("vinden.one.ended_on", day=style.day(ended)) if ended else t("vinden.one.ended")
    return html.Div(
        [
            html.H1(t("vinden.one.ended_title", name=full_name(known, each))),
            html.P([when, " ", t("vinden.one.ended_help")], className="lead"),
            area(notices(said)),
            html.P(
                html.A(t("vinden.one.missing_all"), href=PATH, className="knop hoofdknop"),
                className="knoppenrij",
            ),
            initiative.alike(each, known, question),
        ],
        className="breed pagina-initiatief",
    )


dash.register_page(
    __name__,
    path_template=f"{PATH}/<initiatief>",
    title=title,
    description=lead,
    layout=layout,
    scripts=(SCRIPT,),
    address=address,
    status=status,
    deep=True,
)
