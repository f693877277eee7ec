"""Three sentences about an area, for who has a minute: how many, is that many, where does it go.

Every number is of a protected Table. A hidden number may be any number: a place among others is
told among those that are shown, and an average is one of shown numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.places.groups import is_group
from arbeidszorg.places.level_words import alike_named, all_of, others_without, shown_of
from arbeidszorg.places.neighbours import alike
from arbeidszorg.report import years
from arbeidszorg.report.subject import Subject, row_of
from arbeidszorg.report.words import counted, is_ok, is_zero, number, paragraph, written
from arbeidszorg.texts import has, t, tn
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.wording import enumerate_nl


def sentences(subject: Subject) -> tuple[str, ...]:
    """All three; one about which nothing can be said is left out."""
    return tuple(filter(None, (how_many(subject), is_many(subject), where_to(subject))))


def how_many(subject: Subject, alone: bool = False) -> str:
    """How many people work there, and how that was a year earlier; ``alone``: not that."""
    now, before = _pair(subject)
    if not is_ok(now):
        return t(f"portret.people.{now.status}", year=subject.year, where=subject.where)
    if alone:
        return number("medewerkers", now, None, where=subject.where)
    return counted("medewerkers", now, before, where=subject.where)


def is_many(subject: Subject) -> str:
    """Its place among its like, and how it goes with areas of its size and with the province."""
    now, _ = _pair(subject)
    if subject.whole or not is_ok(now):
        return rate(subject)
    return paragraph(rank(subject), beside_alike(subject), rate(subject))


def where_to(subject: Subject) -> str:
    """How it went from the first year on, beside the province."""
    if subject.year == subject.first:
        return t("portret.first_year", year=subject.year)
    people = subject.through("medewerkers")
    index = subject.through("medewerkers", "index", areas=subject.areas)
    line = years.line(subject, "medewerkers", people.rows)
    return paragraph(line, years.growth(subject, people, index))


def rank(subject: Subject) -> str:
    """Its place among the areas of its level of which the number is shown."""
    rows = [r for r in _like(subject) if r.status == OK]
    mine = next((r for r in rows if r.area == subject.code), None)
    if mine is None or len(rows) < 2:
        return ""
    if is_zero(mine):
        none = sum(is_zero(r) for r in rows) - 1
        return others_without(subject.geography, subject.level, none) if none else ""
    above = sum(r.value > mine.value for r in rows)
    ties = sum(r.value == mine.value for r in rows) - 1
    every = len(_like(subject))
    geo, level = subject.geography, subject.level
    among = all_of(geo, level) if len(rows) == every else shown_of(geo, level, len(rows))
    say = {"place": _place(above), "among": among}
    last = above + ties + 1 == len(rows)
    key = "first" if not above else "last" if last and not ties else "place"
    return t(f"portret.rank.{key}_tie" if ties else f"portret.rank.{key}", **say)


def beside_alike(subject: Subject) -> str:
    """How its number goes with the average of the areas of its size that show theirs."""
    mine = row_of(subject.table(), subject.code, subject.year)
    average = average_alike(subject)
    if mine is None or not is_ok(mine) or average is None:
        return ""
    mean, count = average
    low, high = round(mean), round(mine.value)
    say = {"value": style.number(low), "group": alike_named(subject.geography, subject.code, count)}
    if low == high:
        return t("portret.beside_equal", **say)
    key = "more" if high > low else "fewer"
    return t(f"portret.beside_{key}", change=style.number(abs(high - low)), **say)


def most_around(subject: Subject, rows: Sequence[Row]) -> str:
    """In which of the areas around it most people work, of those that show their number."""
    shown = [r for r in rows if r.area != subject.code and r.status == OK and r.value > 0]
    if not shown:
        return t("portret.around.none")
    most = max(r.value for r in shown)
    tops = [r for r in shown if r.value == most]
    names = enumerate_nl([r.area_name for r in tops])
    return tn("portret.around.most", len(tops), names=names, value=written(tops[0]))


def average_alike(subject: Subject) -> tuple[float, int] | None:
    """The average of the areas of like size that show their number in the year, and how many these
    are; None where they are too few."""
    values = [r.value for r in _alike_rows(subject) if r.status == OK and r.year == subject.year]
    return (sum(values) / len(values), len(values)) if len(values) > 1 else None


def rate(subject: Subject) -> str:
    """How many of its residents do arbeidszorg, wherever that is, beside the province."""
    table = subject.table(
        areas=subject.areas, measure="medewerkers", unit="per10000", place="woonplaats"
    )
    mine, other = (row_of(table, code, subject.year) for code in (subject.code, subject.entire))
    if mine is None or not is_ok(mine) or is_zero(mine):
        return ""
    say = {"value": written(mine, "per10000"), "area": subject.called}
    if subject.whole or other is None or not is_ok(other):
        return t("portret.rate.alone", **say)
    say |= {"other": written(other, "per10000")}
    same = written(mine, "per10000") == written(other, "per10000")
    key = "equal" if same else "more" if mine.value > other.value else "fewer"
    return t(f"portret.rate.{key}", **say, **subject.words)


def _like(subject: Subject) -> Sequence[Row]:
    """Every area of its level, in the year; a group is of none."""
    if is_group(subject.code):
        return ()
    return subject.table(areas=(), level=subject.level).last


def _alike_rows(subject: Subject) -> Sequence[Row]:
    codes = alike(subject.here.geography, subject.code)
    if not codes:
        return ()
    return [r for r in _like(subject) if r.area in codes]


def _place(above: int) -> str:
    """A place in words, or with its number."""
    key = f"rapport.ordinal.{above + 1}"
    return t(key) if has(key) else t("portret.ordinal", number=above + 1)


def _pair(subject: Subject) -> tuple[Row, Row | None]:
    """The row of the area in the year, and in the year before."""
    table = subject.beside("medewerkers")
    now = row_of(table, subject.code, subject.year)
    assert now is not None, "a view always has its own area and year"
    return now, row_of(table, subject.code, subject.year - 1)
