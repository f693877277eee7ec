"""What a figure shows no number for, in words."""

from __future__ import annotations

from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import label, short, t
from arbeidszorg.view.rows import OK, STATUSES, Row


def missing(figure: Figure) -> tuple[str, ...]:
    """For each state what has it, as "Verborgen: Westhoek: 2018–2019; Midwest: 2018"."""
    lines = figure.picture.kind == "lines"
    rows = figure.table.rows if lines else figure.table.last
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        if row.status != OK:
            *first, last = _names(figure, row, lines)
            found.setdefault(row.status, {}).setdefault(", ".join(first), []).append(last)
    return tuple(
        t("slides.group", name=t(f"table.status.{status}").capitalize(), parts=_list(of, lines))
        for status in STATUSES
        if (of := found.get(status))
    )


def _names(figure: Figure, row: Row, year: bool) -> list[str]:
    """What tells a row of a figure apart."""
    table = figure.table
    named = short if year else label
    names = [named(split, row.codes[split]) for split in table.splits]
    if len(table.areas) > 1 or not names:
        names.insert(0, row.area_name)
    return [*names, str(row.year)] if year else names


def _list(groups: dict[str, list[str]], years: bool) -> str:
    return "; ".join(
        t("slides.group", name=name, parts=", ".join(parts)) if name else ", ".join(parts)
        for name, parts in ((one, _spans(of) if years else of) for one, of in groups.items())
    )


def _spans(years: list[str]) -> list[str]:
    """Years that follow each other as one: 2017, 2018 and 2019 as 2017-2019."""
    found: list[list[str]] = []
    for year in years:
        if found and int(year) == int(found[-1][-1]) + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return [
        one[0] if len(one) == 1 else t("slides.years", first=one[0], last=one[-1]) for one in found
    ]
