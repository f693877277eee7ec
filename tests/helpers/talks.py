"""Decks whose figures and numbers are found, as files take them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import Slide
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Number, Shown, Talk
from components.addressed import figure_of
from components.site import site

HOST = "https://atlas.example"
LINK = f"{HOST}/presentatie?deck=west-vlaanderen"
NOTES = "Vraag eerst wie hier al mee werkt.\nWijs dan de Westhoek aan."
SOURCE = "Bron: Proefgegevens · peildatum 31/12/2023"
NUMBER = Number("1.771", "ok", "arbeidszorgmedewerkers in 2021", SOURCE, f"{HOST}/kaart")
SECRET = Number("verborgen", "verborgen", "arbeidszorgmedewerkers in Mesen", SOURCE, f"{HOST}/m")
#: What must be read as text and never as markup.
MARKUP = '<b>vet</b> & "naam" #set text(red) $x$ *y*'


def shown(
    heading: str = "",
    *figures: Figure,
    number: Number | None = None,
    notices: Sequence[str] = (),
    demo: bool = False,
    **slide: Any,
) -> Shown:
    """A slide as it is shown; ``slide``: its lines, caption, notes, table."""
    slide = Slide(
        heading=heading,
        figures=tuple(f"/kaart#{figure.key}" for figure in figures),
        number="/api/v1/cijfers.json" if number else "",
        **slide,
    )
    title = heading or next((figure.about.title for figure in figures), "")
    return Shown(slide, 1, title, figures, number, tuple(notices), demo)


def talk(*slides: Shown, title: str = "Ronde tafel", demo: bool = False, link: str = LINK) -> Talk:
    """A deck of slides, numbered in order."""
    placed = tuple(Shown(**{**vars(slide), "place": n}) for n, slide in enumerate(slides, 1))
    return Talk(title, placed, "ronde-tafel", demo, link)


def of_page(atlas: Atlas, path: str, key: str, query: str = "") -> Figure:
    """A figure of a page of the atlas, as it leaves it; within the context of its server."""
    page = site().figures_at(path)
    assert page is not None
    figure = figure_of(page, key, page.read(query), HOST)
    assert figure is not None and figure.table.demo == atlas.edition.demo
    return figure


def demo_talk(atlas: Atlas) -> Talk:
    """A talk over the demonstration data, with a slide of each kind."""
    chart, place = of_page(atlas, "/aanbod", "sector"), of_page(atlas, "/kaart", "kaart")
    towns = of_page(atlas, "/kaart", "kaart", "niveau=gemeente")
    lines = of_page(atlas, "/evolutie", "verloop", "niveau=regio&gebied=westhoek,midwest")
    slides = (
        shown("Arbeidszorg in West-Vlaanderen", lines=("Werk op maat.",), notes=NOTES),
        shown("Zo veel mensen", number=NUMBER, lines=("Elke persoon telt één keer.",)),
        shown("Waar?", place, caption="Het meest in het zuiden.", notes=NOTES),
        shown("In welke sectoren?", chart, notes="Vertel over de sectoren."),
        shown("Hoe groeit het?", lines, table=True),
        shown("Elke gemeente", towns, table=True),
        shown("Waar en wat", place, chart, caption="Links waar, rechts wat."),
        shown("Een klein getal", number=SECRET),
        shown("Wat weg is", notices=("Het adres /oud bestaat niet meer.",)),
        shown("Wat wij vragen"),
    )
    return talk(*slides, title="Ronde tafel arbeidszorg", demo=True)
