"""Larger letters in the same room, and small multiples over other columns."""

from __future__ import annotations

import pytest

from arbeidszorg.figures import text
from arbeidszorg.figures.kinds import groups, lines
from arbeidszorg.figures.larger import columns_of, larger, over_columns, smallest
from arbeidszorg.figures.picture import Picture, Words
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.subjects.ladder.flows import draw_flows
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import REGIOS, area_bars, build, flows, of_kind, regios


def by_sector(years: tuple[int, int] = (2021, 2021)) -> Picture:
    view = View(years, split=("sector",))
    every = view.all_years
    values = {(year, area, code): 30 for year in every for area in REGIOS for code in SECTORS}
    table = answer(view, values, dict.fromkeys(every, 900))
    return groups.multiples(table) if len(every) == 1 else lines.trend(table)


@pytest.mark.parametrize(
    "picture",
    [
        area_bars(regios(1, 2, 3, 4, 5)),
        by_sector(),
        by_sector((2019, 2021)),
        draw_flows(flows([30])),
    ],
    ids=lambda picture: picture.kind,
)
def test_letters_grow_and_what_is_drawn_stays(picture: Picture) -> None:
    grown = larger(picture, 1.5, 1200)
    assert smallest(grown) == pytest.approx(1.5 * smallest(picture))
    assert grown.height == picture.height
    plain = [mark for mark in picture.marks if not isinstance(mark, Words)]
    assert [mark for mark in grown.marks if not isinstance(mark, Words)] == plain
    assert grown.margin.left > picture.margin.left
    build(grown)


def test_names_are_broken_anew_where_there_is_room() -> None:
    """Else lines of a name would lie over those of the next."""
    picture = draw_flows(flows([30]))
    most = [
        max(len(words.lines) for words in of_kind(p, Words))
        for p in (picture, larger(picture, 1.5, 1200))
    ]
    assert most[1] < most[0]
    widest = max(
        text.width(line.text, words.size, line.bold)
        for words in of_kind(larger(picture, 1.5, 1200), Words)
        for line in words.lines
    )
    assert widest < larger(picture, 1.5, 1200).margin.left


@pytest.mark.parametrize("columns", [4, 5])
@pytest.mark.parametrize("years", [(2021, 2021), (2019, 2021)])
def test_small_multiples_go_over_other_columns(years: tuple[int, int], columns: int) -> None:
    picture = by_sector(years)
    other = over_columns(picture, columns)
    assert (columns_of(picture), columns_of(other)) == (3, columns)
    assert other.height < picture.height or columns == 4
    assert [panel.marks for panel in other.panels] == [panel.marks for panel in picture.panels]
    named = [bool(any(tick.lines for tick in panel.y_ticks)) for panel in other.panels]
    assert named == [number % columns == 0 for number in range(len(other.panels))]
    before, after = picture.panels[0], other.panels[0]
    high = [
        (panel.down[1] - panel.down[0]) * (p.height - p.margin.top - p.margin.bottom)
        for p, panel in ((picture, before), (other, after))
    ]
    assert high[0] == pytest.approx(high[1])
    build(other)
