"""What all years and measures say together of a hidden group."""

from __future__ import annotations

from typing import Any

import numpy as np

from arbeidszorg.disclosure.audit import attack_years
from arbeidszorg.disclosure.audit.system import Hidden
from arbeidszorg.disclosure.lattice import ALL
from arbeidszorg.view.measures import PERSON_MEASURES, PLACES
from helpers.builders import registry
from helpers.years import counted

BRUGGE, KORTRIJK, ROESELARE = "31005", "34022", "36015"
WIDTH = 3


def stays(initiative: int, number: int, **row: Any) -> list[dict[str, Any]]:
    return [
        {
            "medewerker_id": f"P{initiative}-{row}-{n}",
            "initiatief_id": f"I{initiative}",
            "startdatum": "2010-01-01",
            "woonplaats_nis": BRUGGE,
            **row,
        }
        for n in range(number)
    ]


def ranges(hidden: set[tuple[str, str, int]]) -> dict[tuple[str, str, int], Hidden]:
    """Sector-less groups of towns by establishment, of which some are hidden (measure, town, year
    of 2019 and 2020), under every name; 40 and 50 and 30 persons, 6 leave Brugge in 2019, none
    comes there, and 20 come to Kortrijk."""
    rows = [
        *stays(1, 40),
        *stays(1, 6, einddatum="2019-06-01"),
        *stays(2, 50),
        *stays(2, 20, startdatum="2020-02-01"),
        *stays(2, 7, einddatum="2019-06-01"),
        *stays(3, 30),
    ]
    offers = [{"nis": town} for town in (BRUGGE, KORTRIJK, ROESELARE)]
    areas, counts = counted(registry(offers, rows, years=(2019, 2020)))
    keys = [(measure, place) for measure in PERSON_MEASURES for place in PLACES]
    groups = {key: np.ones(counts[key].groups.shape, dtype=bool) for key in keys}
    forms = {key: np.ones(counts[key].forms.shape, dtype=bool) for key in keys}
    towns = {"brugge": 1, "kortrijk": 2}
    persons = counts["medewerkers", "vestiging"].units.any(axis=(0, 2))
    number = dict(zip(towns, np.flatnonzero(persons).tolist(), strict=False))
    for measure, town, year in hidden:
        for area, inside in enumerate(areas.member):
            if inside[number[town]] and (inside & persons).sum() == 1:
                groups[measure, "vestiging"][year, area] = False  # type: ignore[index]
                forms[measure, "vestiging"][year, area] = False  # type: ignore[index]
    known = attack_years.Known(areas, counts, groups, forms)
    towns_of = {areas.index[(place,)]: town for town, place in number.items()}
    return {
        (measure, towns_of[number_.area], year): number_
        for (measure, year), numbers in attack_years.ranges(known, WIDTH).items()
        for number_ in numbers
        if number_.area in towns_of and number_.sector == ALL and not number_.kind
    }


def test_who_left_follows_from_two_years() -> None:
    """In one year two hidden numbers hide each other; with the next year shown they do not, but
    for who paused."""
    hidden = {("uitstroom", "brugge", 0), ("uitstroom", "kortrijk", 0)}
    numbers = ranges(hidden)
    assert set(numbers) == hidden
    for number in numbers.values():
        assert number.rise - number.fall <= 4 + 1e-6  # two more, two fewer


def test_who_left_stays_open_when_a_year_is_hidden_too() -> None:
    hidden = {
        (measure, town, 0)
        for measure in ("uitstroom", "medewerkers")
        for town in ("brugge", "kortrijk")
    }
    assert set(ranges(hidden)) == hidden
    assert all(number.rise - number.fall >= WIDTH for number in ranges(hidden).values())


def test_a_part_is_at_most_its_whole() -> None:
    """20 came to Kortrijk and none to Brugge, where 40 are: however it is hidden who came, no more
    can have come than are there."""
    numbers = ranges({("instroom", "kortrijk", 1), ("medewerkers", "kortrijk", 1)})
    assert all(number.count + number.rise <= 70 + WIDTH for number in numbers.values())
