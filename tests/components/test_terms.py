"""Terms as tooltips: the words stay, and each term is explained once, outside headings."""

from __future__ import annotations

from typing import Any

import pytest
from dash import html as dash_html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from arbeidszorg.texts.glossary import terms
from components import html
from components.markup import markup
from components.terms import explained, explained_in, tooltip, with_terms
from helpers.drawn import elements

TERM = next(term for term in terms() if term.code == "ama")
WORDS = st.sampled_from([spelling for term in terms() for spelling in term.spellings]) | st.text(
    max_size=9
)


def read(part: Any) -> str:
    """What a reader reads in the text itself, without the explanations."""
    if isinstance(part, str):
        return part
    if isinstance(part, list | tuple):
        return "".join(map(read, part))
    if getattr(part, "role", None) == "tooltip":
        return ""
    return read(getattr(part, "children", None) or "")


def codes(part: Any) -> list[str]:
    """The terms that are explained in a part of a page, in order."""
    tips = [tip for tip in elements(part, "Span") if getattr(tip, "role", None) == "tooltip"]
    return [tip.id.removeprefix("uitleg-") for tip in tips]


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text())
def test_no_word_is_lost_or_changed(text: str) -> None:
    assert read(with_terms(text)) == text
    assert read(explained(html.P(text), set())) == text


def test_a_term_is_a_link_to_the_glossary_described_by_its_explanation() -> None:
    component = tooltip(TERM, "AMA")
    (link,) = elements(component, "A")
    assert (link.children, link.href) == ("AMA", "/over#begrip-ama")
    description = getattr(link, "aria-describedby")
    (tip,) = [
        span for span in elements(component, "Span") if getattr(span, "id", None) == description
    ]
    assert (tip.role, tip.children) == ("tooltip", TERM.short)
    assert 'class="begripvak"' in markup(component)


def test_a_text_without_terms_stays_as_it_is() -> None:
    assert with_terms("Niets bijzonders.") == ["Niets bijzonders."]
    assert with_terms("") == []
    assert explained("Niets bijzonders.", set()) == "Niets bijzonders."


def test_a_page_explains_a_term_once() -> None:
    known: set[str] = set()
    assert codes(with_terms("AMA, AMA en vangnet", known)) == ["ama", "vangnet"]
    assert codes(with_terms("AMA en opstap", known)) == ["opstap"]
    assert known == {"ama", "vangnet", "opstap"}
    assert explained_in("AMA en vangnet") == {"ama", "vangnet"}


def test_each_call_without_known_begins_anew() -> None:
    assert codes(with_terms("AMA")) == codes(with_terms("AMA")) == ["ama"]


@pytest.mark.parametrize(
    "left",
    [
        html.H2("AMA"),
        html.A("AMA", href="/x"),
        html.Button("AMA"),
        html.Label("AMA", htmlFor="x"),
        html.Details([html.Summary("AMA")]),
        html.Table([html.Caption("AMA"), html.Tbody(html.Tr(html.Td("AMA")))]),
        html.Nav(html.Ul(html.Li("AMA"))),
        html.Section(html.P("AMA"), className="figuurkaart"),
        html.P("AMA", className="bron"),
        html.P("AMA", className="groot geenuitleg"),
        html.P(html.Span("AMA", className="onzichtbaar")),
        html.P(html.Span("AMA", **{"aria-hidden": "true"})),
        dash_html.Code("AMA"),
    ],
    ids=lambda component: type(component).__name__,
)
def test_headings_tables_figures_links_and_controls_are_left(left: Any) -> None:
    before = markup(left)
    assert markup(explained(left, set())) == before


def test_running_text_is_explained_in_the_order_of_the_page() -> None:
    part = html.Section(
        [
            html.H2("AMA"),
            html.P(["Over ", dash_html.Strong("AMA"), " en vangnet."]),
            html.Ul([html.Li("AMA"), html.Li("opstap")]),
        ]
    )
    before, known = markup(part), {"vangnet"}
    component = explained(part, known)
    assert codes(component) == ["ama", "opstap"]
    assert read(component) == read(part)
    assert markup(part) == before, "what was given stays as it was"
    assert known == {"ama", "opstap", "vangnet"}


def test_markup_of_our_own_is_no_text() -> None:
    drawn = Markup("<svg>AMA</svg>")
    assert explained(drawn, set()) is drawn


def test_nothing_stays_nothing() -> None:
    assert explained(None, set()) is None
    assert explained(html.P(), set()).children is None
    assert explained(3, set()) == 3
