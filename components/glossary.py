"""The glossary, as it stands at the end of /over: every term by letter, each with its anchor."""

from __future__ import annotations

from itertools import groupby

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.texts import t
from arbeidszorg.texts.glossary import Term, terms
from arbeidszorg.view.wording import enumerate_nl
from components import html
from components.prose import inline


def glossary(here: Atlas) -> html.Section:
    """Every term, by letter."""
    known = terms(of_study=here.geography.territory.is_studied)
    letters = [(letter, list(entries)) for letter, entries in groupby(known, key=_letter)]
    jumps = [
        html.Li(
            html.A(
                letter,
                href=f"#letter-{letter.lower()}",
                **{"aria-label": t("over.begrippen.letter", letter=letter)},
            )
        )
        for letter, _ in letters
    ]
    return html.Section(
        [
            html.H2(t("over.begrippen.title")),
            html.P(t("over.begrippen.text")),
            html.Nav(
                html.Ul(jumps, className="letters"), **{"aria-label": t("over.begrippen.letters")}
            ),
            *(_of_letter(*section) for section in letters),
        ],
        id="begrippen",
        className="hoofdstuk",
    )


def _letter(term: Term) -> str:
    return term.name[0].upper()


def _of_letter(letter: str, entries: list[Term]) -> html.Div:
    return html.Div(
        [
            html.H3(letter, id=f"letter-{letter.lower()}"),
            html.Dl([_entry(term) for term in entries], className="begrippenlijst"),
        ],
        className="letterdeel",
    )


def _entry(term: Term) -> html.Div:
    also = enumerate_nl(term.aliases) if term.aliases else ""
    more = [html.Span(t("over.begrippen.also", names=also), className="ookgenoemd")] if also else []
    return html.Div(
        [
            html.Dt([html.Dfn(term.name), *([" ", *more] if more else [])]),
            html.Dd([html.P(term.short), html.P(inline(term.long), className="langer")]),
        ],
        id=term.anchor,
    )
