"""How good a registration is: complete, in time, consistent, each through the years."""

from __future__ import annotations

from datetime import date

from desk.handed import figures
from desk.handed.composing import Standing
from desk.handed.figures import Filled
from desk.handed.handed import Handed, State, Step, Told
from desk.handed.quality import quality
from helpers.builders import registry
from helpers.stores import NOON

TODAY = date(2026, 2, 1)


def handed(number: int, code: str, state: State, **counts: int) -> Handed:
    steps = (Step(number, NOON, 1, "Els", state),)
    return Handed(number, code, 0, 1, NOON, 1, "Els", Told((), counts), str(number), 3, steps)


def standing(*some: Handed) -> Standing:
    accepted = {each.initiative: each for each in some if each.state == "aanvaard"}
    return Standing(None, accepted, some, 9)


def known() -> figures.Known:
    stays = [
        {"startdatum": "2024-03-01", "geslacht": "v", "einddatum": "2025-06-01"},
        {"startdatum": "2025-03-01", "initiatief_id": "I2"},
    ]
    costs = [{"jaar": 2025, "omzet": 5.0}]
    return figures.of_registry(registry([{}, {}, {}, {}], stays, costs, (2024, 2025)))


def test_each_question_has_its_share_of_each_year() -> None:
    told = quality(known(), standing(), TODAY)
    shares = {each.name: dict(each.trend) for each in told.variables}
    assert shares["geslacht"] == {2024: Filled(1, 1), 2025: Filled(1, 2)}
    assert shares["reden_stopzetting"] == {2024: Filled(0, 0), 2025: Filled(0, 1)}
    assert shares["omzet"] == {2024: Filled(0, 4), 2025: Filled(1, 4)}
    assert Filled(0, 0).percent is None and Filled(1, 2).percent == 50


def test_who_is_missing_stands_where_it_is_seen() -> None:
    told = quality(
        known(), standing(handed(1, "I3", "ingediend"), handed(2, "I4", "teruggestuurd")), TODAY
    )
    assert told.year == 2025
    assert [(each.code, each.todo) for each in told.initiatives] == [
        ("I3", "wacht"),
        ("I4", "bezig"),
        ("I1", "binnen"),
        ("I2", "binnen"),
    ]
    assert [each.code for each in told.missing] == ["I4"]
    assert dict(told.timely) == {2024: Filled(1, 4), 2025: Filled(2, 4)}
    later = quality(known(), standing(), date(2027, 2, 1))
    assert later.year == 2026 and {each.todo for each in later.initiatives} == {"niets"}


def test_rules_are_counted_in_what_came_last_beside_what_came_before() -> None:
    some = (
        handed(1, "I1", "ingetrokken", leeftijd=9, uren=1),
        handed(2, "I1", "ingediend", leeftijd=4),
        handed(3, "I2", "ingediend", leeftijd=2),
    )
    told = quality(known(), standing(*some), TODAY)
    assert [(r.code, r.count, r.before, r.initiatives) for r in told.rules] == [
        ("leeftijd", 6, 9, 2),
        ("uren", 0, 1, 0),
    ]


def test_of_one_initiative_nothing_of_others_is_told() -> None:
    told = quality(known(), standing(handed(1, "I2", "ingediend", uren=3)), TODAY, {"I1"})
    assert [each.code for each in told.initiatives] == ["I1"] and told.rules == ()
    assert dict(told.timely)[2025] == Filled(1, 1)


def test_before_there_is_a_version_nothing_is_claimed() -> None:
    told = quality(None, standing(), TODAY)
    assert (told.variables, told.initiatives, told.timely) == ((), (), ())
