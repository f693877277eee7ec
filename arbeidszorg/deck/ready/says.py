"""Facts as short sentences for a slide, from rows of protected Tables. Of what is hidden or not
reported only that it is; "" where there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import is_ok, is_zero, paragraph, start, written
from arbeidszorg.texts import label, t, tn
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, Row
from arbeidszorg.view.wording import enumerate_nl

#: Areas or groups that one sentence names.
MOST = 3


def people(subject: Subject, now: Row) -> str:
    """How many work there, or why nobody knows."""
    say = {"year": now.year, "where": subject.where}
    if not is_ok(now):
        return t(f"klaar.fact.people_{now.status}", **say)
    return tn("klaar.fact.people", now.value, value=written(now), **say)


def since(now: Row, before: Row | None) -> str:
    """How much more or fewer than in an earlier year."""
    if before is None or not (is_ok(now) and is_ok(before)):
        return ""
    change = now.value - before.value
    key = "same_as" if not change else "more_than" if change > 0 else "fewer_than"
    return t(f"klaar.fact.{key}", change=style.number(abs(change)), before=before.year)


def share_of_province(subject: Subject) -> str:
    """Which part of everybody in the province works in the area; a group may count a person
    twice."""
    if subject.own:
        return ""
    mine = row_of(
        subject.table(areas=(), level=subject.level, unit="aandeel"), subject.code, subject.year
    )
    if mine is None or not is_ok(mine) or is_zero(mine):
        return ""
    return t(
        "klaar.fact.share",
        value=written(mine, "aandeel"),
        year=subject.year,
        where=subject.where,
        **subject.words,
    )


def offer(subject: Subject) -> str:
    """How many initiatives run there, with how many places."""
    initiatives, places = (
        row_of(subject.table(measure=measure), subject.code, subject.year)
        for measure in ("initiatieven", "plaatsen")
    )
    if initiatives is None or not is_ok(initiatives):
        return ""
    sentence = tn(
        "klaar.fact.offer",
        initiatives.value,
        year=subject.year,
        where=subject.where,
        value=written(initiatives),
    )
    if is_zero(initiatives) or places is None or not is_ok(places):
        return sentence
    return f"{sentence} {t('klaar.fact.places', value=written(places))}"


def spread(subject: Subject) -> str:
    """In how many municipalities initiatives run."""
    count, every = len({initiative.nis for initiative in subject.running()}), len(subject.towns)
    if not count:
        return ""
    if count == every:
        return t("klaar.fact.spread_all")
    return tn("klaar.fact.spread", count, every=every)


def most_people(rows: Sequence[Row]) -> str:
    """The areas where most people work."""
    best = top(rows)
    names = enumerate_nl([_named(row.area_name, row, "aantal") for row in best])
    return t(f"klaar.fact.most{_shown(rows)}", names=names) if best else ""


def largest(table: Table, rows: Sequence[Row] | None = None) -> str:
    """The largest groups of a split."""
    (split,) = table.splits
    mine = [
        row for row in (table.last if rows is None else rows) if row.codes[split] != NOT_RECORDED
    ]
    best = top(mine)
    names = enumerate_nl(
        [_named(label(split, row.codes[split]), row, table.view.unit) for row in best]
    )
    return tn(f"klaar.fact.group{_shown(mine)}", len(best), names=names) if best else ""


def recorded(table: Table) -> list[Row]:
    """The rows of a split that say something of people; when it was recorded of nobody, a row that
    says so."""
    (split,) = table.splits
    known = [row for row in table.last if row.codes[split] != NOT_RECORDED]
    unknown = [row for row in table.last if row.codes[split] == NOT_RECORDED]
    if all(map(is_zero, known)) and not all(map(is_zero, unknown)):
        return [row._replace(status=NOT_REPORTED) for row in unknown]
    return known


def largest_beside(subject: Subject, table: Table) -> str:
    """The largest group of an area, and what it is in the whole province."""
    (split,) = table.splits
    best = top([row for row in table.last if row.area == subject.code], most=1)
    sentence = largest(table, [row for row in table.last if row.area == subject.code])
    other = [
        row
        for row in table.last
        if row.area == subject.entire
        and best
        and row.codes[split] == best[0].codes[split]
        and is_ok(row)
    ]
    if not other:
        return sentence
    value = _named(label(split, other[0].codes[split]), other[0], table.view.unit)
    return f"{sentence} {t('klaar.fact.beside', value=value, **subject.words)}"


def lacking(table: Table) -> str:
    """The groups of a split that are hidden, and those of which nothing was handed in."""
    (split,) = table.splits
    names = {
        status: [label(split, row.codes[split]) for row in table.last if row.status == status]
        for status in (HIDDEN, NOT_REPORTED)
    }
    return paragraph(
        [
            t(f"klaar.missing.{status}", what=enumerate_nl(gone))
            for status, gone in names.items()
            if gone
        ]
    )


def top(rows: Iterable[Row], most: int = MOST) -> list[Row]:
    """The largest of the shown numbers above zero; none where a tie leaves too many."""
    best = sorted((row for row in rows if is_ok(row) and row.value > 0), key=lambda row: -row.value)
    while len(best) > most:
        best = [row for row in best if row.value > best[most].value]
    return best


def _named(name: str, row: Row, unit: str) -> str:
    return t("klaar.named", name=name, value=written(row, unit))


def _shown(rows: Iterable[Row]) -> str:
    """A hidden number can be any number: where there is one, only what is shown is compared."""
    return "" if all(row.status in ("ok", "nvt") for row in rows) else "_shown"


def trend(subject: Subject, rows: Sequence[Row]) -> str:
    """From the first number that is shown to that of the year."""
    shown = [row for row in rows if is_ok(row)]
    if not shows(shown, least=2) or shown[-1].year != subject.year:
        return ""
    low, high = shown[0], shown[-1]
    change = high.value - low.value
    key = "level" if not change else "rose" if change > 0 else "fell"
    return t(
        f"klaar.fact.{key}",
        low=written(low),
        high=written(high),
        first=low.year,
        year=subject.year,
    )


def index(subject: Subject, table: Table) -> str:
    """Where the regio stands when the first year is 100, and the province."""
    mine, other = (
        row_of(table, subject.code, subject.year),
        row_of(table, subject.entire, subject.year),
    )
    if mine is None or not is_ok(mine) or subject.first == subject.year:
        return ""
    say = {
        "first": subject.first,
        "year": subject.year,
        "area": subject.called,
        "value": written(mine, "index"),
    }
    if other is None or not is_ok(other):
        return t("klaar.fact.index", **say)
    return t("klaar.fact.index_beside", other=written(other, "index"), **say, **subject.words)


def flows(subject: Subject, came: Row, went: Row) -> list[str]:
    """Who began and who left in the year."""
    sentences: list[str] = []
    for measure, flow in (("instroom", came), ("uitstroom", went)):
        if is_ok(flow):
            key = f"{measure}_alone" if measure == "uitstroom" and not sentences else measure
            sentences.append(
                tn(
                    f"klaar.fact.{key}",
                    flow.value,
                    year=subject.year,
                    where=subject.where,
                    value=written(flow),
                )
            )
    return sentences


def shares(subject: Subject, up: Row, net: Row) -> list[str]:
    """Who went on to paid work, and who came from it."""
    return [
        start(t(f"klaar.fact.{measure}", year=subject.year, value=written(share, "aandeel")))
        for measure, share in (("doorstroom", up), ("vangnet", net))
        if is_ok(share)
    ]
