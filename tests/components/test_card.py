"""The figure card: title, words, table, source and menu stand around every figure."""

from __future__ import annotations

from typing import Any

import pytest
from dash.development.base_component import Component

from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.atlas.table import Table
from arbeidszorg.view.view import View
from components import card as cards
from components.card import Card, Place, card, leaving
from components.markup import markup
from helpers.builders import answer, persons, registry, weakened_atlas
from helpers.builders import remarks as noted
from helpers.drawn import REGIOS, Y2021, area_bars, elements, having, parts, regios, words

ATLAS = weakened_atlas(registry(stays=persons(9)))


def drawn_card(table: Table, **details: Any) -> Component:
    content = Card("proef", table, area_bars(table), "instroom", **details)
    return card(Place("kaart"), content, "?jaar=2021", "?jaar=2021", ATLAS)


def test_a_card_says_what_it_shows() -> None:
    table = regios(10, 20, 30, 40, "verborgen")
    text = words(drawn_card(table))
    for phrase in (
        table.title,
        table.subtitle,
        sentence(table),
        "Proefgegevens",
        "31/12/2023",
        *(note.text for note in table.notes),
        "verborgen",
    ):
        assert phrase in text


def test_the_heading_names_the_section_and_the_figure() -> None:
    section = drawn_card(regios(10, 20, 30, 40, 50), title="Eigen titel")
    (heading,) = elements(section, "H2")
    assert words(heading) == "Eigen titel"
    assert getattr(section, "aria-labelledby") == heading.id
    (drawing,) = having(section, role="img")
    assert getattr(drawing, "aria-labelledby") == heading.id
    description = having(section, id=getattr(drawing, "aria-describedby"))
    assert words(description) == sentence(regios(10, 20, 30, 40, 50))


def test_demonstration_data_are_marked_on_the_card() -> None:
    values = dict.fromkeys(REGIOS, 10)
    marked = drawn_card(answer(View(Y2021), values, demo=True))
    assert "demonstratie" in words(marked).lower()
    assert "demonstratie" not in words(drawn_card(answer(View(Y2021), values))).lower()


def test_the_table_stands_below_the_figure() -> None:
    section = drawn_card(regios(10, 20, 30, 40, 50))
    order = [getattr(part, "id", type(part).__name__) for part in parts(section)]
    assert order.index("kaart-proef-figuur") < order.index("Table")
    assert len(elements(section, "Td")) == 6


def test_the_menu_keeps_the_filters() -> None:
    table = answer(View(Y2021, sectors=("GGZ",)), dict.fromkeys(REGIOS, 10))
    section = drawn_card(table)
    text = words(section) + str(markup(section))
    assert "/api/v1/cijfers.json?jaar=2021&amp;sector=ggz" in text
    assert "/figuur/kaart/proef.svg?jaar=2021" in text
    assert 'data-kopieer="/kaart?jaar=2021#kaart-proef"' in text
    assert "/methode#instroom" in [link.href for link in elements(section, "A")]
    (figure,) = having(section, id="kaart-proef-figuur")
    assert getattr(figure, "data-levend") == "/figuur/kaart.json?jaar=2021"


def test_a_card_leaves_with_its_own_words() -> None:
    table = regios(10, 20, 30, 40, "verborgen")
    content = Card(
        "proef",
        table,
        area_bars(table),
        "instroom",
        title="Eigen titel",
        remarks=noted("Eerst dit."),
        credits=True,
    )
    leaving_figure = leaving(Place("kaart"), content, "?jaar=2021", ATLAS, "https://atlas.example")
    about = leaving_figure.about
    assert about.title == "Eigen titel" and table.title in about.subtitle
    assert about.notes[0].text == "Eerst dit." and "NGI" in about.credits
    assert about.link == "https://atlas.example/kaart?jaar=2021#kaart-proef"
    assert (leaving_figure.table, leaving_figure.picture) == (content.table, content.picture)


def test_every_id_stands_once_and_has_its_properties() -> None:
    table = regios(10, 20, 30, 40, 50)
    content = Card("proef", table, area_bars(table), "instroom")
    section = card(Place("kaart"), content, "", "?jaar=2021", ATLAS)
    ids = [str(part.id) for part in parts(section) if getattr(part, "id", None)]
    assert len(ids) == len(set(ids))
    for name in cards.parts(Place("kaart"), content, "", "?jaar=2021", ATLAS):
        assert f"kaart-proef-{name}" in ids


def test_notes_come_after_the_remarks_of_the_card() -> None:
    table = regios(10, 20, 30, 40, "verborgen")
    items = [words(item) for item in elements(drawn_card(table, remarks=noted("Eerst dit.")), "Li")]
    after = next(n for n, item in enumerate(items) if item.startswith(table.notes[0].text))
    assert items.index("Eerst dit.") < after


@pytest.mark.parametrize("values", [(10, 20, 30, 40, "verborgen"), ("verborgen",) * 5])
def test_hidden_numbers_lead_to_why_they_are_hidden(values: tuple[float | str, ...]) -> None:
    (link,) = [
        anchor for anchor in elements(drawn_card(regios(*values)), "A") if "privacy" in anchor.href
    ]
    assert link.href == "/methode#privacy"
    assert getattr(link, "aria-label").startswith(words(link))


def test_without_hidden_numbers_nothing_is_explained() -> None:
    assert "privacy" not in str(drawn_card(regios(10, 20, 30, 40, 50)))


@pytest.mark.parametrize("values", [[], ["verborgen"] * 5, [0] * 5, [7], [7] * 5])
def test_odd_tables_have_a_card(values: list[float | str]) -> None:
    section = drawn_card(regios(*values))
    assert sentence(regios(*values)) in words(section)
    assert "nan" not in words(section).lower().split()
