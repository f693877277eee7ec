"""What lines through the years are made of: series, their marks and keys, the steps of an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.atlas.compared import change
from arbeidszorg.atlas.table import Table
from arbeidszorg.figures.base import all_hidden, number_or_reason, round_ticks
from arbeidszorg.figures.picture import Dot, Drawn, Key, Line, Look, Tick
from arbeidszorg.figures.symbols import THIN_CROSS
from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.texts import label, t
from arbeidszorg.view.rows import HIDDEN, OK, Row
from arbeidszorg.view.view import Unit

#: Thickness of a line, and sizes of its points and of crosses for hidden years, in pixels.
LINE, DOT, CROSS = 3, 9, 8


@dataclass(frozen=True)
class Series:
    """One line: its rows through the years, and how it is called and coloured."""

    rows: Sequence[Row]
    name: str
    colour: str


def series_of(table: Table, chosen: dict[str, str]) -> tuple[Series, ...]:
    """A series per area and code of the split; ``chosen``: area code -> colour."""
    rows = [rows for rows in table.series if not _unused(table, rows)]
    first = [rows[0] for rows in rows]
    return tuple(map(Series, rows, _names(table, first), _colours(table, first, chosen)))


def line_key(name: str, symbol: str, colour: str, lined: bool = False) -> Key:
    """An entry of the legend."""
    return Key(name, symbol, Look(colour), lined)


def key_name(line: Series) -> str:
    """How a line is called in the legend: one that is hidden says so."""
    return t("figure.hidden_series", name=line.name) if all_hidden(line.rows) else line.name


def y_ticks(top: float, unit: str) -> tuple[Tick, ...]:
    """Round numbers from zero to the top, as they are written."""
    numbers = round_ticks(top, 1.0 if unit == "aantal" else 0.1)
    if all(number == int(number) for number in numbers):
        tail = "\u00a0%" if unit == "aandeel" else ""
        return tuple(Tick(number, (f"{style.number(number)}{tail}",)) for number in numbers)
    return tuple(Tick(number, (style.number(number, unit),)) for number in numbers)


def _unused(table: Table, rows: Sequence[Row]) -> bool:
    """A line for "not recorded" that is zero in every year is left out."""
    return bool(
        table.splits
        and rows[0].codes[table.splits[0]] == NOT_RECORDED
        and all(row.value == 0 for row in rows)
    )


def _names(table: Table, first: Sequence[Row]) -> list[str]:
    several = len(table.areas) > 1
    names = []
    for row in first:
        parts = [label(split, row.codes[split]) for split in table.splits]
        if several or not parts:
            parts.insert(0, row.area_name)
        names.append(", ".join(parts))
    return names


def _colours(table: Table, first: Sequence[Row], chosen: dict[str, str]) -> list[str]:
    if table.splits and len(table.areas) == 1:
        split = table.splits[0]
        known = style.series_colours(split, tuple(row.codes[split] for row in first))
        return [known[row.codes[split]] for row in first]
    if len(first) == 1:
        return [chosen.get(first[0].area, style.ACCENT)]
    return [
        chosen.get(row.area, style.SERIES[number % len(style.SERIES)])
        for number, row in enumerate(first)
    ]


def line_marks(line: Series, unit: Unit, symbol: str) -> list[Drawn]:
    """A line with gaps, and a marker on each of its points."""
    rows, name, colour = line.rows, line.name, line.colour
    ys = tuple(row.value if row.status == OK else None for row in rows)
    marks: list[Drawn] = [
        Line(tuple(row.year for row in rows), ys, colour, LINE, name=name, code=rows[0].area)
    ]
    years = {row.year: row for row in rows}
    for row in rows:
        if row.status == OK:
            told = t("figure.in_year", year=row.year, value=number_or_reason(row, unit))
            moved = change(row, years.get(row.year - 1), unit)
            hover = (name, told, *filter(None, (moved,)))
            marks.append(
                Dot(
                    row.year,
                    row.value,
                    DOT,
                    symbol,
                    colour,
                    said=hover,
                    name=name,
                    code=row.area,
                    status=OK,
                )
            )
    return marks


def hidden_years(series: Sequence[Series], years: Iterable[int]) -> list[Drawn]:
    """One cross per year in which something is hidden; who points at it reads what."""
    gone: dict[int, list[str]] = {}
    for line in series:
        for row in line.rows:
            if row.status == HIDDEN:
                gone.setdefault(row.year, []).append(line.name)
    why = t("table.status_long.verborgen")
    return [
        Dot(
            year,
            0.5,
            CROSS,
            THIN_CROSS,
            style.QUIET,
            style.QUIET,
            2,
            said=(t("figure.hidden_in", year=year, names="; ".join(gone[year])), why),
            name=t("figure.hidden_years"),
            status=HIDDEN,
        )
        for year in years
        if year in gone
    ]


def upright(year: int, top: float) -> Line:
    """A line that marks a year."""
    return Line((year, year), (0.0, top), style.LINE, 1, dotted=True)
