"""What a version says of every area, in single numbers: what the next version is held against.

It is made when a version is published, so that whoever tells what changed looks at numbers that
lie ready, and asks nothing of versions that are shown no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias

from arbeidszorg.disclosure.answers import Answers
from arbeidszorg.view.measures import MeasureCode
from arbeidszorg.view.rows import OK, STATUSES, Row
from arbeidszorg.view.view import View

#: What is told of: who works in arbeidszorg, and where that is offered.
TOLD: tuple[MeasureCode, ...] = ("medewerkers", "initiatieven", "plaatsen")

#: A number that was shown, or the state of one that was not.
Shown: TypeAlias = float | str
#: Measure -> year -> code of an area -> what was shown.
Said: TypeAlias = Mapping[str, Mapping[int, Mapping[str, Shown]]]


def said(answers: Answers) -> Said:
    """What a version says, in every year, of every area of every level."""
    years = answers.edition.first_year, answers.edition.last_year
    return said_by(answers.ask, years, answers.geography.levels)


class Answer(Protocol):
    """What is looked at of an answer."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """One for each year and area."""


def said_by(ask: Callable[[View], Answer], years: tuple[int, int], levels: Iterable[str]) -> Said:
    """The same, of whoever answers views."""
    told: dict[str, dict[int, dict[str, Shown]]] = {}
    for measure in TOLD:
        by_year = told.setdefault(measure, {})
        for level in levels:
            for row in ask(View(years, level=level, measure=measure).question()).rows:
                shown = round(row.value) if row.status == OK else row.status
                by_year.setdefault(row.year, {})[row.area] = shown
    return told


def spoken(told: Said) -> dict[str, Any]:
    """The same, as JSON holds it."""
    return {
        measure: {str(year): dict(areas) for year, areas in years.items()}
        for measure, years in told.items()
    }


def written(told: Said) -> bytes:
    """The same as bytes, always alike."""
    return json.dumps(spoken(told), sort_keys=True, separators=(",", ":")).encode()


def read(content: Any) -> Said:
    """What :func:`spoken` said. Raises ``KeyError``, ``TypeError``, ``AttributeError`` or
    ``ValueError`` for what is none."""
    return {
        measure: {
            int(year): {code: _shown(value) for code, value in areas.items()}
            for year, areas in content[measure].items()
        }
        for measure in TOLD
    }


def _shown(value: object) -> Shown:
    if isinstance(value, str) and value in STATUSES[1:]:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
        return value
    raise ValueError(value)
