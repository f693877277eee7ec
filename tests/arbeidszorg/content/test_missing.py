"""What has no number is named with the reason."""

from __future__ import annotations

from arbeidszorg.content.missing import MOST_NAMED, without_number
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import REGIOS, Y2021, regios


def test_what_has_no_number_is_named_with_the_reason() -> None:
    sentences = without_number(regios(1300, 20, "verborgen", "verborgen", "nvt"))
    assert sentences == (
        "Zonder getal (verborgen): Zuid-West-Vlaanderen; Middenkust",
        "Zonder getal (n.v.t.): Midwest",
    )
    assert without_number(regios(1, 2, 3, 4, 5)) == ()


def test_years_without_a_number_are_named() -> None:
    values = {(year, REGIOS[0]): "verborgen" if year < 2021 else 9 for year in (2019, 2020, 2021)}
    (sentence,) = without_number(answer(View((2019, 2021), areas=REGIOS[:1]), values))
    assert sentence.startswith("Zonder getal (verborgen): ") and sentence.endswith(" (2019, 2020)")


def test_a_long_list_is_cut() -> None:
    values = {(f"{place:05d}",): "verborgen" for place in range(MOST_NAMED + 5)}
    (sentence,) = without_number(answer(View(Y2021, level="gemeente"), values))
    assert sentence.endswith("en nog 5 andere")
    assert sentence.count(";") == MOST_NAMED - 1
