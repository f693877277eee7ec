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
    balances = {name: amounts.balance(assumed) for name, assumed in both.items()}
    return html.Div(
        [
            html.H2(t("watals.result.title"), id="uitkomst-titel"),
            scrolling(_balances(balances), t("watals.result.title")),
            *(_sentences(name, assumed, balances[name]) for name, assumed in both.items()),
            html.P(t("watals.result.not_society"), className="terzijde"),
            html.Details(
                [
                    html.Summary(t("watals.result.table")),
                    scrolling(_account(balances), t("watals.result.table_label")),
                ],
                className="tabelvak",
            ),
        ],
        id="uitkomst",
        className="uitkomst",
    )


def _out(name: str, text: str) -> html.Td:
    return html.Td(text, className="getal", **{"data-uit": name})


def _value(balance: Balance, who: str) -> float:
    return balance.together if who == TOGETHER else balance.left_for(who)


def _balances(balances: dict[str, Balance]) -> html.Table:
    """The balance of each party, for one participant and for all."""
    head = html.Tr(
        [html.Th(t("watals.result.corner"), scope="col", className="onzichtbaarkop")]
        + [
            html.Th(t(f"watals.form.scenario_{name}"), scope="col", className="getal")
            for name in balances
        ]
    )
    bodies = []
    for how in HOW:
        top = html.Th(t(f"watals.result.{how}"), scope="rowgroup", colSpan=3)
        rows = [html.Tr(top, className="uitkomstgroep")]
        for who in WHO:
            cells = []
            for name, balance in balances.items():
                value = _value(balance, who)
                number = balance.total(value) if how == "total" else value
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


def _sentences(name: str, assumed: Scenario, balance: Balance) -> html.Div:
    """What a scenario is, what government wins back, and where it breaks even."""
    lines = {"wie": persons(assumed), "terug": recovered(balance), "quitte": break_even(assumed)}
    return html.Div(
        [
            html.H3(t(f"watals.form.scenario_{name}")),
            html.Ul(
                [html.Li(text, **{"data-uit": f"{name}.{key}"}) for key, text in lines.items()]
            ),
        ],
        className=f"scenariozin scenario-{name}",
    )


def persons(assumed: Scenario) -> str:
    """How many participants, and how many of them move on."""
    return t(
        "watals.result.persons",
        value=euro.plain(assumed.participants),
        doorstroom=euro.percent(assumed.doorstroom),
    )


def recovered(balance: Balance) -> str:
    """What share of its costs government wins back."""
    if balance.recovered is None:
        return t("watals.result.recovered_none")
    return t("watals.result.recovered", value=euro.percent(balance.recovered))


def break_even(assumed: Scenario) -> str:
    """At what doorstroom government neither gains nor pays."""
    share = amounts.break_even(assumed)
    if share is None:
        return t("watals.result.break_even_none")
    if share == 0:
        return t("watals.result.break_even_zero")
    key = "break_even_over" if share > amounts.WHOLE else "break_even"
    return t(f"watals.result.{key}", value=euro.percent(share))


def _account(balances: dict[str, Balance]) -> html.Table:
    """Every cost and benefit of both scenarios, for one participant and for all."""
    columns = [(name, how) for name in balances for how in HOW]
    head = [
        html.Th(t(f"watals.result.{name}_{how}"), scope="col", className="getal")
        for name, how in columns
    ]
    rows: list[Any] = []
    for party in PARTIES:
        for place, (part, _) in enumerate(balances["a"].lines):
            if part.party == party:
                each = {name: balance.lines[place][1] for name, balance in balances.items()}
                rows.append(_account_row(scenario.input_name(part.code), part.code, balances, each))
        each = {name: balance.left_for(party) for name, balance in balances.items()}
        rows.append(_account_row(t(f"watals.result.saldo_{party}"), party, balances, each, "samen"))
    each = {name: balance.together for name, balance in balances.items()}
    rows.append(_account_row(t("watals.result.saldo_samen"), TOGETHER, balances, each, "samen"))
    return html.Table(
        [
            html.Caption(t("watals.result.caption")),
            html.Thead(html.Tr([html.Th(t("watals.result.corner"), scope="col"), *head])),
            html.Tbody(rows),
        ],
        className="cijfertabel rekening",
    )


def _account_row(
    title: str, code: str, balances: dict[str, Balance], each: dict[str, float], kind: str = ""
) -> html.Tr:
    cells = []
    for name, balance in balances.items():
        cells.append(_out(f"{name}.{code}.each", euro.signed(each[name])))
        cells.append(_out(f"{name}.{code}.total", euro.signed(balance.total(each[name]))))
    return html.Tr([html.Th(title, scope="row"), *cells], className=kind)
