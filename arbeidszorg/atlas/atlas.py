"""Atlas: one version of the data with everything that answers questions about it.

Made once when the server starts and never changed, so that visitors share answers but no state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from arbeidszorg import disclosure
from arbeidszorg.atlas.table import HIDDEN, Counted, Row, Table, rows_of, totals_of
from arbeidszorg.counting import cube, facts, indicators
from arbeidszorg.counting.facts import Facts
from arbeidszorg.disclosure import Gate, decision_file
from arbeidszorg.disclosure.lattice import BROKEN_FROM
from arbeidszorg.places import geography
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations.intake import read_folder
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import DATA, Settings
from arbeidszorg.texts import t, tn
from arbeidszorg.view import wording
from arbeidszorg.view.view import Scope, View
from arbeidszorg.view.view import scope as make_scope

#: Answers kept in memory; the oldest unused one goes first.
ANSWERS = 512


@dataclass(frozen=True)
class Atlas:
    """``ask`` gives the protected Table of a view; equal questions are answered once.
    ``reporting``: year -> the codes of the initiatives that handed in registrations for it."""

    registry: Registry
    geography: Geography
    settings: Settings
    ask: Callable[[View], Table]
    gate: Gate
    reporting: Mapping[int, frozenset[str]]

    @property
    def version(self) -> str:
        """Which data version is shown."""
        return self.registry.version

    def table(self, view: View) -> Table:
        """The protected Table of a view."""
        return self.ask(view.question())

    def scope(self, **defaults: object) -> Scope:
        """What an address can speak of here; see :func:`arbeidszorg.view.view.scope`."""
        registry = self.registry
        return make_scope(self.geography, registry.first_year, registry.last_year, **defaults)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the data."""
        return (self.registry.first_year, self.registry.last_year)


def silent(_: str) -> None:
    """Say nothing."""


def open_atlas(settings: Settings, say: Callable[[str], None] = silent) -> Atlas:
    """Load the data that ``settings`` names (the demonstration data when it names none).

    Raises ``intake.IntakeError`` with every fault when the files do not hold, and
    ``boundaries.BoundaryError`` when installed municipal boundaries cannot be read. What may be
    shown is read from the file beside the data, or decided now; see :func:`disclosure.decided`
    for ``say``.
    """
    areas = geography.load(settings.boundaries)
    folder = settings.data or DATA / "demo"
    registry = read_folder(folder, settings)
    prepared = facts.build(registry, areas)
    kept = folder / decision_file.FILE
    made = disclosure.decided(prepared, areas, settings, registry.version, kept, say)
    gate = disclosure.gate(made, prepared, areas, settings)
    return assembled(registry, prepared, areas, settings, gate)


def from_registry(registry: Registry, areas: Geography, settings: Settings) -> Atlas:
    """An Atlas over frames that are already checked; what may be shown is decided now."""
    prepared = facts.build(registry, areas)
    made = disclosure.decided(prepared, areas, settings, registry.version, None, silent)
    gate = disclosure.gate(made, prepared, areas, settings)
    return assembled(registry, prepared, areas, settings, gate)


def assembled(
    registry: Registry, prepared: Facts, areas: Geography, settings: Settings, gate: Gate
) -> Atlas:
    """An Atlas whose answers go through ``gate``."""
    counted = cube.build(prepared, areas)

    def answer(view: View) -> Table:
        found = indicators.count(prepared, areas, view, counted)
        return protected(found, registry, areas, gate)

    codes = registry.initiatives["initiatief_id"].to_numpy()
    reporting = {year: frozenset(codes[some]) for year, some in prepared.reporting.items()}
    ask = lru_cache(maxsize=ANSWERS)(answer)
    return Atlas(registry, areas, settings, ask, gate, reporting)


def protected(counted: Counted, registry: Registry, areas: Geography, gate: Gate) -> Table:
    """The only way from counted numbers to a Table."""
    numbers, totals = gate.protect(counted)
    view, rows = counted.view, rows_of(counted, numbers)
    fine = gate.too_fine(view, counted)
    remarks: tuple[str, ...] = (t(f"table.remark.fine.{fine}"),) if fine else ()
    if gate.too_few(view) and _whole_rows_hidden(rows):
        remarks += (t("table.remark.few", count=BROKEN_FROM),)
    remarks += counted.remarks
    return presented(view, rows, lambda: totals_of(view, totals()), remarks, registry, areas)


def _whole_rows_hidden(rows: tuple[Row, ...]) -> bool:
    """Whether somewhere nothing is shown of an area but noughts."""
    hidden = {(row["jaar"], row["gebied"]) for row in rows if row["status"] == HIDDEN}
    return bool(hidden - {(row["jaar"], row["gebied"]) for row in rows if row["waarde"] > 0})


def presented(
    view: View,
    rows: tuple[Row, ...],
    count_totals: Callable[[], tuple[Row, ...]],
    remarks: tuple[str, ...],
    registry: Registry,
    areas: Geography,
) -> Table:
    """Protected rows with their title, source and notes."""
    table = Table(
        view=view,
        rows=rows,
        count_totals=count_totals,
        title=wording.title(view),
        subtitle=wording.subtitle(view, areas),
        source=registry.source,
        reference_date=registry.reference_date,
        demo=registry.demo,
    )
    return replace(table, notes=notes(table, remarks))


def notes(table: Table, remarks: tuple[str, ...]) -> tuple[str, ...]:
    """What a reader must know to use the numbers rightly, most important first."""
    view = table.view
    found: list[str] = []
    if table.hidden:
        found.append(tn("table.remark.hidden", table.hidden))
    found.extend(remarks)
    if view.measure == "uren":
        found.append(t("table.remark.hours"))
    offer = view.measure in ("initiatieven", "plaatsen")
    if offer and "activiteit" in view.split:
        found.append(t("table.remark.offer_cells"))
    elif not offer:
        kinds = ["activiteit", "sector"]
        found.extend(t(f"table.remark.cells.{k}") for k in kinds if k in view.split)
        if set(view.split) - set(kinds):
            found.append(t("table.remark.cells.profile"))
        if not view.split and len(table.areas) > 1 and view.place == "vestiging":
            found.append(t("table.remark.cells.area"))
    if view.level == "gemeente" and view.years[0] < 2025 and not view.areas:
        found.append(t("table.remark.merged"))
    if table.demo:
        found.append(t("table.remark.demo"))
    return tuple(found)
