"""What is said of reach, word for word."""

from __future__ import annotations

from arbeidszorg.style import number
from arbeidszorg.subjects.reach import words
from helpers.reach import SPIERE, all_but, found, world

OF_GGZ = " van de geestelijke gezondheidszorg"


def test_white_spots_are_told_with_all_who_live_there() -> None:
    got = found()
    said = words.white_spots(got)
    without = got.now.without
    people = number(int(got.now.towns.residents[without].sum()))
    assert said.startswith(
        f"In {len(without)} gemeenten met samen {people} inwoners is binnen 10 km geen initiatief. "
        "Dat is "
    )
    assert (
        "\u00a0% van alle West-Vlamingen. "  # of all of them, before some are named
        "De meeste mensen treft dat in Kortrijk, Oostende, Roeselare, "
    ) in said
    assert "is binnen 15 km geen initiatief van maatwerkbedrijven met activiteit keuken." in (
        words.white_spots(found("?sector=mb&activiteit=keuken&afstand=15"))
    )


def test_a_single_white_spot_is_named() -> None:
    here = all_but(SPIERE)
    said = words.white_spots(found("?afstand=4", here))
    assert said.startswith("In 1 gemeente met ") and ": Spiere-Helkijn. Dat is " in said
    everywhere = all_but()
    assert words.white_spots(found(here=everywhere)) == (
        "In elke gemeente ligt in 2023 een initiatief binnen 10 km van het centrum."
    )
    assert words.best_sentence(found(here=everywhere)) == (
        "Nergens: overal is er al een initiatief binnen 10 km."
    )


def test_where_there_is_nothing_at_all_that_is_what_is_said() -> None:
    got = found("?sector=ggz&gebied=veurne")
    said = (
        f"In 2023 was er in West-Vlaanderen geen enkel initiatief{OF_GGZ}. "
        "Voor geen enkele gemeente is er dus een afstand."
    )
    assert words.white_spots(got) == words.of_map(got) == said
    assert words.of_town(got) == [said]


def test_the_map_is_told_by_its_ends() -> None:
    said = words.of_map(found())
    assert said.startswith("Het verst is het vanuit Spiere-Helkijn: 55,3 km ")
    assert "Gemiddeld woont een inwoner " in said
    assert words.of_map(found("?maat=aantal")).startswith(
        "De meeste initiatieven binnen 10 km zijn er vanuit "
    )
    crowded = words.of_map(found("?maat=inwoners-per-plaats"))
    assert crowded.startswith(
        "De meeste inwoners voor elke plaats bij een initiatief zijn er rond "
    )
    assert crowded.endswith("gemeenten is er geen enkele plaats binnen 10 km.")
    nowhere = world({"plaatsen": 0})
    assert words.of_map(found("?maat=inwoners-per-plaats", nowhere)) == (
        "In 62 gemeenten is er geen enkele plaats binnen 10 km."
    )
    assert (
        words.of_map(found("?maat=bereik", nowhere))
        == "Alle gemeenten hebben hetzelfde cijfer: 0,0."
    )


def test_a_municipality_is_told_in_three_sentences() -> None:
    here = world({"plaatsen": 20}, {"nis": "38025", "naam": "De Zee", "plaatsen": 8})
    first, second, third = words.of_town(found("?gebied=koksijde", here))
    assert first.startswith(
        "Vanuit Koksijde is het dichtste initiatief De Zee (Veurne), op ongeveer "
    )
    (own, *_) = words.of_town(found("?gebied=veurne", here))
    assert own == "In Veurne zelf ligt een initiatief: De Zee. Waar precies weten we niet."
    (sure, *_) = words.of_town(found("?gebied=brugge", world(KNOWN)))
    assert sure.startswith("Vanuit Brugge is het dichtste initiatief De Proef (Brugge), op 0,")
    assert second == "Binnen 10 km is er 1."
    assert third.startswith("Het bereik is ") and "0,0" not in third
    assert words.of_town(found("?gebied=kortrijk", here))[1] == "Binnen 10 km is er geen."


KNOWN = {"lat": 51.2089, "lon": 3.2247}


def test_what_is_only_assumed_is_not_the_nearest() -> None:
    said = words.of_map(found())
    assert "Brugge telt daarvoor niet mee: daar ligt er wel een in de gemeente" in said
    assert "vanuit Brugge" not in said
    sure = words.of_map(found(here=world(KNOWN)))
    assert "Het dichtst is het vanuit Brugge: 0," in sure and "niet mee" not in sure
    both = words.of_map(found(here=world(KNOWN, {"nis": "38025"}, {"nis": "34022"})))
    assert "Het dichtst is het vanuit Brugge: " in both
    assert "Kortrijk en Veurne tellen daarvoor niet mee" in both
    none = words.of_map(found(here=all_but()))
    assert none == (
        "In elke gemeente ligt een initiatief, maar van geen enkel kennen we de plek. "
        "Dat het overal 0 km is, nemen we aan."
    )


def test_of_few_white_spots_all_are_named_as_all() -> None:
    here = all_but(SPIERE, "38025", "31005")
    said = words.white_spots(found("?afstand=3", here))
    assert said.startswith("In 3 gemeenten met samen ") and "De meeste mensen" not in said
    assert "geen initiatief: " in said and "Spiere-Helkijn. Dat is " in said


def test_who_comes_within_reach_is_counted_as_it_is_named() -> None:
    """More municipalities than a sentence names are not told as if they were all."""
    said = words.of_more(found("?erbij=veurne&afstand=20"))
    first = said.partition(" km: ")[2].partition(". ")[0]
    count = int(said.partition(" inwoners van ")[2].split()[0])
    assert count > words.NAMED and first.endswith(f" en nog {count - words.NAMED}")


def test_the_best_places_are_told_with_what_is_as_good() -> None:
    said = words.best_sentence(found())
    assert said.startswith("Met één initiatief erbij in ") and "Met 2 erbij zijn het er " in said
    assert said.endswith(
        "Alle gemeenten en alle combinaties zijn vergeleken: er is geen betere keuze."
    )
    here = all_but(SPIERE)
    said = words.best_sentence(found("?afstand=5", here))
    assert "in Spiere-Helkijn krijgen" in said and "Dat is meer dan met een andere" in said
    wide = words.best_sentence(found("?sector=ggz&afstand=50"))
    assert "Met geen enkele andere gemeente zijn het er meer. Precies even goed" in wide
    assert "Dat is meer" not in wide
    assert "Een tweede is dan niet meer nodig: iedereen heeft er al een binnen 5 km." in said


def test_who_gains_by_one_more_is_told_in_order() -> None:
    said = words.of_more(found("?erbij=veurne"))
    assert "krijgen voor het eerst een initiatief binnen 10 km: " in said and "Veurne" in said
    assert "ligt het dichtste initiatief dichterbij, het meest voor " in said
    assert "Het bereik groeit in " in said
    again = words.of_more(found("?erbij=brugge"))
    assert again.startswith("Niemand krijgt daardoor voor het eerst een initiatief binnen 10 km.")
    assert "dichterbij" not in again
    assert words.of_more(found("?sector=mb&erbij=veurne&erbij_sector=aw")) == (
        "Daardoor verandert er voor niemand iets."
    )
    first = words.of_more(found("?sector=ggz&erbij=veurne"))
    assert f"Voor alle gemeenten is dit het eerste initiatief{OF_GGZ}." in first


def test_of_many_names_some_are_told_and_how_many_more_there_are() -> None:
    assert words.names_and_more(list("abcde")) == "a, b, c, d en e"
    assert words.names_and_more(list("abcdefg")) == "a, b, c, d, e en nog 2"
