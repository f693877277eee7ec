"""Persons that may be one, and those that are not."""

from __future__ import annotations

from arbeidszorg.handing.persons import pairs
from helpers.files import Row
from helpers.handing import of_stays, stay

PROFILE = {
    "geboortejaar": "1980",
    "geslacht": "v",
    "woonplaats_nis": "31005",
    "onderwijsniveau": "hoger",
    "werkverleden": "nooit",
    "hoofdproblematiek": "psychisch",
    "leefsituatie": "alleenwonend",
}
ENDED = {"einddatum": "2021-01-01", "reden_stopzetting": "gezondheid"}


def of(*rows: Row) -> list[tuple[str, str]]:
    frames = of_stays(*rows).frames
    assert frames is not None
    return [(pair.first, pair.second) for pair in pairs(frames.stays)]


def test_one_after_the_other_with_the_same_profile() -> None:
    first = stay(1, **PROFILE, **ENDED)
    assert of(first, stay(2, **PROFILE, startdatum="2021-06-01")) == [("P1", "P2")]
    assert of(stay(2, **PROFILE, startdatum="2021-06-01"), first) == [("P1", "P2")]


def test_at_the_same_time_long_after_or_with_another_profile() -> None:
    first = stay(1, **PROFILE, **ENDED)
    assert of(first, stay(2, **PROFILE)) == []
    assert of(first, stay(2, **PROFILE, startdatum="2024-06-01")) == []
    other = PROFILE | {"onderwijsniveau": "lager-secundair"}
    assert of(first, stay(2, **other, startdatum="2021-06-01")) == []


def test_codes_that_hardly_differ() -> None:
    assert of(
        stay(1, **PROFILE, medewerker_id="P-7"), stay(2, **PROFILE, medewerker_id="P-07")
    ) == [("P-7", "P-07")]
