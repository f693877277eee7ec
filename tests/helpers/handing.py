"""Small files of one initiative, as they are handed in, and a version in force that goes with
them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from arbeidszorg.handing.checks import Circumstances, HandedFile, Report, check
from arbeidszorg.registrations.registry import Registry
from helpers.files import VALID, Row, csv_text

TODAY = date(2026, 3, 1)
ONE = VALID["initiatieven"] | {"plaatsen": "10"}


def stay(number: int = 1, **changes: str) -> Row:
    """A stay of another person than those of other numbers."""
    codes = {"registratie_id": f"R{number}", "medewerker_id": f"P{number}"}
    return VALID["registraties"] | codes | changes


def cost(year: int = 2024, **changes: str) -> Row:
    return {"initiatief_id": "WVL-1", "jaar": str(year)} | changes


def handed(kind: str, *rows: Row, name: str = "") -> HandedFile:
    return HandedFile(name or f"{kind}.csv", csv_text(list(rows)).encode())


def checked(*files: HandedFile, **told: Any) -> Report:
    """The report on these files; the initiative is known."""
    return check(files, Circumstances(**{"today": TODAY, "earlier": in_force()} | told))


def of_stays(*rows: Row, **told: Any) -> Report:
    return checked(handed("registraties", *rows), **told)


@cache
def in_force(*stays: tuple[tuple[str, str], ...]) -> Registry:
    """A version that holds the initiative, and these stays (as :func:`frozen` has them)."""
    files = [
        handed("initiatieven", ONE),
        handed("registraties", *map(dict, stays or (frozen(stay(99)),))),
    ]
    report = check(files, Circumstances(TODAY))
    assert report.frames is not None, list(report.findings)
    frames = report.frames
    return Registry(
        frames.initiatives, frames.stays, frames.costs, "v1", 2020, 2025, TODAY, "proef", False
    )


def frozen(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(row.items())


def found(report: Report, level: str | None = None) -> list[tuple[str, int | None, str | None]]:
    """What was found, as rule, row and column."""
    return [
        (each.rule, each.row, each.column)
        for each in report.findings
        if level in (None, each.level)
    ]
