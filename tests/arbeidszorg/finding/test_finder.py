"""What answers to a question, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from arbeidszorg.finding.finder import Finder
from arbeidszorg.finding.origins import origin
from arbeidszorg.finding.question import Question
from arbeidszorg.places.distances import distance
from helpers.builders import PLACES
from helpers.initiatives import (
    BRUGGE,
    DAY,
    IEPER,
    KORTRIJK,
    POPERINGE,
    TODAY,
    finder_of,
    initiative,
)

EVERY = finder_of(
    initiative("I", name="Zagerij", nis=IEPER, activities=frozenset({"houtbewerking"})),
    initiative(
        "P", name="Akker", nis=POPERINGE, sector="AW", activities=frozenset({"groendienst"})
    ),
    initiative(
        "B",
        name="Brouwketel",
        nis=BRUGGE,
        sector="GGZ",
        form="zorgboerderij",
        organisation="vzw De Wulp",
        target_groups=("Jongeren", "mensen met een beperking"),
        places=10,
        free=2,
        free_on=DAY,
    ),
    initiative("K", name="Keukenhuis", nis=KORTRIJK, places=3, free=4, free_on=DAY),
    initiative("W", name="Weg", ended=date(2020, 1, 1), years=(2010, 2020)),
)


def found(known: Finder = EVERY, start: str = "", **asked: Any) -> list[str]:
    question = Question(origin=origin(start, PLACES).origin, **asked)
    return [each.initiative.code for each in known.find(question).found]


def test_those_that_run_stand_by_name_and_no_others() -> None:
    assert found() == ["P", "B", "K", "I"]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"sectors": ("GGZ", "AW")}, ["P", "B"]),
        ({"activities": ("houtbewerking", "groendienst")}, ["P", "I"]),
        ({"form": "zorgboerderij"}, ["B"]),
        ({"areas": (PLACES.find("westhoek").code,)}, ["P", "I"]),  # type: ignore[union-attr]
        ({"areas": (BRUGGE, KORTRIJK)}, ["B", "K"]),
        ({"group": "jongeren"}, ["B"]),
        ({"group": "Mensen met een beperking"}, ["B"]),
        ({"free": True}, ["B"]),
        ({"sectors": ("VAPH",)}, []),
        ({"sectors": ("MB",), "activities": ("keuken",)}, ["K"]),
    ],
)
def test_each_filter_narrows(asked: dict[str, Any], codes: list[str]) -> None:
    assert found(**asked) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("zagerij", ["I"]),
        ("zagrij", ["I"]),
        ("hout ieper", ["I"]),
        ("groen", ["P"]),
        ("wulp", ["B"]),
        ("jongeren brugge", ["B"]),
        ("8500", ["K"]),
        ("xyzqw", []),
        ("…", []),
    ],
)
def test_words_are_looked_for_forgivingly(text: str, codes: list[str]) -> None:
    assert found(text=text) == codes


def test_it_is_said_when_only_a_slip_answers() -> None:
    assert EVERY.find(Question(text="zagrij")).slipped
    assert not EVERY.find(Question(text="zagerij")).slipped
    assert not EVERY.find(Question(text="xyzqw")).slipped


def test_the_nearest_stands_first() -> None:
    assert found(start="8900") == ["I", "P", "K", "B"]
    answer = EVERY.find(Question(origin=origin("8900", PLACES).origin))
    far = [each.km for each in answer.found]
    assert far == sorted(far)  # type: ignore[type-var]
    assert far[0] == 0
    assert far[1] == distance(PLACES.centres[IEPER], PLACES.centres[POPERINGE])


def test_a_distance_draws_a_line() -> None:
    assert found(start="8900", within=5) == ["I"]
    assert found(start="8900", within=15) == ["I", "P"]
    assert found(start="8900", within=100) == ["I", "P", "K", "B"]


@pytest.mark.parametrize(
    ("start", "spot", "rough", "same"),
    [
        ("8900", (2.89, 50.86), False, True),
        ("8900", None, True, True),
        ("vlamertinge", (2.89, 50.86), True, True),
        ("8970", (2.89, 50.86), False, False),
        ("50.85,2.89", (2.89, 50.86), False, False),
    ],
)
def test_it_is_known_how_sure_a_distance_is(
    start: str, spot: tuple[float, float] | None, rough: bool, same: bool
) -> None:
    each = initiative("A", spot=spot)
    seen = finder_of(each).seen(each, origin(start, PLACES).origin)
    assert seen.km is not None and (seen.rough, seen.same) == (rough, same)


def test_what_ended_after_the_data_did_is_not_there_and_what_is_to_come_is() -> None:
    known = finder_of(
        initiative("gone", ended=date(2026, 1, 14)),
        initiative("last", ended=TODAY),
        initiative("next", started=date(2026, 1, 16)),
        initiative("now"),
    )
    assert found(known) == ["last", "next", "now"]
    gone, last, coming, now = known.every
    assert known.ended(gone) and not known.ended(last)
    assert known.to_come(coming) and not known.to_come(now)
    assert [one.initiative for one in known.alike(now)] == [last], "nobody can go there yet"


def test_words_and_a_distance_go_by_distance() -> None:
    known = finder_of(
        initiative("1", name="Keuken", nis=BRUGGE), initiative("2", name="De keuken", nis=IEPER)
    )
    assert found(known, text="keuken") == ["1", "2"]
    assert found(known, "ieper", text="keuken") == ["2", "1"]


@pytest.mark.parametrize(
    ("spot", "exact"),
    [
        (None, False),
        ((2.89, 50.86), True),
        ((50.86, 2.89), True),  # swapped
        ((2.3, 51.9), False),  # in the sea
        ((0.0, 0.0), False),
        ((4.35, 50.85), False),  # in Brussel
    ],
)
def test_a_spot_that_cannot_be_is_the_centre_of_its_municipality(
    spot: tuple[float, float] | None, exact: bool
) -> None:
    known = finder_of(initiative("A", spot=spot))
    assert known.spots["A"].exact is exact
    assert known.spots["A"].point == ((2.89, 50.86) if exact else PLACES.centres[IEPER])


def test_an_id_is_known_whatever_its_case_and_of_whatever_year() -> None:
    known = finder_of(initiative("Az/1"), initiative("az/1", years=(2000, 2001)), initiative("É"))
    assert known.get("az/1") is known.every[1]
    assert known.get("AZ/1") is known.every[0]
    assert known.get(" é ") is known.every[2]
    assert known.get("") is None and known.get("x") is None
    assert known.ended(known.every[1]) and not known.ended(known.every[0])


def test_alike_is_near_and_does_the_same() -> None:
    one = initiative("1", activities=frozenset({"keuken", "mailing"}))
    near = initiative("2", nis=POPERINGE, activities=frozenset({"mailing"}), sector="AW")
    far = initiative("3", nis=BRUGGE)
    other = initiative("4", activities=frozenset({"groendienst"}))
    known = finder_of(one, far, near, other)
    assert [each.initiative.code for each in known.alike(one)] == ["2", "3"]
    assert [each.initiative.code for each in known.alike(other)] == ["1", "3"], "its sector, else"
    assert known.alike(finder_of(one).every[0]) != ()
    assert finder_of(one).alike(one) == ()


def test_an_id_with_a_slip_is_asked_back() -> None:
    assert EVERY.meant("zagerij") is EVERY.every[0]
    assert EVERY.meant("qqqqqqqq") is None


def test_groups_and_twins_are_told() -> None:
    known = finder_of(
        initiative("1", name="Hoeve", target_groups=("jongeren",)),
        initiative("2", name="hoeve ", target_groups=("Jongeren", "ouderen")),
        initiative("3", name="Jongeren", target_groups=("jongeren",)),
    )
    assert known.groups == ("jongeren", "ouderen")
    assert known.twins == {"hoeve"}
    assert finder_of().groups == () and finder_of().open == ()
