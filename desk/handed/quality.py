"""How good the registration is: complete, in time, and consistent; each through the years.

For STAM, and of each initiative for itself. Of all together, without naming any, it is public by
other ways: what was published says who handed in (``atlas``), and this counts no further.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from desk.handed.composing import Standing
from desk.handed.figures import NOTHING, VARIABLES, Filled, Known
from desk.handed.handed import Handed

#: Years that a trend has at most.
TREND = 6
#: ``niets``: nothing of the year; ``bezig``: sent back, to be mended; ``wacht``: STAM is to look;
#: ``aanvaard``: goes into the next version; ``binnen``: in the version in force.
Todo = Literal["niets", "bezig", "wacht", "aanvaard", "binnen"]
ORDER: tuple[Todo, ...] = ("wacht", "bezig", "niets", "aanvaard", "binnen")


@dataclass(frozen=True)
class Variable:
    """How often a variable is filled in. ``trend``: a year, and of how many."""

    name: str
    trend: tuple[tuple[int, Filled], ...]

    @property
    def last(self) -> Filled:
        """In the last year."""
        return self.trend[-1][1] if self.trend else NOTHING


@dataclass(frozen=True)
class Initiative:
    """How an initiative stands for the year that is asked. ``costs``: whether its costs and
    revenues are known; ``since``: when it was handed in, None when it was not; ``filled``: of all
    variables together in each year; ``findings``: in what it handed in last."""

    code: str
    name: str
    sector: str
    todo: Todo
    costs: bool
    since: datetime | None
    handed: Handed | None
    filled: tuple[tuple[int, Filled], ...]
    findings: int | None


@dataclass(frozen=True)
class Rule:
    """How many findings a rule has in what each initiative handed in last, and in what it handed
    in before that (``before``); ``initiatives``: how many have any."""

    code: str
    count: int
    before: int
    initiatives: int


@dataclass(frozen=True)
class Quality:
    """``year``: that is asked; ``running``: initiatives that run in it, ``handed_in`` of which
    something is known; ``timely``: a year, how many handed in of how many."""

    year: int
    variables: tuple[Variable, ...]
    initiatives: tuple[Initiative, ...]
    rules: tuple[Rule, ...]
    timely: tuple[tuple[int, Filled], ...]

    @property
    def running(self) -> int:
        return len(self.initiatives)

    @property
    def missing(self) -> tuple[Initiative, ...]:
        """Those who still have to hand in, or to mend."""
        return tuple(each for each in self.initiatives if each.todo in ("niets", "bezig"))


def asked_year(known: Known | None, today: date) -> int:
    """The year that everybody is asked for: the last that is whole, or a later one that is in force
    already."""
    return max(today.year - 1, known.years[1] if known else 0)


def quality(
    known: Known | None,
    standing: Standing,
    today: date,
    codes: Iterable[str] | None = None,
    year: int | None = None,
) -> Quality:
    """How good the registration is. ``codes``: of these initiatives, of all when left out."""
    year = year or asked_year(known, today)
    if known is None:
        return Quality(year, (), (), _rules(standing, None), ())
    wanted = None if codes is None else frozenset(codes)
    running = [each for each in known.running(year) if wanted is None or each.code in wanted]
    years = range(max(known.years[0], year - TREND + 1), year + 1)
    filled: dict[tuple[int, str], Filled] = {}
    own: dict[tuple[str, int], Filled] = {}
    for (code, when, variable), part in known.filled.items():
        if when in years and (wanted is None or code in wanted):
            filled[when, variable] = filled.get((when, variable), NOTHING) + part
            own[code, when] = own.get((code, when), NOTHING) + part
    variables = tuple(
        Variable(name, tuple((when, filled.get((when, name), NOTHING)) for when in years))
        for name in VARIABLES
    )
    initiatives = (
        Initiative(
            each.code,
            each.name,
            each.sector,
            todo(known, standing, each.code, year),
            known.costs_in(each.code, year),
            _since(known, standing, each.code, year),
            standing.last.get(each.code),
            tuple((when, own.get((each.code, when), NOTHING)) for when in years),
            _findings(standing.last.get(each.code)),
        )
        for each in running
    )
    return Quality(
        year,
        variables,
        tuple(sorted(initiatives, key=lambda each: ORDER.index(each.todo))),
        _rules(standing, wanted),
        tuple((when, _timely(known, when, wanted)) for when in years),
    )


def todo(known: Known, standing: Standing, code: str, year: int) -> Todo:
    """What is to be done for an initiative."""
    last = standing.last.get(code)
    if last and last.state == "ingediend":
        return "wacht"
    if last and last.state == "teruggestuurd":
        return "bezig"
    if code in standing.accepted:
        return "aanvaard"
    return "binnen" if known.handed_in(code, year) else "niets"


def asks_costs(known: Known, standing: Standing, code: str, year: int) -> bool:
    """Whether costs and revenues are what is missing still: the registrations are in."""
    return todo(known, standing, code, year) == "binnen" and not known.costs_in(code, year)


def _since(known: Known, standing: Standing, code: str, year: int) -> datetime | None:
    last = standing.last.get(code)
    if last and last.state in ("ingediend", "aanvaard"):
        return last.at
    return known.accepted.get(code) if known.handed_in(code, year) else None


def _findings(last: Handed | None) -> int | None:
    return sum(last.told.counts.values()) if last else None


def _timely(known: Known, year: int, wanted: frozenset[str] | None) -> Filled:
    running = [each.code for each in known.running(year) if wanted is None or each.code in wanted]
    return Filled(sum(known.handed_in(code, year) for code in running), len(running))


def _rules(standing: Standing, wanted: frozenset[str] | None) -> tuple[Rule, ...]:
    """By rule, the most frequent first."""
    by_initiative: dict[str, list[Handed]] = {}
    for each in standing.handed:
        if wanted is None or each.initiative in wanted:
            by_initiative.setdefault(each.initiative, []).append(each)
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    who: Counter[str] = Counter()
    for handed in by_initiative.values():
        last = {rule: count for rule, count in handed[-1].told.counts.items() if count}
        now.update(last)
        who.update(last.keys())
        if len(handed) > 1:
            before.update(handed[-2].told.counts)
    rules = {*now, *before}
    found = (Rule(rule, now[rule], before[rule], who[rule]) for rule in rules)
    return tuple(sorted(found, key=lambda rule: (-rule.count, rule.code)))
