"""Three sentences about an area: how many, is that many, where does it go."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.places.groups import code_of
from arbeidszorg.report import portrait
from arbeidszorg.report.subject import Subject
from arbeidszorg.view.rows import HIDDEN, OK
from arbeidszorg.view.view import View
from helpers.builders import persons, registry, weakened_atlas


def test_kortrijk_in_2021(demo_atlas: Atlas) -> None:
    many, is_many, where = portrait.sentences(Subject(demo_atlas, "34022", 2021))
    assert many.startswith("In 2021 waren in Kortrijk 327 arbeidszorgmedewerkers aan de slag, 43 ")
    assert is_many.startswith("Dat is het hoogste aantal van de 56 gemeenten waarvan we het aantal")
    assert "81 meer dan het gemiddelde van 3 gemeenten van vergelijkbare grootte (246)." in is_many
    assert "30,7 aan arbeidszorg, waar ook: meer dan de 14,2 van heel West-Vlaanderen." in is_many
    assert where.startswith("Van 2017 tot 2021 steeg")


def test_each_sentence_of_each_area_is_true(demo_atlas: Atlas) -> None:
    """A place is that among the shown numbers; nothing is said of a hidden one."""
    geo = demo_atlas.geography
    for area in geo.areas.values():
        subject = Subject(demo_atlas, area.code, 2024)
        rows = demo_atlas.table(View((2024, 2024), area.level)).rows  # type: ignore[arg-type]
        mine = next(row for row in rows if row.area == area.code)
        texts = portrait.sentences(subject)
        assert texts and not any("nan" in text or "{" in text for text in texts), texts
        if mine.status == HIDDEN:
            assert "tonen we niet" in texts[0] and portrait.rank(subject) == ""
            assert portrait.beside_alike(subject) == ""
        elif mine.status == OK and mine.value > 0 and area.level != "provincie":
            shown = sorted((r.value for r in rows if r.status == OK), reverse=True)
            rank = portrait.rank(subject)
            place = shown.index(mine.value) + 1
            tied = shown.count(mine.value) > 1
            assert ("gedeelde" in rank) == tied
            if len(shown) < len(rows):
                assert f"de {len(shown)} gemeenten waarvan" in rank
            if place == 1 and not tied:
                assert "het hoogste aantal" in rank
            elif place > 8 and place < len(shown) - shown.count(mine.value) + 1:
                assert f"{place}e plaats" in rank


def test_the_average_is_one_of_shown_numbers(demo_atlas: Atlas) -> None:
    for code in ("34022", "REFREG07", "35000"):
        average = portrait.average_alike(Subject(demo_atlas, code, 2025))
        assert average is not None and average[1] >= 2
    assert portrait.average_alike(Subject(demo_atlas, "30000", 2025)) is None


def test_a_group_has_no_place_among_areas(demo_atlas: Atlas) -> None:
    code = code_of("Onze zone", ("kortrijk", "wevelgem"))
    texts = portrait.sentences(Subject(demo_atlas, code, 2025))
    assert "in Onze zone" in texts[0] and "plaats" not in texts[1] and "10.000" in texts[1]


@pytest.mark.parametrize("count", [0, 2])
def test_nobody_and_few(count: int) -> None:
    here = weakened_atlas(registry(stays=persons(count)) if count else registry())
    first, last = here.years
    for code in ("34022", "31005", "30000", "REFREG06"):
        for year in {first, last}:
            texts = portrait.sentences(Subject(here, code, year))
            assert texts and not any("nan" in text for text in texts)
