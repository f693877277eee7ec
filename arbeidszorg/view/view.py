"""View: what is being looked at, with what can be looked at; how it is written as an address stands
in ``address.py``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypedDict, Unpack, cast

from arbeidszorg.places.geography import Geography, Level
from arbeidszorg.registrations import model
from arbeidszorg.view.measures import MEASURES, Measure, MeasureCode, Place

Unit = Literal["aantal", "per10000", "aandeel", "index"]
UNITS: tuple[Unit, ...] = ("aantal", "per10000", "aandeel", "index")
SplitCode = Literal[
    "sector",
    "activiteit",
    "geslacht",
    "leeftijd",
    "doorverwijzer",
    "hoofdinkomen",
    "hoofdproblematiek",
    "onderwijsniveau",
    "leefsituatie",
    "werkverleden",
    "vorm",
    "tredes",
]
#: Splits by what is known of a person or stay.
PROFILE_SPLITS: tuple[SplitCode, ...] = (
    "geslacht",
    "leeftijd",
    "doorverwijzer",
    "hoofdinkomen",
    "hoofdproblematiek",
    "onderwijsniveau",
    "leefsituatie",
    "werkverleden",
)
#: From which rung of the participation ladder to which, of those who left: a split of one measure.
LADDER: Final = "tredes"
SPLITS: tuple[SplitCode, ...] = ("sector", "activiteit", *PROFILE_SPLITS, "vorm", LADDER)
#: The splits of pages that show every measure.
PLAIN_SPLITS = SPLITS[:-1]
OFFER_SPLITS: tuple[SplitCode, ...] = ("sector", "activiteit", "vorm")
#: How a map of municipalities is drawn; the first that is available is the default.
MapForm = Literal["tegels", "cirkels", "grenzen"]
MAP_FORMS: tuple[MapForm, ...] = ("tegels", "cirkels", "grenzen")
#: What stands beside the chosen areas on a trend: nothing, the whole, areas of like size.
Beside = Literal["geen", "provincie", "grootte"]
BESIDE: tuple[Beside, ...] = ("geen", "provincie", "grootte")
#: What stands for a number on a map; ``maat``: a circle for a count, the colour of its area else.
Shown = Literal["maat", "cirkels", "kleuren"]
SHOWN: tuple[Shown, ...] = ("maat", "cirkels", "kleuren")
Classes = Literal["vast", "jaar"]
CLASSES: tuple[Classes, ...] = ("vast", "jaar")


@dataclass(frozen=True)
class View:
    """One question to the registrations, plus how a map shows the answer.

    ``years`` first and last, both inclusive; ``level`` one of the territory, of which the highest
    gives one row for each of ``areas``; these are codes (empty: all of ``level``);
    ``sectors`` and ``activities`` codes (empty: all); ``split`` none, one, or sector with activity.
    ``near``: a map shows what lies around the chosen areas. On a trend: ``beside``, ``target`` (a
    number to reach), ``marks`` (a year and what somebody wrote about it). ``series``: the years
    through which what stands around its one year goes (lines, classes of a map); None: all that
    there are.
    """

    years: tuple[int, int]
    level: Level = "regio"
    areas: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    measure: MeasureCode = "medewerkers"
    unit: Unit = "aantal"
    split: tuple[SplitCode, ...] = ()
    place: Place = "vestiging"
    form: MapForm = "tegels"
    shown: Shown = "maat"
    classes: Classes = "vast"
    sites: bool = False
    near: bool = False
    beside: Beside = "geen"
    target: float | None = None
    marks: tuple[tuple[int, str], ...] = ()
    series: tuple[int, int] | None = None

    @property
    def year(self) -> int:
        """The last year looked at."""
        return self.years[1]

    @property
    def all_years(self) -> tuple[int, ...]:
        """Every year looked at, in order."""
        return tuple(range(self.years[0], self.years[1] + 1))

    @property
    def measured(self) -> Measure:
        """What is known of its measure."""
        return MEASURES[self.measure]

    @property
    def is_share_of_persons(self) -> bool:
        """Whether it shows a share of the persons in the same cell."""
        return self.unit == "aandeel" and self.measured.share_of is not None

    @property
    def adds_sectors(self) -> bool:
        """Whether persons of several sectors are added up (all are no choice), so that who is in
        two of them counts twice. Of hours nobody's are counted twice."""
        few = 1 < len(self.sectors) < len(model.SECTORS)
        return few and not self.measured.is_offer and self.measure != "uren"

    @property
    def adds_up(self) -> bool:
        """Whether the numbers of areas are parts of one whole, as counts are and rates are not."""
        return self.unit == "aantal" or (self.unit == "aandeel" and not self.is_share_of_persons)

    @property
    def as_circles(self) -> bool:
        """Whether its map shows circles: asked for, or because its numbers add up. Initiatives on
        the map are circles of their own."""
        if self.shown != "maat":
            return self.shown == "cirkels"
        return self.adds_up and not self.sites

    def question(self) -> View:
        """The same view without what only concerns its drawing: two equal questions have one
        answer."""
        plain = replace(self, form="tegels", shown="maat", classes="vast", sites=False)
        return replace(plain, near=False, beside="geen", target=None, marks=(), series=None)


@dataclass(frozen=True)
class Scope:
    """What an address can speak of: the years of the data, the areas, and a page's own defaults.

    ``defaults`` are left out of the address; ``units``, ``splits`` and ``forms`` are those that the
    page can show; ``single_year`` says that the page shows one year at a time. ``version``: the
    number of the data version, 0 when it has none; ``newest``: whether that is the one that is
    shown to who names none.
    """

    geography: Geography
    first_year: int
    last_year: int
    defaults: View
    units: tuple[Unit, ...] = UNITS
    splits: tuple[SplitCode, ...] = SPLITS
    forms: tuple[MapForm, ...] = MAP_FORMS[:2]
    single_year: bool = False
    version: int = 0
    newest: bool = True


class Fields(TypedDict, total=False):
    """The fields of a :class:`View`, for who sets some of them."""

    years: tuple[int, int]
    level: Level
    areas: tuple[str, ...]
    sectors: tuple[str, ...]
    activities: tuple[str, ...]
    measure: MeasureCode
    unit: Unit
    split: tuple[SplitCode, ...]
    place: Place
    form: MapForm
    shown: Shown
    classes: Classes
    sites: bool
    near: bool
    beside: Beside
    target: float | None
    marks: tuple[tuple[int, str], ...]
    series: tuple[int, int] | None


class Defaults(Fields, total=False):
    """What a page starts from: fields of its View, and of its :class:`Scope`."""

    units: tuple[Unit, ...]
    splits: tuple[SplitCode, ...]
    single_year: bool


def scope(
    geography: Geography, first_year: int, last_year: int, **defaults: Unpack[Defaults]
) -> Scope:
    """The :class:`Scope` of a data version, with a page's own ``defaults``."""
    forms = MAP_FORMS if geography.has_boundaries else MAP_FORMS[:2]
    form: MapForm = "grenzen" if geography.has_boundaries else "tegels"
    plain = View((last_year, last_year), level=geography.main, form=form)
    units = defaults.pop("units", UNITS)
    splits = defaults.pop("splits", SPLITS)
    single_year = defaults.pop("single_year", False)
    view = replace(plain, **cast(Fields, defaults))
    return Scope(geography, first_year, last_year, view, units, splits, forms, single_year)


def years_text(years: tuple[int, int]) -> str:
    """``2021`` or ``2017..2025``, as an address writes it."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}..{years[1]}"
