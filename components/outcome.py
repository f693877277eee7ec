"""What comes out of two scenarios: their balances side by side, and the whole account. Every number
has a name (``data-uit``), under which the browser writes it anew."""

from __future__ import annotations

from typing import Any

from arbeidszorg.subjects.study import amounts, euro, scenario
from arbeidszorg.subjects.study.amounts import GOVERNMENT, PARTICIPANT, PARTIES, Balance, Scenario
from arbeidszorg.texts import t
from components import html
from components.tables import scrolling

TOGETHER = "samen"
#: Rows of the outcome, and its two halves.
WHO, HOW = (PARTICIPANT, GOVERNMENT, TOGETHER), ("each", "total")


def outcome(a: Scenario, b: Scenario) -> html.Div:
    """The results of both scenarios."""
    both = {"a": a, "b": b}
    made = {name: amounts.balance(of) for name, of in both.items()}
    return html.Div(
        [
            html.H2(t("watals.result.title"), id="uitkomst-titel"),
            scrolling(_balances(made), t("watals.result.title")),
            *(_sentences(name, of, made[name]) for name, of in both.items()),
            html.P(t("watals.result.not_society"), className="terzijde"),
            html.Details(
                [
                    html.Summary(t("watals.result.table")),
                    scrolling(_account(made), t("watals.result.table_label")),
                ],
                className="tabelvak",
            ),
        ],
        id="uitkomst",
        className="uitkomst",
    )


def _out(name: str, text: str) -> html.Td:
    return html.Td(text, className="getal", **{"data-uit": name})


def _value(made: Balance, who: str) -> float:
    return made.together if who == TOGETHER else made.left_for(who)


def _balances(made: dict[str, Balance]) -> html.Table:
    """The balance of each party, for one participant and for all."""
    head = html.Tr(
        [html.Th(t("watals.result.corner"), scope="col", className="onzichtbaarkop")]
        + [
            html.Th(t(f"watals.form.scenario_{name}"), scope="col", className="getal")
            for name in made
        ]
    )
    bodies = []
    for how in HOW:
        top = html.Th(t(f"watals.result.{how}"), scope="rowgroup", colSpan=3)
        rows = [html.Tr(top, className="uitkomstgroep")]
        for who in WHO:
            cells = []
            for name, of in made.items():
                value = _value(of, who)
                number = of.total(value) if how == "total" else value
                cells.append(_out(f"{name}.{who}.{how}", euro.signed(number)))
            rows.append(
                html.Tr(
                    [html.Th(t(f"watals.result.{who}"), scope="row"), *cells],
                    className="samen" if who == TOGETHER else "",
                )
            )
        bodies.append(html.Tbody(rows))
    caption = html.Caption(t("watals.result.caption"), className="onzichtbaar")
    return html.Table([caption, html.Thead(head), *bodies], className="cijfertabel saldotabel")


def _sentences(name: str, of: Scenario, made: Balance) -> html.Div:
    """What a scenario is, what government wins back, and where it breaks even."""
    lines = {"wie": persons(of), "terug": recovered(made), "quitte": break_even(of)}
    return html.Div(
        [
            html.H3(t(f"watals.form.scenario_{name}")),
            html.Ul(
                [html.Li(text, **{"data-uit": f"{name}.{key}"}) for key, text in lines.items()]
            ),
        ],
        className=f"scenariozin scenario-{name}",
    )


def persons(of: Scenario) -> str:
    """How many participants, and how many of them move on."""
    return t(
        "watals.result.persons",
        value=euro.plain(of.participants),
        doorstroom=euro.percent(of.doorstroom),
    )


def recovered(made: Balance) -> str:
    """What share of its costs government wins back."""
    if made.recovered is None:
        return t("watals.result.recovered_none")
    return t("watals.result.recovered", value=euro.percent(made.recovered))


def break_even(of: Scenario) -> str:
    """At what doorstroom government neither gains nor pays."""
    found = amounts.break_even(of)
    if found is None:
        return t("watals.result.break_even_none")
    if found == 0:
        return t("watals.result.break_even_zero")
    key = "break_even_over" if found > amounts.WHOLE else "break_even"
    return t(f"watals.result.{key}", value=euro.percent(found))


def _account(made: dict[str, Balance]) -> html.Table:
    """Every cost and benefit of both scenarios, for one participant and for all."""
    columns = [(name, how) for name in made for how in HOW]
    head = [
        html.Th(t(f"watals.result.{name}_{how}"), scope="col", className="getal")
        for name, how in columns
    ]
    rows: list[Any] = []
    for party in PARTIES:
        for place, (part, _) in enumerate(made["a"].lines):
            if part.party == party:
                each = {name: of.lines[place][1] for name, of in made.items()}
                rows.append(_account_row(scenario.input_name(part.code), part.code, made, each))
        each = {name: of.left_for(party) for name, of in made.items()}
        rows.append(_account_row(t(f"watals.result.saldo_{party}"), party, made, each, "samen"))
    each = {name: of.together for name, of in made.items()}
    rows.append(_account_row(t("watals.result.saldo_samen"), TOGETHER, made, each, "samen"))
    return html.Table(
        [
            html.Caption(t("watals.result.caption")),
            html.Thead(html.Tr([html.Th(t("watals.result.corner"), scope="col"), *head])),
            html.Tbody(rows),
        ],
        className="cijfertabel rekening",
    )


def _account_row(
    title: str, code: str, made: dict[str, Balance], each: dict[str, float], kind: str = ""
) -> html.Tr:
    cells = []
    for name, of in made.items():
        cells.append(_out(f"{name}.{code}.each", euro.signed(each[name])))
        cells.append(_out(f"{name}.{code}.total", euro.signed(of.total(each[name]))))
    return html.Tr([html.Th(title, scope="row"), *cells], className=kind)
