"""Temporary."""

from arbeidszorg.atlas import Atlas
from arbeidszorg.deck.model import Deck, Slide


def NAMES(here: Atlas) -> tuple[str, ...]:
    return ("west-vlaanderen", "westhoek")


def all_ready(here):
    return [ready(here, n) for n in NAMES(here)]


def ready(here: Atlas, name: str, year: int | None = None) -> Deck:
    return Deck(
        "Arbeidszorg in West-Vlaanderen",
        (
            Slide(
                "Arbeidszorg in West-Vlaanderen",
                lines=("Ronde tafel, 25 november 2026", "Bron: registraties van de initiatieven"),
                notes="Welkom.\nTweede regel.",
            ),
            Slide(
                "Hoeveel mensen werken mee?",
                number="/api/v1/cijfers.json?jaar=2021&niveau=provincie",
                lines=("POM West-Vlaanderen telde er 1.771 in 2021.",),
                notes="Het getal.",
            ),
            Slide("Waar gebeurt het?", ("/kaart?jaar=2025#kaart-kaart",), notes="Kaart"),
            Slide("Per gemeente", ("/kaart?niveau=gemeente&jaar=2025#kaart-kaart",)),
            Slide(
                "In welke sectoren?",
                ("/aanbod#aanbod-sector",),
                caption="Een bijschrift onder de figuur",
            ),
            Slide("Wat doen ze?", ("/aanbod#aanbod-activiteit",), table=True),
            Slide("Hoe groeit het?", ("/evolutie#evolutie-verloop",)),
            Slide(
                "Instroom en uitstroom",
                ("/evolutie#evolutie-instroom", "/evolutie#evolutie-uitstroom"),
            ),
            Slide("Per regio", ("/evolutie?niveau=regio#evolutie-verloop",)),
            Slide("Gekruist", ("/aanbod#aanbod-kruis",)),
            Slide(
                "Westhoek tegenover de provincie",
                (
                    "/kaart?gebied=westhoek#kaart-sectoren",
                    "/kaart?gebied=westhoek#kaart-activiteiten",
                ),
            ),
            Slide(
                "Wat vragen we?",
                lines=tuple(
                    f"Aanbeveling nummer {n}, met enkele woorden erbij" for n in range(1, 7)
                ),
            ),
            Slide("Multiples", ("/aanbod?niveau=regio#aanbod-activiteit",)),
            Slide("", ("/bestaat/niet",)),
        ),
        name,
    )
