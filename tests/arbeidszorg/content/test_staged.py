"""Pictures for the stage: heavier, filling the height, never smaller than can be read."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content import staged
from arbeidszorg.figures.base import empty
from arbeidszorg.figures.kinds import bars, groups, lines, maps
from arbeidszorg.figures.picture import Area, Dot, Line, Picture, Words
from arbeidszorg.view.view import View


def trend(here: Atlas) -> Picture:
    return lines.trend(here.table(View(here.years, level="provincie")))


def tiles(here: Atlas) -> Picture:
    table = here.table(View((2025, 2025), level="gemeente"))
    geo = here.geography
    return maps.tile_map(table, geo.tiles(), geo.tile_borders(), maps.classes_over(table), {})


def test_lines_and_markers_are_heavier(demo_atlas: Atlas) -> None:
    plain = trend(demo_atlas)
    staged_picture = staged.staged(plain).picture
    for kind, size in ((Line, "width"), (Dot, "size")):
        before = [getattr(mark, size) for mark in plain.marks if isinstance(mark, kind)]
        after = [getattr(mark, size) for mark in staged_picture.marks if isinstance(mark, kind)]
        assert before and all(b > a > 0 for a, b in zip(before, after, strict=True))


def test_borders_of_a_map_are_bolder(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(View((2025, 2025)))
    plain = maps.area_map(
        table, demo_atlas.geography.outline("regio"), maps.classes_over(table), {}
    )
    staged_picture = staged.staged(plain).picture
    widths = [
        [m.width for m in picture.marks if isinstance(m, Area)]
        for picture in (plain, staged_picture)
    ]
    assert all(after > before for before, after in zip(*widths, strict=True))


def test_the_numbers_stay_the_same(demo_atlas: Atlas) -> None:
    plain = trend(demo_atlas)
    staged_picture = staged.staged(plain).picture
    ys = [
        [m.ys for m in picture.marks if isinstance(m, Line)] for picture in (plain, staged_picture)
    ]
    words = [[m.said for m in picture.marks] for picture in (plain, staged_picture)]
    assert ys[0] == ys[1] and words[0] == words[1]
    assert staged_picture.keys == plain.keys and staged_picture.panels[0].y == plain.panels[0].y


@pytest.mark.parametrize("high", [staged.ALONE, staged.BESIDE])
def test_a_chart_is_as_high_as_wanted_where_its_rows_allow(demo_atlas: Atlas, high: float) -> None:
    assert staged.staged(trend(demo_atlas), high).picture.height == high
    sector = demo_atlas.table(View((2025, 2025), level="provincie", split=("sector",)))
    sector_bars = bars.split_bars(sector)
    staged_picture = staged.staged(sector_bars, high).picture
    assert sector_bars.height * 0.9 <= staged_picture.height <= max(high, sector_bars.height * 1.7)
    activity_table = demo_atlas.table(View((2025, 2025), level="regio", split=("activiteit",)))
    activity_bars = groups.multiples(activity_table)
    assert staged.staged(activity_bars, high).picture.height >= activity_bars.height * 0.9, (
        "rows do not overlap"
    )


def test_a_tile_keeps_its_number_in_large_letters(demo_atlas: Atlas) -> None:
    plain = tiles(demo_atlas)
    fitted = staged.staged(plain)
    words = [mark for mark in fitted.picture.marks if isinstance(mark, Words)]
    assert words and {mark.size for mark in words} == {staged.ON_TILE}
    assert all(len(mark.lines) == 1 and len(mark.lines[0].text) <= 5 for mark in words)
    assert fitted.smallest == staged.ON_TILE
    named = {mark.name for mark in fitted.picture.marks if isinstance(mark, Area)}
    assert "Brugge" in named, "who points at a tile reads its name"


def test_a_tile_without_a_number_has_no_words(demo_atlas: Atlas) -> None:
    table = demo_atlas.table(View((2025, 2025), level="gemeente", areas=("REFREG10",)))
    geo = demo_atlas.geography
    plain = maps.tile_map(table, geo.tiles(), geo.tile_borders(), maps.classes_over(table), {})
    words = [mark for mark in staged.staged(plain).picture.marks if isinstance(mark, Words)]
    assert len(words) == len(table.rows) < 62


def test_words_alone_stay_as_they_are() -> None:
    nothing = empty(200)
    assert staged.staged(nothing).picture == nothing


def test_the_smallest_text_is_told(demo_atlas: Atlas) -> None:
    for picture in (trend(demo_atlas), tiles(demo_atlas)):
        fitted = staged.staged(picture)
        sizes = [mark.size for mark in fitted.picture.marks if isinstance(mark, Words)]
        assert fitted.smallest <= min([*sizes, 99])
