"""What an audit found, in words and as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.gate import Gate
from arbeidszorg.registrations import model
from arbeidszorg.texts import t
from arbeidszorg.view.view import SplitCode

#: Findings that are named one by one.
MOST_NAMED = 20


def lines(report: Report) -> Iterator[str]:
    """The report for a reader at a terminal."""
    yield t("command.audit_head")
    for (measure, place, kind, level), (cells, persons, hidden) in report.cells.items():
        share = f"{hidden / persons:6.1%}" if persons else ""
        yield (
            f"{measure:13} {place:11} {kind or t('command.audit_all'):19} {level:15} "
            f"{cells:8} {persons:9} {hidden:10} {share}"
        )
    attacked = sum(len(found) for found in report.hidden.values())
    yield t(
        "command.audit_asked",
        asked=report.asked,
        hidden=attacked,
        seconds=round(report.seconds),
        megabytes=round(report.megabytes),
    )
    for leak in report.leaks[:MOST_NAMED]:
        yield t("command.audit_leak", what=leak)
    if report.leaks:
        yield t("command.audit_leaks", count=len(report.leaks))
    for (measure, year), one in report.narrow[:MOST_NAMED]:
        low, high = (round(one.count + change, 1) for change in (one.fall, one.rise))
        kind = one.kind or t("command.audit_all")
        yield t(
            "command.audit_narrow_one",
            measure=measure,
            place=one.place,
            year=year,
            kind=kind,
            count=one.count,
            low=low,
            high=high,
        )
    if report.narrow:
        yield t("command.audit_narrow", count=len(report.narrow))
    if report.holds:
        yield t("command.audit_holds", values=report.width + 1)


def write(report: Report, gate: Gate, target: Path) -> None:
    """Every hidden number with what remains possible, followed as far as the rule asks for.
    Columns: maat, plaats, jaar, uitsplitsing, gebied, sector, code, personen, minstens,
    hoogstens."""
    names = {place: code for code, place in reversed(gate.places.items())}
    with target.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow(
            [
                "maat",
                "plaats",
                "jaar",
                "uitsplitsing",
                "gebied",
                "sector",
                "code",
                "personen",
                "minstens",
                "hoogstens",
            ]
        )
        for (measure, year), found in report.hidden.items():
            for one in found:
                sector = model.SECTORS[one.sector - 1] if one.sector else ""
                code = lattice.codes(cast(SplitCode, one.kind))[one.code] if one.code >= 0 else ""
                low, high = (round(one.count + change, 1) for change in (one.fall, one.rise))
                area = names.get(one.area, "")
                out.writerow(
                    [measure, one.place, year, one.kind, area, sector, code, one.count, low, high]
                )
