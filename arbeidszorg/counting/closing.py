"""Closing: years that were published before stay as they were, later ones come from newer data.

Two publications of one year are a table of the persons who were added or changed in between, and
of few persons that table says nearly everything. So a year is counted from the data in which it
was published first, whatever came in since; only the years after it are counted from newer data.
Who came in late is there from the first of those on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from arbeidszorg.counting.facts import Facts, Rows

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Numbered:
    """Facts, and the code of each of their initiatives."""

    facts: Facts
    codes: tuple[str, ...]

    @property
    def years(self) -> range:
        """The years of these facts."""
        years = self.facts.reporting
        return range(min(years), max(years) + 1)


def closed(before: Numbered, now: Numbered) -> Numbered:
    """The facts of a publication and of the data after it, as one: its years are those of
    ``before``, stay by stay and initiative by initiative, and the years after them those of
    ``now``. An initiative that runs in both stands there twice, each time for its own years."""
    until, stays, people = before.years[-1], len(before.facts.s_person), _persons(before.facts)
    initiatives = len(before.codes)

    def later(measure: str) -> dict[int, Rows]:
        return {
            year: Rows(rows.stay + np.int32(stays), rows.solo)
            for year, rows in now.facts.rows[measure].items()
            if year > until
        }

    joined: dict[str, Any] = {
        field.name: np.concatenate(
            [getattr(before.facts, field.name), getattr(now.facts, field.name)]
        )
        for field in fields(Facts)
        if isinstance(getattr(now.facts, field.name), np.ndarray)
    }
    joined["s_person"][stays:] += people
    joined["s_initiative"][stays:] += initiatives
    last, first = joined["i_last_year"], joined["i_first_year"]
    last[:initiatives] = np.minimum(last[:initiatives], until)
    first[initiatives:] = np.maximum(first[initiatives:], until + 1)
    nobody_before = np.zeros(len(now.codes), dtype=bool)
    nobody_now = np.zeros(initiatives, dtype=bool)
    facts = replace(
        now.facts,
        **joined,
        s_codes={
            name: np.append(before.facts.s_codes[name], codes)
            for name, codes in now.facts.s_codes.items()
        },
        rows={name: before.facts.rows[name] | later(name) for name in now.facts.rows},
        reporting={
            **{y: np.append(did, nobody_before) for y, did in before.facts.reporting.items()},
            **{
                y: np.append(nobody_now, did) for y, did in now.facts.reporting.items() if y > until
            },
        },
    )
    return Numbered(facts, (*before.codes, *now.codes))


def _persons(facts: Facts) -> int:
    """How many persons are numbered."""
    return int(facts.s_person.max(initial=-1)) + 1
