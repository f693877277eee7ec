"""What is told of an initiative, and of a few beside each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from arbeidszorg.finding.facts import KEYS, beside, facts, far, free_words, full_name, timing, where
from arbeidszorg.finding.finder import Found
from helpers.initiatives import DAY, POPERINGE, TODAY, finder_of, initiative

FULL = initiative(
    "A",
    name="De Akker",
    activities=frozenset({"groendienst", "andere", "mailing"}),
    street="Straat 1",
    postcode="8900",
    phone="057 00",
    email="a@b.invalid",
    days="maandag",
    first_step="bel eerst",
    target_groups=("Jongeren", "ouderen"),
    referrers=("OCMW", "ggz", "de pastoor"),
    places=1,
    form="ama-welzijn",
)
BARE = initiative("B", nis=POPERINGE)
KNOWN = finder_of(FULL, BARE)
LATER = date(2027, 3, 1)


def test_each_fact_is_told_in_words() -> None:
    told = {fact.key: fact.text for fact in facts(KNOWN, Found(FULL, 3.4))}
    assert tuple(told) == KEYS
    assert told["doen"] == "Groendienst, mailings en andere activiteiten"
    assert told["wie"] == "Jongeren en ouderen"
    assert told["waar"] == (
        "Straat 1, 8900 Ieper · 3 km · op de kaart bij benadering: midden van de gemeente"
    )
    assert told["wanneer"] == "Maandag"
    assert told["begin"] == "Bel eerst"
    assert told["verwijzen"] == "OCMW, geestelijke gezondheidszorg en de pastoor"
    assert told["plaatsen"] == "1 plaats"
    assert told["contact"] == "057 00, a@b.invalid"
    assert told["sector"] == "Maatwerkbedrijven"


def test_what_nobody_said_is_nothing() -> None:
    told = {fact.key: fact.text for fact in facts(KNOWN, Found(BARE))}
    assert {key for key, text in told.items() if text} == {"doen", "waar", "sector"}
    assert told["waar"] == "Poperinge · plaats bij benadering: midden van de gemeente"


@pytest.mark.parametrize(
    ("km", "words"), [(None, ""), (0.0, "minder dan 1 km"), (1.4, "1 km"), (12.6, "13 km")]
)
def test_how_far_is_rounded(km: float | None, words: str) -> None:
    assert far(Found(BARE, km)) == words


@pytest.mark.parametrize(
    ("km", "same", "words"),
    [
        (None, True, ""),
        (0.0, True, "in dezelfde gemeente"),
        (0.4, False, "ongeveer 1 km"),
        (3.6, True, "ongeveer 4 km"),
    ],
)
def test_of_what_is_known_by_its_municipality_no_near_distance_is_said(
    km: float | None, same: bool, words: str
) -> None:
    assert far(Found(BARE, km, rough=True, same=same)) == words


def test_where_its_own_spot_is_known_nothing_more_is_said() -> None:
    each = initiative("A", spot=(2.89, 50.86))
    assert where(finder_of(each), Found(each)) == "Ieper"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, ""),
        ({"started": LATER}, "Dit initiatief start op 01/03/2027."),
        ({"years": (2027, 2030)}, "Dit initiatief moet nog starten."),
        ({"ended": LATER}, "Dit initiatief stopt op 01/03/2027."),
        ({"ended": TODAY}, "Dit initiatief stopt op 15/01/2026."),
        ({"ended": DAY}, ""),
    ],
)
def test_that_it_is_still_to_begin_or_stops_is_said(told: dict[str, Any], words: str) -> None:
    each = initiative("A", days="maandag", **told)
    known = finder_of(each)
    assert timing(known, each) == words
    (when,) = (fact.text for fact in facts(known, Found(each)) if fact.key == "wanneer")
    assert when == f"{words} Maandag".strip()


def test_only_what_somebody_said_stands_beside_each_other_and_what_differs_is_marked() -> None:
    rows = {row.key: row for row in beside(KNOWN, [Found(FULL), Found(BARE)])}
    assert "halte" not in rows and "organisatie" not in rows
    assert rows["doen"].differs and rows["plaatsen"].differs
    assert not rows["sector"].differs, "both are of one sector"
    assert not rows["contact"].differs and not rows["waar"].differs, "they differ by nature"
    assert rows["plaatsen"].texts == ("1 plaats", "")
    assert not any(row.differs for row in beside(KNOWN, [Found(FULL)]))
    assert beside(KNOWN, []) == ()


@pytest.mark.parametrize(
    ("free", "on", "words"),
    [
        (None, None, ""),
        (0, DAY, "Geen vrije plaats op 31/12/2025"),
        (1, DAY, "1 vrije plaats op 31/12/2025"),
        (3, DAY, "3 vrije plaatsen op 31/12/2025"),
        (
            3,
            date(2025, 1, 2),
            "3 vrije plaatsen op 02/01/2025: dat is een tijd geleden, vraag het na",
        ),
        (3, None, "3 vrije plaatsen, maar we weten niet van wanneer dat is: vraag het na"),
        (
            3,
            date(2030, 1, 1),
            "Het aantal vrije plaatsen dat werd doorgegeven, kan niet kloppen: vraag het na",
        ),
    ],
)
def test_free_places_are_told_with_their_day(free: int | None, on: date | None, words: str) -> None:
    assert free_words(initiative("A", free=free, free_on=on), TODAY) == words


def test_two_with_one_name_are_told_apart() -> None:
    one = initiative("1", name="Hoeve", organisation="vzw A")
    other = initiative("2", name="hoeve", nis=POPERINGE)
    known = finder_of(one, other, BARE)
    assert full_name(known, one) == "Hoeve (vzw A, Ieper)"
    assert full_name(known, other) == "hoeve (Poperinge)"
    assert full_name(known, BARE) == BARE.name
