"""Answer questions from a compiled version: the same rules and the same gate as from the
registrations, over what may be shown alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from arbeidszorg.compiled.version import HIDDEN, PAIRS, PLAIN, UNKNOWN, Compiled, Shown, columns
from arbeidszorg.counting.choices import parts, several_activities, split_size
from arbeidszorg.counting.offer import Offer
from arbeidszorg.counting.source import Areas as Rows
from arbeidszorg.counting.source import Array, Values, beside_the_largest, whole
from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.answers import Answers, asking
from arbeidszorg.disclosure.decision import Decision
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.disclosure.lattice import ALL, SECTORS, Areas
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import PLACES
from arbeidszorg.view.view import View


def answers(compiled: Compiled, geography: Geography, settings: Settings) -> Answers:
    """What a compiled version may say. ``geography``: of the same areas."""
    geography = geography.with_residents(compiled.residents)
    areas = lattice.areas(geography, compiled.offer.towns)
    source = Numbers(compiled, areas)
    gate = Gate(
        decision(compiled),
        areas,
        geography,
        compiled.offer.towns,
        compiled.edition.first_year,
        settings,
    )
    return Answers(
        compiled.edition,
        geography,
        settings,
        asking(source, geography, gate, compiled.edition),
        compiled.initiatives,
        compiled.reporting,
        compiled.amounts,
        compiled.net_results.__getitem__,
    )


def decision(compiled: Compiled) -> Decision:
    """What may be shown, read off from what is."""
    shown = {key: part.persons != HIDDEN for key, part in compiled.shown.items()}
    return Decision(
        compiled.edition.version,
        compiled.rule,
        {key: may[..., 0] for key, may in shown.items()},
        {
            measure: may[:, :, ALL, columns(measure, place)["vorm"]]
            for (measure, place), may in shown.items()
            if place == PLACES[0]
        },
        {
            (*key, split): may[..., codes]
            for key, may in shown.items()
            for split, codes in columns(*key).items()
            if split not in (PLAIN, "vorm")
        },
    )


@dataclass(frozen=True)
class Numbers:
    """A :class:`~arbeidszorg.counting.source.Source` over a compiled version. What may not be shown
    is one person here, so that it is neither nobody nor a number."""

    compiled: Compiled
    areas: Areas

    @property
    def offer(self) -> Offer:
        """See :class:`Source`, as for the rest."""
        return self.compiled.offer

    def values(self, view: View, rows: Rows) -> Values:
        if view.measured.is_offer:
            return self.offer.values(view, rows)
        behind, everybody, value = self._cells(view, rows)
        reported = self.offer.reported(view, rows, everybody) & ((behind > 0) | (everybody == 0))
        return Values(value, behind, reported)

    def together(self, view: View, rows: Rows) -> Values:
        every = whole(rows)
        if view.measured.is_offer or every[0].towns in self.areas.index:
            return self.values(view, every)
        behind, everybody, value = (
            part.sum(axis=1, keepdims=True) for part in self._cells(view, rows)
        )
        reported = self.offer.reported(view, every, everybody) & ((behind > 0) | (everybody == 0))
        return Values(value, behind, reported)

    def overlap(self, view: View, rows: Rows) -> Array:
        nobody = np.zeros((len(view.all_years), len(rows), split_size(view)), dtype=np.int64)
        if view.measured.is_offer:  # made from no persons
            return nobody
        if several_activities(view):
            return beside_the_largest([self.values(part, rows).persons for part in parts(view)])
        shown, years = self._shown(view)
        sectors = [model.SECTORS.index(code) for code in view.sectors]
        bits = sum(1 << n for n, pair in enumerate(PAIRS) if set(pair) <= set(sectors))
        apart = replace(view, split=tuple(split for split in view.split if split != "sector"))
        columns_ = _columns(apart)
        if columns_ is None:  # not offered
            return nobody
        cells = shown.shared[years][:, self._places(rows)][..., columns_] & np.uint8(bits)
        return np.asarray(cells != 0).astype(np.int64)

    def overlap_together(self, view: View, rows: Rows) -> Array:
        every = whole(rows)
        if every[0].towns not in self.areas.index:  # then the sum is not shown at all
            return np.ones((len(view.all_years), 1, 1), dtype=np.int64)
        return self.overlap(replace(view, split=()), every)

    def twice(self, view: View, rows: Rows) -> Array:
        sectors = () if len(view.sectors) == SECTORS else view.sectors
        if view.measured.is_offer:
            return np.zeros((len(view.all_years), 1, 1), dtype=np.int64)
        if max(len(sectors), len(view.activities)) > 1:
            return np.ones((len(view.all_years), 1, 1), dtype=np.int64)
        shown, years = self._shown(view)
        places = np.sort(self._places(rows))
        sector = np.int64(1 + model.SECTORS.index(sectors[0]) if sectors else 0)
        activity = np.int64(
            1 + model.ACTIVITIES.index(view.activities[0]) if view.activities else 0
        )
        one, other = np.triu_indices(len(places), 1)
        year = np.arange(years.start, years.stop)[:, None]
        pairs = shown.pair(*np.broadcast_arrays(year, sector, activity, places[one], places[other]))
        return np.asarray(np.isin(pairs, shown.twice).sum(axis=1).reshape(-1, 1, 1))

    # --- cells -----------------------------------------------------------------------------------

    def _shown(self, view: View) -> tuple[Shown, slice]:
        first = view.years[0] - self.compiled.edition.first_year
        shown = self.compiled.shown[view.measure, view.place]
        return shown, slice(first, first + len(view.all_years))

    def _places(self, rows: Rows) -> list[int]:
        return [self.areas.index[tuple(sorted(row.towns))] for row in rows]

    def _cells(self, view: View, rows: Rows) -> tuple[Array, Array, Array]:
        """The persons behind the value, all persons, and the value: year x area x code."""
        shown, years = self._shown(view)
        columns_ = _columns(replace(view, split=tuple(s for s in view.split if s != "sector")))
        if columns_ is None:  # not offered
            one = np.ones((len(view.all_years), len(rows), split_size(view)), dtype=np.int64)
            return one, one, one.astype(float)
        places = self._places(rows)
        numbers = [_chosen(shown.persons, years, places, s, columns_) for s in _sectors(view)]
        behind = _add(view, [_persons(cells) for cells in numbers])
        everybody = _add(view, [np.where(cells < 0, 1, cells) for cells in numbers])
        if shown.hours is None:
            return behind, everybody, behind.astype(float)
        hours = [_chosen(shown.hours, years, places, s, columns_) for s in _sectors(view)]
        return behind, everybody, _add(view, hours)


def _chosen(
    cells: Array, years: slice, places: list[int], sectors: list[int], columns_: list[int]
) -> Array:
    """Year x area x sector x column."""
    return np.asarray(cells[years][:, places][:, :, sectors][..., columns_])


def _persons(cells: Array) -> Array:
    """The persons behind a value: one where it may not be shown, nobody where hours are unknown."""
    return np.where(cells == HIDDEN, 1, np.where(cells == UNKNOWN, 0, cells)).astype(np.int64)


def _sectors(view: View) -> list[list[int]]:
    """Positions on the axis of sectors of each column of sectors: one of each when they are a
    split, else those that are added up."""
    if "sector" in view.split:
        return [[1 + model.SECTORS.index(code)] for code in view.sectors or model.SECTORS]
    if 0 < len(view.sectors) < SECTORS:
        return [[1 + model.SECTORS.index(code) for code in view.sectors]]
    return [[ALL]]


def _columns(view: View) -> list[int] | None:
    """The columns of a view without the split by sector; None when they are not offered."""
    every = columns(view.measure, view.place)
    activities = [model.ACTIVITIES.index(code) for code in view.activities]
    if not view.split and not activities:
        return [0]
    split = view.split[0] if view.split else "activiteit"
    if split not in every or (activities and split != "activiteit"):
        return None
    codes = range(every[split].start, every[split].stop)
    return [codes[n] for n in activities] if activities else list(codes)


def _add(view: View, cells: list[Array]) -> Array:
    """Sectors that are no split are added up, and so are activities."""
    added = np.concatenate([part.sum(axis=2) for part in cells], axis=2)
    if view.activities and "activiteit" not in view.split:
        added = added.reshape(*added.shape[:2], len(cells), -1).sum(axis=3)
    return np.asarray(added)
