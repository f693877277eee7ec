"""Names that are spelled almost so."""

from __future__ import annotations

import pytest

from arbeidszorg.places.spelling import almost

KNOWN = ["ieper", "sijsele", "adinkerke", "kortrijk", "zeebrugge", "zedelgem"]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ("ieperr", ["ieper"]),
        ("leper", ["ieper"]),  # a small l for a large i
        ("eper", ["ieper"]),
        ("iepre", ["ieper"]),
        ("kortijk", ["kortrijk"]),
        ("rijsel", []),
        ("duinkerke", []),
        ("ze", []),
        ("zee", ["zeebrugge"]),
        ("", []),
    ],
)
def test_what_may_have_been_meant(wish: str, names: list[str]) -> None:
    assert almost(wish, KNOWN) == names


def test_every_name_that_begins_so_is_given() -> None:
    assert almost("zed", [*KNOWN, "zedelgem-west"]) == ["zedelgem", "zedelgem-west"]
    assert almost("zed", []) == []
