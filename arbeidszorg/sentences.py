"""Table to Dutch sentences that a person could say aloud; they know only the protected Table."""

from __future__ import annotations

import pandas as pd

from arbeidszorg import style
from arbeidszorg.geography import OUTSIDE, UNKNOWN
from arbeidszorg.indicators import SHARE_OF_PERSONS
from arbeidszorg.table import HIDDEN, OK, Table
from arbeidszorg.texts import label, t
from arbeidszorg.view import View
from arbeidszorg.wording import enumerate_nl

Named = list[tuple[str, float]]


def sentence(table: Table) -> str:
    """What the table says, in one to four sentences. Hidden numbers are never called zero."""
    frame = table.frame
    if frame.empty:
        return t("table.sentence.nothing")
    shown = frame[frame["status"] == OK]
    if shown.empty:
        every = (frame["status"] == HIDDEN).all()
        return t(f"table.sentence.{'all_hidden' if every else 'none_shown'}")
    parts = _trend(table) if len(table.view.all_years) > 1 else _moment(table, shown)
    return " ".join([*parts, *_hidden(table)])


def where(table: Table) -> str:
    """Where the table is about: "in West-Vlaanderen", "in Westhoek en Midwest"."""
    if not table.view.areas:
        by_home = table.view.place == "woonplaats"
        return t(f"table.sentence.where_{'initiatives' if by_home else 'province'}")
    names = list(dict.fromkeys(table.frame["gebied_naam"]))
    if len(names) > 4:
        return t("table.sentence.where_selection")
    return t("table.sentence.where_areas", names=enumerate_nl(names))


def noun(view: View, value: float) -> str:
    """The thing counted, right in number: "1 initiatief", "2 initiatieven"."""
    return t(f"view.noun.{'one' if value == 1 else 'more'}.{view.measure}")


def row_names(table: Table, rows: pd.DataFrame) -> list[str]:
    """What each row is called within its table: its area, its group, or both."""
    several = table.frame["gebied"].nunique() > 1
    names = []
    for row in rows.to_dict("records"):
        groups = [label(split, row[split]) for split in table.splits]
        names.append(", ".join(([row["gebied_naam"]] if several or not groups else []) + groups))
    return names


def _total(table: Table) -> list[str]:
    view = table.view
    last = table.totals.iloc[-1]
    year = int(last["jaar"])
    if last["status"] == HIDDEN:
        return [t("table.sentence.total_hidden", year=year)]
    if last["status"] != OK:
        return []
    if view.unit == "aandeel" and view.measure in SHARE_OF_PERSONS:
        value = style.number(last["waarde"], "aandeel")
        return [t("table.sentence.total_share", year=year, where=where(table), value=value)]
    number = last["waarde"]
    key = "total_one" if number == 1 else "total"
    return [
        t(
            f"table.sentence.{key}",
            year=year,
            where=where(table),
            value=style.number(number),
            noun=noun(view, number),
        )
    ]


def _moment(table: Table, shown: pd.DataFrame) -> list[str]:
    """One year: the total, then the highest and lowest area, or the largest groups."""
    unit = table.view.unit
    ranked: Named = sorted(
        zip(row_names(table, shown), shown["waarde"], strict=True), key=lambda p: (-p[1], p[0])
    )
    if len(table.frame) == 1:
        if unit in ("aantal", "aandeel") and (unit == "aantal" or _total(table)):
            return _total(table)
        name, value = ranked[0]
        return [t("table.sentence.one_value", name=name, value=style.number(value, unit),
                  year=table.view.year)]  # fmt: skip
    if table.splits and table.frame["gebied"].nunique() > 1:
        return _largest(table, shown)
    if not table.splits:
        shown = shown[~shown["gebied"].isin((OUTSIDE, UNKNOWN))]
        ranked = [pair for pair in ranked if pair[0] in set(shown["gebied_naam"])]
    parts = _total(table)
    above = [pair for pair in ranked if pair[1] > 0]
    if not above:
        if not table.hidden and (shown["status"] == OK).all():
            return [t("table.sentence.all_zero", years=table.view.year,
                      noun=noun(table.view, 0))]  # fmt: skip
        return parts
    kind = "parts" if table.splits else "ranking"
    return [*parts, *_ranked(table, kind, ranked, above)]


def _largest(table: Table, shown: pd.DataFrame) -> list[str]:
    """The largest visible group of each area, for as many areas as a person can listen to."""
    found = []
    for _, rows in list(shown[shown["waarde"] > 0].groupby("gebied", sort=False))[:5]:
        top = rows.iloc[int(rows["waarde"].to_numpy().argmax())]
        found.append(
            t(
                "table.sentence.largest",
                area=top["gebied_naam"],
                group=", ".join(label(split, top[split]) for split in table.splits),
                value=style.number(top["waarde"], table.view.unit),
            )
        )
    return (
        [t("table.sentence.largest_all", year=table.view.year, parts="; ".join(found))]
        if (found)
        else []
    )


def _ranked(table: Table, kind: str, ranked: Named, above: Named) -> list[str]:
    unit = table.view.unit
    inside = ~table.frame["gebied"].isin((OUTSIDE, UNKNOWN))
    complete = len(ranked) == len(table.frame if table.splits else table.frame[inside])
    top = above[0]
    say = {
        "top": top[0],
        "top_value": style.number(top[1], unit),
        "value": style.number(top[1], unit),
    }
    if len(above) == 1:
        return [t(f"table.sentence.{kind}_only", **say)] if complete or kind == "parts" else []
    if complete and above[-1][1] == top[1] and len(above) == len(ranked):
        key = "equal" if kind == "ranking" else "parts_equal"
        return [t(f"table.sentence.{key}", **say)]
    if kind == "parts":
        second = above[1]
        return [t("table.sentence.parts", second=second[0],
                  second_value=style.number(second[1], unit), **say)]  # fmt: skip
    tied = [name for name, value in above if value == top[1]]
    bottom = ranked[-1]
    lowest_alone = complete and sum(value == bottom[1] for _, value in ranked) == 1
    if len(tied) > 1 or not lowest_alone:
        say["top"] = enumerate_nl(tied[:5])
        key = "ranking_tie" if len(tied) > 1 else "ranking_top"
        return [t(f"table.sentence.{key}", **say)]
    return [t("table.sentence.ranking", bottom=bottom[0],
              bottom_value=style.number(bottom[1], unit), **say)]  # fmt: skip


def _trend(table: Table) -> list[str]:
    """Several years: one line rises or falls; of several, which changed most."""
    keys = ["gebied", *table.splits]
    series = [group for _, group in table.frame.groupby(keys, sort=False, observed=True)]
    if len(series) == 1:
        return _line(table, series[0], where(table))
    moves: list[tuple[str, float, float]] = []
    for group in series:
        first, last = group.iloc[0], group.iloc[-1]
        if first["status"] == OK and last["status"] == OK:
            moves.append((row_names(table, group.iloc[:1])[0], first["waarde"], last["waarde"]))
    found = _line(table, table.totals, where(table)) if table.view.unit == "aantal" else []
    if not moves:
        return found or [t("table.sentence.trend_hidden", where=where(table))]
    unit = table.view.unit
    most = max(moves, key=lambda move: move[2] - move[1])
    least = min(moves, key=lambda move: move[2] - move[1])
    extremes = [("trend_most", most)] if most[2] > most[1] else []
    extremes += [("trend_least", least)] if least[2] < least[1] else []
    for key, (name, low, high) in extremes:
        found.append(t(f"table.sentence.{key}", name=name, low=style.number(low, unit),
                       high=style.number(high, unit)))  # fmt: skip
    return found


def _line(table: Table, line: pd.DataFrame, place: str) -> list[str]:
    if (line["status"] != OK).any():
        return [t("table.sentence.trend_hidden", where=place)]
    unit = table.view.unit if "gebied" in line else "aantal"
    first, last = line.iloc[0], line.iloc[-1]
    low, high = first["waarde"], last["waarde"]
    thing = f" {noun(table.view, high)}" if unit == "aantal" else ""
    say = {
        "first": int(first["jaar"]),
        "last": int(last["jaar"]),
        "where": place,
        "low": style.number(low, unit),
        "high": style.number(high, unit) + thing,
    }
    if low == high or low == 0:
        key = "same" if low == high else "from_zero"
        return [t(f"table.sentence.{key}", **say)]
    key = "rose" if high > low else "fell"
    found = [t(f"table.sentence.{key}", change=style.change(low, high, unit), **say)]
    peak = line.iloc[int(line["waarde"].to_numpy().argmax())]
    if peak["waarde"] > max(low, high):
        found.append(t("table.sentence.peak", year=int(peak["jaar"]),
                       value=style.number(peak["waarde"], unit)))  # fmt: skip
    return found


def _hidden(table: Table) -> list[str]:
    if not table.hidden:
        return []
    key = "hidden_one" if table.hidden == 1 else "hidden"
    return [t(f"table.sentence.{key}", count=table.hidden, total=len(table.frame))]
