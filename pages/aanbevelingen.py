"""Aanbevelingen: what the study asks, where West-Vlaanderen stands, who can act, and what the
policy has done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.subjects.recommendations import policy, progress
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS, Milestone
from arbeidszorg.texts import has, t
from components import html
from components.context import atlas
from components.markup import element
from components.terms import SCRIPT, explained
from pages.common import TextPage
from pages.standing import counted, fields, shares, supply

#: Recommendation -> what makes its further figures.
FURTHER: dict[str, tuple[Callable[[Atlas], html.Section], ...]] = {
    "aanbod": (supply,),
    "registratie": (fields,),
}


def layout(_: str = "") -> html.Div:
    """The six recommendations and the time line."""
    here = atlas()
    parts = [
        html.P(t("aanbevelingen.lead"), className="lead"),
        _contents(),
        html.P(t("aanbevelingen.caution"), className="voorbehoud"),
        *(_section(asked, number, here) for number, asked in enumerate(RECOMMENDATIONS, 1)),
        _timeline(),
        html.P(t("aanbevelingen.source"), className="bron"),
    ]
    return html.Div(
        [html.H1(t("aanbevelingen.title")), *explained(parts, set())],
        className="breed pagina-aanbevelingen",
    )


def _title(asked: str) -> str:
    return t(f"aanbevelingen.ask.{asked}.title")


def _contents() -> html.Nav:
    items = [html.Li(html.A(_title(asked), href=f"#{asked}")) for asked in RECOMMENDATIONS]
    return html.Nav(
        html.Ol(items),
        className="aanbevelingenlijst",
        **{"aria-label": t("aanbevelingen.contents")},
    )


def _section(asked: str, number: int, here: Atlas) -> html.Section:
    """One recommendation: what is asked beside who can act, the figures, what the policy did."""
    title = f"{asked}-titel"
    return html.Section(
        [
            html.Div(
                [
                    html.Span(str(number), className="nummer", **{"aria-hidden": "true"}),
                    html.H2(_title(asked), id=title),
                ],
                className="vraagkop",
            ),
            html.Div(
                [
                    html.Div(
                        [
                            html.H3(t("aanbevelingen.asked")),
                            html.P(t(f"aanbevelingen.ask.{asked}.text")),
                        ]
                    ),
                    html.Div([html.H3(t("aanbevelingen.act")), html.Ul(_actors(asked))]),
                    html.Div([html.H3(t("aanbevelingen.policy")), *_policy(asked)]),
                ],
                className="vraagdelen",
            ),
            html.H3(t("aanbevelingen.today"), className="vandaag"),
            html.P(t(f"aanbevelingen.ask.{asked}.today")),
            *_figures(asked, here),
        ],
        id=asked,
        className="hoofdstuk aanbeveling",
        **{"aria-labelledby": title},
    )


def _actors(asked: str) -> list[html.Li]:
    """Who can act: a name and what they can do."""
    lines = t(f"aanbevelingen.ask.{asked}.act").strip().splitlines()
    parts = [line.partition(": ") for line in lines]
    return [html.Li([element("strong", [], who), f": {what}"]) for who, _, what in parts]


def _figures(asked: str, here: Atlas) -> list[Any]:
    """What the data say; where they say nothing, that, and what it would take."""
    found: list[Any] = [shares(measure, here) for measure in progress.SHARES.get(asked, ())]
    found += [counted(make(here), here) for make in progress.COUNTED[asked]]
    found += [make(here) for make in FURTHER.get(asked, ())]
    parts: list[Any] = (
        [html.Div(found, className="standen")]
        if found
        else [html.P(t("aanbevelingen.none"), className="geen-cijfer")]
    )
    if asked in progress.SHARES:
        parts.append(html.P(t("aanbevelingen.study_8"), className="bron"))
    if has(f"aanbevelingen.ask.{asked}.needed"):
        needed = t(f"aanbevelingen.ask.{asked}.needed")
        parts.append(
            html.P(
                [element("strong", [], t("aanbevelingen.needed")), f": {needed}"], className="nodig"
            )
        )
    return parts


# --- what the policy has done --------------------------------------------------------------------


def _policy(asked: str) -> list[Any]:
    """The facts that touch a recommendation, each linked to the time line: those since the study,
    and folded what came before."""
    facts = policy.touching(asked)
    if not facts:
        return [html.P(t("aanbevelingen.policy_none"), className="geen-cijfer")]
    since = [one for one in facts if one.since_study]
    before = [one for one in facts if not one.since_study]
    found: list[Any] = (
        [_facts(since)]
        if since
        else [html.P(t("aanbevelingen.policy_none_since"), className="geen-cijfer")]
    )
    if before:
        named = html.Summary(t("aanbevelingen.policy_before", count=len(before)))
        found.append(html.Details([named, _facts(before)], className="ouder"))
    return found


def _facts(facts: Sequence[Milestone]) -> html.Ul:
    items = [html.Li([html.A(one.dated, href=f"#{_id(one)}"), f": {one.text}"]) for one in facts]
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
    before = [_fact(one) for one in facts if not one.since_study]
    after = [_fact(one) for one in facts if one.since_study]
    study = html.Li(
        [
            element("time", [("datetime", policy.STUDIED)], t("aanbevelingen.timeline_study_date")),
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
            html.P(t("aanbevelingen.timeline_lead")),
            html.Ol([*before, study, *after], className="tijdlijn"),
        ],
        id="tijdlijn",
        className="hoofdstuk",
        **{"aria-labelledby": "tijdlijn-titel"},
    )


def _fact(one: Milestone) -> html.Li:
    name = html.A(one.source_name, href=one.link) if one.link else one.source_name
    before, _, after = t("aanbevelingen.timeline_source", name="|").partition("|")
    parts: list[Any] = [
        element("time", [("datetime", one.when)], one.dated),
        html.P([f"{one.text}. ", _since(one)]),
        html.P([before, name, after], className="bron"),
    ]
    if one.touches:
        links: list[Any] = []
        for asked in one.touches:
            short = t(f"aanbevelingen.ask.{asked}.short")
            named = f"{RECOMMENDATIONS.index(asked) + 1}. {short}"
            links += [" · " if links else "", html.A(named, href=f"#{asked}")]
        start, _, _ = t("aanbevelingen.timeline_touches", names="|").partition("|")
        parts.append(html.P([start, *links], className="raakt"))
    return html.Li(parts, id=_id(one))


PAGE = TextPage(
    "/aanbevelingen", t("aanbevelingen.title"), t("aanbevelingen.lead"), layout, (SCRIPT,)
)
