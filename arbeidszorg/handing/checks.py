"""One set of checks for folder, upload and form: files -> a :class:`Report`.

The contract is checked by the intake, text by text, as for a folder; all of what it finds must be
mended. Then the rules look at rows beside each other, and at what was in force before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from arbeidszorg.handing import history, money, private, replacing, stays, supply
from arbeidszorg.handing.findings import Batch, Findings, Level, of_faults, single
from arbeidszorg.handing.frames import Frames, ids, of, of_initiatives, stacked, without_keys
from arbeidszorg.handing.kinds import HandedFile, How, Part, parts
from arbeidszorg.handing.replacing import Applied, Replacement
from arbeidszorg.handing.scene import Rule, Scene
from arbeidszorg.handing.tallies import Tally
from arbeidszorg.handing.telling import (
    batches_of,
    not_theirs,
    other_initiatives,
    telling_applied,
    told_notices,
)
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import checking, headers, parsers
from arbeidszorg.registrations.intake.checking import Checked
from arbeidszorg.registrations.intake.faults import Fault, IntakeError
from arbeidszorg.registrations.intake.folder import empty
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.registrations.intake.reading import TextTable, read_source
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import TERRITORY
from arbeidszorg.texts import t

#: Columns without which a stay, or a year, cannot be told from another.
TELLING_APART = (
    "registratie_id",
    "medewerker_id",
    "initiatief_id",
    "startdatum",
    "einddatum",
    "jaar",
)
#: Every rule beside those of the contract.
RULES: tuple[Rule, ...] = (*stays.RULES, *history.RULES, *money.RULES, *supply.RULES)


@dataclass(frozen=True, eq=False, repr=False)
class Circumstances:
    """What a check is told beside the files.

    ``earlier``: the version in force; what is not handed in of an initiative comes from there.
    ``initiatives``: those that are known, when there is no such version. ``allowed``: the
    initiatives for which may be handed in, None for all. ``remembered``: replacements that this
    initiative said yes to before. ``adds``: the rows add to those in force or change them, and all
    others stay; else they take their place. ``harmless``: columns (small letters only) that the
    operator vouches for."""

    today: date
    territory: Path = TERRITORY
    earlier: Registry | None = None
    initiatives: pd.DataFrame | None = None
    allowed: frozenset[str] | None = None
    remembered: tuple[Replacement, ...] = ()
    adds: bool = False
    harmless: frozenset[str] = frozenset()

    @property
    def known(self) -> pd.DataFrame | None:
        """The initiatives that are known already."""
        if self.initiatives is not None or self.earlier is None:
            return self.initiatives
        return self.earlier.initiatives

    def own(self) -> Circumstances:
        """The same without what is known of initiatives for which may not be handed in: a code that
        is written down must tell nothing of the one that it belongs to."""
        if self.allowed is None:
            return self
        return replace(
            self,
            earlier=self.earlier and of_initiatives(self.earlier, self.allowed),
            initiatives=None if self.initiatives is None else of(self.initiatives, self.allowed),
        )


@dataclass(frozen=True)
class ReadTable:
    """A table that was read: which file of the contract it is and how that is known, in which of
    the files it stands (``at``), what that and its sheet are called, and how many rows it has."""

    kind: str
    at: int
    how: How
    file: str
    sheet: str | None
    rows: int


@dataclass(frozen=True)
class Unused:
    """A column that was left unused, by the name that may be shown of it."""

    kind: str
    column: str


@dataclass(frozen=True, eq=False)
class Report:
    """What came of a check. ``frames``: what would count, None while something must be mended.
    ``tables``: the text of what was read, by kind, as :mod:`~arbeidszorg.handing.cells` gives it to
    who mends it; ``tallies``: what it says in numbers, ``before`` what was in force."""

    findings: Findings
    read: tuple[ReadTable, ...] = ()
    unused: tuple[Unused, ...] = ()
    applied: tuple[Applied, ...] = ()
    tallies: tuple[Tally, ...] = ()
    before: tuple[Tally, ...] = ()
    frames: Frames | None = field(default=None, repr=False)
    tables: Mapping[str, TextTable] = field(default_factory=dict, repr=False)

    @property
    def totals(self) -> Mapping[Level, int]:
        """How many findings there are of each level."""
        return self.findings.levels

    @cached_property
    def refused(self) -> Mapping[str, frozenset[str]]:
        """Of each table the columns that are given back to nobody."""
        return {kind: private.refused(table, kind) for kind, table in self.tables.items()}

    @property
    def blocks(self) -> bool:
        """Whether something must be mended before this can be handed in."""
        return self.totals["herstel"] > 0


@dataclass
class _Checking:
    """A check while it is made."""

    told: Circumstances
    batches: list[Batch] = field(default_factory=list)
    read: list[ReadTable] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    applied: list[Applied] = field(default_factory=list)
    tables: dict[str, TextTable] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    empty: list[tuple[str, Fault]] = field(default_factory=list)

    def table(self, part: Part) -> None:
        """Read the text of a table, with what is remembered replaced."""
        try:
            table = read_source(part.source, part.kind, every=True)
        except IntakeError as error:
            if part.sheet is not None and [each.code for each in error.faults] == ["header_only"]:
                self.empty.append((part.kind, error.faults[0]))
            else:
                self.batches += single("herstel", part.kind, error.faults)
            self.notices(part.kind, part.source.label, error.notices)
            return
        table, applied = replacing.on_table(table, part.kind, self.told.remembered)
        self.applied += applied
        self.batches += telling_applied(part.kind, table.file, applied)
        self.tables[part.kind] = table
        rows = len(table.rows)
        self.read.append(
            ReadTable(part.kind, part.at, part.how, part.source.label, part.sheet, rows)
        )

    def empty_sheets(self) -> None:
        """A sheet with nothing below its header is no fault while another has something."""
        for kind, fault in self.empty:
            if self.tables:
                self.batches += told_notices(kind, fault.file, [t("nakijken.empty_sheet")])
            else:
                self.batches += single("herstel", kind, [fault])

    def contract(self, kind: str, told: parsers.Circumstances) -> None:
        """Check a table against the contract."""
        if kind not in self.tables:
            return
        checked = checking.check(self.tables[kind], kind, told)
        self.checked[kind] = checked
        own = of_faults(kind, checked.faults)
        if self.told.allowed is not None:
            own = not_theirs(own, self.tables[kind], self.told.allowed)
        self.batches += own
        label = self.tables[kind].file
        self.notices(kind, label, checked.notices)
        if self.told.allowed is not None and checked.table is not None:
            self.batches += other_initiatives(kind, checked, self.told.allowed)
        names = {column.name for column in model.FILES[kind]}
        refused = {batch.group.column for batch in own}
        for name, column in self.tables[kind].columns.items():
            spoken = headers.spoken(column.header, self.tables[kind].places[name])
            if name not in names and spoken not in refused:
                self.unused.append(Unused(kind, spoken))

    def notices(self, kind: str, label: str, notices: Sequence[str]) -> None:
        """Tell what was noticed, once of all sheets of a file."""
        fresh = [each for each in notices if each not in self.said]
        self.said |= set(fresh)
        self.batches += told_notices(kind, label, fresh)

    def sound(self, kind: str) -> bool:
        """Whether all rows of a table are there and can be told apart: nothing is said of what is
        gone or became fewer while some are wrong."""
        wrong = [b for b in self.batches if b.kind == kind and b.level == "herstel"]
        return not any(b.group.column in (None, *TELLING_APART) for b in wrong)

    def initiatives(self) -> pd.DataFrame | None:
        """Those that other files may name: what was handed in, and what is known beside it; None
        when that cannot be said."""
        known, own = self.told.known, self.checked.get("initiatieven")
        if own is None:
            return None if "initiatieven" in self.tables else known
        if not own.all_ids or not len(own.frame):
            return None
        if known is None:
            return own.frame
        return stacked("initiatieven", [own.frame, of(known, ids(own.frame), without=True)])


def check(files: Sequence[HandedFile], circumstances: Circumstances) -> Report:
    """Check files that were handed in together. Never raises for what stands in them."""
    told = circumstances.own()
    at_work = _Checking(told)
    found = parts(files)
    for kind, fault in found.faults:
        at_work.batches += single("herstel", kind, [fault])
    for part in found.parts:
        at_work.table(part)
    at_work.empty_sheets()
    circumstance = parsers.Circumstances(
        today=told.today,
        harmless=told.harmless,
        towns=municipalities(told.territory),
        operator=False,
    )
    at_work.contract("initiatieven", circumstance)
    named = replace(circumstance, initiatives=at_work.initiatives())
    for kind in ("registraties", "kosten_opbrengsten"):
        at_work.contract(kind, named)
    scene, which = _scene(at_work, named.initiatives)
    for rule in RULES:
        if not scene.handed.get(rule.kind):
            continue
        if not rule.whole or at_work.sound(rule.kind):
            at_work.batches += batches_of(rule, scene, at_work.checked[rule.kind])
    findings = Findings(at_work.batches)
    whole = not findings.levels["herstel"] and set(which) <= set(ids(scene.initiatives))
    return Report(
        findings,
        tuple(at_work.read),
        tuple(at_work.unused),
        tuple(at_work.applied),
        _of_own(scene.tallies, told.allowed),
        scene.earlier_tallies,
        Frames(which, scene.initiatives, scene.stays, scene.costs) if whole and which else None,
        at_work.tables,
    )


def _of_own(every: tuple[Tally, ...], allowed: frozenset[str] | None) -> tuple[Tally, ...]:
    return tuple(each for each in every if allowed is None or each.initiative in allowed)


def _scene(at_work: _Checking, known: pd.DataFrame | None) -> tuple[Scene, tuple[str, ...]]:
    """What the rules look at, and the initiatives that were handed in."""
    told = at_work.told
    own = {
        kind: checked.frame
        for kind, checked in at_work.checked.items()
        if "initiatief_id" in checked.frame
    }
    which = tuple(dict.fromkeys(each for frame in own.values() for each in ids(frame)))
    earlier = told.earlier.whole() if told.earlier is not None else None
    before = {
        "registraties": earlier.registrations if earlier else empty("registraties"),
        "kosten_opbrengsten": earlier.costs if earlier else empty("kosten_opbrengsten"),
    }
    initiatives = of(known, which) if known is not None else empty("initiatieven")
    frames = {"initiatieven": initiatives.reset_index(drop=True)}
    for kind, frame in before.items():
        mine, handed = of(frame, which), own.get(kind)
        if handed is None:
            frames[kind] = mine.reset_index(drop=True)
            continue
        rest = (
            without_keys(kind, mine, handed) if told.adds else of(mine, ids(handed), without=True)
        )
        frames[kind] = stacked(kind, [handed, rest])
    scene = Scene(
        told.today,
        frames["initiatieven"],
        frames["registraties"],
        frames["kosten_opbrengsten"],
        {kind: len(frame) for kind, frame in own.items()},
        _in_force(before["registraties"], own.get("registraties")) if earlier else None,
        _in_force(before["kosten_opbrengsten"], own.get("kosten_opbrengsten")) if earlier else None,
        told.adds,
    )
    return scene, which


def _in_force(before: pd.DataFrame, handed: pd.DataFrame | None) -> pd.DataFrame:
    """The rows in force of the initiatives of which rows were handed in."""
    return of(before, ids(handed) if handed is not None else []).reset_index(drop=True)


__all__ = ["Circumstances", "HandedFile", "ReadTable", "Report", "Unused", "check"]
