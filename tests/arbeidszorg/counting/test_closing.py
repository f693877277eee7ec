"""Years that were published are counted from what was published, later ones from the rest."""

from __future__ import annotations

from typing import Any

import numpy as np

from arbeidszorg.counting import facts, indicators
from arbeidszorg.counting.closing import Numbered, closed
from arbeidszorg.counting.facts import Facts
from arbeidszorg.counting.registered import Registered
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.view import View
from helpers.builders import PLACES, persons, registry

BRUGGE, KORTRIJK = "31005", "34022"


def numbered(registered: Registry) -> Numbered:
    codes = tuple(registered.initiatives["initiatief_id"])
    return Numbered(facts.build(registered, PLACES), codes)


def of_province(prepared: Facts, year: int, **choices: Any) -> list[float]:
    view = View(**{"years": (year, year), "level": "provincie", **choices})
    return list(np.ravel(indicators.count(Registered(prepared), PLACES, view).numbers.value))


def stays(number: int, start: str, **row: Any) -> list[dict[str, Any]]:
    return persons(number, startdatum=start, **row)


BEFORE = registry(({"plaatsen": 10},), stays(7, "2019-02-01"), years=(2019, 2020))


def test_who_came_in_late_is_there_from_the_first_new_year_on() -> None:
    now = registry(({},), stays(7, "2019-02-01") + stays(6, "2020-05-01"), years=(2019, 2021))
    both = closed(numbered(BEFORE), numbered(now)).facts
    assert [of_province(both, year) for year in (2019, 2020, 2021)] == [[7], [7], [13]]
    assert of_province(both, 2021, measure="instroom") == [0], "they did not come in 2021"


def test_who_was_taken_out_stays_in_the_years_that_were_published() -> None:
    now = registry(({},), stays(2, "2019-02-01"), years=(2019, 2021))
    both = closed(numbered(BEFORE), numbered(now)).facts
    assert [of_province(both, year) for year in (2020, 2021)] == [[7], [2]]


def test_an_initiative_that_moved_or_changed_is_as_it_was_then() -> None:
    now = registry(
        ({"sector": "GGZ", "nis": KORTRIJK, "plaatsen": 25}, {}),
        stays(7, "2019-02-01"),
        years=(2019, 2021),
    )
    both = closed(numbered(BEFORE), numbered(now)).facts
    by_sector = {"split": ("sector",)}
    assert of_province(both, 2020, **by_sector)[:2] == [7, 0]
    assert of_province(both, 2021, **by_sector)[1] == 7
    for measure, old, new in (("initiatieven", 1, 2), ("plaatsen", 10, 25)):
        assert of_province(both, 2020, measure=measure) == [old]
        assert of_province(both, 2021, measure=measure) == [new]


def test_who_handed_in_is_told_of_the_initiatives_of_that_year() -> None:
    now = registry(({}, {}), stays(7, "2019-02-01", initiatief_id="I2"), years=(2019, 2021))
    both = closed(numbered(BEFORE), numbered(now))
    handed = {
        year: [code for code, did in zip(both.codes, reported, strict=True) if did]
        for year, reported in both.facts.reporting.items()
    }
    assert handed == {2019: ["I1"], 2020: ["I1"], 2021: ["I2"]}


def test_without_a_new_year_all_is_as_it_was() -> None:
    now = registry(({},), stays(9, "2019-02-01"), years=(2019, 2020))
    both = closed(numbered(BEFORE), numbered(now)).facts
    assert sorted(both.rows["medewerkers"]) == [2019, 2020]
    assert of_province(both, 2020) == [7]
