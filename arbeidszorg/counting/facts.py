"""Facts: the registrations of one data version as arrays, so that a question is a few passes.

Built once per data version. A stay is one row of ``Registry.registrations``; persons,
initiatives and places are numbered. Nothing here counts; ``indicators`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from arbeidszorg.counting.combinations import packed
from arbeidszorg.counting.offer import Offer
from arbeidszorg.places.geography import Geography
from arbeidszorg.registrations import model
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.splits import AGES, split_codes
from arbeidszorg.view.view import LADDER

Ints = npt.NDArray[np.integer]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]

#: First age of each band but the first; ages are year minus year of birth.
AGE_FROM = np.array([25, 35, 45, 55, 65])
FAR = np.datetime64("9999-12-31")
#: Columns of stays that nothing is counted by.
NOT_COUNTED = ("registratie_id", "vergoeding_per_uur")


@dataclass(frozen=True)
class Rows:
    """Stays that count for one measure in one year.

    ``stay`` row numbers sorted by person; ``solo`` whether that person has no other row here,
    so that most persons are counted without looking for doubles.
    """

    stay: Ints
    solo: Bools


@dataclass(frozen=True)
class Facts:
    """Arrays over stays (``s``) and over initiatives (``i``).

    Codes are positions in the lists of ``model.CODES``, the last position + 1 meaning "not
    recorded". ``s_home`` and ``i_town`` are positions in ``towns``; ``s_home`` may be
    ``len(towns)`` (outside the province) or ``len(towns) + 1`` (not recorded). Activities are bits
    in the order of ``model.ACTIVITIES`` (see
    :func:`~arbeidszorg.counting.combinations.packed`). ``rows[measure][year]`` are the stays that
    count.
    """

    towns: tuple[str, ...]
    s_person: Ints
    s_initiative: Ints
    s_activities: Ints
    s_home: Ints
    s_birth_year: Ints
    s_hours: Floats
    s_codes: dict[str, Ints]
    i_town: Ints
    i_sector: Ints
    i_activities: Ints
    i_form: Ints
    i_places: Floats
    i_first_year: Ints
    i_last_year: Ints
    rows: dict[str, dict[int, Rows]]
    reporting: dict[int, Bools]

    @cached_property
    def by_person(self) -> Ints:
        """The stays, those of one person together and in their order."""
        return _by_person(self.s_person)

    @cached_property
    def offer(self) -> Offer:
        """The initiatives, which are public."""
        return Offer(
            self.towns,
            self.i_town,
            self.i_sector,
            self.i_activities,
            self.i_form,
            self.i_places,
            self.i_first_year,
            self.i_last_year,
            self.reporting,
        )

    def codes(self, split: str, stay: Ints, year: int) -> tuple[Ints, int]:
        """The code of each stay for a split other than activity, and how many codes there are."""
        if split == "sector":
            return self.i_sector[self.s_initiative[stay]], len(model.SECTORS)
        if split == "vorm":
            return self.i_form[self.s_initiative[stay]], len(model.CODES["vorm"]) + 1
        if split == "leeftijd":
            return age_bands(self.s_birth_year[stay], year), len(AGES) + 1
        return self.s_codes[split][stay], len(split_codes(split))


def age_bands(born: Ints, year: int) -> Ints:
    """The code of *leeftijd* in a year, of years of birth (0: not recorded)."""
    band = np.searchsorted(AGE_FROM, year - born, side="right")
    return np.where(born > 0, band, len(AGES))


def build(registry: Registry, geography: Geography) -> Facts:
    """Number and encode the frames of a registry; all years of the registry are prepared."""
    return numbered(registry, towns_of(geography))


def towns_of(geography: Geography) -> tuple[str, ...]:
    """The codes of the municipalities, in the order in which they are numbered."""
    return tuple(area.code for area in geography.level("gemeente"))


def numbered(registry: Registry, towns: tuple[str, ...]) -> Facts:
    """The same with the municipalities alone."""
    initiatives, stays = registry.initiatives, registry.registrations
    years = range(registry.first_year, registry.last_year + 1)
    person, initiative, rows = counting_rows(registry)
    before, after = (_small(stays[c]) for c in ("trede_voor", "trede_na"))
    medewerkers = rows["medewerkers"]
    reporting = {
        y: np.bincount(initiative[medewerkers[y].stay], minlength=len(initiatives)) > 0
        for y in years
    }
    i_end = initiatives["einddatum"].to_numpy("datetime64[D]").copy()
    i_end[np.isnat(i_end)] = FAR
    return Facts(
        towns=towns,
        s_person=person,
        s_initiative=initiative,
        s_activities=_bits(stays["activiteiten"]),
        s_home=_homes(stays["woonplaats_nis"], towns),
        s_birth_year=_small(stays["geboortejaar"]),
        s_hours=stays["uren_per_week"].to_numpy(np.float64),
        s_codes={
            name: _codes(stays[name], codes)
            for name, codes in model.CODES.items()
            if name in stays and name != "activiteiten"
        }
        | {LADDER: _flows(before, after)},
        i_town=pd.Index(towns).get_indexer(pd.Index(initiatives["nis"].astype(object))),
        i_sector=_codes(initiatives["sector"], model.SECTORS),
        i_activities=_bits(initiatives["activiteiten"]),
        i_form=_codes(initiatives["vorm"], model.CODES["vorm"]),
        i_places=np.asarray(
            initiatives["plaatsen"].astype("Float64").to_numpy(np.float64, na_value=np.nan)
        ),
        i_first_year=_year(initiatives["startdatum"].to_numpy("datetime64[D]")),
        i_last_year=_year(i_end),
        rows=rows,
        reporting=reporting,
    )


def counting_rows(registry: Registry) -> tuple[Ints, Ints, dict[str, dict[int, Rows]]]:
    """Which stays count: the person and the initiative of each stay (positions), and by measure and
    year the rows that do. All numbers of persons and hours begin here."""
    stays = registry.registrations
    years = range(registry.first_year, registry.last_year + 1)
    person = pd.factorize(stays["medewerker_id"])[0].astype(np.int32)
    initiative = pd.Index(registry.initiatives["initiatief_id"].astype(object)).get_indexer(
        pd.Index(stays["initiatief_id"].astype(object))
    )
    start = stays["startdatum"].to_numpy("datetime64[D]")
    end = stays["einddatum"].to_numpy("datetime64[D]").copy()
    end[np.isnat(end)] = FAR
    rungs = (_small(stays["trede_voor"]), _small(stays["trede_na"]))
    return (
        person,
        initiative.astype(np.int32),
        _rows_of_measures(person, (start, end), rungs, years),
    )


def _rows_of_measures(
    person: Ints, days: tuple[Days, Days], rungs: tuple[Ints, Ints], years: range
) -> dict[str, dict[int, Rows]]:
    """The stays that count, by measure and year. ``days``: first and last of each stay;
    ``rungs``: those before and after it."""
    order = _by_person(person)  # once: what is chosen of it is by person again
    owner = person[order]
    start, end = (when[order] for when in days)
    before, after = (rung[order] for rung in rungs)
    first, last = _year(start), _year(end)
    through = _year(end + np.timedelta64(1, "D"))  # the first year that does not end within it

    def rows(chosen: Bools) -> Rows:
        return _rows(np.flatnonzero(chosen), order, owner)

    def flow(chosen: Bools, year: Ints) -> dict[int, Rows]:
        return {y: rows(chosen & (year == y)) for y in years}

    begins = start == _per_person(np.minimum, start, owner)
    ends = (end == _per_person(np.maximum, end, owner)) & (end != FAR)
    return {
        "medewerkers": {y: rows((first <= y) & (last >= y)) for y in years},
        "instroom": flow(begins, first),
        "uitstroom": flow(ends, last),
        "doorstroom": flow(ends & (after >= 5), last),
        "vangnet": flow(begins & (before >= 5), first),
        "uren": {y: rows((first <= y) & (through > y)) for y in years},
    }


def _rows(place: Ints, order: Ints, owner: Ints) -> Rows:
    """The stays at some places in the ``order`` by person; ``owner``: the person at each place."""
    mine = owner[place]
    same = mine[1:] == mine[:-1]
    solo = np.ones(len(place), dtype=bool)
    solo[1:] &= ~same
    solo[:-1] &= ~same
    return Rows(order[place], solo)


def _by_person(person: Ints) -> Ints:
    return np.argsort(person, kind="stable").astype(np.int32)


def _per_person(least_or_most: np.ufunc, when: Days, owner: Ints) -> Days:
    """For each stay, the earliest or latest ``when`` over all stays of its person, whose stays are
    together."""
    if len(owner) == 0:
        return when
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    best = least_or_most.reduceat(when.astype("int64"), starts)
    several = np.diff(starts, append=len(owner))
    return np.asarray(np.repeat(best, several).astype("datetime64[D]"))


def _year(when: Days) -> Ints:
    return np.asarray((when.astype("datetime64[Y]").astype(int) + 1970).astype(np.int32))


def _small(column: pd.Series) -> Ints:
    return np.asarray(column.fillna(0).to_numpy(np.int16))


def _codes(column: pd.Series, codes: Sequence[str]) -> Ints:
    positions = pd.Categorical(column, categories=list(codes)).codes.astype(np.int16)
    return np.where(positions < 0, len(codes), positions).astype(np.int8)


def _flows(before: Ints, after: Ints) -> Ints:
    """The code of each stay for :data:`view.LADDER`, from its rungs (0: not recorded)."""
    group = np.array([len(model.RUNGS), 0, 0, 1, 2, 3, 3])  # of each rung
    return np.asarray(group[before] * (len(model.RUNGS) + 1) + group[after], dtype=np.int8)


def _bits(column: pd.Series) -> Ints:
    """Each stay's activities as bits, looked up once per distinct combination."""
    categories = column.astype("category").cat
    held = [set(str(each).split("|")) for each in categories.categories]
    flags = np.array([[code in codes for code in model.ACTIVITIES] for codes in held], dtype=bool)
    return packed(flags.reshape(-1, len(model.ACTIVITIES)))[categories.codes.to_numpy()]


def _homes(column: pd.Series, towns: Sequence[str]) -> Ints:
    categories = column.astype("category").cat
    place = {town: number for number, town in enumerate(towns)}
    values = [place.get(str(c), len(towns)) for c in categories.categories]
    values.append(len(towns) + 1)  # code -1: not recorded
    return np.asarray(np.array(values, dtype=np.int16)[categories.codes.to_numpy()])
