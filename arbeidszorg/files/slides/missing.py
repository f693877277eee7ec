"""What a figure shows no number for, in words."""

from __future__ import annotations

from arbeidszorg.atlas.table import OK, STATUSES, Row
from arbeidszorg.content.figure import Figure
from arbeidszorg.texts import label, short, t


def missing(figure: Figure) -> tuple[str, ...]:
    """For each state what has it, as "Verborgen: Westhoek: 2018–2019; Midwest: 2018"."""
    lines = figure.picture.kind == "lines"
    rows = figure.table.rows if lines else figure.table.last
    states: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        if row["status"] != OK:
            *first, last = _names(figure, row, lines)
            states.setdefault(row["status"], {}).setdefault(", ".join(first), []).append(last)
    return tuple(
        t("slides.group", name=t(f"table.status.{status}").capitalize(), parts=_list(names, lines))
        for status in STATUSES
        if (names := states.get(status))
    )


def _names(figure: Figure, row: Row, year: bool) -> list[str]:
    """What tells a row of a figure apart."""
    table = figure.table
    named = short if year else label
    names = [named(split, row[split]) for split in table.splits]
    if len(table.areas) > 1 or not names:
        names.insert(0, row["gebied_naam"])
    return [*names, str(row["jaar"])] if year else names


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
