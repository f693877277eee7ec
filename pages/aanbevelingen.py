"""Aanbevelingen: what the study asks, where West-Vlaanderen stands, who can act, and what the
policy has done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.recommendations import policy, progress
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS, Milestone
from arbeidszorg.texts import has, t
from components import contents, html, standing
from components.contents import Entry, own_link
from components.fixed_page import FixedPage, looked_at
from components.markup import markup
from components.menu import SHARE
from components.studied import cards_where_studied, where_studied
from components.terms import SCRIPT, explained


def layout(reeks: Any = "") -> html.Div:
    """The six recommendations and the time line; ``?reeks=2017..2025`` as they stood then."""
    here, said = looked_at(reeks)
    parts = [
        html.P(t("aanbevelingen.lead"), className="lead"),
        *said,
        html.P(t("aanbevelingen.caution"), className="voorbehoud"),
        contents.beside(
            _entries(),
            [
                *(_section(ask, number, here) for number, ask in enumerate(RECOMMENDATIONS, 1)),
                _timeline(),
                html.P(t("aanbevelingen.source"), className="bron"),
            ],
        ),
    ]
    return html.Div(
        [html.H1(t("aanbevelingen.title")), *explained(parts, set())],
        className="breed pagina-aanbevelingen",
    )


def _title(ask: str) -> str:
    return t(f"aanbevelingen.ask.{ask}.title")


def _entries() -> list[Entry]:
    asks = [Entry(ask, f"{number}. {_title(ask)}") for number, ask in enumerate(RECOMMENDATIONS, 1)]
    return [*asks, Entry("tijdlijn", t("aanbevelingen.timeline"))]


def _section(ask: str, number: int, here: Atlas) -> html.Section:
    """One recommendation: what is asked beside who can act, the figures, what the policy did."""
    title = f"{ask}-titel"
    return html.Section(
        [
            html.Div(
                [
                    html.Span(str(number), className="nummer", **{"aria-hidden": "true"}),
                    html.H2(_title(ask), id=title),
                    own_link(ask, _title(ask)),
                ],
                className="vraagkop",
            ),
            html.Div(
                [
                    html.Div(
                        [
                            html.H3(t("aanbevelingen.asked")),
                            html.P(t(f"aanbevelingen.ask.{ask}.text")),
                        ]
                    ),
                    html.Div([html.H3(t("aanbevelingen.act")), html.Ul(_actors(ask))]),
                    html.Div([html.H3(t("aanbevelingen.policy")), *_policy(ask)]),
                ],
                className="vraagdelen",
            ),
            html.H3(t("aanbevelingen.today"), className="vandaag"),
            html.P(t(f"aanbevelingen.ask.{ask}.today")),
            *_figures(ask, here),
        ],
        id=ask,
        className="hoofdstuk aanbeveling",
        **{"aria-labelledby": title},
    )


def _actors(ask: str) -> list[html.Li]:
    """Who can act: a name, written out so that no term in it is explained, and what they can do."""
    lines = t(f"aanbevelingen.ask.{ask}.act").strip().splitlines()
    parts = [line.partition(": ") for line in lines]
    return [html.Li([markup(html.Strong(who)), f": {what}"]) for who, _, what in parts]


def _figures(ask: str, here: Atlas) -> list[Any]:
    """What the data say; where they say nothing, that, and what it would take."""
    shown = [standing.drawn(each, here) for each in standing.of_ask(ask, here)]
    parts: list[Any] = (
        [html.Div(shown, className="standen")]
        if shown
        else [html.P(t("aanbevelingen.none"), className="geen-cijfer")]
    )
    if ask in progress.SHARES:
        parts.append(html.P(t("aanbevelingen.study_8"), className="bron"))
    if has(f"aanbevelingen.ask.{ask}.needed"):
        needed = t(f"aanbevelingen.ask.{ask}.needed")
        parts.append(
            html.P([html.Strong(t("aanbevelingen.needed")), f": {needed}"], className="nodig")
        )
    return parts


# --- what the policy has done --------------------------------------------------------------------


def _policy(ask: str) -> list[Any]:
    """The facts that touch a recommendation, each linked to the time line: those since the study,
    and folded what came before."""
    facts = policy.touching(ask)
    if not facts:
        return [html.P(t("aanbevelingen.policy_none"), className="geen-cijfer")]
    since = [fact for fact in facts if fact.since_study]
    before = [fact for fact in facts if not fact.since_study]
    parts: list[Any] = (
        [_facts(since)]
        if since
        else [html.P(t("aanbevelingen.policy_none_since"), className="geen-cijfer")]
    )
    if before:
        named = html.Summary(t("aanbevelingen.policy_before", count=len(before)))
        parts.append(html.Details([named, _facts(before)], className="ouder"))
    return parts


def _facts(facts: Sequence[Milestone]) -> html.Ul:
    items = [
        html.Li([html.A(fact.dated, href=f"#{_id(fact)}"), f": {fact.text}"]) for fact in facts
    ]
    return html.Ul(items, className="feiten")


def _since(fact: Milestone) -> html.Span | None:
    if not fact.since_study:
        return None
    return html.Span(t("aanbevelingen.since"), className="sinds")


def _id(fact: Milestone) -> str:
    return f"feit-{fact.when}"


def _timeline() -> html.Section:
    """Every fact in order, with the study in its place."""
    facts = policy.milestones().values()
    before = [_fact(fact) for fact in facts if not fact.since_study]
    after = [_fact(fact) for fact in facts if fact.since_study]
    study = html.Li(
        [
            html.Time(t("aanbevelingen.timeline_study_date"), dateTime=policy.STUDIED),
            html.P(t("aanbevelingen.timeline_study")),
            html.P(
                t("aanbevelingen.timeline_source", name=t("aanbevelingen.timeline_study_source")),
                className="bron",
            ),
        ],
        className="studie",
    )
    return html.Section(
        [
            html.H2(t("aanbevelingen.timeline"), id="tijdlijn-titel"),
            own_link("tijdlijn", t("aanbevelingen.timeline")),
            html.P(t("aanbevelingen.timeline_lead")),
            html.Ol([*before, study, *after], className="tijdlijn"),
        ],
        id="tijdlijn",
        className="hoofdstuk",
        **{"aria-labelledby": "tijdlijn-titel"},
    )


def _fact(fact: Milestone) -> html.Li:
    name = html.A(fact.source_name, href=fact.link) if fact.link else fact.source_name
    before, _, after = t("aanbevelingen.timeline_source", name="|").partition("|")
    parts: list[Any] = [
        html.Time(fact.dated, dateTime=fact.when),
        html.P([f"{fact.text}. ", _since(fact)]),
        html.P([before, name, after], className="bron"),
    ]
    if fact.touches:
        links: list[Any] = []
        for ask in fact.touches:
            short = t(f"aanbevelingen.ask.{ask}.short")
            named = f"{RECOMMENDATIONS.index(ask) + 1}. {short}"
            links += [" · " if links else "", html.A(named, href=f"#{ask}")]
        start, _, _ = t("aanbevelingen.timeline_touches", names="|").partition("|")
        parts.append(html.P([start, *links], className="raakt"))
    return html.Li(parts, id=_id(fact))


dash.register_page(
    __name__,
    path="/aanbevelingen",
    name=t("page.nav.aanbevelingen"),
    title=t("aanbevelingen.title"),
    description=t("aanbevelingen.lead"),
    order=15,
    layout=where_studied(layout, t("aanbevelingen.title")),
    menu="waarom",
    scripts=(SCRIPT, SHARE, contents.SCRIPT),
    leaves=FixedPage(standing.PLACE, cards_where_studied(standing.cards), counts=True),
)
