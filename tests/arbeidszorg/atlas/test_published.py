"""Published figures: as they were printed, each with its source, and apart from the data."""

from __future__ import annotations

import csv

from arbeidszorg.atlas.published import FILE, points, published
from helpers.places import PLACES

MEASURE = "arbeidszorgmedewerkers"


def test_every_row_of_the_file_is_read_as_it_stands() -> None:
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(published()) > 20
    for row, figure in zip(rows, published(), strict=True):
        assert (row["maat"], row["gebied"], row["bron"], row["uitgave"], row["definitie"]) == (
            figure.measure,
            figure.area,
            figure.source,
            figure.edition,
            figure.definition,
        )
        assert figure.value == float(row["waarde"])
        assert (figure.year is None) == (row["jaar"] == "")


def test_each_figure_says_where_it_comes_from() -> None:
    for figure in published():
        assert figure.source
        assert figure.edition
        assert figure.definition
        assert figure.precision in ("exact", "circa", "meer_dan", "bijna", "afgeleid")
        assert figure.unit in ("personen", "initiatieven", "procent", "euro")
        assert figure.value >= 0


def test_points_are_dated_and_in_order() -> None:
    series = points(MEASURE, PLACES.territory)
    assert [(point.year, point.value) for point in series] == [
        (2008, 450),
        (2016, 1000),
        (2021, 1771),
    ]
    assert all(point.area == "West-Vlaanderen" for point in series)
    assert points("doorstroom_betaald_werk", PLACES.territory) == ()  # the source names no year
    assert points("bestaat niet", PLACES.territory) == ()


def test_two_measures_are_never_one() -> None:
    """1.454 in 2018 is step 3 of the ladder; 1.771 in 2021 is another measure."""
    ladder = points("ladder_trede_3", PLACES.territory)
    assert [(point.year, point.value) for point in ladder] == [(2018, 1454)]
    assert 1454 not in {point.value for point in points(MEASURE, PLACES.territory)}
    assert "niet dezelfde maat" in ladder[0].definition


def test_restated_totals_stay_apart_by_edition() -> None:
    points_2014 = [
        point for point in points("kansengroepen_totaal", PLACES.territory) if point.year == 2014
    ]
    assert len({point.edition for point in points_2014}) == len(points_2014) == 2


def test_figures_of_flanders_are_asked_for_by_name() -> None:
    assert [point.value for point in points(MEASURE, PLACES.territory, "Vlaanderen")] == [6781]
