"""The atlas: one answer for one question, protected, with its notes in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.view.rows import STATUSES
from arbeidszorg.view.view import View
from helpers.builders import PLACES, persons, registry, weakened_atlas, whole_atlas
from helpers.frames import frame_of, totals_of

Y2021 = (2021, 2021)
HIDDEN_ONE = (
    "1 getal is verborgen om de privacy van kleine groepen te beschermen. Ook een groter getal kan "
    "verborgen zijn, als een klein getal er anders uit te berekenen is."
)
DEMO = "Demonstratiegegevens: de initiatieven en personen zijn verzonnen."
AREAS = (
    "Wie in meer dan één gebied werkt, telt in elk gebied mee. De gebieden samen kunnen meer zijn "
    "dan het totaal."
)
SECTORS = (
    "Wie in meer dan één sector werkt, telt in elke sector mee. De delen samen kunnen meer "
    "zijn dan het geheel."
)
ACTIVITIES = (
    "Wie meer dan één activiteit doet, telt bij elke activiteit mee. De delen samen kunnen meer "
    "zijn dan het geheel."
)


def notes(atlas: Atlas, **choices: Any) -> tuple[str, ...]:
    return tuple(note.text for note in atlas.table(View(**{"years": Y2021, **choices})).notes)


def test_equal_questions_have_one_answer() -> None:
    atlas = weakened_atlas(registry(stays=persons(6)))
    table = atlas.table(View(Y2021))
    assert atlas.table(View(Y2021)) is table
    assert atlas.table(View(Y2021, form="cirkels", classes="jaar", sites=True)) is table
    assert atlas.table(View(Y2021, level="arrondissement")) is not table
    assert replace(View(Y2021), sites=True).question() == View(Y2021)


def test_a_table_says_what_it_is() -> None:
    registered = registry(stays=persons(6), source="Eigen gegevens", demo=True)
    table = weakened_atlas(registered).table(View(Y2021, sectors=("GGZ",)))
    assert (
        table.title == "Arbeidszorgmedewerkers van de geestelijke gezondheidszorg per regio in 2021"
    )
    assert table.subtitle == "West-Vlaanderen · volgens plaats van het initiatief"
    assert (table.source, table.demo) == ("Eigen gegevens", True)
    assert table.reference_date == registered.reference_date
    assert table.notes[-1].text == DEMO


def test_own_data_carry_no_demonstration_mark() -> None:
    assert DEMO not in notes(weakened_atlas(registry(stays=persons(6))), level="provincie")


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"level": "provincie"}, ()),
        ({}, (AREAS,)),
        ({"level": "provincie", "split": ("sector",)}, (SECTORS,)),
        ({"level": "provincie", "split": ("activiteit",)}, (ACTIVITIES,)),
        ({"level": "provincie", "split": ("sector", "activiteit")}, (ACTIVITIES, SECTORS)),
        (
            {"level": "provincie", "split": ("geslacht",)},
            (
                "Wie in één jaar meer dan één registratie heeft, kan in meer dan één groep "
                "voorkomen.",
            ),
        ),
        ({"measure": "initiatieven"}, ()),
        (
            {"measure": "initiatieven", "split": ("activiteit",)},
            ("Een initiatief met meer dan één activiteit telt bij elke activiteit mee.",),
        ),
        (
            {"level": "provincie", "measure": "uren"},
            ("Alleen registraties waarvan de uren zijn ingevuld, tellen mee.",),
        ),
    ],
)
def test_notes_say_what_a_reader_must_know(choices: dict[str, Any], expected: tuple[str]) -> None:
    atlas = weakened_atlas(registry(stays=persons(6, uren_per_week=20)))
    assert notes(atlas, **choices) == expected


def test_what_is_hidden_comes_first() -> None:
    atlas = weakened_atlas(
        registry(
            [{}, {"nis": "34022"}, {"nis": "34022"}], [*persons(9), *persons(2, initiatief_id="I2")]
        )
    )
    assert notes(atlas) == (
        HIDDEN_ONE,
        "1 initiatief gaf voor 2021 nog geen registraties door.",
        AREAS,
    )


def test_merged_towns_are_explained_before_2025_only() -> None:
    atlas = weakened_atlas(registry(stays=persons(6), years=(2019, 2025)))
    text = (
        "Gemeenten zoals ze vandaag zijn: cijfers van vóór 2025 van Meulebeke tellen bij Tielt, "
        "die van Ruiselede bij Wingene."
    )
    assert text in notes(atlas, level="gemeente")
    assert text not in notes(atlas, level="gemeente", years=(2025, 2025))
    assert text not in notes(atlas)


def test_the_scope_follows_the_data() -> None:
    atlas = weakened_atlas(registry(years=(2020, 2022)))
    assert atlas.years == (2020, 2022)
    assert atlas.scope().defaults.years == (2022, 2022)
    assert atlas.version == "proef"


def test_the_demonstration_atlas(demo_atlas: Atlas) -> None:
    assert demo_atlas.edition.demo
    assert demo_atlas.years == (2017, 2025)
    for year, value in ((2021, 1771), (2018, 1454)):
        table = demo_atlas.table(View((year, year), level="provincie"))
        assert frame_of(table)["waarde"].tolist() == [value]
        assert totals_of(table)["waarde"].tolist() == [value]


def test_tables_are_in_the_order_in_which_they_are_shown(demo_atlas: Atlas) -> None:
    frame = frame_of(demo_atlas.table(View((2020, 2021), level="gemeente", split=("sector",))))
    assert list(frame) == ["jaar", "gebied", "gebied_naam", "sector", "waarde", "status"]
    assert len(frame) == 2 * 62 * 4
    assert frame["jaar"].tolist() == sorted(frame["jaar"])
    first = frame[frame["jaar"] == 2020]
    assert first["gebied"].drop_duplicates().tolist() == [a.code for a in PLACES.level("gemeente")]
    assert first["sector"].tolist()[:5] == ["MB", "GGZ", "AW", "VAPH", "MB"]
    assert set(frame["status"]) <= set(STATUSES)
    assert pd.api.types.is_float_dtype(frame["waarde"])


def test_one_hidden_area_cannot_be_worked_out_from_the_total() -> None:
    atlas = whole_atlas(
        registry(
            [{"nis": "31005"}, {"nis": "34022"}], [*persons(20), *persons(3, initiatief_id="I2")]
        )
    )
    table = atlas.table(View(Y2021, areas=("31005", "34022")))
    left = totals_of(table)["waarde"].iloc[0] - frame_of(table)["waarde"].sum()
    assert left != 3
