"""Map classes: few, rounded, and every visible number in one of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg import style
from arbeidszorg.figures import classes
from arbeidszorg.view.rows import OK
from helpers.examples import examples

UNITS = ("aantal", "per10000", "aandeel", "index")
values = st.floats(0, 200_000, allow_nan=False)


def rounded(edge: float, unit: str) -> bool:
    """At most two figures that are not zero: 450, 1.500, 0,7."""
    text = f"{edge:.1f}".replace(".", "").strip("0")
    least = edge >= (1 if unit == "aantal" else 0.1)
    return len(text) <= 2 and least and (unit != "aantal" or edge == int(edge))


@settings(deadline=None, max_examples=examples(300))
@given(st.lists(values | st.just(math.nan), max_size=70), st.sampled_from(UNITS))
def test_every_positive_number_has_a_class(numbers: list[float], unit: str) -> None:
    scale = classes.classes_of(numbers, unit)
    assert len(scale.edges) <= 7
    assert len(scale.colours()) == len(scale.labels()) == len(scale.edges)
    assert list(scale.edges) == sorted(set(scale.edges))
    assert len(set(scale.colours())) == len(scale.edges)
    assert len(set(scale.labels())) == len(scale.edges)
    for value in numbers:
        if math.isnan(value):
            continue
        written = style.number(value, unit)
        if set(written) & set("123456789"):
            number = scale.number_of(value)
            assert number is not None
            assert 0 <= number < len(scale.edges)
        else:
            assert scale.number_of(value) is None
    filled = {scale.number_of(value) for value in numbers if not math.isnan(value)} - {None}
    assert filled == set(range(len(scale.edges))), "a class without a number is none"


@settings(deadline=None)
@given(st.lists(values, min_size=8, max_size=70), st.sampled_from(UNITS))
def test_bounds_are_round(numbers: list[float], unit: str) -> None:
    distinct = {style.number(value, unit) for value in numbers} - {"0", "0,0", "0,0\u00a0%"}
    if len(distinct) > 2:
        scale = classes.classes_of(numbers, unit)
        assert all(rounded(edge, unit) for edge in scale.edges), scale.edges


@settings(deadline=None)
@given(st.lists(st.integers(1, 2000), min_size=1, max_size=70))
def test_a_label_holds_the_numbers_of_its_class(numbers: list[int]) -> None:
    scale = classes.classes_of([float(value) for value in numbers], "aantal")
    for value in numbers:
        number = scale.number_of(value)
        assert number is not None
        assert value >= scale.edges[number]
        if number + 1 < len(scale.edges):
            assert value < scale.edges[number + 1]


def test_higher_numbers_are_never_lighter() -> None:
    scale = classes.classes_of([5, 8, 20, 60, 61, 62, 300], "aantal")
    numbers = [scale.number_of(value) for value in range(1, 301)]
    assert numbers == sorted(numbers, key=lambda number: number or 0)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("numbers", [[], [0.0], [0.0, 0.0], [math.nan], [math.nan, 0.0]])
def test_nothing_to_divide(numbers: list[float], unit: str) -> None:
    scale = classes.classes_of(numbers, unit)
    assert (scale.edges, scale.labels(), scale.colours()) == ((), (), ())
    assert scale.number_of(12) is None


@pytest.mark.parametrize(
    ("numbers", "unit", "labels"),
    [
        ([12.0], "aantal", ("12",)),
        ([12.0] * 9, "aantal", ("12",)),
        ([5.0, 9.0], "aantal", ("5 – 8", "9")),
        ([0.0, 1.0, 2.0, 3.0], "aantal", ("1", "2 en meer")),
        ([1.0, 2.0, 3.0, 4.0, 5.0], "aantal", ("1", "2 – 3", "4 en meer")),
        ([100.0] * 62, "index", ("100,0",)),
        ([8.1, 8.1], "aandeel", ("8,1\u00a0%",)),
    ],
)
def test_few_different_numbers(numbers: list[float], unit: str, labels: tuple[str, ...]) -> None:
    assert classes.classes_of(numbers, unit).labels() == labels


def test_classes_of_a_skewed_province() -> None:
    scale = classes.classes_of([5, 6, 7, 9, 12, 14, 20, 31, 45, 60, 110, 326], "aantal")
    sizes = [0] * len(scale.edges)
    for value in (5, 6, 7, 9, 12, 14, 20, 31, 45, 60, 110, 326):
        number = scale.number_of(value)
        assert number is not None
        sizes[number] += 1
    assert max(sizes) <= 5
    assert min(sizes) >= 1
    assert scale.labels()[-1].endswith(" en meer")


def test_hidden_numbers_play_no_part() -> None:
    """Hidden rows have no value, so they cannot move a bound."""
    assert OK == "ok"
    shown = [5.0, 12.0, 40.0, 90.0]
    assert classes.classes_of([*shown, math.nan, math.nan], "aantal") == classes.classes_of(
        shown, "aantal"
    )


@settings(deadline=None, max_examples=300)
@given(
    st.sets(st.floats(0.1, 1e6) | st.integers(1, 500).map(float), min_size=2, max_size=90),
    st.data(),
)
def test_quantiles_are_those_of_the_library(numbers: set[float], data: st.DataObject) -> None:
    """To the last bit, so that no map changes its colours."""
    import mapclassify  # here: it takes a second to read

    values = sorted(numbers)
    groups = data.draw(st.integers(2, min(len(values), 12)))
    bounds = mapclassify.Quantiles(np.array(values), k=groups).bins[:-1]
    assert classes.quantiles(values, groups) == [float(bound) for bound in bounds]
