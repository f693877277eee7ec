"""The filter bar: native controls that show the view and name their parameter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidszorg.registrations.model import ACTIVITIES, SECTORS
from arbeidszorg.view import address as addresses
from arbeidszorg.view import view as views
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.view import View
from components import chips, filters, years
from components.markup import written_id
from helpers.builders import PLACES
from helpers.drawn import elements, having, parts, words
from helpers.examples import examples
from helpers.strategies import SCOPE, questions

START = SCOPE.defaults


def control(component: Any) -> Any:
    """The one control of a filter."""
    controls = [part for part in parts(component) if isinstance(getattr(part, "id", None), dict)]
    (field,) = controls
    return field


def codes(component: Any) -> list[str]:
    return [option["value"] for option in control(component).options]


@pytest.mark.parametrize(
    ("component", "name", "value", "default"),
    [
        (filters.measure(START, SCOPE), "maat", "medewerkers", "medewerkers"),
        (filters.unit(replace(START, unit="aandeel"), SCOPE), "eenheid", "aandeel", "aantal"),
        (filters.level(START, SCOPE, ("regio", "gemeente")), "niveau", "regio", "regio"),
        (
            filters.place(replace(START, place="woonplaats"), SCOPE),
            "plaats",
            "woonplaats",
            "vestiging",
        ),
        (filters.split(START, SCOPE, ("geen", "sector")), "splitsing", "geen", "geen"),
        (years.slider(replace(START, years=(2021, 2021)), SCOPE), "jaar", 2021, "2025"),
    ],
)
def test_a_control_shows_the_view(component: Any, name: str, value: Any, default: str) -> None:
    field = control(component)
    assert (field.id["type"], field.id["name"], field.id["default"]) == ("filter", name, default)
    assert field.value == value
    labels = [label for label in elements(component, "Label") if words(label)]
    assert len(labels) == 1
    assert labels[0].htmlFor == written_id(field.id)


def test_choices_are_what_the_page_can_show() -> None:
    scope = views.scope(PLACES, 2017, 2025, units=("aantal", "aandeel"))
    assert codes(filters.unit(START, scope)) == ["aantal", "aandeel"]
    assert codes(filters.measure(START, SCOPE)) == list(MEASURES)
    assert codes(filters.sectors(START)) == [code.lower() for code in SECTORS]
    assert codes(filters.activities(START)) == list(ACTIVITIES)


def test_ticks_are_the_chosen_codes() -> None:
    view = replace(START, sectors=("GGZ",), activities=("keuken", "mailing"))
    assert control(filters.sectors(view)).value == ["ggz"]
    assert control(filters.activities(view)).value == ["keuken", "mailing"]
    assert "2 gekozen" in words(filters.activities(view))
    assert "alle" in words(filters.activities(START))


def test_the_search_list_tells_namesakes_apart() -> None:
    options = [option.value for option in elements(filters.search(SCOPE, 4), "Option")]
    assert len(options) == len(set(options)) == 76
    assert "Tielt" in options
    assert any(option != "Tielt" and option.endswith("Tielt") for option in options)


def test_the_bar_is_a_named_form() -> None:
    form = filters.bar(filters.measure(START, SCOPE))
    assert type(form).__name__ == "Form"
    assert getattr(form, "aria-label")


def test_the_years_of_lines_are_not_said_to_be_all() -> None:
    (chip, _) = elements(chips.chips(replace(START, series=(2017, 2020)), SCOPE), "A")
    assert words(chip).startswith("Lijnen: 2017 tot 2020")


@settings(deadline=None, max_examples=examples(60))
@given(questions(SCOPE))
def test_every_filter_has_a_chip_that_takes_it_off(view: View) -> None:
    made = chips.chips(view, SCOPE)
    other = [view.years] if view.years != SCOPE.defaults.years else []
    chosen = [*view.areas, *view.sectors, *view.activities, *other]
    links = elements(made, "A")
    assert len(links) == (len(chosen) + 1 if chosen else 0)
    for link in links:
        parsed = addresses.parse(link.href, SCOPE)
        left = [*parsed.view.areas, *parsed.view.sectors, *parsed.view.activities]
        left += [parsed.view.years] if parsed.view.years != SCOPE.defaults.years else []
        if link is links[-1]:
            assert left == []
        else:
            assert len(left) == len(chosen) - 1
            assert getattr(link, "aria-label").startswith("Verwijder filter ")
        assert parsed.view.measure == view.measure


@settings(deadline=None, max_examples=examples(30))
@given(st.data())
def test_ids_are_written_as_dash_writes_them(data: st.DataObject) -> None:
    view = data.draw(questions(SCOPE))
    for component in (filters.measure(view, SCOPE), filters.place(view, SCOPE)):
        written = written_id(control(component).id)
        assert written.startswith('{"default":"')
        assert written.endswith('"type":"filter"}')
        assert " " not in written


def test_no_two_controls_set_one_parameter() -> None:
    bar = filters.bar(
        filters.measure(START, SCOPE),
        filters.unit(START, SCOPE),
        years.slider(START, SCOPE),
        filters.sectors(START),
        filters.activities(START),
    )
    names = [part.id["name"] for part in parts(bar) if isinstance(getattr(part, "id", None), dict)]
    assert len(names) == len(set(names)) == 5
    assert having(bar, type="range")
