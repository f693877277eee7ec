"""What initiatives said of their numbers and who publishes approved, with the figures that it is
about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.edition import Footnote
from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.view.notes import Note, note
from arbeidszorg.view.view import View


def of(
    view: View,
    footnotes: Sequence[Footnote],
    every: Iterable[Initiative],
    geography: Geography,
) -> tuple[Note, ...]:
    """The footnotes of an answer: those of its years, of initiatives that it counts. Where the
    initiatives are does not say where persons live: chosen areas of residence have none."""
    if not footnotes or view.measured.is_offer or (view.place != "vestiging" and view.areas):
        return ()
    return tuple(_chosen(view, footnotes, every, geography))


def _chosen(
    view: View, footnotes: Sequence[Footnote], every: Iterable[Initiative], geography: Geography
) -> Iterator[Note]:
    known = {each.code: each for each in every}
    towns = {town for area in view.areas for town in geography.members.get(area, ())}
    for each in footnotes:
        own = known.get(each.initiative)
        if own is None or each.year not in view.all_years:
            continue
        there = not view.areas or own.nis in towns
        sector = not view.sectors or own.sector in view.sectors
        activity = not view.activities or bool(own.activities & set(view.activities))
        if there and sector and activity:
            words = {"name": own.name, "year": each.year, "text": each.text}
            yield note("table.remark.explained", **words)
