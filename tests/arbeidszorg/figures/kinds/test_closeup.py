"""A map from nearby: everything that is drawn lies within its window."""

from __future__ import annotations

import pytest

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.figures import text
from arbeidszorg.figures.kinds import maps
from arbeidszorg.figures.kinds.closeup import DRAWN, NARROWEST, WIDEST, closeup
from arbeidszorg.figures.picture import Area, Picture, Words
from arbeidszorg.places.neighbours import around
from arbeidszorg.view.view import View


def drawn(here: Atlas, level: str) -> Picture:
    table = here.table(View((2025, 2025), level))  # type: ignore[arg-type]
    scale, geo = maps.classes_over(table), here.geography
    if level == "gemeente":
        return maps.tile_map(table, geo.tiles(), geo.tile_borders(), scale, {})
    return maps.area_map(table, geo.outline(level), scale, {})


@pytest.mark.parametrize(
    ("level", "code"),
    [("gemeente", "34022"), ("gemeente", "33016"), ("regio", "REFREG09"), ("regio", "REFREG06")],
)
def test_what_is_looked_at_is_whole_and_nothing_lies_outside(
    demo_atlas: Atlas, level: str, code: str
) -> None:
    whole = drawn(demo_atlas, level)
    near = around(demo_atlas.geography, code) if level == "gemeente" else ()
    seen = closeup(whole, (code, *near))
    (panel,), (before,) = seen.panels, whole.panels
    assert panel.x[1] - panel.x[0] < before.x[1] - before.x[0]
    for mark in panel.marks:
        xs = [x for x in mark.shape.xs if x is not None] if isinstance(mark, Area) else [mark.x]  # type: ignore[union-attr]
        ys = [y for y in mark.shape.ys if y is not None] if isinstance(mark, Area) else [mark.y]  # type: ignore[union-attr]
        assert panel.x[0] - 1e-3 <= min(xs) <= max(xs) <= panel.x[1] + 1e-3
        assert panel.y[0] - 1e-3 <= min(ys) <= max(ys) <= panel.y[1] + 1e-3
        if isinstance(mark, Words):  # no name is cut at the edge
            half = text.widest([line.text for line in mark.lines], mark.size) / 2 / DRAWN
            room = min(mark.x - panel.x[0], panel.x[1] - mark.x) / (panel.x[1] - panel.x[0])
            assert room >= half, mark.lines
    (own,) = [m for m in panel.marks if isinstance(m, Area) and m.code == code]
    (old,) = [m for m in before.marks if isinstance(m, Area) and m.code == code]
    assert own.shape == old.shape
    assert NARROWEST - 0.1 <= seen.ratio <= WIDEST + 0.1
    assert sum(isinstance(m, Words) for m in panel.marks) <= sum(
        isinstance(m, Words) for m in before.marks
    )


def test_a_circle_is_whole_or_not_there(demo_atlas: Atlas) -> None:
    """A part of one would be a smaller number."""
    geo, table = demo_atlas.geography, demo_atlas.table(View((2025, 2025), "gemeente"))
    scale = maps.classes_over(table)
    whole = maps.tile_map(table, geo.tiles(), geo.tile_borders(), scale, {}, circles=True)
    seen = closeup(whole, ("34022", *around(geo, "34022")))
    before, after = (
        [m.shape for m in picture.marks if isinstance(m, Area) and m.circle and not m.is_key]
        for picture in (whole, seen)
    )
    assert after and len(after) < len(before)
    assert all(shape in before for shape in after)


@pytest.mark.parametrize(("around_it", "above"), [(("34022",), True), (("31005",), False)])
def test_the_key_to_the_circles_stands_beside_what_is_seen(
    demo_atlas: Atlas, around_it: tuple[str, ...], above: bool
) -> None:
    """As large as on the whole map, and over none of it."""
    geo, table = demo_atlas.geography, demo_atlas.table(View((2025, 2025), "gemeente"))
    scale = maps.classes_over(table)
    whole = maps.tile_map(table, geo.tiles(), geo.tile_borders(), scale, {}, circles=True)
    codes = around(geo, "34022") if above else geo.members["REFREG07"]
    (panel,) = closeup(whole, (*around_it, *codes)).panels
    keys = [m for m in panel.marks if isinstance(m, Area) and m.is_key]
    old = [m for m in whole.marks if isinstance(m, Area) and m.is_key]
    assert [size(m) for m in keys] == pytest.approx([size(m) for m in old]) and keys
    others = [m for m in panel.marks if isinstance(m, Area) and not m.is_key]
    low, right = min(ends(keys)[2:]), ends(keys)[1]
    left, top = ends(others)[0], ends(others)[3]
    assert low > top if above else right < left
    numbers = [m for m in panel.marks if isinstance(m, Words) and m.is_key]
    assert [m.lines[0].text for m in numbers] == ["200", "50"]
    assert any(m.spare for m in numbers) is not above  # so near, there is room for each
    assert panel.x[0] <= ends(keys)[0] and ends(keys)[3] <= panel.y[1]


def ends(marks: list[Area]) -> tuple[float, float, float, float]:
    xs = [x for mark in marks for x in mark.shape.xs if x is not None]
    ys = [y for mark in marks for y in mark.shape.ys if y is not None]
    return min(xs), max(xs), min(ys), max(ys)


def size(mark: Area) -> float:
    left, right, _, _ = ends([mark])
    return right - left


def test_without_what_is_looked_at_the_map_stays_whole(demo_atlas: Atlas) -> None:
    whole = drawn(demo_atlas, "regio")
    assert closeup(whole, ("34022",)) is whole and closeup(whole, ()) is whole
