"""Veranderingstheorie: why arbeidszorg works, as a diagram of which every part opens.

The diagram is text in nested sections and lists; ``assets/theorie.css`` lays it out. Parts open
without a script; ``assets/scripts/texts/theory.js`` adds arrow keys and a link to each part.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash

from arbeidszorg import style
from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.published import Published
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.subjects.theory import nodes
from arbeidszorg.subjects.theory.nodes import HOW, NEEDED, TABLE, VISION, WHOM, Answer, Node
from arbeidszorg.texts import t
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import Scope, View
from components import html, theory
from components.context import atlas
from components.frame import demo_mark
from components.menu import SHARE
from components.site import address_on
from components.terms import SCRIPT, explained

#: The files of the diagram, by ending, with the key of their name.
FILES = {"pdf": "take_pdf", "svg": "take_svg", "png": "take_png", "pptx": "take_pptx"}


def name(node: Node) -> str:
    """The id of a node on the page, and so the end of its address."""
    return f"node-{node.key}"


def layout() -> html.Div:
    """The diagram, with what can be taken along."""
    here = atlas()
    known: set[str] = set()
    return html.Div(
        [
            html.H1(t("theorie.title")),
            html.P(t("theorie.poster_edition"), className="theorie-uitgave"),
            explained(html.P(t("theorie.lead"), className="lead"), known),
            explained(html.P(t("theorie.read"), className="theorie-lezen"), known),
            _take(),
            html.Div(
                [
                    html.Ul(
                        [
                            html.Li([_mark(True), t("theorie.legend_number")]),
                            html.Li([_mark(False), t("theorie.legend_none")]),
                        ],
                        className="theorie-legende",
                    ),
                    html.P(
                        [
                            _button("open"),
                            _button("dicht"),
                            html.Span(t("theorie.keys_help"), className="theorie-hulp"),
                        ],
                        className="knoppenrij met-script",
                    ),
                ],
                className="theorie-balk",
            ),
            html.Section(
                [
                    html.H2(t("theorie.diagram"), className="onzichtbaar", id="theorie-titel"),
                    *explained([_band(group, here) for group in nodes.GROUPS], known),
                ],
                id="theorie",
                className="theorie",
                **{"aria-labelledby": "theorie-titel"},
            ),
            html.P(
                [t("theorie.source"), " ", t("theorie.source_words")], className="bron theorie-bron"
            ),
            theory.drawn(here),
        ],
        className="breed pagina-theorie",
    )


def _take() -> html.Section:
    links = [
        html.A(
            t(f"theorie.{key}"),
            href=f"/veranderingstheorie.{ending}",
            className="knop",
            download=True,
        )
        for ending, key in FILES.items()
    ]
    return html.Section(
        [
            html.H2(t("theorie.take"), id="neem-mee"),
            html.P(links, className="knoppenrij"),
            html.P(
                [
                    html.A(t("theorie.take_more"), href=f"#{theory.PLACE.start}{theory.KEY}"),
                    ". ",
                    t("theorie.take_print"),
                ],
                className="theorie-hulp",
            ),
        ],
        className="theorie-neem",
        **{"aria-labelledby": "neem-mee"},
    )


def _button(deed: str) -> html.Button:
    key = {"open": "open_all", "dicht": "close_all"}[deed]
    return html.Button(t(f"theorie.{key}"), type="button", className="knop", **{"data-alle": deed})


def _band(group: str, here: Atlas) -> html.Section:
    """A layer of the diagram; what ties it to the one above is drawn, and said in the lead."""
    draw = {VISION: _wide, TABLE: _wide, WHOM: _beneficiary, HOW: _approach, NEEDED: _actor}[group]
    cards = [html.Li(draw(node, here), className="theorie-kaart") for node in nodes.top(group)]
    up = t(f"theorie.group.{group}.up") if group != VISION else ""
    title = f"band-{group}"
    return html.Section(
        [
            html.Span(up, className="schakel", **{"aria-hidden": "true"}) if up else None,
            html.Div(
                [
                    html.H2(t(f"theorie.group.{group}.name"), id=title),
                    html.P(t(f"theorie.group.{group}.question")),
                ],
                className="bandnaam",
            ),
            html.Ul(cards, className="kaarten"),
        ],
        className=f"band band-{group}",
        **{"aria-labelledby": title},
    )


def _wide(node: Node, here: Atlas) -> list[Any]:
    """The statement itself opens."""
    statement = html.Span(t(f"theorie.node.{node.key}.statement"))
    return [_opens(node, here, statement)]


def _approach(node: Node, here: Atlas) -> list[Any]:
    return [_opens(node, here, html.H3(_called(node)))]


def _beneficiary(node: Node, here: Atlas) -> list[Any]:
    return [_opens(node, here, html.H3(_called(node))), *_parts(node, here, "effects")]


def _actor(node: Node, here: Atlas) -> list[Any]:
    does = html.Span(t(f"theorie.node.{node.key}.statement"), className="doet")
    opens = _opens(node, here, html.H3(_called(node)), does)
    return [opens, *_parts(node, here, "conditions")]


def _called(node: Node) -> str:
    return t(f"theorie.node.{node.key}.name")


def _parts(node: Node, here: Atlas, kind: str) -> list[Any]:
    """The effects or conditions below a node."""
    below = [
        html.Li(_opens(child, here, html.Span(_called(child)))) for child in nodes.below(node.key)
    ]
    heading = f"{name(node)}-{kind}"
    title = t(f"theorie.{kind}")
    return [
        html.H4(title, id=heading),
        html.Ul(below, className="delen", **{"aria-labelledby": heading}),
    ]


# --- a part that opens ---------------------------------------------------------------------------


def _opens(node: Node, here: Atlas, words: Any, more: Any = None) -> html.Details:
    """A node under its name; ``more``: what its summary says below that."""
    answers = list(nodes.answers(node, here))
    numbers = any(answer.shown for answer in answers) or bool(node.study)
    return html.Details(
        [html.Summary([words, _mark(numbers, aloud=True), " ", more]), _panel(node, answers, here)],
        id=name(node),
        className="knoop",
    )


def _mark(numbers: bool, aloud: bool = False) -> html.Span:
    """Whether there are numbers about a part: seen, and said aloud where ``aloud``."""
    words = html.Span(t("theorie.mark_number"), className="onzichtbaar")
    return html.Span(
        [" ", words] if numbers and aloud else None,
        className="merk-cijfer" if numbers else "merk-geen",
    )


def _panel(node: Node, answers: list[Answer], here: Atlas) -> html.Div:
    """What a part means, and what the atlas and the study say about it."""
    figures = nodes.studied(node, atlas())
    parts: list[Any] = [html.P(t(f"theorie.node.{node.key}.text"))]
    parts += [_answer(answer, here) for answer in answers]
    if answers:
        parts.append(html.P(t("theorie.says_something"), className="voorbehoud"))
    else:
        key = "none_own" if figures else "none"
        parts.append(html.P(t(f"theorie.{key}"), className="geen-cijfer"))
    parts += [_studied(answer) for answer in figures]
    if node.recommendation:
        what = t(f"aanbevelingen.ask.{node.recommendation}.title")
        parts.append(
            html.P(
                html.A(t("theorie.asked", what=what), href=f"/aanbevelingen#{node.recommendation}")
            )
        )
    return html.Div(parts, className="paneel")


def _answer(answer: Answer, here: Atlas) -> html.Div:
    """A number of the last year with its sentence, and where more of it is."""
    number, sentence = _number(answer), _sentence(answer)
    big = html.Strong(number, className="groot") if number else None
    what = t(f"theorie.indicator.{answer.indicator.key}.what")
    look = t(f"theorie.look_{answer.indicator.page}", what=what)
    return html.Div(
        [
            html.P([big, sentence, " ", *demo_mark(answer.table.demo)]),
            html.P(html.A(look, href=address(answer))),
        ],
        className="cijfer",
    )


def _number(answer: Answer) -> str:
    """The number alone, where there is one."""
    if answer.row is None or answer.row.status != OK:
        return ""
    return style.number(answer.row.value, answer.indicator.unit)


def _sentence(answer: Answer) -> str:
    """The number in a sentence; a state in words."""
    if answer.row is None:
        return sentence(answer.table)
    if answer.row.status != OK:
        status = t(f"table.status_long.{answer.row.status}")
        return t("theorie.no_number", year=answer.year, status=status)
    return t(
        f"theorie.indicator.{answer.indicator.key}.says",
        year=answer.year,
        value=_number(answer),
        **atlas().geography.words,
    )


def address(answer: Answer) -> str:
    """Where the atlas shows an indicator, and all years or groups around it."""
    indicator = answer.indicator

    def view(own: Scope) -> View:
        shown = replace(
            indicator.view(own.defaults.years, own.geography.top), form=own.defaults.form
        )
        if indicator.split in ("", "activiteit"):  # each has a figure of its own there
            return replace(shown, split=own.defaults.split)
        return shown

    return address_on(indicator.page, view)


def _studied(figure: Published) -> html.Div:
    """A figure of the study, with its source."""
    unit = {"euro": " euro", "procent": "\u00a0%"}[figure.unit]
    sentence = t(f"theorie.study.{figure.measure}", value=f"{style.number(figure.value)}{unit}")
    return html.Div(
        [
            html.P(sentence),
            html.P(t("theorie.study_source", source=figure.source), className="bron"),
        ],
        className="studie",
    )


dash.register_page(
    __name__,
    path="/veranderingstheorie",
    name=t("page.nav.veranderingstheorie"),
    title=t("theorie.title"),
    description=t("theorie.lead"),
    order=14,
    layout=layout,
    menu="waarom",
    scripts=(SCRIPT, SHARE, "/assets/scripts/texts/theory.js"),
    leaves=theory.LEAVES,
)
