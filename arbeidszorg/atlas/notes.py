"""What a reader must know to use the numbers of a Table rightly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arbeidszorg.places.geography import MERGED_IN
from arbeidszorg.view import notes as texts
from arbeidszorg.view.notes import Note, note, plural_note
from arbeidszorg.view.rows import HIDDEN, Row
from arbeidszorg.view.view import View


def notes(view: View, rows: Sequence[Row], remarks: Iterable[Note], demo: bool) -> tuple[Note, ...]:
    """The notes of an answer, most important first: what is hidden, what its counting says
    (``remarks``), and how it must be read."""
    hidden = sum(row.status == HIDDEN for row in rows)
    first = [plural_note(texts.HIDDEN_NUMBERS, hidden)] if hidden else []
    last = [note(texts.DEMO)] if demo else []
    return (*first, *remarks, *_reading(view, len({row.area for row in rows})), *last)


def _reading(view: View, areas: int) -> Iterator[Note]:
    if view.measure == "uren":
        yield note("table.remark.hours")
    if view.measured.is_offer:
        if "activiteit" in view.split:
            yield note("table.remark.offer_cells")
    else:
        yield from _counted_twice(view, areas)
    if view.level == "gemeente" and view.years[0] < MERGED_IN and not view.areas:
        yield note("table.remark.merged")


def _counted_twice(view: View, areas: int) -> Iterator[Note]:
    """Where a person can be in several cells."""
    kinds = ("activiteit", "sector")
    for kind in kinds:
        if kind in view.split:
            yield note(f"table.remark.cells.{kind}")
    if set(view.split) - set(kinds):
        yield note("table.remark.cells.profile")
    if not view.split and areas > 1 and view.place == "vestiging":
        yield note("table.remark.cells.area")
