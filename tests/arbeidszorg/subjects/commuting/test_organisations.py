"""Which organisations run several initiatives."""

from __future__ import annotations

from typing import Any

from arbeidszorg.registrations.initiatives import Initiative
from arbeidszorg.subjects.commuting.organisations import grid, organisations, sentence
from helpers.builders import PLACES

WORDS = PLACES.words


def of(organisation: str | None, **changes: Any) -> Initiative:
    plain: dict[str, Any] = {
        "code": "I1",
        "name": "De Proef",
        "sector": "MB",
        "nis": "31005",
        "activities": frozenset({"keuken"}),
        "years": (2000, 2030),
        "spot": None,
        "places": None,
        "form": None,
    }
    return Initiative(**plain | changes | {"organisation": organisation})


def test_several_of_one_name() -> None:
    running = [
        of("vzw Een"),
        of("VZW  een", sector="GGZ", nis="34022", activities=frozenset({"mailing"})),
        of("vzw Twee"),
        of("vzw Drie"),
        of("vzw Drie"),
        of(None),
        of(None),
    ]
    drie, een = organisations(running, PLACES)
    assert (een.name, een.sectors, een.activities) == (
        "vzw Een",
        ("MB", "GGZ"),
        ("keuken", "mailing"),
    )
    assert een.areas == ("Regio Brugge", "Zuid-West-Vlaanderen")
    assert (drie.name, drie.areas) == ("vzw Drie", ("Regio Brugge",))
    table = grid((een,), WORDS)
    assert table.head == ["Initiatieven", "Sectoren", "Activiteiten", "Regio’s"]
    assert [text for text, _ in table.cells[0]][::3] == [
        "2",
        "Regio Brugge en Zuid-West-Vlaanderen",
    ]
    assert sentence((drie, een), 7, 2025, WORDS) == (
        "In 2025 hebben 2 organisaties meer dan één initiatief, samen 4 van de 7. "
        "Eén werkt in meer dan één sector. Eén werkt in meer dan één regio."
    )
    assert sentence((drie,), 7, 2025, WORDS) == (
        "In 2025 heeft één organisatie meer dan één initiatief: 2 van de 7. "
        "Geen enkele werkt in meer dan één sector. Geen enkele werkt in meer dan één regio."
    )


def test_none() -> None:
    assert organisations([of("vzw Een"), of(None)], PLACES) == ()
    said = sentence((), 2, 2025, WORDS)
    assert said == "In 2025 had geen enkele organisatie meer dan één initiatief."
