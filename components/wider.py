"""Where more can be shown: a figure of which most is hidden leads to a choice that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.places.geography import OUTSIDE, UNKNOWN
from arbeidszorg.places.level import Level
from arbeidszorg.view.rows import HIDDEN
from arbeidszorg.view.view import Fields, View


def is_mostly_hidden(table: Table) -> bool:
    """Whether most of its numbers are hidden; who lives elsewhere is no area to speak of."""
    rows = [row for row in table.rows if row.area not in (OUTSIDE, UNKNOWN)]
    return 2 * sum(row.status == HIDDEN for row in rows) > len(rows)


def wider(view: View, table: Table, here: Atlas) -> View | None:
    """The view of a page, asked as little wider as it takes for the Table of one of its figures to
    be mostly shown; None when that does not help. Areas that were chosen stay chosen."""
    if not is_mostly_hidden(table):
        return None
    for change in _changes(view, table, here.geography.descending):
        shown = here.table(replace(table.view, **change))
        if shown.rows and not is_mostly_hidden(shown):
            return replace(view, **change)
    return None


def _changes(view: View, table: Table, levels: Sequence[Level]) -> Iterator[Fields]:
    """What can be asked wider: all activities, all sectors, both, larger areas. ``levels``: the
    larger first."""
    filters: list[Fields] = []
    if view.activities and table.view.activities:
        filters.append({"activities": ()})
    if view.sectors and table.view.sectors:
        filters.append({"sectors": ()})
    yield from filters
    if len(filters) > 1:
        yield {"activities": (), "sectors": ()}
    larger = levels[: levels.index(view.level)] if table.view.level == view.level else ()
    for level in reversed(larger):
        yield {"level": level}
        if filters:
            yield {"level": level, "activities": (), "sectors": ()}
