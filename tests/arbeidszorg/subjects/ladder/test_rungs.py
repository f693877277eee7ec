"""The participation ladder: six rungs with the names of the brochure, from high to low."""

from __future__ import annotations

from arbeidszorg.subjects.ladder import rungs


def test_six_rungs_from_high_to_low_with_the_names_of_the_brochure() -> None:
    assert [(rung, rungs.name(rung)) for rung in rungs.RUNGS] == [
        (6, "Betaald werk"),
        (5, "Betaald werk met ondersteuning"),
        (4, "Tijdelijke activerende trajecten"),
        (3, "Arbeidsmatige activiteiten onder begeleiding"),
        (2, "Sociale contacten buitenshuis"),
        (1, "Contacten beperkt tot huiselijke kring"),
    ]


def test_arbeidszorg_stands_in_the_middle() -> None:
    assert set(rungs.HERE) == {3, 4}
    assert [rungs.numbered(rung) for rung in rungs.HERE] == ["Trede 3", "Trede 4"]
