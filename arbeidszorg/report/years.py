"""Evolutie: how many there were through the years, and how that grew beside the province."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg import style
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.places.geography import PROVINCE
from arbeidszorg.report.figures import trend_figure
from arbeidszorg.report.subject import Subject, row, shows
from arbeidszorg.report.words import hidden, is_ok, is_zero, paragraph, start, written
from arbeidszorg.texts import t
from arbeidszorg.view.notes import note
from arbeidszorg.view.rows import HIDDEN, Row

#: Numbers from which a line can be drawn.
LEAST = 2
#: Since when there is another way of registering.
BREAK = 2018


def section(of: Subject) -> Section:
    """Sentences, and lines through the years; of a municipality also of who lives there."""
    heading = t("rapport.years.heading")
    if of.year == of.first:
        return Section(heading, (t("rapport.years.first_year", year=of.year),))
    people = of.through("medewerkers")
    index = of.through("medewerkers", "index", areas=of.areas)
    text = [
        paragraph(
            line(of, "medewerkers", people.rows), _growth(of, people, index), _peak(people.rows)
        )
    ]
    figures = []
    if shows(people.rows, LEAST):
        remarks = [note("page.evolutie.break_2018")] if of.first <= BREAK <= of.year else []
        figures.append(trend_figure(of, "verloop", people, remarks=remarks))
    if not of.whole and shows([r for r in index.rows if r.area == of.code], LEAST):
        figures.append(trend_figure(of, "index", index, low=True))
    if of.level == "gemeente":
        said, drawn = _at_home(of)
        text.append(said)
        figures = figures or drawn  # where nobody works, those who live there are drawn
    return Section(heading, tuple(text), (), tuple(figures))


def line(of: Subject, measure: str, rows: Sequence[Row]) -> str:
    """How a number went through the years, told from what is shown of it."""
    shown = [r for r in rows if is_ok(r)]
    what = t(f"rapport.years.what.{measure}", where=of.where, area=of.called)
    say: dict[str, object] = {"what": what, "start": rows[0].year, "end": rows[-1].year}
    complete = len(shown) == len(rows)
    if not shown:
        if all(r.status == HIDDEN for r in rows):
            return hidden([what])
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


def _growth(of: Subject, people: Table, index: Table) -> str:
    """The change from the first year on, of the area and of the province, when both are shown."""
    first, last = (row(people, of.code, year) for year in (of.first, of.year))
    mine, other = (row(index, code, of.year) for code in (of.code, PROVINCE))
    if not (is_ok(first) and is_ok(last) and mine and is_ok(mine) and other and is_ok(other)):
        return ""
    if written(mine, "index") == style.number(100, "index"):
        return ""
    own = t(f"rapport.years.{_way(mine)}", change=_change(mine))
    if of.whole:
        return t("rapport.years.growth", own=own)
    if written(other, "index") == style.number(100, "index"):
        return t("rapport.years.growth_beside_same", own=own)
    beside = t(f"rapport.years.{_way(other)}", change=_change(other))
    return t("rapport.years.growth_beside", own=own, other=beside)


def _way(index: Row) -> str:
    return "up" if index.value > 100 else "down"


def _change(index: Row) -> str:
    """How far an index lies from 100, in percent."""
    return style.number(abs(index.value - 100), "aandeel")


def _at_home(of: Subject) -> tuple[str, list[Figure]]:
    """Who lives in a municipality, wherever in the province they work."""
    table = of.through("medewerkers", place="woonplaats")
    said = line(of, "inwoners", table.rows)
    if not shows(table.rows, LEAST):
        return said, []
    title = t("rapport.years.home_title", first=of.first, last=of.year)
    return said, [trend_figure(of, "woonplaats", table, low=True, title=title)]
