"""The ladder to walk on: each rung opens, by mouse or keyboard, with or without scripts
(``assets/scripts/texts/ladder.js`` adds the arrow keys)."""

from __future__ import annotations

from typing import Any

from arbeidszorg.subjects.ladder.rungs import HERE, numbered
from arbeidszorg.subjects.study import amounts, euro, mobility
from arbeidszorg.subjects.study.finding import source_of
from arbeidszorg.texts import t
from components import html


def walk(opened: int) -> html.Div:
    """The rungs from high to low; the rung ``opened`` stands open."""
    return html.Div(
        [
            html.P(
                t("meerwaarde.participatieladder.walk"), className="treden-titel", id="treden-titel"
            ),
            html.P(t("meerwaarde.participatieladder.walk_hint"), className="treden-hint"),
            html.Ul(
                [_rung(step, step.number == opened) for step in mobility.steps()],
                id="treden",
                className="treden",
                **{"aria-labelledby": "treden-titel"},
            ),
        ],
        className="tredenvak",
    )


def _rung(step: mobility.Step, opened: bool) -> html.Li:
    way = mobility.ways()
    here = [" ", html.Span(t("meerwaarde.ladder.here"), className="staathier")]
    lines = [
        html.P([_strong("what"), " ", step.what]),
        html.P([_strong("who"), " ", step.who]),
        _count(step),
    ]
    if step.here:
        lines.append(html.P(t("meerwaarde.ladder.way_up", value=way["up"])))
    elif step.number > max(HERE):
        lines.append(html.P(t("meerwaarde.ladder.way_down", value=way["down"])))
    return html.Li(
        html.Details(
            [
                html.Summary(
                    [
                        html.Span(numbered(step.number), className="tredenummer"),
                        " ",
                        step.name,
                        *(here if step.here else []),
                    ]
                ),
                html.Div(lines, className="tredeuitleg"),
            ],
            id=f"trede-{step.number}",
            open=opened,
            **{"data-trede": str(step.number)},
        ),
        className="hier" if step.here else "",
    )


def _strong(key: str) -> html.Strong:
    return html.Strong(t(f"meerwaarde.ladder.{key}"))


def _count(step: mobility.Step) -> html.P:
    parts: list[Any] = [_strong("how_many"), f" {step.count_in_words}. "]
    if step.count:
        source = t("meerwaarde.ladder.published_source", source=source_of(step.count))
        parts.append(html.Span(source, className="bron"))
        if step.count.measure == "ladder_trede_3":
            known = amounts.participants()
            value = euro.plain(known.value)
            parts += [" ", t("meerwaarde.ladder.other_measure", value=value, year=known.year)]
    return html.P(parts)
