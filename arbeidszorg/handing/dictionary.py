"""The data dictionary: what each column of the contract asks, as records."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import values
from arbeidszorg.texts import label, t

#: Under which name the labels of a column stand, when that is another one.
_LABELS = {"activiteiten": "activiteit"}


@dataclass(frozen=True)
class Entry:
    """One column. ``form``: what is filled in, in words; ``codes``: what may be chosen, each with
    what it means; ``explained``: one sentence; ``example``: a text that the intake takes."""

    kind: str
    column: str
    required: bool
    form: str
    codes: tuple[tuple[str, str], ...]
    explained: str
    example: str


def entries(kind: str) -> tuple[Entry, ...]:
    """The columns of a file of the contract, in their order."""
    return tuple(_entry(kind, column) for column in model.FILES[kind])


def _entry(kind: str, column: model.Column) -> Entry:
    form = t(f"sjabloon.form.{column.kind}")
    if column.kind in ("whole", "number", "year") and column.low is not None and column.low > -90:
        form = values.range_words(column)
    codes = tuple(
        (code, label(_LABELS.get(column.name, column.name), code))
        for code in model.CODES.get(column.name, ())
    )
    explained = t(f"columns.{kind}.{column.name}")
    example = t(f"sjabloon.example.{kind}.{column.name}")
    return Entry(kind, column.name, column.required, form, codes, explained, example)
