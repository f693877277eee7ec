"""The optional datapackage.json of a folder: its title, its period, and whether it is invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from arbeidszorg.registrations.intake.faults import IntakeError, fault


@dataclass(frozen=True)
class Package:
    """What datapackage.json says; everything may be left out."""

    title: str | None = None
    start: date | None = None
    end: date | None = None
    demo: bool = False


def read_package(path: Path) -> Package:
    """Read datapackage.json. Raises :class:`IntakeError` with all that is wrong in it."""
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise IntakeError([fault(path.name, "unreadable")]) from None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise IntakeError([fault(path.name, "package_json")])
    wrong: list[str] = []
    title = content.get("title")
    if title is not None and not isinstance(title, str):
        wrong.append("package_title")
    demo = content.get("demo", False)
    if not isinstance(demo, bool):
        wrong.append("package_demo")
    try:
        start, end = _period(content.get("temporal"))
    except (TypeError, ValueError):
        wrong.append("package_temporal")
    if wrong:
        raise IntakeError([fault(path.name, rule, column=rule.partition("_")[2]) for rule in wrong])
    return Package((title or "").strip() or None, start, end, demo)


def _period(temporal: Any) -> tuple[date | None, date | None]:
    if temporal is None:
        return None, None
    if not isinstance(temporal, dict):
        raise TypeError
    days = [temporal.get(name) for name in ("start", "end")]
    start, end = (None if day is None else date.fromisoformat(day) for day in days)
    if any(day and not 1900 <= day.year <= 2100 for day in (start, end)):
        raise ValueError
    if start and end and end < start:
        raise ValueError
    return start, end
