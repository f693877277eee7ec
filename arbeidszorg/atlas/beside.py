"""Further lines beside those of a Table: the average of areas of like size, and a target.

They are made from shown numbers of the same question, and stand among the rows, so that every file
has them too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from arbeidszorg import style
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level_words import alike_named
from arbeidszorg.places.names import NameForm, name_form
from arbeidszorg.places.neighbours import alike
from arbeidszorg.texts import t
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.rows import OK, Row
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl

#: What stands for them where rows have the code of an area.
AVERAGE, TARGET = "gemiddelde", "streefcijfer"
#: Areas that make an average.
LEAST = 2


def with_average(
    table: Table, code: str, geography: Geography, ask: Callable[[View], Table]
) -> tuple[Table, tuple[Note, ...]]:
    """The Table with a line for the average of the areas that are about as large as one of its
    own: the same ones all along, or the line would rise when one of them is left out."""
    codes = alike(geography, code) if code in geography.areas else ()
    lines = ask(replace(table.view, areas=codes, level=geography.top)).series if codes else ()
    whole = [line for line in lines if all(row.status == OK for row in line)]
    if table.view.split or len(whole) < LEAST:
        return table, (note("page.trend.no_average"),)
    name = t("page.trend.average", group=alike_named(geography, code, len(whole)))
    digits = 0 if table.view.unit == "aantal" else 1
    means = {
        at[0].year: round(sum(row.value for row in at) / len(at), digits)
        for at in zip(*whole, strict=True)
    }
    names = enumerate_nl([line[0].area_name for line in whole])
    area = name_form(geography, code).called
    remark = note("page.trend.average_note", names=names, area=area)
    return _with_line(table, AVERAGE, name, means), (remark,)


def with_target(table: Table, value: float) -> Table:
    """The Table with a line at a number that somebody wants to reach."""
    if table.view.split:
        return table
    name = t("page.trend.target", value=style.number(value, table.view.unit))
    return _with_line(table, TARGET, name, dict.fromkeys(table.view.all_years, value))


def _with_line(table: Table, code: str, name: str, values: dict[int, float]) -> Table:
    """The Table with a further line, of which its sentence says nothing."""
    rows = tuple(Row(year, code, name, {}, value, OK) for year, value in values.items())
    return replace(
        table,
        rows=(*table.rows, *rows),
        names={**table.names, code: NameForm(name, "")},
        said=sentence(table),
    )
