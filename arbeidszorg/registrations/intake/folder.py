"""A folder of files -> Registry, or every fault in them."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pandas as pd

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import checking
from arbeidszorg.registrations.intake.checking import Checked
from arbeidszorg.registrations.intake.columns import build, typed
from arbeidszorg.registrations.intake.faults import Fault, IntakeError, fault, mend
from arbeidszorg.registrations.intake.package import Package, read_package
from arbeidszorg.registrations.intake.reading import read
from arbeidszorg.registrations.intake.sources import ENDINGS
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.settings import Settings
from arbeidszorg.texts import t

Paths: TypeAlias = dict[str, Path]

PACKAGE = "datapackage"
OPTIONAL = ("kosten_opbrengsten", PACKAGE)


def read_folder(folder: Path, settings: Settings, today: date | None = None) -> Registry:
    """Read and check the files of the contract in ``folder``.

    ``today`` bounds the reference date and the last year (the real day when left out). Raises
    :class:`IntakeError` with the faults of all files together; never half a Registry.
    """
    paths, faults = find(folder)
    package, wrong = _package(paths)
    faults += wrong
    initiatives = _checked(paths, "initiatieven", None, faults)
    identified = initiatives.frame if initiatives and initiatives.all_ids else None
    registrations = _checked(paths, "registraties", identified, faults)
    costs = _checked(paths, "kosten_opbrengsten", identified, faults)
    if faults or initiatives is None or registrations is None:
        raise IntakeError(faults)
    stays = registrations.frame
    first, last, reference = period(stays, package, settings, today or date.today())
    notices = [
        *initiatives.notices,
        *registrations.notices,
        *checking.outside_running_time(paths["registraties"].name, stays, initiatives.frame),
        *(costs.notices if costs else ()),
    ]
    return Registry(
        initiatives=initiatives.frame,
        registrations=stays,
        costs=costs.frame if costs else empty("kosten_opbrengsten"),
        version=_version(paths),
        first_year=first,
        last_year=last,
        reference_date=reference,
        source=package.title or t("intake.source.own", folder=folder.resolve().name),
        demo=package.demo,
        notices=tuple(notices),
    )


def find(folder: Path) -> tuple[Paths, list[Fault]]:
    """The path of each file of the contract, whatever the case of its name."""
    try:
        present = sorted(folder.iterdir())
    except OSError:
        return {}, [fault(str(folder), "missing_folder")]
    paths: Paths = {}
    faults: list[Fault] = []
    for name in (*model.FILES, PACKAGE):
        names = {name + ending for ending in ((".json",) if name == PACKAGE else ENDINGS)}
        matching = [path for path in present if path.name.lower() in names]
        if len(matching) == 1:
            paths[name] = matching[0]
        elif matching:
            files = ", ".join(path.name for path in matching)
            faults.append(fault(name, "two_files", files=files))
        elif name not in OPTIONAL:
            files = ", ".join(path.name for path in present[:10])
            words = mend("present", files=files) if files else ""
            faults.append(fault(name, "missing_file", name=name, present=words))
    return paths, faults


def empty(file: str) -> pd.DataFrame:
    """The typed frame of a file without rows."""
    none = np.empty(0, np.int32)
    columns = {column.name: typed(file, column, none, []) for column in model.FILES[file]}
    return build(file, columns, pd.RangeIndex(0))


def period(
    stays: pd.DataFrame, package: Package, settings: Settings, today: date
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


def _package(paths: Paths) -> tuple[Package, list[Fault]]:
    try:
        return (read_package(paths[PACKAGE]) if PACKAGE in paths else Package()), []
    except IntakeError as error:
        return Package(), list(error.faults)


def _checked(
    paths: Paths, file: str, initiatives: pd.DataFrame | None, faults: list[Fault]
) -> Checked | None:
    """The checked file, None when there is nothing to check; its faults are added to ``faults``."""
    if file not in paths:
        return None
    try:
        table = read(paths[file], file)
    except IntakeError as error:
        faults += error.faults
        return None
    checked = checking.check(table, file, initiatives)
    faults += checked.faults
    return checked


def _version(paths: Paths) -> str:
    whole = hashlib.sha256()
    for name, path in sorted(paths.items()):
        with path.open("rb") as stream:
            whole.update(f"{name} {hashlib.file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()[:12]
