"""What goes with numbers wherever they go."""

from __future__ import annotations

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.content.about import about
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.builders import remarks as noted
from helpers.drawn import REGIOS, Y2021, regios


def test_everything_is_said_in_words() -> None:
    view = View(Y2021, areas=REGIOS[:2], sectors=("GGZ", "AW"), activities=("keuken",))
    table = answer(view, {REGIOS[0]: 30, REGIOS[1]: "verborgen"}, 33, demo=True)
    words = about(
        table,
        PLACES,
        title="Eigen titel",
        remarks=noted("Let hierop."),
        credits=True,
        link="https://atlas.example/kaart",
    )
    pairs = dict(words.pairs())
    assert pairs["Titel"] == "Eigen titel"
    assert (
        "sector geestelijke gezondheidszorg (GGZ) en algemeen welzijnswerk (AW)" in pairs["Filters"]
        and "activiteit keuken" in pairs["Filters"]
    )
    assert pairs["In woorden"] == sentence(table)
    assert pairs["Maat en eenheid"] == "Arbeidszorgmedewerkers, aantal"
    assert "Ten opzichte van" not in pairs
    assert pairs["Peildatum"] == "31/12/2023" and pairs["Bron"] == "Proefgegevens"
    assert "NGI" in pairs["Kaart"] and "DEMONSTRATIE" in pairs["Let op"]
    assert pairs["Adres van deze weergave"] == "https://atlas.example/kaart"
    assert words.notes[0].text == "Let hierop." and words.hidden == 1
    foot = " ".join(words.foot())
    for phrase in ("Let hierop.", "Proefgegevens", "31/12/2023", "NGI", "https://atlas.example"):
        assert phrase in foot


def test_a_rate_says_what_it_is_set_against() -> None:
    view = View(Y2021, unit="per10000", place="woonplaats")
    words = about(answer(view, dict.fromkeys(REGIOS, 4.0)), PLACES)
    assert "1 januari 2021" in words.denominator
    assert ("Ten opzichte van", words.denominator) in words.pairs()
    assert "Statbel" in dict(words.pairs())["Inwoners"] and "Statbel" in " ".join(words.foot())
    count = about(regios(1, 2, 3, 4, 5), PLACES)
    assert count.residents == "" and "Statbel" not in " ".join(count.foot())


def test_own_data_without_an_address() -> None:
    words = about(regios(1, 2, 3, 4, 5), PLACES)
    names = [name for name, _ in words.pairs()]
    assert "Let op" not in names and "Kaart" not in names
    assert words.foot()[-1] == "Arbeidszorgatlas West-Vlaanderen"
