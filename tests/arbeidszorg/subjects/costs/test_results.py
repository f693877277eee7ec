"""Net results in words."""

from __future__ import annotations

from arbeidszorg.subjects.costs.results import sentence
from helpers.amounts import registry_with_results, results_of
from helpers.builders import registry


def test_another_year_and_no_costs_at_all() -> None:
    results = results_of(registry_with_results([1, 2, 3]), 2022)
    assert sentence(results) == (
        "Voor 2022 gaf geen enkel initiatief kosten en opbrengsten door. Er zijn cijfers voor 2021."
    )
    nothing = results_of(registry())
    assert not nothing.any and nothing.years == ()
    assert "geen kosten en opbrengsten" in sentence(nothing)


def test_the_sentence_names_every_sector() -> None:
    registrations = registry_with_results([-900, -600, -300, 300, 600, 900])
    text = sentence(results_of(registrations))
    assert "0 euro in maatwerkbedrijven" in text
    assert "van −600 euro gemiddeld in het laagste derde tot 600 euro" in text
    assert "Geen registraties in de geestelijke gezondheidszorg, in het algemeen " in text
    assert "Alleen het midden" not in text


def test_a_middle_without_a_bar_says_why() -> None:
    text = sentence(results_of(registry_with_results([-900, 0, 600])))
    assert (
        "Alleen het midden tonen we in maatwerkbedrijven: daar zijn te weinig initiatieven" in text
    )
