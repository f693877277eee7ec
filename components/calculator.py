"""The form of the calculator: for each assumption a field and a slider for scenario A and for B,
and what comes out of them. All that the browser needs to do the same sums is in its ``data-model``.
"""

from __future__ import annotations

import json
from typing import Any

from arbeidszorg.subjects.study import amounts, euro, scenario
from arbeidszorg.subjects.study.amounts import DOORSTROOM, INPUTS, PARTICIPANTS, PARTIES, PARTS
from arbeidszorg.subjects.study.scenario import OTHER, Scenarios
from arbeidszorg.texts import t
from components import html, outcome

PATH = "/meerwaarde/wat-als"
#: Where the form is sent without scripts: it leads back to the tidy address.
FORM = "/studie/wat-als"
#: Scenario -> what its parameters begin with.
PREFIX = {"a": "", "b": OTHER}
#: Texts that the browser fills in itself.
BROWSER_TEXTS = (
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


def form(choice: Scenarios, action: str, reset: str) -> html.Form:
    """The form. ``action``: where it goes without scripts; ``reset``: the address of the study's
    own values."""
    groups = [_group("", (PARTICIPANTS, DOORSTROOM), choice)]
    groups += [
        _group(party, tuple(part.code for part in PARTS if part.party == party), choice)
        for party in PARTIES
    ]
    send = html.Button(t("watals.count"), type="submit", className="toon")
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
        outcome.outcome(choice.a, choice.b),
        html.P(id="watals-gezegd", role="status", className="onzichtbaar"),
    ]
    return html.Form(
        inside,
        id="watals",
        className="rekenblad",
        method="get",
        action=action,
        autoComplete="off",
        **{
            "aria-labelledby": "aannames-titel",
            "data-model": json.dumps(model(), ensure_ascii=False),
        },
    )


def model() -> dict[str, Any]:
    """What the browser needs to know."""
    limits = {code: scenario.bounds(code) for code in INPUTS}
    start = amounts.study()
    return {
        "delen": [[part.code, part.party, part.sign, part.moves] for part in PARTS],
        "invoer": INPUTS,
        "studie": {code: amounts.value(start, code) for code in INPUTS},
        "basis": start.base,
        "zwaai": amounts.SWING,
        "grenzen": {
            code: [limit.least, limit.most, limit.decimals] for code, limit in limits.items()
        },
        "namen": {code: scenario.input_name(code) for code in INPUTS},
        "teksten": {key.removeprefix("watals."): t(key) for key in BROWSER_TEXTS},
    }


# --- inputs --------------------------------------------------------------------------------------


def _group(party: str, codes: tuple[str, ...], choice: Scenarios) -> Any:
    """The inputs that belong together; the amounts are folded until one is another number."""
    rows = [_row(code, choice) for code in codes]
    if not party:
        return html.Div(rows, className="aannamegroep")
    start = amounts.study()
    touched = any(
        amounts.value(choice.a, code) != amounts.value(start, code)
        or code in choice.own
        or {code, f"{OTHER}{code}"} & set(choice.faults)
        for code in codes
    )
    return html.Details(
        [html.Summary(t(f"watals.form.amounts_{party}")), *rows],
        className="aannamegroep",
        open=touched,
    )


def _row(code: str, choice: Scenarios) -> html.Div:
    shown = scenario.in_words(code, amounts.value(amounts.study(), code))
    known = t(f"watals.form.{'published' if code == PARTICIPANTS else 'study'}", value=shown)
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
            *(_cell(code, name, choice) for name in PREFIX),
        ],
        className="aanname",
    )


def _cell(code: str, name: str, choice: Scenarios) -> html.Div:
    """The field and the slider of an input in a scenario."""
    base, parameter = f"{name}-{code}", f"{PREFIX[name]}{code}"
    number = amounts.value(choice.a if name == "a" else choice.b, code)
    follows = name == "b" and code not in choice.own
    fault = choice.faults.get(parameter, "")
    unit = "amount" if code not in (PARTICIPANTS, DOORSTROOM) else code
    names = {"name": scenario.input_name(code), "scenario": t(f"watals.form.scenario_{name}")}
    field = html.Input(
        type="text",
        inputMode="decimal",
        id=f"veld-{base}",
        name=parameter,
        value="" if follows else euro.typed(number),
        placeholder=t("watals.form.as_a") if name == "b" else None,
        **{
            "aria-label": t("watals.form.field", **names),
            "aria-invalid": "true" if fault else None,
            "aria-describedby": f"eenheid-{base} fout-{base}",
        },
        maxLength="30",
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
            _slider(code, base, number, t("watals.form.slider", **names)),
            html.P(fault, id=f"fout-{base}", className="veldfout", **{"aria-live": "polite"}),
        ],
        className=f"invoer invoer-{name}",
    )


def _slider(code: str, base: str, number: float, name: str) -> html.Div:
    """The slider, with a mark where the study stands; hidden without scripts, which it needs."""
    limits = scenario.bounds(code)
    place = amounts.value(amounts.study(), code) / limits.slider
    bar = html.Input(
        type="range",
        id=f"schuif-{base}",
        min=0 if limits.least < limits.step else euro.typed(limits.least),
        max=f"{limits.slider:g}",
        step=f"{limits.step:g}",
        value=f"{min(number, limits.slider):g}",
        **{"aria-label": name, "aria-valuetext": scenario.in_words(code, number)},
    )
    mark = html.Span(className="studiestreep", style={"--plaats": f"{place:.4f}"})
    return html.Div([bar, mark], className="schuifbalk met-script")
