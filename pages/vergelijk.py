"""Vergelijk: the list of a reader, side by side, for one sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg.texts import t
from components import html, shortlist
from components.finding import BESIDE, asked, finder_here, lasting
from components.notices import area, notices

#: What prints the page.
SCRIPT = "/assets/scripts/finding/sheet.js"


def layout(**query: Any) -> html.Div:
    """What is on the list of the address, beside each other."""
    known, read = finder_here(), asked(query)
    found = shortlist.chosen(read.question, known)
    question = replace(read.question, chosen=tuple(one.initiative.code for one in found))
    key = "nothing" if not found else "lead_one" if len(found) == 1 else "lead"
    said = [t(f"vinden.beside.{key}")]
    if found and question.origin:
        said.append(shortlist.measured(question.origin))
    return html.Div(
        [
            html.H1(t("vinden.beside.title")),
            html.P(" ".join(said), className="lead"),
            area(notices(shortlist.ended_notices(read, known))),
            shortlist.buttons(found, question, known),
            *([shortlist.sheet(found, question, known)] if found else []),
            html.P(t("vinden.shortlist.private"), className="klassenuitleg"),
        ],
        className="breed pagina-vergelijk",
    )


def address(**query: Any) -> str:
    """The one address of what is asked."""
    return lasting(query, BESIDE)


dash.register_page(
    __name__,
    path=BESIDE,
    title=t("vinden.beside.title"),
    description=t("vinden.beside.description"),
    layout=layout,
    address=address,
    menu=None,
    scripts=(SCRIPT,),
)
