"""Costs and benefits of the study: the waterfalls of participant and government, the gains of the
participant, and the tornado of a scenario."""

from __future__ import annotations

from dataclasses import replace

from arbeidszorg.content.grid import Grid
from arbeidszorg.figures.kinds.rates import Rate, rates
from arbeidszorg.figures.picture import Picture
from arbeidszorg.subjects.study import amounts, euro, scenario
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
    scenario = amounts.study()
    balance = amounts.balance(scenario)
    by_field = {part.field: euro.plain(getattr(scenario.amounts, part.field)) for part in PARTS}
    return {
        **by_field,
        "participant": euro.plain(balance.left_for(PARTICIPANT)),
        "government": euro.plain(abs(balance.left_for(GOVERNMENT))),
        "spent": euro.plain(balance.spent(GOVERNMENT)),
        "gained": euro.plain(balance.gained(GOVERNMENT)),
        "recovered": euro.percent(balance.recovered or 0.0),
        "short": euro.plain(scenario.amounts.expenses - scenario.amounts.allowance),
        "two_thirds": euro.percent(200 / 3),
        "base": euro.percent(scenario.base),
        "break_even": euro.percent(amounts.break_even(scenario) or 0.0),
        "participants": euro.plain(scenario.participants),
    }


# --- waterfalls ----------------------------------------------------------------------------------


def waterfall(party: str) -> Finding:
    """The costs and benefits of a party, one after another."""
    balance = amounts.balance(amounts.study())
    lines = [(part, value) for part, value in balance.lines if part.party == party]
    steps = [waterfalls.Step(post(part), value, part.code) for part, value in lines]
    left = t("meerwaarde.balance.left")
    say = {
        "gained": euro.plain(balance.gained(party)),
        "spent": euro.plain(balance.spent(party)),
        "left": euro.plain(balance.left_for(party)),
        "recovered": euro.percent(balance.recovered or 0.0),
    }
    return Finding(
        key=party,
        title=t(f"meerwaarde.balance.{party}.title"),
        subtitle=t(f"meerwaarde.balance.{party}.subtitle"),
        picture=waterfalls.waterfall(steps, left),
        sentence=t(f"meerwaarde.balance.{party}.sentence", **say),
        grid=_running(steps, left),
        sources=sources_of(amounts.figure_of_study(part.measure) for part, _ in lines),
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
    scenario = amounts.study()
    parts = [part for part in PARTS if part.party == PARTICIPANT and part.sign > 0]
    parts.sort(key=lambda part: -getattr(scenario.amounts, part.field))
    values = [getattr(scenario.amounts, part.field) for part in parts]
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
        sources=sources_of(amounts.figure_of_study(part.measure) for part in parts),
        notes=(note("meerwaarde.no_period"),),
    )


def _without_keys(picture: Picture) -> Picture:
    """Bars of one kind need no legend."""
    return replace(picture, keys=())


# --- the calculator ------------------------------------------------------------------------------


def tornado(assumed: Scenario) -> Finding:
    """Which assumption of a scenario matters most."""
    swing = euro.percent(amounts.SWING * 100)
    effects = [
        tornados.Effect(effect.code, effect.lower, effect.higher, scenario.input_name(effect.code))
        for effect in amounts.tornado(assumed)
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
            [effect.name for effect in effects],
            [
                [(euro.signed(effect.lower), OK), (euro.signed(effect.higher), OK)]
                for effect in effects
            ],
        ),
        sources=(
            t(
                "watals.tornado.source",
                source=source_of(amounts.figure_of_study("overheid_kost_subsidies")),
                participants=source_of(amounts.participants()),
            ),
        ),
        notes=(
            Note("watals.assumptions", scenario.assumptions(assumed)),
            note("meerwaarde.no_period"),
        ),
    )


def heaviest(effects: list[tornados.Effect], swing: str) -> str:
    """The assumption that matters most, in a sentence."""
    first = effects[0]
    if euro.rounded(first.size) == 0:
        return t("watals.tornado.sentence_none")
    return t("watals.tornado.sentence", name=first.name, swing=swing, size=euro.plain(first.size))
