"""What answers to a question: whole, begun, within, or with a slip; never less than every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.search.matching import Names, names, slips, telling

TOWNS = ("Kortrijk", "Kortemark", "Oostende", "De Panne", "Lo-Reninge", "Arrondissement Kortrijk")
KNOWN: Names[str] = names((town, (town,)) for town in TOWNS)


def asked(question: str) -> list[str]:
    return [match.thing for match in KNOWN.ask(question)]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("kort", ["Kortrijk", "Kortemark", "Arrondissement Kortrijk"]),
        ("KORTRIJK", ["Kortrijk", "Arrondissement Kortrijk"]),
        ("arr kort", ["Arrondissement Kortrijk"]),
        ("kortrijk arrondissement", ["Arrondissement Kortrijk"]),
        ("panne", ["De Panne"]),
        ("de panne", ["De Panne"]),
        ("lo", ["Lo-Reninge"]),
        ("stende", ["Oostende"]),
        ("kortrijk oostende", []),
        ("", []),
        ("?!", []),
    ],
)
def test_every_word_is_in_a_name(question: str, answers: list[str]) -> None:
    assert asked(question) == answers


@pytest.mark.parametrize("slip", ["Kortrik", "Krotrijk", "Kortrijck", "kortryk", "Kortrjk"])
def test_a_slip_is_forgiven_and_said(slip: str) -> None:
    first = KNOWN.ask(slip)[0]
    assert (first.thing, first.slipped) == ("Kortrijk", True)
    assert not KNOWN.ask("Kortrijk")[0].slipped


def test_a_number_has_no_slips() -> None:
    codes = names([("Kortrijk", ("8500",)), ("Heule", ("8501",))])
    assert [match.thing for match in codes.ask("8500")] == ["Kortrijk"]
    assert (slips("8500"), slips("lo"), slips("ieper"), slips("oostende")) == (0, 0, 1, 2)


def test_what_looks_most_like_a_question_is_named() -> None:
    assert KNOWN.nearest("Ostenden") == "Oostende"
    assert KNOWN.nearest("Quagga") is None
    assert KNOWN.nearest("") is None


def test_small_words_say_nothing_unless_there_are_no_others() -> None:
    assert telling("de instroom in Kortrijk") == ("instroom", "kortrijk")
    assert telling("de") == ("de",)


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_raises(question: str) -> None:
    assert len(asked(question)) <= len(TOWNS)
    KNOWN.nearest(question)
