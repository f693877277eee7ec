"""Evolutie: how many there were through the years, and how that grew beside the province."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.atlas.trend_sentences import share_of_change
from arbeidszorg.content.document import Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.places.level import TOWN
from arbeidszorg.report.figures import trend_figure
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import hidden, is_ok, is_zero, paragraph, start, written
from arbeidszorg.texts import t
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import HIDDEN, Row

#: Numbers from which a line can be drawn.
LEAST = 2
#: Since when there is another way of registering.
BREAK = 2018


def section(subject: Subject) -> Section:
    """Sentences, and lines through the years; of a municipality also of who lives there."""
    heading = t("rapport.years.heading")
    if subject.year == subject.first:
        return Section(heading, (t("rapport.years.first_year", year=subject.year),))
    people = subject.through("medewerkers")
    index = subject.through("medewerkers", "index", areas=subject.areas)
    text = [
        paragraph(
            line(subject, "medewerkers", people.rows),
            growth(subject, people, index),
            _peak(people.rows),
        )
    ]
    figures = []
    if shows(people.rows, LEAST):
        remarks = (
            [note("page.evolutie.break_2018")] if subject.first <= BREAK <= subject.year else []
        )
        figures.append(trend_figure(subject, "verloop", people, remarks=remarks))
    if not subject.whole and shows([r for r in index.rows if r.area == subject.code], LEAST):
        figures.append(trend_figure(subject, "index", index, low=True))
    if subject.level == TOWN:
        sentence, drawn = _at_home(subject)
        text.append(sentence)
        figures = figures or drawn  # where nobody works, those who live there are drawn
    return Section(heading, tuple(text), (), tuple(figures))


def line(subject: Subject, measure: str, rows: Sequence[Row]) -> str:
    """How a number went through the years, told from what is shown of it."""
    shown = [r for r in rows if is_ok(r)]
    counted = t(f"rapport.years.what.{measure}", where=subject.where, area=subject.called)
    say: dict[str, object] = {"what": counted, "start": rows[0].year, "end": rows[-1].year}
    complete = len(shown) == len(rows)
    if not shown:
        if all(r.status == HIDDEN for r in rows):
            return hidden([counted])
        return start(t("rapport.years.none_shown", **say))
    if all(map(is_zero, shown)):
        return start(t(f"rapport.years.zero_{'all' if complete else 'shown'}", **say))
    if len(shown) == 1:
        return start(
            t("rapport.years.one_shown", year=shown[0].year, value=written(shown[0]), **say)
        )
    first, last = shown[0], shown[-1]
    say |= {
        "first": first.year,
        "last": last.year,
        "low": written(first),
        "high": written(last),
    }
    key = "same" if first.value == last.value else "rose"
    key = "fell" if last.value < first.value else key
    rest = "" if complete else t("rapport.years.rest")
    return paragraph(t(f"rapport.years.{key}", **say), rest)


def _peak(rows: Sequence[Row]) -> str:
    """The highest number, when it lies in one year that is neither the first nor the last; said
    only when every year is shown."""
    if not all(map(is_ok, rows)):
        return ""
    most = max(r.value for r in rows)
    tops = [r for r in rows if r.value == most]
    if len(tops) > 1 or tops[0] in (rows[0], rows[-1]):
        return ""
    return t("rapport.years.peak", year=tops[0].year, value=written(tops[0]))


def growth(subject: Subject, people: Table, index: Table) -> str:
    """The change from the first year on, of the area and of the province, when both are shown."""
    first, last = (row_of(people, subject.code, year) for year in (subject.first, subject.year))
    mine, other = (row_of(index, code, subject.year) for code in (subject.code, subject.entire))
    if not (is_ok(first) and is_ok(last) and mine and is_ok(mine) and other and is_ok(other)):
        return ""
    if first and last and not share_of_change(first.value, last.value):
        return ""  # few cases are no percentages
    if written(mine, "index") == style.number(100, "index"):
        return ""
    own = t(f"rapport.years.{_way(mine)}", change=_change(mine))
    if subject.whole:
        return t("rapport.years.growth", own=own)
    if written(other, "index") == style.number(100, "index"):
        return t("rapport.years.growth_beside_same", own=own, **subject.words)
    beside = t(f"rapport.years.{_way(other)}", change=_change(other))
    return t("rapport.years.growth_beside", own=own, other=beside, **subject.words)


def _way(index: Row) -> str:
    return "up" if index.value > 100 else "down"


def _change(index: Row) -> str:
    """How far an index lies from 100, in percent."""
    return style.number(abs(index.value - 100), "aandeel")


def _at_home(subject: Subject) -> tuple[str, list[Figure]]:
    """Who lives in a municipality, wherever in the province they work."""
    table = subject.through("medewerkers", place="woonplaats")
    sentence = line(subject, "inwoners", table.rows)
    if not shows(table.rows, LEAST):
        return sentence, []
    title = t("rapport.years.home_title", first=subject.first, last=subject.year)
    return sentence, [trend_figure(subject, "woonplaats", table, low=True, title=title)]
