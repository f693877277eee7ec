"""Sectoren en activiteiten: how the people of the area are spread, beside the province."""

from __future__ import annotations

from collections.abc import Sequence

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.document import Section
from arbeidszorg.report.figures import shares_figure
from arbeidszorg.report.subject import Subject, row_of, shows
from arbeidszorg.report.words import against, hidden, is_ok, is_zero, paragraph, start, written
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, Row
from arbeidszorg.view.wording import enumerate_nl

#: The two ways to look at what people do, and what their figures are called.
SPLITS = {"sector": "sectoren", "activiteit": "activiteiten"}
#: Shares that differ less, in percentage points, are called about the same.
NEAR = 5.0


def section(subject: Subject) -> Section:
    """A paragraph and a figure for each; where there is nothing to show, why."""
    heading = t("rapport.parts.heading")
    everybody = row_of(subject.table(), subject.code, subject.year)
    if is_zero(everybody):
        return Section(
            heading, (t("rapport.parts.nobody", year=subject.year, where=subject.where),)
        )
    if everybody is not None and everybody.status == NOT_REPORTED:
        return Section(heading, (t("rapport.parts.not_reported", year=subject.year),))
    tables = {split: subject.parts(split) for split in SPLITS}
    drawable = {split: shows(_mine(subject, table)) for split, table in tables.items()}
    gone = [
        t(f"rapport.parts.name.{split}")
        for split, has_numbers in drawable.items()
        if not has_numbers
    ]
    text = [sentence(subject, split, table) for split, table in tables.items() if drawable[split]]
    text += [hidden(gone)] if gone else []
    figures = [
        shares_figure(subject, SPLITS[split], table)
        for split, table in tables.items()
        if drawable[split]
    ]
    return Section(heading, tuple(text), (), tuple(figures))


def _mine(subject: Subject, table: Table) -> list[Row]:
    return [r for r in table.rows if r.area == subject.code]


def sentence(subject: Subject, split: str, table: Table) -> str:
    """The largest part, the one after it, and where the area differs most from the province."""
    rows = _mine(subject, table)
    if table.view.unit == "aantal":
        return counts(subject, split, rows)
    province = {r.codes[split]: r for r in table.rows if r.area == subject.entire}
    if all(map(is_ok, rows)):
        order = _by_size(rows)
        second = order[1] if len(order) > 1 and not is_zero(order[1][0]) else []
        return paragraph(
            _largest(subject, split, order[0], province, "tie" if len(order[0]) > 1 else "most"),
            _second(subject, split, second, province),
            _apart(subject, split, rows, province, [order[0], second]),
        )
    tops = _by_size([r for r in rows if is_ok(r)])[0]
    key = "tie_shown" if len(tops) > 1 else "most_shown"
    return paragraph(_largest(subject, split, tops, province, key), t("rapport.parts.some_hidden"))


def counts(subject: Subject, split: str, rows: Sequence[Row]) -> str:
    """The numbers of people that are shown, and of which parts there is none; what shares they are
    is hidden."""
    shown = sorted((r for r in rows if is_ok(r) and not is_zero(r)), key=lambda r: -r.value)
    first, *others = [
        t(
            f"rapport.parts.counts.{'next' if place else 'first'}",
            value=written(r, "aantal"),
            part=_in(split, [r]),
        )
        for place, r in enumerate(shown)
    ]
    say = {"year": subject.year, "where": subject.where, "parts": enumerate_nl([first, *others])}
    lacking = [
        t(f"rapport.parts.counts.{status}", year=subject.year, part=_in(split, gone))
        for status in (HIDDEN, NOT_REPORTED)
        if (gone := [r for r in rows if r.status == status])
    ]
    return paragraph(
        t("rapport.parts.counts.say", **say), lacking, t("rapport.parts.counts.shares")
    )


def _by_size(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows by their share as it is written, the largest first; those that look alike together."""
    sizes: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: -r.value):
        sizes.setdefault(written(row, "aandeel"), []).append(row)
    return list(sizes.values())


def _in(split: str, rows: Sequence[Row]) -> str:
    """What people of some codes do: "in maatwerkbedrijven en in de keuken"."""
    return enumerate_nl([label(f"in_{split}", r.codes[split]) for r in rows])


def _largest(
    subject: Subject, split: str, tops: Sequence[Row], province: dict[str, Row], key: str
) -> str:
    beside = against(tops[0], province[tops[0].codes[split]], "aandeel", subject.words)
    say = {
        "part": _in(split, tops),
        "where": subject.where,
        "year": subject.year,
        "against": beside,
    }
    share = written(tops[0], "aandeel")
    if tops[0].value == 100 and len(tops) == 1:
        return t("rapport.parts.all", **say)
    return t(f"rapport.parts.{key}", value=share, **say)


def _second(subject: Subject, split: str, rows: Sequence[Row], province: dict[str, Row]) -> str:
    """The part that comes after the largest."""
    if not rows:
        return ""
    part, share = start(_in(split, rows)), written(rows[0], "aandeel")
    if len(rows) > 1:
        return t("rapport.parts.next_more", part=part, value=share)
    beside = against(rows[0], province[rows[0].codes[split]], "aandeel", subject.words)
    return t("rapport.parts.next_one", part=part, value=share, against=beside)


def _apart(
    subject: Subject,
    split: str,
    rows: Sequence[Row],
    province: dict[str, Row],
    named: Sequence[Sequence[Row]],
) -> str:
    """Where the area differs most from the province; said only when every share is shown.
    ``named``: the parts that were just spoken of, the largest and the second."""
    pairs = [(r, province[r.codes[split]]) for r in rows]
    if subject.whole or not all(is_ok(other) for _, other in pairs):
        return ""
    mine, other = max(pairs, key=lambda pair: abs(pair[0].value - pair[1].value))
    gap = mine.value - other.value
    if abs(gap) < NEAR:
        return t("rapport.parts.near", **subject.words)
    if named[1] == [mine]:
        return t("rapport.parts.there", **subject.words)
    if mine in named[0]:
        return ""
    key = "higher" if gap > 0 else "nobody_there" if is_zero(mine) else "lower"
    return t(
        f"rapport.parts.{key}",
        part=_in(split, [mine]),
        value=written(mine, "aandeel"),
        other=written(other, "aandeel"),
        **subject.words,
    )
