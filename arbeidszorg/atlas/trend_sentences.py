"""What several years say, in sentences: one line rises or falls; of several lines, which changed
most, in number and in percent, each named for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.phrases import (
    MOST_NAMES,
    apart,
    has_parts,
    names,
    spot,
    subject,
    what,
    with_unit,
)
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import t, tn
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, OK, Row, Total
from arbeidszorg.view.view import Unit
from arbeidszorg.view.wording import enumerate_nl

#: Of fewer than so many no percentage is said.
FEW = 20


def share_of_change(low: float, high: float) -> str:
    """The change between two counts in percent, without a sign; "" of few, and from nothing."""
    return "" if min(low, high) < FEW else style.change(low, high, "aantal")


def sentences(table: Table) -> list[str]:
    """What the years say; see the module."""
    if len(table.series) == 1:
        return _line(table, table.series[0], table.view.unit)
    view = table.view
    moves = [_Move(rows[0], rows[-1]) for rows in _competing(table)]
    known = [move for move in moves if move.is_known]
    counts = view.unit == "aantal"
    whole: list[str] = []
    if (counts or view.is_share_of_persons) and all(row.status == OK for row in table.total_rows):
        whole = _line(table.in_whole, table.total_rows, view.unit)
        if has_parts(table) and not table.splits:
            return [*whole, *_parts(table, moves)]
        whole += apart(table)
    say = {
        "first": view.years[0],
        "last": view.years[1],
        "subject": subject(table, somewhere=len(table.areas) == 1 or bool(view.areas)),
    }
    told = {**say, "subject": subject(table)}
    if not known:
        return [*whole, t("table.sentence.moved.none", **told)]
    complete = len(known) == len(moves)
    if len(known) == 1 and not complete:
        (move,) = known
        low, high = move.written(view.unit)
        others = [move for move in moves if not move.is_known]
        named = (
            not table.splits and len(moves) <= MOST_NAMES and set(view.areas) <= set(table.areas)
        )
        only: dict[str, object] = dict(say)
        if named:
            only["subject"] = subject(table, somewhere=False)
        key = "only_same" if low == high else "only"
        only |= {"spot": spot(table, move.last), "low": low, "high": high}
        text = t(f"table.sentence.moved.{key}", **only)
        return [*whole, text, _not_both(table, others)]
    kept_back = any(not move.is_known and not move.cannot_be for move in moves)
    moved = [move for move in known if len(set(move.written(view.unit))) == 2]
    if not moved:
        key = "none_changed_shown" if kept_back else "none_changed"
        return [*whole, t(f"table.sentence.{key}", **told)]
    tail = "_shown" if kept_back else ""
    if counts:
        if not whole:
            whole = [t("table.sentence.moved.of", **told)]
        return [*whole, *_most_counts(table, moved, tail)]
    if complete and set(view.areas) == set(table.areas) and not table.splits:
        return [*whole, *_each(table, moves)]
    return [*whole, *_most_rates(table, moved, tail, say)]


def _competing(table: Table) -> Sequence[Sequence[Row]]:
    """The lines that can be set against each other, hidden ones too: who lives elsewhere is no
    area, "not recorded" is no group, and what cannot have a number has none that is kept back. An
    area that was chosen is told of all the same."""
    chosen = set() if table.splits else set(table.view.areas)
    lines = [
        rows
        for rows in table.series
        if NOT_RECORDED not in rows[0].codes.values()
        and rows[0].area not in (OUTSIDE, UNKNOWN)
        and (chosen & {rows[0].area} or not _Move(rows[0], rows[-1]).cannot_be)
    ]
    return lines or table.series


@dataclass(frozen=True)
class _Move:
    """The first and the last number of a line."""

    first: Row
    last: Row

    @property
    def is_known(self) -> bool:
        return self.first.status == OK and self.last.status == OK

    @property
    def cannot_be(self) -> bool:
        return NOT_APPLICABLE in (self.first.status, self.last.status)

    @property
    def change(self) -> float:
        return self.last.value - self.first.value

    @property
    def share(self) -> float:
        return self.change / self.first.value

    def written(self, unit: Unit) -> tuple[str, str]:
        return style.number(self.first.value, unit), style.number(self.last.value, unit)


def _most_counts(table: Table, moves: Sequence[_Move], tail: str) -> list[str]:
    """Of counts: the largest rise and fall in number, and the largest rise in percent."""
    said = []
    many = [move for move in moves if min(move.first.value, move.last.value) >= FEW]
    rising = [move for move in many if move.change > 0]
    fastest = max(rising, key=lambda move: move.share) if len(rising) > 1 else None
    for key, sign in (("up", 1), ("down", -1)):
        far = max(sign * round(move.change) for move in moves)
        if far <= 0:
            continue
        tops = [move for move in moves if sign * round(move.change) == far]
        spots = names([spot(table, move.last) for move in tops])
        tie = "_tie" if len(tops) > 1 else ""
        share = share_of_change(tops[0].first.value, tops[0].last.value)
        way = t(f"table.sentence.moved.way_{key}")
        also = key == "up" and fastest is tops[0] and not tail and len(many) == len(moves)
        text = t(f"table.sentence.moved.{'also' if also else 'share'}", share=share, way=way)
        said.append(
            t(
                f"table.sentence.moved.{key}{tie}{tail}",
                spot=spots,
                change=style.number(far),
                share=text if share else "",
            )
        )
        if key == "up" and fastest and fastest not in tops:
            kind = tail or ("" if len(many) == len(moves) else "_few")
            said.append(
                t(
                    f"table.sentence.moved.fastest{kind}",
                    spot=spot(table, fastest.last),
                    share=share_of_change(fastest.first.value, fastest.last.value),
                    few=FEW,
                )
            )
    return said


def _each(table: Table, moves: Sequence[_Move]) -> list[str]:
    """Chosen areas beside each other: from what to what in each that changed, then the others."""
    first, last = table.view.years
    went, stayed = _went(table, moves)
    said = [
        t(
            "table.sentence.moved.each",
            first=first,
            last=last,
            subject=subject(table, somewhere=False),
            parts=enumerate_nl(went),
        )
    ]
    return [*said, *_stayed(table, stayed)]


def _parts(table: Table, moves: Sequence[_Move]) -> list[str]:
    """The areas within the one that was just told: from what to what in each."""
    inside = [move for move in moves if move.last.area in table.parts]
    went, stayed = _went(table, [move for move in inside if move.is_known])
    gone = [move for move in inside if not move.is_known]
    said = []
    if went:
        said.append(t(f"table.sentence.moved.went.{_kind(table)}", parts=enumerate_nl(went)))
    said += _stayed(table, stayed)
    return [*said, _not_both(table, gone)] if gone else said


def _went(table: Table, moves: Sequence[_Move]) -> tuple[list[str], list[str]]:
    """From what to what where it changed, and what it is where it did not."""
    went, stayed = [], []
    for move in moves:
        low, high = move.written(table.view.unit)
        where = spot(table, move.last)
        if low == high:
            stayed.append(f"{where} {high}")
        else:
            went.append(t("table.sentence.moved.from_to", spot=where, low=low, high=high))
    return went, stayed


def _stayed(table: Table, parts: Sequence[str]) -> list[str]:
    if not parts:
        return []
    return [t(f"table.sentence.moved.stayed.{_kind(table)}", parts=enumerate_nl(parts))]


def _kind(table: Table) -> str:
    return "uren" if what(table) == t("table.sentence.what.uren") else table.view.unit


def _not_both(table: Table, moves: Sequence[_Move]) -> str:
    """Lines of which the first and the last year are not both shown; others may be."""
    first, last = table.view.years
    if table.splits or len(moves) > MOST_NAMES:
        return tn("table.sentence.moved.not_both", len(moves), first=first, last=last)
    called = enumerate_nl([table.names[move.last.area].called for move in moves])
    return t("table.sentence.moved.not_both.named", names=called, first=first, last=last)


def _most_rates(
    table: Table, moves: Sequence[_Move], tail: str, say: dict[str, object]
) -> list[str]:
    """Of rates, shares and indices: the largest rise and fall, from what to what."""
    unit = table.view.unit
    kind = "index" if unit == "index" else "rate"
    if kind == "index":
        somewhere = len(table.areas) == 1 or bool(table.view.areas)
        say = {**say, "subject": subject(table, "aantal", somewhere=somewhere)}
    said = []
    for key, sign in (("up", 1), ("down", -1)):
        move = max(moves, key=lambda move: sign * move.change)
        if sign * move.change <= 0:
            continue
        low, high = move.written(unit)
        said.append(
            t(
                f"table.sentence.moved.{kind}_{key}{tail}",
                spot=spot(table, move.last),
                low=low,
                high=with_unit(high, unit),
                **say,
            )
        )
    return said


def _line(table: Table, line: Sequence[Row | Total], unit: Unit) -> list[str]:
    """One line, told from what is shown of it; years without a number are counted."""
    shown = [row for row in line if row.status == OK]
    complete = len(shown) == len(line)
    gaps = [] if complete else _gaps(line)
    text = subject(table, unit)
    if len(shown) == 1:
        value = style.number(shown[0].value, unit)
        say = {"subject": text, "year": shown[0].year, "value": value}
        return [t("table.sentence.one_year_shown", **say), *gaps]
    first, last = shown[0], shown[-1]
    low, high = style.number(first.value, unit), style.number(last.value, unit)
    ends = first is line[0] and last is line[-1]
    say = {
        "subject": text,
        "first": first.year,
        "last": last.year,
        "shown": "" if ends else f" {t('table.sentence.between')}",
        "low": low,
        "high": with_unit(high, unit),
    }
    if low == high or first.value == 0:
        key = "same" if low == high else "from_zero"
        return [t(f"table.sentence.{key}", **say), *gaps]
    key = "rose" if last.value > first.value else "fell"
    change = _change(table, first.value, last.value, unit)
    peak = max(line, key=lambda row: row.value) if complete else last
    most = style.number(peak.value, unit)
    higher = peak.value > max(first.value, last.value) and most not in (low, high)
    top = [t("table.sentence.peak", year=peak.year, value=most)] if higher else []
    return [t(f"table.sentence.{key}", change=change, **say), *top, *gaps]


def _change(table: Table, low: float, high: float, unit: Unit) -> str:
    """How far a line rose or fell, as its unit asks."""
    rose = high > low
    if unit == "aantal":
        share = share_of_change(low, high)
        key = ("more" if rose else "fewer") if share else ("few_more" if rose else "few_fewer")
        return t(
            f"table.sentence.change.{key}",
            change=style.number(abs(round(high) - round(low))),
            share=share,
        )
    key = "up" if rose else "down"
    if unit == "aandeel":
        return t(f"table.sentence.change.{key}", change=style.change(low, high, unit))
    if unit == "index":
        # an index of few persons is a percentage of few
        counts = [row.value for row in table.total_rows if row.status == OK]
        few = not counts or min(counts) < FEW
        share = "" if few else style.change(low, high, unit)
        return t(f"table.sentence.change.{key}", change=share) if share else ""
    return t(f"table.sentence.change.{key}", change=style.number(style.difference(low, high), unit))


def _gaps(line: Sequence[Row | Total]) -> list[str]:
    """How many years of a line are hidden, and of how many nobody knows."""
    hidden = sum(row.status == HIDDEN for row in line)
    absent = sum(row.status not in (OK, HIDDEN) for row in line)
    return [
        tn(f"table.sentence.{key}", count, total=len(line))
        for key, count in (("gaps", hidden), ("absent", absent))
        if count
    ]
