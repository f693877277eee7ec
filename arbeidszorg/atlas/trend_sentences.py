"""What several years say, in sentences: one line rises or falls; of several lines, which changed
most, in number and in percent, each named for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.phrases import names, spot, subject, with_unit
from arbeidszorg.atlas.table import Table
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import t, tn
from arbeidszorg.view.rows import HIDDEN, OK, Row, Total
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
    lines = [rows for rows in table.series if NOT_RECORDED not in rows[0].codes.values()]
    moves = [_Move(rows[0], rows[-1]) for rows in lines or table.series]
    known = [move for move in moves if move.is_known]
    counts = view.unit == "aantal"
    whole: list[str] = []
    if (counts or view.is_share_of_persons) and all(row.status == OK for row in table.total_rows):
        whole = _line(table, table.total_rows, view.unit)
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
        return [
            *whole,
            t("table.sentence.moved.only", spot=spot(table, move.last), low=low, high=high, **say),
        ]
    moved = [move for move in known if len(set(move.written(view.unit))) == 2]
    if not moved:
        key = "none_changed" if complete else "none_changed_shown"
        return [*whole, t(f"table.sentence.{key}", **told)]
    tail = "" if complete else "_shown"
    if counts:
        if not whole:
            whole = [t("table.sentence.moved.of", **told)]
        return [*whole, *_most_counts(table, moved, tail)]
    if complete and set(view.areas) == set(table.areas) and not table.splits:
        return [*whole, _each(table, moves)]
    return [*whole, *_most_rates(table, moved, tail, say)]


@dataclass(frozen=True)
class _Move:
    """The first and the last number of a line."""

    first: Row
    last: Row

    @property
    def is_known(self) -> bool:
        return self.first.status == OK and self.last.status == OK

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
        also = key == "up" and fastest is tops[0] and not tail and len(many) == len(moves)
        text = t(f"table.sentence.moved.{'also' if also else 'share'}", share=share)
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


def _each(table: Table, moves: Sequence[_Move]) -> str:
    """Chosen areas beside each other: from what to what in each."""
    unit, (first, last) = table.view.unit, table.view.years
    parts = []
    for move in moves:
        low, high = move.written(unit)
        where = spot(table, move.last)
        parts.append(t("table.sentence.moved.from_to", spot=where, low=low, high=high))
    return t(
        "table.sentence.moved.each",
        first=first,
        last=last,
        subject=subject(table, somewhere=False),
        parts=enumerate_nl(parts),
    )


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
    return t(f"table.sentence.change.{key}", change=style.number(abs(high - low), unit))


def _gaps(line: Sequence[Row | Total]) -> list[str]:
    """How many years of a line are hidden, and of how many nobody knows."""
    hidden = sum(row.status == HIDDEN for row in line)
    absent = sum(row.status not in (OK, HIDDEN) for row in line)
    return [
        tn(f"table.sentence.{key}", count, total=len(line))
        for key, count in (("gaps", hidden), ("absent", absent))
        if count
    ]
