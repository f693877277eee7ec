"""What an initiative gets back: its own numbers in full, beside those of its sector, and what
changed since the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeidszorg.counting.net_results import INCOME, SPENT
from arbeidszorg.registrations.initiatives import Initiative
from desk.handed.beside import Beside
from desk.handed.changes import MEASURES
from desk.handed.figures import PROFILE, VARIABLES, Filled, Known


@dataclass(frozen=True)
class OwnYear:
    """Its numbers of one year: measure -> how many (exact, and of its own rows alone). ``costs``:
    amounts, None where empty; ``net``: what it keeps, and ``each`` per participant, None while an
    amount is missing."""

    year: int
    numbers: Mapping[str, float]
    costs: Mapping[str, float | None]
    net: float | None
    each: float | None


@dataclass(frozen=True)
class Changed:
    """What changed since the year before."""

    measure: str
    before: float
    after: float


@dataclass(frozen=True)
class Group:
    """Who took part in the last year, by one variable: code -> persons."""

    column: str
    persons: Mapping[str, int]


@dataclass(frozen=True)
class Own:
    """``years``: the oldest first; ``filled``: variable -> how often it is filled in, in the last
    year that it handed in; ``demo``: whether all of it is invented."""

    initiative: Initiative
    years: tuple[OwnYear, ...]
    changed: tuple[Changed, ...]
    profile: tuple[Group, ...]
    filled: tuple[tuple[str, Filled], ...]
    beside: Beside | None
    demo: bool

    @property
    def last(self) -> OwnYear | None:
        """The last year of which anything is known."""
        return self.years[-1] if self.years else None


def own(known: Known, initiative: Initiative, beside: Beside | None) -> Own:
    """What one initiative gets back of the version in force."""
    code = initiative.code
    first, last = known.years
    told = [
        _year(known, code, year)
        for year in range(first, last + 1)
        if known.handed_in(code, year) or (code, year) in known.costs
    ]
    changed: list[Changed] = []
    if len(told) > 1 and told[-2].year == told[-1].year - 1:
        before, after = told[-2].numbers, told[-1].numbers
        changed = [Changed(measure, before[measure], after[measure]) for measure in MEASURES]
    newest = max((y.year for y in told if y.numbers["medewerkers"]), default=last)
    profile = tuple(
        Group(
            column,
            {
                says: count
                for (own_code, year, own_column, says), count in known.profile.items()
                if (own_code, year, own_column) == (code, newest, column)
            },
        )
        for column in PROFILE
    )
    filled = tuple(
        (name, known.filled[code, newest, name])
        for name in VARIABLES
        if (code, newest, name) in known.filled
    )
    return Own(initiative, tuple(told), tuple(changed), profile, filled, beside, known.demo)


def _year(known: Known, code: str, year: int) -> OwnYear:
    numbers = {measure: known.alone.get((code, year, measure), 0) for measure in MEASURES}
    costs = known.costs.get((code, year), {})
    amounts = [costs.get(name) for name in (*INCOME, *SPENT)]
    if any(amount is None for amount in amounts):
        return OwnYear(year, numbers, costs, None, None)
    net = sum(costs[name] or 0 for name in INCOME) - sum(costs[name] or 0 for name in SPENT)
    persons = numbers["medewerkers"]
    return OwnYear(year, numbers, costs, net, net / persons if persons else None)
