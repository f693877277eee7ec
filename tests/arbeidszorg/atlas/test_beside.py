"""Lines beside those of a Table: an average of shown numbers, and a target."""

from __future__ import annotations

from dataclasses import replace

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.beside import AVERAGE, TARGET, with_average, with_target
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.places.neighbours import alike
from arbeidszorg.view.rows import OK
from arbeidszorg.view.view import View

KORTRIJK = "34022"


def test_an_average_is_one_of_the_same_areas_in_each_year(demo_atlas: Atlas) -> None:
    view = View(demo_atlas.years, "provincie", (KORTRIJK,))
    own = demo_atlas.table(view)
    table, (remark,) = with_average(own, KORTRIJK, demo_atlas.geography, demo_atlas.table)
    codes = alike(demo_atlas.geography, KORTRIJK)
    lines = demo_atlas.table(replace(view, areas=codes)).series
    whole = [line for line in lines if all(row.status == OK for row in line)]
    averages = [row for row in table.rows if row.area == AVERAGE]
    assert [row.value for row in averages] == [
        round(sum(row.value for row in at) / len(at)) for at in zip(*whole, strict=True)
    ]
    assert f"van {len(whole)} gemeenten" in averages[0].area_name
    assert all(line[0].area_name in remark.text for line in whole)
    assert sentence(table) == sentence(own), "nothing is said of a line that is no area"


def test_too_few_areas_make_no_average(demo_atlas: Atlas) -> None:
    view = View(demo_atlas.years, "provincie", ("30000",))
    own = demo_atlas.table(view)
    table, (remark,) = with_average(own, "30000", demo_atlas.geography, demo_atlas.table)
    assert table is own and "te weinig" in remark.text


def test_a_target_is_a_level_line(demo_atlas: Atlas) -> None:
    own = demo_atlas.table(View(demo_atlas.years, "provincie", (KORTRIJK,)))
    rows = [row for row in with_target(own, 500).rows if row.area == TARGET]
    assert [row.value for row in rows] == [500] * 9 and rows[0].area_name == "Streefcijfer: 500"
    split = demo_atlas.table(replace(own.view, split=("sector",)))
    assert with_target(split, 500) is split
