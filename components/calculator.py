"""The form of the calculator: for each assumption a field and a slider for scenario A and for B,
and what comes out of them. All that the browser needs to do the same sums is in its ``data-model``.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from arbeidszorg.subjects.study import amounts, euro, scenario
from arbeidszorg.subjects.study.amounts import DOORSTROOM, INPUTS, PARTICIPANTS, PARTIES, PARTS
from arbeidszorg.subjects.study.scenario import OTHER, Scenarios
from arbeidszorg.texts import t
from components import html, outcome
from components.markup import element

#: Scenario -> what its parameters begin with.
PREFIX = {"a": "", "b": OTHER}
#: Texts that the browser fills in itself.
TOLD = (
    "watals.euro",
    "watals.stay.last",
    "watals.stay.a",
    "watals.fault.empty",
    "watals.fault.text",
    "watals.fault.negative",
    "watals.fault.small",
    "watals.fault.large",
    "watals.fault.whole",
    "watals.result.persons",
    "watals.result.recovered",
    "watals.result.recovered_none",
    "watals.result.break_even",
    "watals.result.break_even_zero",
    "watals.result.break_even_none",
    "watals.result.break_even_over",
    "watals.result.said",
    "watals.tornado.sentence",
    "watals.tornado.sentence_none",
    "watals.tornado.assumption",
    "watals.tornado.assumptions",
    "watals.tornado.said_lower",
    "watals.tornado.said_higher",
)


def form(asked: Scenarios, action: str, reset: str) -> Markup:
    """The form. ``action``: where it goes without scripts; ``reset``: the address of the study's
    own values."""
    groups = [_group("", (PARTICIPANTS, DOORSTROOM), asked)]
    groups += [
        _group(party, tuple(part.code for part in PARTS if part.party == party), asked)
        for party in PARTIES
    ]
    send = element("button", [("type", "submit"), ("class", "toon")], t("watals.count"))
    inside = [
        html.Div(
            [
                html.H2(t("watals.form.label"), id="aannames-titel"),
                html.P(t("watals.form.hint"), className="aannamehint"),
                html.Div(
                    [
                        html.Span(),
                        html.Span(t("watals.form.scenario_a")),
                        html.Span(
                            [
                                t("watals.form.scenario_b"),
                                " ",
                                html.Span(t("watals.form.b_hint"), className="bhint"),
                            ]
                        ),
                    ],
                    className="aanname aannamekop",
                ),
                *groups,
                html.P([send, " ", html.A(t("watals.reset"), href=reset)], className="knoppenrij"),
            ],
            className="aannames",
        ),
        outcome.outcome(asked.a, asked.b),
        html.P(id="watals-gezegd", role="status", className="onzichtbaar"),
    ]
    attributes = [
        ("id", "watals"),
        ("class", "rekenblad"),
        ("method", "get"),
        ("action", action),
        ("autocomplete", "off"),
        ("aria-labelledby", "aannames-titel"),
        ("data-model", json.dumps(model(), ensure_ascii=False)),
    ]
    return element("form", attributes, inside)


def model() -> dict[str, Any]:
    """What the browser needs to know."""
    limits = {code: scenario.bounds(code) for code in INPUTS}
    of = amounts.study()
    return {
        "delen": [[part.code, part.party, part.sign, part.moves] for part in PARTS],
        "invoer": INPUTS,
        "studie": {code: amounts.value(of, code) for code in INPUTS},
        "basis": of.base,
        "zwaai": amounts.SWING,
        "grenzen": {code: [one.least, one.most, one.decimals] for code, one in limits.items()},
        "namen": {code: scenario.input_name(code) for code in INPUTS},
        "teksten": {key.removeprefix("watals."): t(key) for key in TOLD},
    }


# --- inputs --------------------------------------------------------------------------------------


def _group(party: str, codes: tuple[str, ...], asked: Scenarios) -> Any:
    """The inputs that belong together; the amounts are folded until one is another number."""
    rows = [_row(code, asked) for code in codes]
    if not party:
        return html.Div(rows, className="aannamegroep")
    start = amounts.study()
    touched = any(
        amounts.value(asked.a, code) != amounts.value(start, code)
        or code in asked.own
        or {code, f"{OTHER}{code}"} & set(asked.faults)
        for code in codes
    )
    return html.Details(
        [html.Summary(t(f"watals.form.amounts_{party}")), *rows],
        className="aannamegroep",
        open=touched,
    )


def _row(code: str, asked: Scenarios) -> html.Div:
    of = scenario.in_words(code, amounts.value(amounts.study(), code))
    known = t(f"watals.form.{'published' if code == PARTICIPANTS else 'study'}", value=of)
    sign = next((part.sign for part in PARTS if part.code == code), 0)
    kind = [f"{t('watals.form.cost' if sign < 0 else 'watals.form.gain')} · "] if sign else []
    return html.Div(
        [
            html.P(
                [
                    html.Span(scenario.input_name(code), className="aannamenaam"),
                    " ",
                    html.Span([*kind, known], className="studiewaarde"),
                ]
            ),
            *(_cell(code, name, asked) for name in PREFIX),
        ],
        className="aanname",
    )


def _cell(code: str, name: str, asked: Scenarios) -> html.Div:
    """The field and the slider of an input in a scenario."""
    base, parameter = f"{name}-{code}", f"{PREFIX[name]}{code}"
    number = amounts.value(asked.a if name == "a" else asked.b, code)
    follows = name == "b" and code not in asked.own
    fault = asked.faults.get(parameter, "")
    unit = "amount" if code not in (PARTICIPANTS, DOORSTROOM) else code
    said = {"name": scenario.input_name(code), "scenario": t(f"watals.form.scenario_{name}")}
    field = element(
        "input",
        [
            ("type", "text"),
            ("inputmode", "decimal"),
            ("id", f"veld-{base}"),
            ("name", parameter),
            ("value", "" if follows else euro.typed(number)),
            ("placeholder", t("watals.form.as_a") if name == "b" else None),
            ("aria-label", t("watals.form.field", **said)),
            ("aria-invalid", "true" if fault else None),
            ("aria-describedby", f"eenheid-{base} fout-{base}"),
            ("maxlength", "30"),
        ],
    )
    return html.Div(
        [
            html.Span(
                [
                    html.Span(name.upper(), className="vanwie"),
                    field,
                    " ",
                    html.Span(t(f"watals.unit.{unit}"), id=f"eenheid-{base}"),
                ],
                className="veldregel",
            ),
            _slider(code, base, number, t("watals.form.slider", **said)),
            html.P(fault, id=f"fout-{base}", className="veldfout", **{"aria-live": "polite"}),
        ],
        className=f"invoer invoer-{name}",
    )


def _slider(code: str, base: str, number: float, name: str) -> html.Div:
    """The slider, with a mark where the study stands; hidden without scripts, which it needs."""
    of = scenario.bounds(code)
    place = amounts.value(amounts.study(), code) / of.slider
    bar = element(
        "input",
        [
            ("type", "range"),
            ("id", f"schuif-{base}"),
            ("min", 0 if of.least < of.step else euro.typed(of.least)),
            ("max", f"{of.slider:g}"),
            ("step", f"{of.step:g}"),
            ("value", f"{min(number, of.slider):g}"),
            ("aria-label", name),
            ("aria-valuetext", scenario.in_words(code, number)),
        ],
    )
    mark = html.Span(className="studiestreep", style={"--plaats": f"{place:.4f}"})
    return html.Div([bar, mark], className="schuifbalk met-script")
