"""A target and remarks on a trend, as an address writes them."""

from __future__ import annotations

import pytest

from arbeidszorg.view import address
from arbeidszorg.view.trend_marks import LONGEST, MOST, target, target_text
from arbeidszorg.view.view import View, scope
from helpers.places import PLACES

SCOPE = scope(PLACES, 2017, 2025)


def read(query: dict[str, str]) -> tuple[View, tuple[str, ...]]:
    parsed = address.parse(query, SCOPE)
    return parsed.view, parsed.notices


@pytest.mark.parametrize(
    ("text", "number"),
    [("500", 500), ("1.500", 1500), ("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5),
     ("0", None), ("-3", None), ("veel", None), ("1e5", None), ("", None), ("9" * 400, None)],
)  # fmt: skip
def test_a_target_is_a_number_as_people_write_it(text: str, number: float | None) -> None:
    assert target(text) == number
    if number is not None:
        assert target(target_text(number)) == number


def test_remarks_stand_at_their_years_and_keep_their_commas() -> None:
    view, notices = read({"noot": "2023: Nieuw decreet, eindelijk|2020:Corona", "doel": "1.500"})
    assert view.marks == ((2020, "Corona"), (2023, "Nieuw decreet, eindelijk"))
    assert view.target == 1500 and notices == ()
    again = address.parse(address.query(view, SCOPE), SCOPE)
    assert again.view == view and again.notices == ()
    assert view.question() == View((2025, 2025)), "they are no question of their own"


def test_what_cannot_be_is_said() -> None:
    for text in ("Corona", "1999:te vroeg", "2020", ":", "2020:"):
        view, notices = read({"noot": text})
        assert view.marks == () and "2020: tekst" in notices[0]
    view, notices = read({"noot": "2020:" + "x" * 500})
    assert len(view.marks[0][1]) == LONGEST and "ingekort" in notices[0]
    view, notices = read({"noot": "2020:" + "x" * 10_000})
    assert len(view.marks[0][1]) == LONGEST and len(notices) == 2
    view, notices = read({"noot": "|".join(f"{year}:a" for year in range(2017, 2026))})
    assert len(view.marks) == MOST and "hoogstens" in notices[0]
    assert "streefcijfer" in read({"doel": "abc"})[1][0]


def test_markup_is_plain_text() -> None:
    view, _ = read({"noot": "2021:<script>alert(1)</script>\x07\n"})
    assert view.marks == ((2021, "<script>alert(1)</script>"),)
