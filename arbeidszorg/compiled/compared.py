"""What two versions tell differently, in words and as a file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path

from arbeidszorg import style
from arbeidszorg.compiled.comparing import ORDER, Line, What, Why
from arbeidszorg.texts import t, tn
from arbeidszorg.view.measures import PROTECTED_MEASURES

#: In the order in which they are told.
WHATS: tuple[What, ...] = ("achtergehouden", "verborgen", "getoond")


def words(lines: Iterable[Line], closed: int | None) -> Iterator[str]:
    """The differences for a reader at a terminal: by measure, year and level, then in all, then
    why. ``closed``: the last year that was public before."""
    groups: Counter[tuple[str, int, str, What]] = Counter()
    reasons: Counter[tuple[What, Why]] = Counter()
    for line in lines:
        groups[line.measure, line.year, line.level, line.what] += line.count
        reasons[line.what, line.why] += line.count
    if not groups:
        yield t("vergelijking.nothing")
        return
    yield t("vergelijking.lead")
    heads = ("measure", "year", "level", *WHATS)
    rows = [tuple(t(f"vergelijking.head.{head}") for head in heads), *_rows(groups)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        left = [cell.ljust(width) for cell, width in zip(row[:3], widths, strict=False)]
        right = [cell.rjust(width) for cell, width in zip(row[3:], widths[3:], strict=True)]
        yield "  ".join([*left, *right]).rstrip()
    for what in WHATS:
        for why in dict.fromkeys(key[1] for key in reasons):
            if count := reasons[what, why]:
                yield tn(f"vergelijking.why.{what}.{why}", count, last=closed or 0)
    if any(what == "achtergehouden" for what, _ in reasons):
        yield t("vergelijking.later", next=(closed or 0) + 1)


def _rows(groups: Counter[tuple[str, int, str, What]]) -> Iterator[tuple[str, ...]]:
    """The lines of the table, with those of every measure together last."""
    measures: list[str] = list(PROTECTED_MEASURES)
    keys = sorted(
        {key[:3] for key in groups},
        key=lambda key: (measures.index(key[0]), key[1], ORDER.index(key[2])),
    )
    for measure, year, level in keys:
        counts = (style.number(groups[measure, year, level, what]) for what in WHATS)
        names = (t(f"view.measure.{measure}"), str(year), t(f"vergelijking.level.{level}"))
        yield (*names, *counts)
    totals = (sum(groups[(*key, what)] for key in keys) for what in WHATS)
    yield (t("vergelijking.all"), "", "", *map(style.number, totals))


def write(lines: Iterable[Line], file: Path) -> int:
    """Write the differences as CSV: a row for each measure, place, year, area, sector and
    breakdown, with how many numbers, how and why; how many rows. It holds none of those numbers.
    Raises ``OSError``."""
    count = 0
    with file.open("w", newline="", encoding="utf-8-sig") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow([t(f"vergelijking.column.{field.name}") for field in fields(Line)])
        for line in lines:
            out.writerow(astuple(line))
            count += 1
    return count
