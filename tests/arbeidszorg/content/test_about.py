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
    made = about(
        table,
        PLACES,
        title="Eigen titel",
        remarks=noted("Let hierop."),
        credits=True,
        link="https://atlas.example/kaart",
    )
    told = dict(made.pairs())
    assert told["Titel"] == "Eigen titel"
    assert "sector GGZ en AW" in told["Filters"] and "activiteit keuken" in told["Filters"]
    assert told["In woorden"] == sentence(table)
    assert told["Maat en eenheid"] == "Arbeidszorgmedewerkers, aantal"
    assert "Ten opzichte van" not in told
    assert told["Peildatum"] == "31/12/2023" and told["Bron"] == "Proefgegevens"
    assert "NGI" in told["Kaart"] and "DEMONSTRATIE" in told["Let op"]
    assert told["Adres van deze weergave"] == "https://atlas.example/kaart"
    assert made.notes[0].text == "Let hierop." and made.hidden == 1
    foot = " ".join(made.foot())
    for needed in ("Let hierop.", "Proefgegevens", "31/12/2023", "NGI", "https://atlas.example"):
        assert needed in foot


def test_a_rate_says_what_it_is_set_against() -> None:
    view = View(Y2021, unit="per10000", place="woonplaats")
    made = about(answer(view, dict.fromkeys(REGIOS, 4.0)), PLACES)
    assert "1 januari 2020" in made.denominator
    assert ("Ten opzichte van", made.denominator) in made.pairs()


def test_own_data_without_an_address() -> None:
    made = about(regios(1, 2, 3, 4, 5), PLACES)
    names = [name for name, _ in made.pairs()]
    assert "Let op" not in names and "Kaart" not in names
    assert made.foot()[-1] == "Arbeidszorgatlas West-Vlaanderen"
