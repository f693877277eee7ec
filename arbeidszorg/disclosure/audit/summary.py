"""What an audit found, in words and as a file."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from arbeidszorg.disclosure import lattice
from arbeidszorg.disclosure.audit.audit import Report
from arbeidszorg.disclosure.audit.system import FAILING
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
    attacked = sum(len(numbers) for numbers in report.hidden.values())
    yield t(
        "command.audit_asked",
        asked=report.questions,
        hidden=attacked,
        seconds=round(report.seconds),
        megabytes=round(report.megabytes),
    )
    for leak in report.leaks[:MOST_NAMED]:
        yield t("command.audit_leak", what=leak)
    if report.leaks:
        yield t("command.audit_leaks", count=len(report.leaks))
    for (measure, year), number in report.narrow[:MOST_NAMED]:
        low, high = (round(number.count + change, 1) for change in (number.fall, number.rise))
        kind = number.kind or t("command.audit_all")
        yield t(
            "command.audit_narrow_one",
            measure=measure,
            place=number.place,
            year=year,
            kind=kind,
            count=number.count,
            low=low,
            high=high,
        )
    if report.narrow:
        yield t("command.audit_narrow", count=len(report.narrow))
    for how in FAILING:
        if count := sum(number.how == how for _, number in report.narrow):
            yield t(f"command.audit_way.{how}", count=count)
    for name, count in report.open.items():
        if count:
            yield t(f"command.audit_open.{name}", count=count)
    if report.public:
        yield t("command.audit_public", count=report.public)
    if report.holds:
        yield t("command.audit_holds", values=report.width + 1)


def write(report: Report, gate: Gate, target: Path) -> None:
    """Every hidden number with what remains possible, followed as far as the rule asks for.
    Columns: maat, plaats, jaar, uitsplitsing, gebied, sector, code, personen, minstens,
    hoogstens."""
    names = {place: code for code, place in reversed(gate.places.items())}
    # For the owner alone, also when the file was there before: it holds what all else hides.
    mine = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(mine, "w", newline="", encoding="utf-8") as stream:
        if stat.S_ISREG(os.fstat(mine).st_mode):
            os.fchmod(mine, 0o600)
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
        found = ((key, [number]) for key, number in report.beyond.found)
        for (measure, year), numbers in (*report.hidden.items(), *found):
            for number in numbers:
                sector = model.SECTORS[number.sector - 1] if number.sector else ""
                code = (
                    lattice.codes(cast(SplitCode, number.kind))[number.code]
                    if number.code >= 0
                    else ""
                )
                low, high = (
                    round(number.count + change, 1) for change in (number.fall, number.rise)
                )
                area = names.get(number.area, "")
                out.writerow(
                    [
                        measure,
                        number.place,
                        year,
                        number.kind,
                        area,
                        sector,
                        code,
                        number.count,
                        low,
                        high,
                    ]
                )
