"""A folder of files -> Registry, or every fault in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from arbeidszorg.places import geography, lying
from arbeidszorg.places.residents import Residents
from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import checking, in_parts, personal, remarks
from arbeidszorg.registrations.intake.checking import Checked
from arbeidszorg.registrations.intake.cleaning import clean, letters
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.faults import (
    Faults,
    IntakeError,
    fault,
    mend,
    visible,
)
from arbeidszorg.registrations.intake.fetching import Handed, fetch
from arbeidszorg.registrations.intake.package import Package, read_package
from arbeidszorg.registrations.intake.parsers import Circumstances
from arbeidszorg.registrations.intake.places import municipalities
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.intake.residents import residents
from arbeidszorg.registrations.intake.sources import ENDINGS
from arbeidszorg.registrations.intake.workbook import is_large
from arbeidszorg.registrations.partitions import Partitions, Room
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.runners import where_seen
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t

Paths: TypeAlias = dict[str, Path]

PACKAGE = "datapackage"
#: How tables are kept that are not read; other files in the folder are somebody's own.
OTHER_KINDS = frozenset(
    (".fods", ".xls", ".xlsb", ".xlsm", ".numbers", ".txt", ".tsv", ".tab", ".sav", ".html")
)
STAYS = "registraties"
OPTIONAL = ("kosten_opbrengsten", "inwoners", PACKAGE)


def read_folder(folder: Path, settings: Settings, today: date | None = None) -> Registry:
    """Read and check the files of the contract in ``folder``, each of them once.

    ``today`` bounds stays, the reference date and the last year (the real day when left out).
    Raises :class:`IntakeError` with the faults of all files together; never half a Registry.
    """
    today = today or date.today()
    paths, wrong = find(folder)
    reading = _Reading(_fetched(paths, wrong), wrong)
    package = reading.package()
    told = Circumstances(
        today=today,
        harmless=frozenset(map(letters, settings.extra_columns)),
        towns=municipalities(settings.territory),
    )
    initiatives = reading.checked("initiatieven", told)
    if initiatives and initiatives.all_ids:
        told = replace(told, initiatives=initiatives.frame)
    registrations = reading.stays(told, initiatives.frame if initiatives else None, settings)
    costs = reading.checked("kosten_opbrengsten", told)
    living = reading.residents(told)
    if reading.faults.counts or initiatives is None or registrations is None:
        faults = reading.faults
        raise IntakeError(faults.told, faults.counts, reading.notices)
    first, last, reference = period(registrations.days, package, settings, today)
    names = {file: handed.name for file, handed in reading.handed.items()}
    notices = [
        *initiatives.notices,
        *remarks.of_initiatives(
            names["initiatieven"],
            initiatives.frame,
            today,
            partial(lying.can_be, geography.load(folder=settings.territory)),
        ),
        *registrations.notices,
        *remarks.said(names["registraties"], registrations.noticed),
        *(costs.notices if costs else ()),
        *(remarks.of_costs(names["kosten_opbrengsten"], costs.frame, today) if costs else ()),
        *reading.residents_notices,
    ]
    if package.end and package.end > today:
        notices.insert(0, t("intake.notice.future_period", file=names[PACKAGE]))
    return Registry(
        initiatives=initiatives.frame,
        registrations=registrations.frame,
        costs=costs.frame if costs else empty("kosten_opbrengsten"),
        version=_version(reading.handed),
        first_year=first,
        last_year=last,
        reference_date=reference,
        source=package.title or t("intake.source.own", folder=_spoken(folder.resolve().name)),
        demo=package.demo,
        notices=tuple(notices),
        residents=living,
        partitions=registrations.partitions,
    )


@dataclass(frozen=True)
class _Stays:
    """The checked stays: whole in a frame, or in partitions. See
    :class:`~arbeidszorg.registrations.intake.in_parts.CheckedInParts`."""

    frame: pd.DataFrame
    notices: list[str]
    noticed: Mapping[str, int]
    days: Mapping[str, pd.Series[Any]]
    partitions: Partitions | None = None


@dataclass
class _Reading:
    """The files of a folder while they are checked; faults and notices gather here."""

    handed: dict[str, Handed]
    faults: Faults
    notices: list[str] = field(default_factory=list)
    residents_notices: list[str] = field(default_factory=list)

    def package(self) -> Package:
        try:
            return read_package(self.handed[PACKAGE]) if PACKAGE in self.handed else Package()
        except IntakeError as error:
            self.faults.add(*error.faults)
            return Package()

    def checked(self, file: str, told: Circumstances) -> Checked | None:
        """The checked file, None when there is nothing to check."""
        if file not in self.handed:
            return None
        try:
            table = read(self.handed[file], file)
        except IntakeError as error:
            self.faults.add(*error.faults)
            self.notices += error.notices
            return None
        checked = checking.check(table, file, told)
        self.faults.join(checked.faults)
        self.notices += checked.notices
        return checked

    def stays(
        self, told: Circumstances, initiatives: pd.DataFrame | None, settings: Settings
    ) -> _Stays | None:
        """The checked stays, None when there is nothing to check; of a large file in parts."""
        handed, today = self.handed.get(STAYS), told.today or date.today()
        if handed is None or not (handed.path or is_large(handed)):
            checked = self.checked(STAYS, told)
            if checked is None:
                return None
            frame, noticed = checked.frame, {}
            if initiatives is not None and not self.faults.counts:
                noticed = remarks.counted(frame, initiatives, today)
            days = {name: frame[name] for name in frame if name in ("startdatum", "einddatum")}
            return _Stays(frame, checked.notices, noticed, days)
        room = Room()
        try:
            seen = (room.path, handed.path) if handed.path else (room.path,)
            with where_seen(settings, *seen) as run:
                parts = in_parts.read(handed, told, initiatives, run, room=room)
        except IntakeError as error:
            self.faults.add(*error.faults)
            self.notices += error.notices
            return None
        self.faults.join(parts.faults)
        self.notices += parts.notices
        return _Stays(empty(STAYS), parts.notices, parts.noticed, parts.days, parts.partitions)

    def residents(self, told: Circumstances) -> Residents | None:
        """The residents that were handed in, None when there are none to be used."""
        before = self.faults.counts.total()
        checked = self.checked("inwoners", told)
        if checked is None or self.faults.counts.total() > before:
            return None
        name = self.handed["inwoners"].name
        own, faults, notices = residents(name, checked.frame, told.towns)
        self.faults.add(*faults)
        self.residents_notices += [*checked.notices, *notices]
        self.notices += notices
        return own


def _fetched(paths: Paths, faults: Faults) -> dict[str, Handed]:
    handed: dict[str, Handed] = {}
    for name, path in paths.items():
        try:
            handed[name] = fetch(path)
        except IntakeError as error:
            faults.add(*error.faults)
    return handed


def _spoken(name: str) -> str:
    """The name of a file or folder for a message."""
    return visible(personal.masked(clean(name)))


def find(folder: Path) -> tuple[Paths, Faults]:
    """The path of each file of the contract, whatever the case of its name."""
    faults = Faults()
    try:
        present = sorted(folder.iterdir())
    except OSError:
        faults.add(fault(str(folder), "missing_folder"))
        return {}, faults
    paths: Paths = {}
    for name in (*model.FILES, PACKAGE):
        names = {name + ending for ending in ((".json",) if name == PACKAGE else ENDINGS)}
        matching = [path for path in present if path.name.lower() in names]
        if len(matching) == 1:
            paths[name] = matching[0]
        elif matching:
            files = ", ".join(path.name for path in matching)
            faults.add(fault(name, "two_files", files=files))
        elif others := [path for path in present if _is_other_kind(path, name)]:
            file = _spoken(others[0].name)
            faults.add(fault(file, "other_kind", name=file))
        elif name not in OPTIONAL:
            files = ", ".join(_spoken(path.name) for path in present[:10])
            words = mend("present", files=files) if files else ""
            faults.add(fault(name, "missing_file", name=name, present=words))
    return paths, faults


def _is_other_kind(path: Path, name: str) -> bool:
    """Whether a file is a table of the contract in a form that is not read."""
    return path.stem.lower() == name and path.suffix.lower() in OTHER_KINDS


def empty(file: str) -> pd.DataFrame:
    """The typed frame of a file without rows."""
    none = np.empty(0, np.int32)
    columns = {column.name: typed(file, column, none, []) for column in model.FILES[file]}
    return build(file, columns, pd.RangeIndex(0))


def period(
    stays: Mapping[str, pd.Series[Any]], package: Package, settings: Settings, today: date
) -> tuple[int, int, date]:
    """First year, last year and reference date: as the package says, else as the stays say."""
    days = pd.concat([stays["startdatum"], stays["einddatum"]]).dropna()
    if package.end:
        last, reference = package.end.year, package.end
    else:
        years = days.dt.year
        last = int(years[years <= today.year].max()) if (years <= today.year).any() else today.year
        past = days[days <= pd.Timestamp(today)]
        latest = past.max().date() if len(past) else today
        reference = min(latest, date(last, 12, 31))
    first = settings.first_year
    if first is None:
        first = package.start.year if package.start else int(stays["startdatum"].min().year)
    return min(first, last), last, reference


def _version(handed: dict[str, Handed]) -> str:
    """A short text of the bytes that were read, the same as long as they are."""
    whole = hashlib.sha256()
    for name, file in sorted(handed.items()):
        whole.update(f"{name} {file.digest}\n".encode())
    return whole.hexdigest()[:12]
