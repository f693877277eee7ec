"""What stands in the rows that were handed in, for who mends them: never what is about a person's
identity."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from arbeidszorg.handing.checks import Report
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import folded

#: Rules that refuse a whole column: what stands in it is given back to nobody.
COLUMN_RULES = frozenset(("personal_header", "unknown_column"))


#: Columns of codes: in those nobody has a name by right.
_CODED = frozenset(c.name for c in model.REGISTRATIONS if c.kind in ("code", "codes"))


def columns(report: Report, kind: str) -> tuple[str, ...]:
    """The columns of the contract that a table has and that may be shown, in its order."""
    gone = refused(report, kind)
    table = report.tables[kind]
    return tuple(
        c.name for c in model.FILES[kind] if c.name in table.columns and c.name not in gone
    )


def refused(report: Report, kind: str) -> frozenset[str]:
    """The columns of a table in which something stands that says who a person is, by their name in
    the table; those that the contract does not know and refuses are among them."""
    table = report.tables[kind]
    names = {column.name for column in model.FILES[kind]}
    participants = kind == "registraties"
    gone = set()
    for name, column in table.columns.items():
        unknown, coded = name not in names, participants and name in _CODED
        by_name = participants or personal.refused_header(column.header, False)
        if (unknown and by_name) or any(
            _refused(name, text, participants) or (coded and personal.masked(text) != text)
            for text in column.texts
        ):
            gone.add(name)
    return frozenset(gone)


def _refused(name: str, text: str, participants: bool) -> bool:
    if not text:
        return False
    if name not in {column.name for column in model.REGISTRATIONS} and not participants:
        return personal.number_rule(folded(text)) == "identity_number"
    return personal.refused(name, text, participants) is not None


def rows(report: Report, kind: str, chosen: Iterable[int] | None = None) -> list[dict[str, str]]:
    """The text of some rows (all when left out): per row its number as ``rij``, and its cells by
    column."""
    table, names = report.tables[kind], columns(report, kind)
    places: Iterable[int] = range(len(table.rows))
    if chosen is not None:
        wanted = np.array(sorted(set(chosen)), np.int64)
        places = np.flatnonzero(np.isin(table.rows, wanted)).tolist()
    return [
        {"rij": str(int(table.rows[place]))}
        | {name: table.columns[name].text(place) for name in names}
        for place in places
    ]
