"""What is said of flows on the ladder: the largest, and how many went up or down."""

from __future__ import annotations

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.view.splits import split_codes
from arbeidszorg.view.view import LADDER, View
from helpers.builders import answer
from helpers.drawn import PROVINCE, Y2021, flows

HIDDEN = "verborgen"


def flow_sentence(**values: float | str) -> str:
    view = View(Y2021, level="provincie", measure="uitstroom", split=(LADDER,))
    cells: dict[tuple[str, str], float | str] = {(PROVINCE, c): 0.0 for c in split_codes(LADDER)}
    named = {code.replace("-", "_"): code for code in split_codes(LADDER)}
    cells |= {(PROVINCE, named[name.removeprefix("van_")]): v for name, v in values.items()}
    return sentence(answer(view, cells, 120))


def test_the_largest_flow_and_the_directions() -> None:
    text = flow_sentence(
        van_1_2_naar_3=60.0, van_3_naar_5_6=30.0, van_4_naar_3=10.0, van_3_naar_3=20.0
    )
    assert text == (
        "In 2021 stopten 120 medewerkers in West-Vlaanderen. De grootste getoonde "
        "stroom is die van trede 1 of 2 naar trede 3: 60. Samengeteld gingen er 90 naar een hogere "
        "trede, bleven er 20 in dezelfde groep en gingen er 10 naar een lagere trede."
    )


def test_hidden_flows_are_not_in_the_sums_and_that_is_said() -> None:
    text = flow_sentence(van_1_2_naar_3=60.0, van_3_naar_5_6=HIDDEN, van_4_naar_3=HIDDEN)
    assert "In de getoonde stromen gingen er 60 naar een hogere trede" in text
    assert "De verborgen stromen tellen daar niet in mee." in text
    assert "zijn 2 van de 25 getallen verborgen" in text


def test_unknown_rungs_go_neither_up_nor_down() -> None:
    text = flow_sentence(van_1_2_naar_3=9.0, van_onbekend_naar_5_6=80.0, niet_geregistreerd=70.0)
    assert "trede 3: 9." in text
    assert "80" not in text and "70" not in text


def test_two_flows_of_the_same_size_are_both_named() -> None:
    text = flow_sentence(van_1_2_naar_3=60.0, van_4_naar_3=60.0)
    assert "van trede 1 of 2 naar trede 3 en van trede 4 naar trede 3: elk 60" in text


def test_nobody_has_a_rung() -> None:
    nobody = ["niet_geregistreerd"] * (len(split_codes(LADDER)) - 1)
    assert "Van niemand is een trede ingevuld." in sentence(flows([*nobody, 40.0]))


def test_all_hidden_says_no_number() -> None:
    assert sentence(flows([HIDDEN], HIDDEN)).startswith("Om privacyredenen zijn alle getallen")
