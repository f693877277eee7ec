"""Table to Dutch sentences that a person could say aloud; they know only the protected Table."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas import flow_sentences
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import OUTSIDE, PROVINCE, UNKNOWN
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import HIDDEN, OK, Row, Total
from arbeidszorg.view.view import LADDER, Unit, View
from arbeidszorg.view.wording import enumerate_nl

Rows = Sequence[Row]
#: Areas that can be spoken of one by one.
MOST_AREAS = 5


def sentence(table: Table) -> str:
    """What the table says, in one to four sentences. A hidden number can be any number, also zero
    or the largest: nothing is said about it."""
    if not table.rows:
        return t("table.sentence.nothing")
    shown = [row for row in table.rows if row.status == OK]
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
    names = [table.names[code] for code in table.areas]
    if len({name.preposition for name in names}) == 1:
        return f"{names[0].preposition} {enumerate_nl([name.called for name in names])}"
    return enumerate_nl([name.where for name in names])


def noun(view: View, value: float) -> str:
    """The counted thing, right in number: "1 initiatief", "2 initiatieven"."""
    return tn(f"view.noun.{view.measure}", value)


def row_name(table: Table, row: Row) -> str:
    """What a row is called within its table: its area, its group, or both."""
    groups = [label(split, row.codes[split]) for split in table.splits]
    return ", ".join(([row.area_name] if len(table.areas) > 1 or not groups else []) + groups)


def _total(table: Table) -> list[str]:
    view = table.view
    last = table.total_rows[-1]
    year = last.year
    if last.status == HIDDEN:
        return [t("table.sentence.total_hidden", year=year)]
    if last.status != OK:
        return []
    number = last.value
    say = {"year": year, "where": where(table)}
    if view.is_share_of_persons:
        value = style.number(number, "aandeel")
        return [t(f"table.sentence.total_share_{view.measure}", value=value, **say)]
    say |= {"value": style.number(number), "noun": noun(view, number)}
    if view.measure == "uren":
        return [t("table.sentence.total_hours", **say)]
    return [tn("table.sentence.total", number, **say)]


def _moment(table: Table, shown: Rows) -> list[str]:
    """One year: the total, then the highest and lowest area, or the largest groups."""
    if all(row.value == 0 for row in shown):
        return _zero(table, len(shown) == len(table.rows))
    rows = _competing(table)
    if len(table.rows) == 1 or (not table.splits and len(rows) == 1):
        return _alone(table, rows[0])
    if table.splits == (LADDER,) and len(table.areas) == 1:
        return [*_total(table), *flow_sentences.sentences(table)]
    if table.splits and len(table.areas) > 1:
        return _largest(table, rows)
    return [*_total(table), *_ranked(table, rows)]


def _competing(table: Table) -> Rows:
    """The rows that can be set against each other, hidden ones too: who lives elsewhere is no
    area, and "not recorded" is no group."""
    if not table.splits:
        return [row for row in table.rows if row.area not in (OUTSIDE, UNKNOWN)] or table.rows
    recorded = [row for row in table.rows if _recorded(row)]
    return recorded if any(row.value > 0 for row in recorded) else table.rows


def _recorded(row: Row) -> bool:
    return NOT_RECORDED not in row.codes.values()


def _zero(table: Table, complete: bool) -> list[str]:
    if complete:
        return [t("table.sentence.all_zero", years=table.view.year, noun=noun(table.view, 0))]
    hidden_total = _total(table) if table.total_rows[-1].status == HIDDEN else []
    return [*hidden_total, t("table.sentence.shown_zero")]


def _alone(table: Table, row: Row) -> list[str]:
    """One area: its total says it all, unless the unit makes it another number."""
    view = table.view
    counts = view.unit == "aantal" or view.is_share_of_persons
    if counts or row.status != OK:
        return _total(table)
    say = {"year": view.year, "where": table.names[row.area].where}
    value = style.number(row.value, view.unit)
    return [t(f"table.sentence.one_{view.unit}", value=value, noun=noun(view, 2), **say)]


def _largest(table: Table, rows: Rows) -> list[str]:
    """The largest group of each area, when there are few enough areas to listen to. Where a group
    is hidden, the largest of those that are shown, and it is said so. An area without any is left
    out."""
    if len(table.areas) > MOST_AREAS:
        return _total(table)
    leaders: list[tuple[str, str, str]] = []
    spoken = set()
    for code in table.areas:
        here = [row for row in rows if row.area == code and row.status == OK]
        if not any(row.value > 0 for row in here):
            continue
        most = style.number(max(row.value for row in here), table.view.unit)
        tops = [row for row in here if style.number(row.value, table.view.unit) == most]
        spoken.add(code)
        leaders.append(
            (table.names[code].where, enumerate_nl([_group(table, row) for row in tops]), most)
        )
    if not leaders:
        return []
    unsure = {row.area for row in rows if row.status != OK}
    every = "_shown" if unsure & spoken else "_all"
    kind = "largest" if _groups(table) else "highest"
    say = {"year": table.view.year, "what": _what(table.view)}
    if len({group for _, group, _ in leaders}) == 1 < len(leaders) == len(table.areas):
        say["group"] = leaders[0][1]
        kind, form = f"{kind}_same", "part_same"
    else:
        form = "part"
    if len(leaders) == 1:
        area, group, value = leaders[0]
        return [t(f"table.sentence.{kind}_one{every}", **say, area=area, top=group, value=value)]
    parts = [
        t(f"table.sentence.{form}", area=area, group=group, value=value)
        for area, group, value in leaders
    ]
    join = enumerate_nl(parts) if form == "part_same" else "; ".join(parts)
    return [t(f"table.sentence.{kind}{every}", parts=join, **say)]


def _group(table: Table, row: Row) -> str:
    return ", ".join(label(split, row.codes[split]) for split in table.splits)


def _groups(table: Table) -> bool:
    """Whether the codes of a split are parts that can be called large or small."""
    view = table.view
    return view.measure != "uren" and (
        view.unit == "aantal" or (view.unit == "aandeel" and not view.is_share_of_persons)
    )


def _what(view: View) -> str:
    """What is high or low: "aantal", "aantal uren", "aandeel"."""
    hours = view.unit == "aantal" and view.measure == "uren"
    return t(f"table.sentence.what.{'uren' if hours else view.unit}")


def _ranked(table: Table, rows: Rows) -> list[str]:
    """The extremes of a ranking. A hidden number can be anything: where one competes, only what is
    shown is compared, and it is said so."""
    view = table.view
    complete = all(row.status == OK for row in rows)
    ranked = sorted(
        (row for row in rows if row.status == OK),
        key=lambda row: (-row.value, row_name(table, row)),
    )
    if not ranked or (not complete and ranked[0].value == 0):
        return []
    texts = [style.number(row.value, view.unit) for row in ranked]
    names = [_group(table, row) if table.splits else table.names[row.area].where for row in ranked]
    alike = texts.count(texts[0])
    value = _with_unit(texts[0], view.unit)
    say = {"top": _names(names[:alike]), "value": value, "what": _what(view)}
    kind = "area" if not table.splits else "group" if _groups(table) else "code"
    if kind == "area" and _total_is_count(table):
        kind = "home" if view.place == "woonplaats" else "count"
    tie = "_tie" if alike > 1 else ""
    if complete and alike == len(ranked) > 1:
        return [t(f"table.sentence.equal_{'group' if table.splits else 'area'}", **say)]
    if not complete or len(ranked) == 1:
        return [t(f"table.sentence.shown_{'area' if not table.splits else kind}{tie}", **say)]
    every = [row for row in table.rows if row.status != OK or row.value != 0]
    if len(every) == 1:
        return [t(f"table.sentence.only_{'group' if table.splits else 'area'}", **say)]
    if table.splits:
        say |= {"second": names[-1 if tie else 1], "second_value": texts[-1 if tie else 1]}
        return [t(f"table.sentence.first_{kind}{tie}", **say)]
    if tie or texts.count(texts[-1]) > 1:
        return [t(f"table.sentence.top_{kind}{tie}", **say)]
    return [t(f"table.sentence.range_{kind}", bottom=names[-1], bottom_value=texts[-1], **say)]


def _total_is_count(table: Table) -> bool:
    """Whether the total said what is counted, so that "de meeste" can only be those."""
    view = table.view
    shown = table.total_rows[-1].status == OK
    return shown and view.unit == "aantal" and view.measure != "uren"


def _with_unit(number: str, unit: str) -> str:
    return t("table.sentence.per10000", value=number) if unit == "per10000" else number


def _names(names: list[str]) -> str:
    """At most five names; how many more there are is said."""
    if len(names) <= 5:
        return enumerate_nl(names)
    return t("table.sentence.and_more", names=", ".join(names[:5]), count=len(names) - 5)


def _trend(table: Table) -> list[str]:
    """Several years: one line rises or falls; of several, which changed most."""
    if len(table.series) == 1:
        return _line(table, table.series[0], table.view.unit, where(table))
    unit = table.view.unit
    lines = [rows for rows in table.series if _recorded(rows[0])] or table.series
    moves: list[tuple[str, float, float]] = []
    for rows in lines:
        first, last = rows[0], rows[-1]
        if first.status == OK and last.status == OK:
            moves.append((row_name(table, first), first.value, last.value))
    sentences = _line(table, table.total_rows, "aantal", where(table)) if unit == "aantal" else []
    if not moves:
        return sentences or [t("table.sentence.trend_hidden", where=where(table))]
    complete = len(moves) == len(lines)
    alone = moves[0] if len(moves) == 1 else None
    moves = [move for move in moves if style.number(move[1], unit) != style.number(move[2], unit)]
    if not moves:
        return sentences or [t("table.sentence.none_changed")]
    if alone:
        return [*sentences, t("table.sentence.trend_only", **_move(alone, unit))]
    return [*sentences, *_extremes(moves, unit, complete)]


def _extremes(moves: list[tuple[str, float, float]], unit: str, complete: bool) -> list[str]:
    """The strongest rise and the strongest fall; a hidden one may have changed more."""
    most = max(moves, key=lambda move: move[2] - move[1])
    least = min(moves, key=lambda move: move[2] - move[1])
    extremes = [("most", most)] if most[2] > most[1] else []
    extremes += [("least", least)] if least[2] < least[1] else []
    if complete:
        return [t(f"table.sentence.trend_{key}", **_move(move, unit)) for key, move in extremes]
    parts = [t(f"table.sentence.trend_{key}_part", **_move(move, unit)) for key, move in extremes]
    return [t("table.sentence.trend_shown", parts=enumerate_nl(parts))]


def _move(move: tuple[str, float, float], unit: str) -> dict[str, str]:
    name, low, high = move
    return {"name": name, "low": style.number(low, unit), "high": style.number(high, unit)}


def _line(table: Table, line: Sequence[Row | Total], unit: Unit, place: str) -> list[str]:
    if any(row.status != OK for row in line):
        return [t("table.sentence.trend_hidden", where=place)]
    first, last = line[0], line[-1]
    low, high = first.value, last.value
    counted = f" {noun(table.view, high)}" if unit == "aantal" else ""
    say = {
        "first": first.year,
        "last": last.year,
        "where": place,
        "low": style.number(low, unit),
        "high": _with_unit(style.number(high, unit), unit) + counted,
    }
    alike = style.number(low, unit) == style.number(high, unit)
    if alike or low == 0:
        key = "same" if alike else "from_zero"
        return [t(f"table.sentence.{key}", **say)]
    key = "rose" if high > low else "fell"
    sentences = [t(f"table.sentence.{key}", change=style.change(low, high, unit), **say)]
    peak = max(line, key=lambda row: row.value)
    top = style.number(max(low, high), unit)
    if peak.value > max(low, high) and style.number(peak.value, unit) != top:
        sentences.append(
            t("table.sentence.peak", year=peak.year, value=style.number(peak.value, unit))
        )
    return sentences


def _hidden(table: Table) -> list[str]:
    if not table.hidden:
        return []
    return [tn("table.sentence.hidden", table.hidden, total=len(table.rows))]
