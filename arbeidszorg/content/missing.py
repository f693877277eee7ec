"""What has no number, in words: hidden for privacy, not reported, or impossible here.

A drawing leaves it out or shows a gap, which says little by itself. A workbook has a sentence for
each state with the first names; a slide has little room, and names years that follow each other as
one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from arbeidszorg.atlas.sentences import row_name
from arbeidszorg.atlas.table import Table
from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import OK, STATUSES, Row

#: State -> what it is said of -> the parts of that which have it, in the order of the rows.
Missing = dict[str, dict[str, list[str]]]
#: Longest list of names in a workbook; there can be thousands.
MOST_NAMED = 60


def by_state(rows: Iterable[Row], named: Callable[[Row], tuple[str, str]]) -> Missing:
    """Rows without a number by their state. ``named``: what a row belongs to, and its own name."""
    states: Missing = {}
    for row in rows:
        if row.status != OK:
            whole, part = named(row)
            states.setdefault(row.status, {}).setdefault(whole, []).append(part)
    return states


# --- in a workbook -------------------------------------------------------------------------------


def without_number(table: Table) -> tuple[str, ...]:
    """A sentence for each state that occurs, with years when there are more than one."""
    states = by_state(table.rows, lambda row: (row_name(table, row), str(row.year)))
    return tuple(_sentence(table, status, names) for status, names in states.items())


def _sentence(table: Table, status: str, years_by_name: Mapping[str, list[str]]) -> str:
    several = len(table.view.all_years) > 1
    names = [
        t("office.without_years", name=name, years=", ".join(years)) if several else name
        for name, years in years_by_name.items()
    ]
    more = len(names) - MOST_NAMED
    say = {"status": t(f"table.status.{status}"), "names": "; ".join(names[:MOST_NAMED])}
    return t("office.without_some", count=more, **say) if more > 0 else t("office.without", **say)


# --- on a slide ----------------------------------------------------------------------------------


def missing(figure: Figure) -> tuple[str, ...]:
    """For each state what has it, as "Verborgen: Westhoek: 2018–2019; Midwest: 2018"."""
    lines = figure.picture.kind in ("lines", "small_lines")

    def named(row: Row) -> tuple[str, str]:
        *whole, part = _names(figure, row, lines)
        return ", ".join(whole), part

    states = by_state(figure.table.rows if lines else figure.table.last, named)
    return tuple(
        t("slides.group", name=t(f"table.status.{status}").capitalize(), parts=_list(names, lines))
        for status in STATUSES
        if (names := states.get(status))
    )


def _names(figure: Figure, row: Row, year: bool) -> list[str]:
    """What tells a row of a figure apart."""
    table = figure.table
    names = [label(split, row.codes[split]) for split in table.splits]
    if len(table.areas) > 1 or not names:
        names.insert(0, row.area_name)
    return [*names, str(row.year)] if year else names


def _list(groups: dict[str, list[str]], years: bool) -> str:
    return "; ".join(
        t("slides.group", name=name, parts=", ".join(parts)) if name else ", ".join(parts)
        for name, parts in (
            (key, _spans(texts) if years else texts) for key, texts in groups.items()
        )
    )


def _spans(years: list[str]) -> list[str]:
    """Years that follow each other as one: 2017, 2018 and 2019 as 2017-2019."""
    spans: list[list[str]] = []
    for year in years:
        if spans and int(year) == int(spans[-1][-1]) + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return [
        span[0] if len(span) == 1 else t("slides.years", first=span[0], last=span[-1])
        for span in spans
    ]
