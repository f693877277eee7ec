"""The optional datapackage.json of a folder: its title, its period, and whether it is invented."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from arbeidszorg.registrations.intake import personal
from arbeidszorg.registrations.intake.cleaning import LONGEST_TEXT, clean, unkeepable
from arbeidszorg.registrations.intake.faults import IntakeError, fault
from arbeidszorg.registrations.intake.fetching import Handed


@dataclass(frozen=True)
class Package:
    """What datapackage.json says; everything may be left out."""

    title: str | None = None
    start: date | None = None
    end: date | None = None
    demo: bool = False


def read_package(handed: Handed) -> Package:
    """Read datapackage.json. Raises :class:`IntakeError` with all that is wrong in it."""
    try:
        content: Any = json.loads(handed.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise IntakeError([fault(handed.name, "package_json")])
    wrong: list[str] = []
    title = content.get("title")
    if title is not None and not isinstance(title, str):
        wrong.append("package_title")
    elif title and not _may_be_shown(clean(title)):
        wrong.append("package_words")
    demo = content.get("demo", False)
    if not isinstance(demo, bool):
        wrong.append("package_demo")
    try:
        start, end = _period(content.get("temporal"))
    except (TypeError, ValueError):
        wrong.append("package_temporal")
    if wrong:
        raise IntakeError([fault(handed.name, rule, column=_FIELDS[rule]) for rule in wrong])
    return Package(clean(title or "") or None, start, end, demo)


#: Which field of the file a rule is about.
_FIELDS = {
    "package_title": "title",
    "package_words": "title",
    "package_demo": "demo",
    "package_temporal": "temporal",
}


def _may_be_shown(title: str) -> bool:
    """Whether a title, which stands on every page, holds nothing strange or personal."""
    return not (len(title) > LONGEST_TEXT or unkeepable(title) or personal.refused("title", title))


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
