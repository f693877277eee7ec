"""Table to Dutch sentences that a person could say aloud; they know only the protected Table.

Each sentence names what was counted with every filter, where and when, so that it stays true when
somebody quotes it alone or beside another figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas import flow_sentences, trend_sentences
from arbeidszorg.atlas.phrases import (
    apart,
    at_work,
    everywhere,
    group,
    has_parts,
    in_group,
    names,
    noun,
    place,
    row_name,
    spot,
    subject,
    what,
    where,
    with_unit,
)
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import t, tn
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, OK, Row
from arbeidszorg.view.view import LADDER
from arbeidszorg.view.wording import beginning_high, enumerate_nl, filtered

Rows = Sequence[Row]
#: Areas that can be spoken of one by one.
MOST_AREAS = 5

__all__ = ["noun", "row_name", "sentence", "where"]


def sentence(table: Table) -> str:
    """What the table says, in one to five sentences. A hidden number can be any number, also zero
    or the largest: nothing is said about it."""
    if table.said:
        return table.said
    if not table.rows:
        return t("table.sentence.nothing")
    shown = [row for row in table.rows if row.status == OK]
    if not shown:
        return _nothing_shown(table)
    several = len(table.view.all_years) > 1
    parts = trend_sentences.sentences(table) if several else _moment(table, shown)
    # of one line the years without a number are told already
    return " ".join(parts if several and len(table.series) == 1 else [*parts, *_hidden(table)])


def _nothing_shown(table: Table) -> str:
    say = {"subject": subject(table), "years": _years(table)}
    if table.hidden == len(table.rows):
        if len(table.view.activities) > 1:  # how many do two is told nowhere
            return t("table.sentence.all_hidden_sum", **say)
        return t("table.sentence.all_hidden", **say)
    return t("table.sentence.none_shown", **say)


def _years(table: Table) -> str:
    first, last = table.view.years
    if first == last:
        return t("table.sentence.in_year", year=last)
    return t("table.sentence.in_years", first=first, last=last)


def _total(table: Table) -> list[str]:
    """How many there are in all, with every filter."""
    last = table.total_rows[-1]
    # nobody at all is nobody in each area
    table = table if last.value == 0 else table.in_whole
    view = table.view
    unit = "aandeel" if view.is_share_of_persons else "aantal"
    if last.status != OK:
        key = "total_hidden" if last.status == HIDDEN else "total_absent"
        return [t(f"table.sentence.{key}", year=last.year, subject=subject(table, unit))]
    persons = not view.measured.is_offer
    say = {
        "year": last.year,
        "where": place(table),
        "value": style.number(last.value, unit),
        "filter": filtered(view, at_one=persons),
        "end": t("table.sentence.anywhere") if everywhere(view) else "",
    }
    if view.is_share_of_persons:
        return [t(f"table.sentence.share.{view.measure}", **say)]
    kind: str = view.measure
    if kind == "medewerkers" and view.place == "woonplaats" and view.areas:
        kind, say["where"] = "woonplaats", where(table)
    return [tn(f"table.sentence.total.{kind}", round(last.value), **say)]


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
        return [*_total(table), *apart(table), *_largest(table, rows)]
    if has_parts(table) and (table.view.unit == "aantal" or table.view.is_share_of_persons):
        return [*_total(table), *_parts(table)]
    return [*_total(table), *apart(table), *_ranked(table, rows)]


def _parts(table: Table) -> list[str]:
    """The number of each area within the one of which the total was told; which are not shown."""
    view = table.view
    rows = {row.area: row for row in table.rows}
    shown = [rows[code] for code in table.parts if code in rows and rows[code].status == OK]
    known = {row.area for row in shown}
    said = []
    if shown:
        (first, *rest) = shown
        key = "hours" if view.measure == "uren" else "count"
        key = "share" if view.is_share_of_persons else key
        text = tn(
            f"table.sentence.parts.{key}",
            round(first.value),
            where=table.names[first.area].where,
            value=_or_none(first, view.unit),
        )
        others = [f"{table.names[row.area].where} {_or_none(row, view.unit)}" for row in rest]
        said.append(f"{enumerate_nl([text, *others])}.")
    gone = [table.names[code].called for code in table.parts if code not in known]
    if gone:
        said.append(t("table.sentence.parts.gone", names=enumerate_nl(gone)))
    return [beginning_high(text) for text in said]


def _or_none(row: Row, unit: str) -> str:
    """A number, or the word for none of what is counted."""
    nobody = unit == "aantal" and row.value == 0
    return t("table.sentence.parts.nobody") if nobody else style.number(row.value, unit)


def _competing(table: Table) -> Rows:
    """The rows that can be set against each other, hidden ones too: who lives elsewhere is no
    area, "not recorded" is no group, and what cannot have a number has none that is kept back."""
    rows = [row for row in table.rows if row.status != NOT_APPLICABLE] or table.rows
    if not table.splits:
        return [row for row in rows if row.area not in (OUTSIDE, UNKNOWN)] or rows
    recorded = [row for row in rows if NOT_RECORDED not in row.codes.values()]
    return recorded if any(row.value > 0 for row in recorded) else rows


def _zero(table: Table, complete: bool) -> list[str]:
    if complete and table.total_rows[-1].status == OK and table.total_rows[-1].value == 0:
        return _total(table)
    return [t("table.sentence.zero_shown", subject=subject(table), years=_years(table))]


def _alone(table: Table, row: Row) -> list[str]:
    """One area: its total says it all, unless the unit makes it another number."""
    view = table.view
    if view.unit == "aantal" or view.is_share_of_persons or row.status != OK:
        return _total(table)
    value = style.number(row.value, view.unit)
    return [t("table.sentence.one", year=view.year, subject=subject(table), value=value)]


def _largest(table: Table, rows: Rows) -> list[str]:
    """The largest group of each area, when there are few enough areas to listen to. Where a group
    is hidden, the largest of those that are shown, and it is said so. An area without any is left
    out."""
    if len(table.areas) > MOST_AREAS:
        return []
    unit = table.view.unit
    leaders: list[tuple[str, str, str]] = []
    spoken = set()
    for code in table.areas:
        here = [row for row in rows if row.area == code and row.status == OK]
        if not any(row.value > 0 for row in here):
            continue
        most = style.number(max(row.value for row in here), unit)
        tops = [row for row in here if style.number(row.value, unit) == most]
        spoken.add(code)
        leaders.append(
            (table.names[code].where, names([in_group(table, row) for row in tops]), most)
        )
    if not leaders:
        return []
    unsure = {row.area for row in rows if row.status != OK}
    say = {"year": table.view.year, "subject": subject(table, somewhere=False)}
    alike = len({group for _, group, _ in leaders}) == 1 < len(leaders) == len(table.areas)
    if alike:
        say["group"] = leaders[0][1]
    parts = [
        t(
            f"table.sentence.{'part_same' if alike else 'part'}",
            area=area,
            group=group,
            value=value,
        )
        for area, group, value in leaders
    ]
    say["parts"] = enumerate_nl(parts) if alike else "; ".join(parts)
    kind = f"largest{'_same' if alike else ''}{'_shown' if unsure & spoken else ''}"
    return [t(f"table.sentence.{kind}", **say)]


def _are_parts(table: Table) -> bool:
    """Whether the numbers are persons or things that can be called most, no rates or hours."""
    view = table.view
    return view.measure != "uren" and (
        view.unit == "aantal" or (view.unit == "aandeel" and not view.is_share_of_persons)
    )


def _ranked(table: Table, rows: Rows) -> list[str]:
    """The extremes of a ranking. A hidden number can be anything: where one competes, only what is
    shown is compared, and it is said so."""
    unit = table.view.unit
    complete = all(row.status == OK for row in rows)
    ranked = sorted(
        (row for row in rows if row.status == OK),
        key=lambda row: (-row.value, row_name(table, row)),
    )
    if not ranked or (not complete and ranked[0].value == 0):
        return []
    texts = [style.number(row.value, unit) for row in ranked]
    kind = _kind(table)
    spots = [(group if kind == "group" else spot)(table, row) for row in ranked]
    alike = texts.count(texts[0])
    lead = _lead(table)
    say = {
        "top": names(spots[:alike]),
        "value": with_unit(texts[0], unit),
        "what": what(table),
        "verb": _verb(table),
        "lead": lead,
        "low_lead": lead[:1].lower() + lead[1:],
        "by": _by(table),
    }
    tie = "_tie" if alike > 1 else ""
    if complete and alike == len(ranked) > 1:
        return [t(f"table.sentence.equal_{'group' if table.splits else 'area'}", **say)]
    if not complete:
        return [t(f"table.sentence.{kind}_shown{tie}", **say)]
    if len(ranked) == 1:
        return [t(f"table.sentence.{kind}", **say)]
    if len([row for row in table.rows if row.status != OK or row.value != 0]) == 1:
        only = spot(table, ranked[0])
        return [t("table.sentence.only", **{**say, "top": only})]
    if tie:
        return [t(f"table.sentence.{kind}_tie", **say)]
    if table.splits:
        second = texts[1]
        seconds = names([spots[n] for n, text in enumerate(texts) if text == second])
        return [t(f"table.sentence.{kind}_next", second=seconds, second_value=second, **say)]
    if texts.count(texts[-1]) > 1:
        return [t(f"table.sentence.{kind}", **say)]
    return [t(f"table.sentence.{kind}_range", bottom=spots[-1], bottom_value=texts[-1], **say)]


def _kind(table: Table) -> str:
    """How a ranking is told: people or things of which most are somewhere, groups that are large,
    or a number that is high."""
    view = table.view
    if not _are_parts(table):
        return "high"
    if table.splits and not at_work(table):
        return "group"
    if view.unit != "aantal" or table.total_rows[-1].status != OK:
        return "high"
    return "things_top" if view.measured.is_offer else "top"


def _verb(table: Table) -> str:
    """What most of who or what is counted do somewhere; at work, wherever they live."""
    view = table.view
    home = view.place == "woonplaats" and not table.splits
    key = "woonplaats" if home else view.measure
    return t(f"table.sentence.verb.{key}") if view.measure != "uren" else ""


def _by(table: Table) -> str:
    """What a group is a group of."""
    if len(table.splits) != 1:
        return ""
    return " " + t("table.sentence.by", split=t(f"view.split.{table.splits[0]}"))


def _lead(table: Table) -> str:
    """What is high: the number of which the total was just told, else in full."""
    view = table.view
    told = table.total_rows[-1].status == OK
    if told and (view.unit == "aantal" or view.is_share_of_persons):
        return beginning_high(t("table.sentence.lead_that", what=what(table)))
    somewhere = len(table.areas) == 1
    return t("table.sentence.lead", year=view.year, subject=subject(table, somewhere=somewhere))


def _hidden(table: Table) -> list[str]:
    """How many numbers are hidden; where that is most of them, how to see more."""
    if not table.hidden:
        return []
    say = {"count": table.hidden, "total": len(table.rows)}
    if 2 * table.hidden > len(table.rows):
        return [t("table.sentence.mostly_hidden", **say)]
    return [tn("table.sentence.hidden", table.hidden, total=len(table.rows))]
