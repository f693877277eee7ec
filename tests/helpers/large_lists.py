"""Whether the counts are right where there are more municipalities, sectors, activities and years
than bits in a number. To be run as a program: the lists are fixed before anything is imported that
is made from them. It ends with a fault when a number differs from a plain count."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

from arbeidszorg.registrations import model

SECTORS, ACTIVITIES = 9, 12
model.SECTORS = tuple(f"S{n}" for n in range(SECTORS))
model.ACTIVITIES = tuple(f"activiteit-{n}" for n in range(ACTIVITIES))
model.CODES["sector"], model.CODES["activiteiten"] = model.SECTORS, model.ACTIVITIES

import numpy as np  # noqa: E402

from arbeidszorg.counting import cube, facts  # noqa: E402
from arbeidszorg.counting.combinations import packed  # noqa: E402
from arbeidszorg.counting.facts import Facts  # noqa: E402
from arbeidszorg.counting.shown import columns  # noqa: E402
from arbeidszorg.view.view import LADDER, PROFILE_SPLITS  # noqa: E402

STAYS, OFFERS = 400, 60
CHANCE = np.random.default_rng(1)


def places(towns: int) -> Any:
    """As many towns, a half of them, and all."""
    every = [str(town) for town in range(towns)]
    levels = {"provincie": ["alle"], "regio": ["half"], "gemeente": every}
    return SimpleNamespace(
        levels=tuple(levels),
        members={"alle": every, "half": every[: towns // 2]} | {town: (town,) for town in every},
        level=lambda level: [SimpleNamespace(code=code) for code in levels.get(level, [])],
    )


def world(towns: int, years: range) -> tuple[Facts, Any]:
    """Facts of few persons who are all over the place, and the activities of each stay."""
    person = CHANCE.integers(0, 60, STAYS)
    flags = CHANCE.random((STAYS, ACTIVITIES)) < 0.2
    first = CHANCE.integers(years[0], years[-1], STAYS)
    last = first + CHANCE.integers(0, 30, STAYS)
    many = {name: len(codes) + 1 for name, codes in model.CODES.items()}

    order = np.argsort(person, kind="stable")

    def rows(keep: Any) -> dict[int, Any]:
        there = {year: (keep & (first <= year) & (year <= last))[order] for year in years}
        return {
            year: facts._rows(np.flatnonzero(here), order, person[order])  # noqa: SLF001
            for year, here in there.items()
        }

    every = rows(np.ones(STAYS, dtype=bool))
    made = Facts(
        towns=tuple(map(str, range(towns))),
        s_person=person,
        s_initiative=CHANCE.integers(0, OFFERS, STAYS),
        s_activities=packed(flags),
        s_home=CHANCE.integers(0, towns + 2, STAYS),
        s_birth_year=CHANCE.integers(1940, 1950, STAYS),
        s_hours=np.where(CHANCE.random(STAYS) < 0.3, np.nan, 7.5),
        s_codes={
            name: CHANCE.integers(0, many[name], STAYS)
            for name in PROFILE_SPLITS
            if name != "leeftijd"
        }
        | {LADDER: CHANCE.integers(0, 25, STAYS)},
        i_town=np.sort(CHANCE.integers(0, towns, OFFERS)),
        i_sector=CHANCE.integers(0, SECTORS, OFFERS),
        i_activities=packed(np.ones((OFFERS, ACTIVITIES), dtype=bool)),
        i_form=CHANCE.integers(0, many["vorm"], OFFERS),
        i_places=np.zeros(OFFERS),
        i_first_year=np.zeros(OFFERS, dtype=int),
        i_last_year=np.full(OFFERS, 9999),
        rows=dict.fromkeys(("medewerkers", "instroom", "uitstroom"), every)
        | {measure: rows(person % 2 == 0) for measure in ("doorstroom", "vangnet", "uren")},
        reporting={},
    )
    return made, flags


def check(size: int, years: range) -> None:
    """Hold the cube of a world against sets of persons."""
    made, flags = world(size, years)
    cells = cube.build(made, places(size))
    towns = {"vestiging": made.i_town[made.s_initiative], "woonplaats": made.s_home}
    sector = made.i_sector[made.s_initiative]
    areas = [tuple(range(size + 2)), tuple(range(size // 2)), (size,), (size - 1,)]
    for measure, place in (("medewerkers", "vestiging"), ("doorstroom", "woonplaats")):
        first = columns(measure, place)["activiteit"].start
        counts = cells.persons[measure, place]
        for year, area in product((years[0], years[len(years) // 2], years[-1]), areas):
            stay, at = made.rows[measure][year].stay, (year - years[0], cells.places[area])
            inside = stay[np.isin(towns[place][stay], area)]
            groups = [inside, *(inside[sector[inside] == number] for number in range(SECTORS))]
            who = [{*made.s_person[group]} for group in groups]
            assert counts[at][:, 0].tolist() == [len(each) for each in who]
            for activity in (0, 7, 8, ACTIVITIES - 1):
                does = [len({*made.s_person[g[flags[g, activity]]]}) for g in groups]
                assert counts[at][:, first + activity].tolist() == does


if __name__ == "__main__":
    check(130, range(2020, 2023))
    check(3, range(1950, 2020))
