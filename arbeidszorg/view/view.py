"""View: what is being looked at, with what can be looked at; how it is written as an address stands
in ``address.py``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arbeidszorg.places.geography import Geography

MEASURES = (
    "medewerkers",
    "initiatieven",
    "plaatsen",
    "uren",
    "instroom",
    "uitstroom",
    "doorstroom",
    "vangnet",
)
#: Measures that count persons; only these can be set against residents.
PERSON_MEASURES = ("medewerkers", "instroom", "uitstroom", "doorstroom", "vangnet")
#: Measures of the offer itself: they have a place of establishment, but no residence or profile.
OFFER_MEASURES = ("initiatieven", "plaatsen")
UNITS = ("aantal", "per10000", "aandeel", "index")
#: Splits by what is known of a person or stay.
PROFILE_SPLITS = (
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
LADDER = "tredes"
LADDER_MEASURE = "uitstroom"
SPLITS = ("sector", "activiteit", *PROFILE_SPLITS, "vorm", LADDER)
#: The splits of pages that show every measure.
PLAIN_SPLITS = SPLITS[:-1]
OFFER_SPLITS = ("sector", "activiteit", "vorm")
PLACES = ("vestiging", "woonplaats")
#: How a map of municipalities is drawn; the first that is available is the default.
MAP_FORMS = ("tegels", "cirkels", "grenzen")
CLASSES = ("vast", "jaar")


@dataclass(frozen=True)
class View:
    """One question to the registrations, plus how a map shows the answer.

    ``years`` first and last, both inclusive; ``areas`` codes (empty: all of ``level``);
    ``sectors`` and ``activities`` codes (empty: all); ``split`` none, one, or sector with activity.
    """

    years: tuple[int, int]
    level: str = "regio"
    areas: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    measure: str = "medewerkers"
    unit: str = "aantal"
    split: tuple[str, ...] = ()
    place: str = "vestiging"
    form: str = "tegels"
    classes: str = "vast"
    sites: bool = False

    @property
    def year(self) -> int:
        """The last year looked at."""
        return self.years[1]

    @property
    def all_years(self) -> tuple[int, ...]:
        """Every year looked at, in order."""
        return tuple(range(self.years[0], self.years[1] + 1))

    def question(self) -> View:
        """The same view without what only concerns its drawing: two equal questions have one
        answer."""
        return replace(self, form="tegels", classes="vast", sites=False)


@dataclass(frozen=True)
class Scope:
    """What an address can speak of: the years of the data, the areas, and a page's own defaults.

    ``defaults`` are left out of the address; ``units``, ``splits`` and ``forms`` are those that the
    page can show; ``single_year`` says that the page shows one year at a time.
    """

    geography: Geography
    first_year: int
    last_year: int
    defaults: View
    units: tuple[str, ...] = UNITS
    splits: tuple[str, ...] = SPLITS
    forms: tuple[str, ...] = MAP_FORMS[:2]
    single_year: bool = False


def scope(geography: Geography, first_year: int, last_year: int, **defaults: object) -> Scope:
    """The :class:`Scope` of a data version; ``defaults`` are a page's own defaults for the
    fields of :class:`View`, ``units``, ``splits`` and ``single_year`` those of :class:`Scope`."""
    forms = MAP_FORMS if geography.has_boundaries else MAP_FORMS[:2]
    best = "grenzen" if geography.has_boundaries else "tegels"
    own = {one: defaults.pop(one) for one in ("units", "splits", "single_year") if one in defaults}
    view = View(**{"years": (last_year, last_year), "form": best, **defaults})  # type: ignore[arg-type]
    return Scope(geography, first_year, last_year, view, forms=forms, **own)  # type: ignore[arg-type]


def years_text(years: tuple[int, int]) -> str:
    """``2021`` or ``2017..2025``, as an address writes it."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}..{years[1]}"
