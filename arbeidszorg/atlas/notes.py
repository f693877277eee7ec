"""What a reader must know to use the numbers of a Table rightly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arbeidszorg.places.geography import Geography
from arbeidszorg.places.level import TOWN
from arbeidszorg.texts import t
from arbeidszorg.view import notes as texts
from arbeidszorg.view.notes import Note, note, plural_note
from arbeidszorg.view.rows import HIDDEN, Row
from arbeidszorg.view.view import View
from arbeidszorg.view.wording import enumerate_nl


def notes(
    view: View, rows: Sequence[Row], remarks: Iterable[Note], demo: bool, geography: Geography
) -> tuple[Note, ...]:
    """The notes of an answer, most important first: what is hidden, what its counting says
    (``remarks``), and how it must be read."""
    hidden = sum(row.status == HIDDEN for row in rows)
    first = [plural_note(texts.HIDDEN_NUMBERS, hidden)] if hidden else []
    last = [note(texts.DEMO)] if demo else []
    return (*first, *remarks, *_reading(view, len({row.area for row in rows}), geography), *last)


def _reading(view: View, areas: int, geography: Geography) -> Iterator[Note]:
    if view.measure == "uren":
        yield note("table.remark.hours")
    if view.measured.is_offer:
        if "activiteit" in view.split:
            yield note("table.remark.offer_cells")
    else:
        yield from _counted_twice(view, areas)
    if view.level == TOWN and not view.areas:
        yield from _merged(view, geography)


def _merged(view: View, geography: Geography) -> Iterator[Note]:
    """Which towns of before became part of others since the first year: their numbers count there.
    Who kept its name goes without saying."""
    since = [merger.since.year for merger in geography.merged]
    if not since or view.years[0] >= max(since):
        return
    moved: dict[str, list[str]] = {}
    for merger in geography.merged:
        town = geography.areas[merger.new].name
        if merger.name != town:
            moved.setdefault(town, []).append(merger.name)
    parts = [
        t(f"table.remark.moved_{'more' if place else 'first'}", old=enumerate_nl(old), town=town)
        for place, (town, old) in enumerate(moved.items())
    ]
    if parts:
        yield note("table.remark.merged", year=max(since), moved=", ".join(parts))


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
