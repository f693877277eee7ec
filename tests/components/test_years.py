"""The controls of the year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components import years
from helpers.drawn import elements, parts, words
from helpers.strategies import SCOPE

START = SCOPE.defaults


def control(component: Any) -> Any:
    (field,) = (part for part in parts(component) if isinstance(getattr(part, "id", None), dict))
    return field


def test_the_year_has_bounds() -> None:
    field = control(years.slider(START, SCOPE))
    assert (field.min, field.max) == (2017, 2025)
    assert "2025" in words(years.slider(START, SCOPE))


@pytest.mark.parametrize(("year", "disabled"), [(2017, "-1"), (2025, "1"), (2021, None)])
def test_a_step_ends_with_the_years(year: int, disabled: str | None) -> None:
    slider = years.slider(replace(START, years=(year, year)), SCOPE)
    steps = [b for b in elements(slider, "Button") if getattr(b, "data-jaarstap", None)]
    assert [getattr(step, "data-jaarstap") for step in steps] == ["-1", "1"]
    ends = [getattr(s, "data-jaarstap") for s in steps if getattr(s, "aria-disabled") == "true"]
    assert ends == ([disabled] if disabled else [])
    assert all(getattr(button, "aria-label") for button in elements(slider, "Button"))


def test_a_span_has_a_first_and_a_last() -> None:
    view = replace(START, years=(2019, 2023))
    names = {
        part.id["name"]: part.value
        for part in parts(years.span(view, SCOPE))
        if isinstance(getattr(part, "id", None), dict)
    }
    assert names == {"van": "2019", "tot": "2023"}
