"""Table to Dutch sentences that a person could say aloud; they know only the protected Table."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.geography import OUTSIDE, PROVINCE, UNKNOWN, kind
from arbeidszorg.indicators import SHARE_OF_PERSONS
from arbeidszorg.model import NOT_RECORDED
from arbeidszorg.table import HIDDEN, NOT_REPORTED, OK, Row, Table
from arbeidszorg.texts import has, label, t
from arbeidszorg.view import PERSON_MEASURES, View
from arbeidszorg.wording import enumerate_nl

Named = list[tuple[str, float]]
Rows = Sequence[Row]
#: Areas that can be spoken of one by one.
MOST_AREAS = 5


def sentence(table: Table) -> str:
    """What the table says, in one to four sentences. Hidden numbers are never called zero."""
    if not table.rows:
        return t("table.sentence.nothing")
    shown = [row for row in table.rows if row["status"] == OK]
    if not shown:
        every = table.hidden == len(table.rows)
        return t(f"table.sentence.{'all_hidden' if every else 'none_shown'}")
    parts = _trend(table) if len(table.view.all_years) > 1 else _moment(table, shown)
    return " ".join([*parts, *_hidden(table)])


def where(table: Table) -> str:
    """Where the table is about: "in West-Vlaanderen", "in de Westhoek en Midwest"."""
    view = table.view
    if view.areas in ((), (PROVINCE,)):
        by_home = view.place == "woonplaats" and not view.areas
        return t(f"table.sentence.where_{'initiatives' if by_home else 'province'}")
    if len(table.areas) > 4:
        return t("table.sentence.where_selection")
    places = [at(code, name) for code, name in table.areas.items()]
    if all(place.startswith("in ") for place in places):
        return f"in {enumerate_nl([place.removeprefix('in ') for place in places])}"
    return enumerate_nl(places)


def at(code: str, name: str) -> str:
    """An area with its preposition: "in de Westhoek", "in het arrondissement Ieper"."""
    if has(f"view.where.{code}"):
        return t(f"view.where.{code}")
    if kind(code) == "arrondissement":
        return t("view.where.arrondissement", name=name.split(" ", 1)[-1])
    return t("view.where.other", name=name)


def noun(view: View, value: float) -> str:
    """The thing counted, right in number: "1 initiatief", "2 initiatieven"."""
    return t(f"view.noun.{'one' if value == 1 else 'more'}.{view.measure}")


def row_name(table: Table, row: Row) -> str:
    """What a row is called within its table: its area, its group, or both."""
    groups = [label(split, row[split]) for split in table.splits]
    return ", ".join(([row["gebied_naam"]] if len(table.areas) > 1 or not groups else []) + groups)


def _total(table: Table) -> list[str]:
    view = table.view
    last = table.total_rows[-1]
    year = last["jaar"]
    if last["status"] == HIDDEN:
        return [t("table.sentence.total_hidden", year=year)]
    if last["status"] != OK:
        return []
    number = last["waarde"]
    say = {"year": year, "where": where(table)}
    if view.unit == "aandeel" and view.measure in SHARE_OF_PERSONS:
        value = style.number(number, "aandeel")
        return [t("table.sentence.total_share", value=value, **say)]
    key = "total_hours" if view.measure == "uren" else "total_one" if number == 1 else "total"
    value = style.number(number)
    return [t(f"table.sentence.{key}", value=value, noun=noun(view, number), **say)]


def _moment(table: Table, shown: Rows) -> list[str]:
    """One year: the total, then the highest and lowest area, or the largest groups."""
    unit = table.view.unit
    rows = [row for row in table.rows if row["gebied"] not in (OUTSIDE, UNKNOWN)] or table.rows
    if table.splits:  # "not recorded" is no group
        rows = table.rows
        recorded = [row for row in shown if NOT_RECORDED not in map(row.get, table.splits)]
        shown = recorded if any(row["waarde"] > 0 for row in recorded) else shown
    else:  # who lives elsewhere does not compete with areas
        shown = [row for row in shown if row in rows]
    if shown and all(row["waarde"] == 0 for row in shown):
        return _zero(table, len(shown) == len(rows))
    ranked: Named = sorted(
        ((row_name(table, row), row["waarde"]) for row in shown), key=lambda p: (-p[1], p[0])
    )
    if len(table.rows) == 1 or (not table.splits and len(rows) == 1):
        return _alone(table, ranked)
    if table.splits and len(table.areas) > 1:
        return _largest(table, shown)
    complete = len(ranked) == len(rows)
    # A hidden number of persons is smaller than any that is shown; a hidden rate need not be.
    highest_known = complete or (
        unit == "aantal"
        and table.view.measure in PERSON_MEASURES
        and not any(row["status"] == NOT_REPORTED for row in table.rows)
    )
    return [*_total(table), *_ranked(table, ranked, complete, highest_known)]


def _zero(table: Table, complete: bool) -> list[str]:
    if complete:
        return [t("table.sentence.all_zero", years=table.view.year, noun=noun(table.view, 0))]
    hidden_total = _total(table) if table.total_rows[-1]["status"] == HIDDEN else []
    return [*hidden_total, t("table.sentence.shown_zero")]


def _alone(table: Table, ranked: Named) -> list[str]:
    """One area: its total says it all, unless the unit makes it another number."""
    view = table.view
    counts = view.unit == "aantal" or (view.unit == "aandeel" and view.measure in SHARE_OF_PERSONS)
    if counts or not ranked:
        return _total(table)
    name, value = ranked[0]
    text = style.number(value, view.unit)
    return [t("table.sentence.one_value", name=name, value=text, year=view.year)]


def _largest(table: Table, shown: Rows) -> list[str]:
    """The largest group of each area, when there are few enough areas to listen to. A hidden
    number of persons is never the largest; a hidden rate may be, so then an area is left out."""
    if len(table.areas) > MOST_AREAS:
        return _total(table)
    groups = _groups(table)
    unsure = set() if groups else {row["gebied"] for row in table.rows if row["status"] != OK}
    found = []
    for area in table.areas:
        rows = [row for row in shown if row["gebied"] == area and row["waarde"] > 0]
        if area in unsure or not rows:
            continue
        top = max(rows, key=lambda row: row["waarde"])
        found.append(
            t(
                "table.sentence.largest",
                area=at(top["gebied"], top["gebied_naam"]),
                group=", ".join(label(split, top[split]) for split in table.splits),
                value=style.number(top["waarde"], table.view.unit),
            )
        )
    if not found:
        return []
    key = "largest_all" if groups else "highest_all"
    return [t(f"table.sentence.{key}", year=table.view.year, parts="; ".join(found))]


def _groups(table: Table) -> bool:
    """Whether the codes of a split are parts that can be called large or small."""
    view = table.view
    return view.unit == "aantal" or (
        view.unit == "aandeel" and view.measure not in SHARE_OF_PERSONS
    )


def _ranked(table: Table, ranked: Named, complete: bool, highest_known: bool) -> list[str]:
    """The extremes of a ranking, as far as what is hidden leaves them known."""
    unit = table.view.unit
    shown = [(name, value, style.number(value, unit)) for name, value in ranked]
    name, _, text = shown[0]
    say = {"top": name, "top_value": text, "value": text}
    alike = [one for one in shown if one[2] == text]
    if complete and len(alike) == len(shown):
        key = "equal" if not table.splits else "parts_equal"
        return [t(f"table.sentence.{key}", **say)]
    if complete and sum(value > 0 for _, value, _ in shown) == 1:
        return [t("table.sentence.ranking_only", **say)]
    if len(alike) > 1:
        say["top"] = _names([one[0] for one in alike])
        return [t(f"table.sentence.{'ranking_tie' if highest_known else 'shown_tie'}", **say)]
    if not highest_known:
        return [t("table.sentence.shown_top", **say)]
    if table.splits:
        if len(shown) < 2:
            return [t("table.sentence.shown_top", **say)]
        key = "parts" if _groups(table) else "highest"
        say |= {"second": shown[1][0], "second_value": shown[1][2]}
        return [t(f"table.sentence.{key}", **say)]
    bottom = shown[-1]
    if not complete or sum(one[2] == bottom[2] for one in shown) > 1:
        return [t("table.sentence.ranking_top", **say)]
    return [t("table.sentence.ranking", bottom=bottom[0], bottom_value=bottom[2], **say)]


def _names(names: list[str]) -> str:
    """At most five names; how many more there are is said."""
    if len(names) <= 5:
        return enumerate_nl(names)
    return t("table.sentence.and_more", names=", ".join(names[:5]), count=len(names) - 5)


def _trend(table: Table) -> list[str]:
    """Several years: one line rises or falls; of several, which changed most."""
    if len(table.series) == 1:
        return _line(table, table.series[0], where(table))
    unit = table.view.unit
    moves: list[tuple[str, float, float]] = []
    for rows in table.series:
        first, last = rows[0], rows[-1]
        if first["status"] == OK and last["status"] == OK:
            moves.append((row_name(table, first), first["waarde"], last["waarde"]))
    found = _line(table, table.total_rows, where(table)) if table.view.unit == "aantal" else []
    if not moves:
        return found or [t("table.sentence.trend_hidden", where=where(table))]
    complete = len(moves) == len(table.series)
    moves = [move for move in moves if style.number(move[1], unit) != style.number(move[2], unit)]
    if not moves:
        return found or [t("table.sentence.none_changed")]
    most = max(moves, key=lambda move: move[2] - move[1])
    least = min(moves, key=lambda move: move[2] - move[1])
    every = "" if complete else "_shown"  # a hidden one may have changed more
    extremes = [("trend_most", most)] if most[2] > most[1] else []
    extremes += [("trend_least", least)] if least[2] < least[1] else []
    for key, (name, low, high) in extremes:
        found.append(t(f"table.sentence.{key}{every}", name=name, low=style.number(low, unit),
                       high=style.number(high, unit)))  # fmt: skip
    return found


def _line(table: Table, line: Rows, place: str) -> list[str]:
    if any(row["status"] != OK for row in line):
        return [t("table.sentence.trend_hidden", where=place)]
    first, last = line[0], line[-1]
    unit = table.view.unit if "gebied" in first else "aantal"
    low, high = first["waarde"], last["waarde"]
    thing = f" {noun(table.view, high)}" if unit == "aantal" else ""
    say = {
        "first": first["jaar"],
        "last": last["jaar"],
        "where": place,
        "low": style.number(low, unit),
        "high": style.number(high, unit) + thing,
    }
    alike = style.number(low, unit) == style.number(high, unit)
    if alike or low == 0:
        key = "same" if alike else "from_zero"
        return [t(f"table.sentence.{key}", **say)]
    key = "rose" if high > low else "fell"
    found = [t(f"table.sentence.{key}", change=style.change(low, high, unit), **say)]
    peak = max(line, key=lambda row: row["waarde"])
    top = style.number(max(low, high), unit)
    if peak["waarde"] > max(low, high) and style.number(peak["waarde"], unit) != top:
        found.append(t("table.sentence.peak", year=peak["jaar"],
                       value=style.number(peak["waarde"], unit)))  # fmt: skip
    return found


def _hidden(table: Table) -> list[str]:
    if not table.hidden:
        return []
    key = "hidden_one" if table.hidden == 1 else "hidden"
    return [t(f"table.sentence.{key}", count=table.hidden, total=len(table.rows))]
