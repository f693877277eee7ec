"""The costs and benefits of the UCLL study, and what follows when one of them is another number.

The eight amounts come from the brochure of the study (``published``); it names no period, and they
are most likely euros per arbeidszorgmedewerker. All that is computed here is the atlas's own work.

One assumption is ours: two amounts exist only because people move on to paid work (``moves``). They
are taken to be proportional to the doorstroom, and to hold at the doorstroom of the study (8 %):

    amount at d % = amount of the study * d / 8

``assets/scripts/calculator/sums.js`` does the same sums in the browser, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from arbeidszorg.atlas.published import Published, dated, published

SOURCE = "UCLL, studie meerwaarde arbeidszorg"
PARTICIPANT, GOVERNMENT = "medewerker", "overheid"
PARTIES = (PARTICIPANT, GOVERNMENT)
#: The shares that go on to paid work and that come from it, as they were published.
TO_WORK, FROM_WORK = "doorstroom_betaald_werk", "instroom_uit_betaald_werk"
#: How far each assumption is varied to see which matters most.
SWING = 0.2
#: More than everyone cannot move on.
WHOLE = 100.0


@dataclass(frozen=True)
class Part:
    """One cost or benefit: the field of :class:`Amounts` that holds it, its ``code`` in addresses
    and texts, whose it is, whether it is added or taken off, and where it was published.
    ``moves``: it is proportional to the doorstroom."""

    field: str
    code: str
    party: str
    sign: int
    measure: str
    moves: bool = False


#: In the order in which they are added up and shown.
PARTS = (
    Part("allowance", "vergoeding", PARTICIPANT, 1, "medewerker_opbrengst_vergoeding"),
    Part(
        "income",
        "inkomen",
        PARTICIPANT,
        1,
        "medewerker_opbrengst_hoger_inkomen_doorstroom",
        moves=True,
    ),
    Part("wellbeing", "welbevinden", PARTICIPANT, 1, "medewerker_opbrengst_welbevinden"),
    Part("expenses", "onkosten", PARTICIPANT, -1, "medewerker_kost_verplaatsing_kinderopvang"),
    Part("subsidies", "subsidies", GOVERNMENT, -1, "overheid_kost_subsidies"),
    Part("vat", "btw", GOVERNMENT, 1, "overheid_opbrengst_btw"),
    Part(
        "saved_work",
        "besparing-werk",
        GOVERNMENT,
        1,
        "overheid_opbrengst_besparing_doorstroom",
        moves=True,
    ),
    Part(
        "saved_care", "besparing-zorg", GOVERNMENT, 1, "overheid_opbrengst_besparing_hulpverlening"
    ),
)


@dataclass(frozen=True)
class Amounts:
    """The eight amounts in euro for one participant, none below zero."""

    allowance: float
    income: float
    wellbeing: float
    expenses: float
    subsidies: float
    vat: float
    saved_work: float
    saved_care: float


@dataclass(frozen=True)
class Scenario:
    """What is assumed: how many participants, what share of them moves on to paid work (%), and the
    amounts, which hold at the doorstroom ``base``."""

    participants: float
    doorstroom: float
    amounts: Amounts
    base: float

    @property
    def share(self) -> float:
        """The doorstroom against that at which the amounts hold."""
        return self.doorstroom / self.base


@dataclass(frozen=True)
class Balance:
    """What a scenario comes to. ``lines``: each part with its signed value for one participant."""

    lines: tuple[tuple[Part, float], ...]
    participants: float

    def left_for(self, party: str) -> float:
        """What is left for a party, for one participant."""
        return _added(value for part, value in self.lines if part.party == party)

    @property
    def together(self) -> float:
        """What is left for participant and government, for one participant."""
        return self.left_for(PARTICIPANT) + self.left_for(GOVERNMENT)

    def total(self, each: float) -> float:
        """A value for one participant, for all participants."""
        return each * self.participants

    def spent(self, party: str) -> float:
        """The costs of a party, as a number above zero."""
        return _added(-value for part, value in self.lines if part.party == party and part.sign < 0)

    def gained(self, party: str) -> float:
        """The benefits of a party."""
        return _added(value for part, value in self.lines if part.party == party and part.sign > 0)

    @property
    def recovered(self) -> float | None:
        """The share of its costs that government wins back, in percent; None without costs."""
        spent = self.spent(GOVERNMENT)
        return self.gained(GOVERNMENT) / spent * 100 if spent else None


@dataclass(frozen=True)
class Swing:
    """What one assumption does to the balance of both parties, for all participants: the change
    when it is :data:`SWING` lower and higher."""

    code: str
    lower: float
    higher: float

    @property
    def size(self) -> float:
        """How much it matters."""
        return max(abs(self.lower), abs(self.higher))


def _added(values: Iterator[float]) -> float:
    """A plain sum in order, as in the browser: ``sum`` of newer Pythons rounds otherwise."""
    whole = 0.0
    for value in values:
        whole += value
    return whole


# --- what was published --------------------------------------------------------------------------


@cache
def figure_of_study(measure: str) -> Published:
    """The figure that the study gives for a measure."""
    return next(
        figure for figure in published() if (figure.measure, figure.source) == (measure, SOURCE)
    )


@cache
def study() -> Scenario:
    """The values of the study, and the number of participants that its brochure names."""
    doorstroom = figure_of_study(TO_WORK).value
    amounts = Amounts(**{part.field: figure_of_study(part.measure).value for part in PARTS})
    return Scenario(participants().value, doorstroom, amounts, doorstroom)


@cache
def participants() -> Published:
    """The published number of participants that the brochure names, the latest."""
    return dated("arbeidszorgmedewerkers", published())[-1]


# --- arithmetic ----------------------------------------------------------------------------------


def balance(scenario: Scenario) -> Balance:
    """What a scenario comes to."""
    lines = []
    for part in PARTS:
        amount = getattr(scenario.amounts, part.field)
        lines.append((part, part.sign * (amount * scenario.share if part.moves else amount)))
    return Balance(tuple(lines), scenario.participants)


def break_even(scenario: Scenario) -> float | None:
    """The doorstroom (%) at which government neither gains nor pays: 0 when it does not pay even
    without doorstroom, None when no doorstroom makes up for it. May be more than 100."""
    still = replace(scenario, doorstroom=0.0)
    short = -balance(still).left_for(GOVERNMENT)
    if short <= 0:
        return 0.0
    moving = scenario.amounts.saved_work
    return short / moving * scenario.base if moving else None


def tornado(scenario: Scenario) -> tuple[Swing, ...]:
    """Each assumption, :data:`SWING` lower and higher while the others stay: the one that matters
    most first."""
    start = _all(scenario)

    def change(name: str, times: float) -> float:
        return _all(varied(scenario, name, times)) - start

    swings = [Swing(code, change(code, 1 - SWING), change(code, 1 + SWING)) for code in INPUTS]
    return tuple(sorted(swings, key=lambda swing: -swing.size))


def _all(scenario: Scenario) -> float:
    result = balance(scenario)
    return result.total(result.together)


# --- inputs by name ------------------------------------------------------------------------------

#: What can be changed, by its code.
PARTICIPANTS, DOORSTROOM = "deelnemers", "doorstroom"
INPUTS = (PARTICIPANTS, DOORSTROOM, *(part.code for part in PARTS))
_FIELDS = {part.code: part.field for part in PARTS}


def value(scenario: Scenario, code: str) -> float:
    """The value of an input."""
    if code in _FIELDS:
        return float(getattr(scenario.amounts, _FIELDS[code]))
    return scenario.participants if code == PARTICIPANTS else scenario.doorstroom


def changed(scenario: Scenario, code: str, to: float) -> Scenario:
    """The scenario with another value for an input."""
    if code in _FIELDS:
        return replace(scenario, amounts=replace(scenario.amounts, **{_FIELDS[code]: to}))
    if code == PARTICIPANTS:
        return replace(scenario, participants=to)
    return replace(scenario, doorstroom=to)


def varied(scenario: Scenario, code: str, times: float) -> Scenario:
    """The scenario with an input so many times as large; a share is at most everyone."""
    to = value(scenario, code) * times
    return changed(scenario, code, min(to, WHOLE) if code == DOORSTROOM else to)
