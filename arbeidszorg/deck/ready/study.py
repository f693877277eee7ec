"""Published figures that the ready decks name, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from arbeidszorg import style
from arbeidszorg.published import Published, points, published
from arbeidszorg.texts import t
from arbeidszorg.wording import enumerate_nl

STUDY = "UCLL, studie meerwaarde arbeidszorg"
UP, NET = "doorstroom_betaald_werk", "instroom_uit_betaald_werk"
#: Costs and gains in euro: of government and of who takes part.
COST = "overheid_kost_subsidies"
BACK = ("overheid_opbrengst_btw", "overheid_opbrengst_besparing_doorstroom",
        "overheid_opbrengst_besparing_hulpverlening")  # fmt: skip
ALLOWANCE, INCOME, WELLBEING = (
    "medewerker_opbrengst_vergoeding",
    "medewerker_opbrengst_hoger_inkomen_doorstroom",
    "medewerker_opbrengst_welbevinden",
)
OWN_COST = "medewerker_kost_verplaatsing_kinderopvang"


@dataclass(frozen=True)
class Money:
    """Euro of the study. ``back``: what government wins back, in its parts; ``gains`` of who takes
    part: allowance, higher income, well-being; ``own_cost``: what it costs them."""

    cost: float
    back: tuple[float, ...]
    gains: tuple[float, ...]
    own_cost: float

    @property
    def won_back(self) -> float:
        """All that government wins back."""
        return sum(self.back)

    @property
    def share(self) -> float:
        """What government wins back, in percent of what it pays."""
        return 100 * self.won_back / self.cost

    @property
    def balance(self) -> float:
        """What remains for who takes part."""
        return sum(self.gains) - self.own_cost


def figure(measure: str) -> Published:
    """A figure of the study."""
    return next(one for one in published() if (one.measure, one.source) == (measure, STUDY))


def money() -> Money:
    """The euro amounts of the study."""

    def amounts(*measures: str) -> tuple[float, ...]:
        return tuple(figure(one).value for one in measures)

    return Money(figure(COST).value, amounts(*BACK), amounts(ALLOWANCE, INCOME, WELLBEING),
                 figure(OWN_COST).value)  # fmt: skip


def named() -> dict[str, str]:
    """The source and edition of the study, for texts."""
    return {"source": STUDY, "edition": figure(UP).edition}


def percent(one: Published) -> str:
    """A published share as it is written: "8 %"."""
    return t("klaar.percent", value=style.number(one.value))


def others() -> str:
    """Other published shares of who goes on to paid work, each with its source."""
    found = [one for one in published() if one.measure == UP and one.source != STUDY]
    return enumerate_nl([_other(one) for one in found])


def _other(one: Published) -> str:
    key = "other" if one.precision == "exact" else "other_circa"
    return t(f"klaar.ladder.{key}", value=percent(one), source=one.source, year=one.year)


def counted(first: int, last: int) -> Published | None:
    """The last exact published count of who works there, within these years."""
    found = [one for one in points("arbeidszorgmedewerkers")
             if one.precision == "exact" and first <= (one.year or 0) <= last]  # fmt: skip
    return found[-1] if found else None
