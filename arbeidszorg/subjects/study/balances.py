"""Costs and benefits of the study: the waterfalls of participant and government, the gains of the
participant, and the tornado of a scenario."""

from __future__ import annotations

from dataclasses import replace

from arbeidszorg.content.grid import Grid
from arbeidszorg.figures.kinds.rates import Rate, rates
from arbeidszorg.figures.picture import Picture
from arbeidszorg.subjects.study import amounts as study
from arbeidszorg.subjects.study import euro, scenario
from arbeidszorg.subjects.study import tornado as tornados
from arbeidszorg.subjects.study import waterfall as waterfalls
from arbeidszorg.subjects.study.amounts import GOVERNMENT, PARTICIPANT, PARTS, Part, Scenario
from arbeidszorg.subjects.study.finding import Finding, source_of, sources_of
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.rows import OK


def post(part: Part) -> str:
    """What a part is called."""
    return t(f"meerwaarde.post.{part.code}")


def words() -> dict[str, str]:
    """The amounts of the study and what follows from them, as they are written in sentences."""
    of = study.study()
    made = study.balance(of)
    found = {part.field: euro.plain(getattr(of.amounts, part.field)) for part in PARTS}
    return {
        **found,
        "participant": euro.plain(made.of(PARTICIPANT)),
        "government": euro.plain(abs(made.of(GOVERNMENT))),
        "spent": euro.plain(made.spent(GOVERNMENT)),
        "gained": euro.plain(made.gained(GOVERNMENT)),
        "recovered": euro.percent(made.recovered or 0.0),
        "short": euro.plain(of.amounts.expenses - of.amounts.allowance),
        "two_thirds": euro.percent(200 / 3),
        "base": euro.percent(of.base),
        "break_even": euro.percent(study.break_even(of) or 0.0),
        "participants": euro.plain(of.participants),
    }


# --- waterfalls ----------------------------------------------------------------------------------


def waterfall(party: str) -> Finding:
    """The costs and benefits of a party, one after another."""
    made = study.balance(study.study())
    lines = [(part, value) for part, value in made.lines if part.party == party]
    steps = [waterfalls.Step(post(part), value, part.code) for part, value in lines]
    left = t("meerwaarde.balance.left")
    say = {
        "gained": euro.plain(made.gained(party)),
        "spent": euro.plain(made.spent(party)),
        "left": euro.plain(made.of(party)),
        "recovered": euro.percent(made.recovered or 0.0),
    }
    return Finding(
        key=party,
        title=t(f"meerwaarde.balance.{party}.title"),
        subtitle=t(f"meerwaarde.balance.{party}.subtitle"),
        picture=waterfalls.waterfall(steps, left),
        sentence=t(f"meerwaarde.balance.{party}.sentence", **say),
        grid=_running(steps, left),
        sources=sources_of(study.of_study(part.measure) for part, _ in lines),
        words=frozenset({0}),
        notes=(note("meerwaarde.no_period"),),
    )


def _running(steps: list[waterfalls.Step], left: str) -> Grid:
    """Each step with its kind, its amount, and what the steps up to it come to."""
    cells, running = [], 0.0
    for step in steps:
        running += step.value
        kind = t(f"meerwaarde.key.{'gain' if step.value >= 0 else 'cost'}")
        cells.append([(text, OK) for text in (kind, euro.signed(step.value), euro.signed(running))])
    last = [("", OK), (euro.signed(running), OK), (euro.signed(running), OK)]
    head = [t(f"meerwaarde.balance.{name}") for name in ("kind", "amount", "running")]
    names = [step.name for step in steps]
    return Grid(t("meerwaarde.balance.corner"), head, names, cells, last, left)


def gains() -> Finding:
    """What the participant gains, the largest first."""
    of = study.study()
    parts = [part for part in PARTS if part.party == PARTICIPANT and part.sign > 0]
    parts.sort(key=lambda part: -getattr(of.amounts, part.field))
    values = [getattr(of.amounts, part.field) for part in parts]
    shown = [t("meerwaarde.euro", value=euro.plain(value)) for value in values]
    bars = [
        Rate(post(part), value, text)
        for part, value, text in zip(parts, values, shown, strict=True)
    ]
    say = {part.field: text for part, text in zip(parts, shown, strict=True)}
    return Finding(
        key="welbevinden",
        title=t("meerwaarde.welbevinden.figure"),
        subtitle=t("meerwaarde.welbevinden.subtitle"),
        picture=_without_keys(rates(bars, ("", ""))),
        sentence=t("meerwaarde.welbevinden.sentence", **say),
        grid=Grid(
            t("meerwaarde.welbevinden.corner"),
            [t("meerwaarde.welbevinden.column")],
            [post(part) for part in parts],
            [[(euro.plain(value), OK)] for value in values],
        ),
        sources=sources_of(study.of_study(part.measure) for part in parts),
        notes=(note("meerwaarde.no_period"),),
    )


def _without_keys(picture: Picture) -> Picture:
    """Bars of one kind need no legend."""
    return replace(picture, keys=())


# --- the calculator ------------------------------------------------------------------------------


def tornado(of: Scenario) -> Finding:
    """Which assumption of a scenario matters most."""
    swing = euro.percent(study.SWING * 100)
    effects = [
        tornados.Effect(scenario.input_name(one.code), one.code, one.lower, one.higher)
        for one in study.tornado(of)
    ]
    return Finding(
        key="tornado",
        title=t("watals.tornado.title"),
        subtitle=t("watals.tornado.subtitle", swing=swing),
        picture=tornados.tornado(effects, swing),
        sentence=heaviest(effects, swing),
        grid=Grid(
            t("watals.tornado.corner"),
            [t(f"watals.tornado.{way}", swing=swing) for way in ("lower", "higher")],
            [one.name for one in effects],
            [[(euro.signed(one.lower), OK), (euro.signed(one.higher), OK)] for one in effects],
        ),
        sources=(
            t(
                "watals.tornado.source",
                source=source_of(study.of_study("overheid_kost_subsidies")),
                participants=source_of(study.participants()),
            ),
        ),
        notes=(
            Note("watals.assumptions", scenario.assumptions(of)),
            note("meerwaarde.no_period"),
        ),
    )


def heaviest(effects: list[tornados.Effect], swing: str) -> str:
    """The assumption that matters most, in a sentence."""
    first = effects[0]
    if euro.rounded(first.size) == 0:
        return t("watals.tornado.sentence_none")
    return t("watals.tornado.sentence", name=first.name, swing=swing, size=euro.plain(first.size))
