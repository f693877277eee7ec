"""Which columns of what was handed in say who a person is, or may: nobody gets them back."""

from __future__ import annotations

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import identifiers, personal
from arbeidszorg.registrations.intake.cleaning import folded
from arbeidszorg.registrations.intake.reading import TextTable

#: Columns of codes about a person: in those nobody has a name by right.
_CODED = frozenset(c.name for c in model.REGISTRATIONS if c.kind in ("code", "codes"))


def refused(table: TextTable, kind: str) -> frozenset[str]:
    """The columns of a table, by their name in it, in which something stands that says who a person
    is. Those of the registrations that the contract does not know are among them: a free remark is
    where names end up."""
    names = {column.name for column in model.FILES[kind]}
    participants = kind == "registraties"
    gone = set()
    for name, column in table.columns.items():
        by_name = participants or personal.refused_header(column.header, False)
        if (name not in names and by_name) or any(
            text and tells(name, text, participants) for text in column.texts
        ):
            gone.add(name)
    return frozenset(gone)


def tells(name: str, text: str, participants: bool) -> bool:
    """Whether a text of a column says who a person is."""
    if not participants:
        if name in {column.name for column in model.INITIATIVES if column.kind == "text"}:
            return personal.number_rule(folded(text)) == "identity_number"
        return personal.refused(name, text, participants) is not None
    if name in _CODED and personal.masked(text) != text:
        return True
    if name in ("registratie_id", "medewerker_id") and identifiers.is_random(text):
        return False
    return personal.refused(name, text, participants) is not None
