"""Who sends people to which sector: four Tables side by side, and nothing else."""

from __future__ import annotations

import math
from dataclasses import replace

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.subjects.commuting.referrals import referrals, sentence
from arbeidszorg.view.rows import HIDDEN, OK
from arbeidszorg.view.view import View

V2025 = View((2025, 2025), level="gemeente", sectors=("MB",), areas=("31005",))


def test_each_number_is_one_that_its_sector_shows(demo_atlas: Atlas) -> None:
    table = referrals(V2025, demo_atlas.table, "provincie")
    assert len(table.rows) == 4 * 11
    for code in SECTORS:
        asked = View((2025, 2025), level="provincie", split=("doorverwijzer",), sectors=(code,))
        own = [row for row in table.rows if row.codes["sector"] == code]
        for mine, shown in zip(own, demo_atlas.table(asked).rows, strict=True):
            assert mine.status == shown.status
            assert mine.value == shown.value or math.isnan(mine.value)


def test_all_that_is_hidden_is_counted_once(demo_atlas: Atlas) -> None:
    table = referrals(V2025, demo_atlas.table, "provincie")
    hidden = sum(row.status == HIDDEN for row in table.rows)
    notes = [note.text for note in table.notes if note.code == "table.remark.hidden"]
    assert hidden and len(notes) == 1 and notes[0].startswith(f"{hidden} getallen zijn verborgen")


def test_the_sentence_names_the_largest_of_each_sector(demo_atlas: Atlas) -> None:
    table = referrals(V2025, demo_atlas.table, "provincie")
    said = sentence(table)
    assert "in maatwerkbedrijven VDAB (394)" in said
    rows = tuple(row._replace(status=HIDDEN, value=math.nan) for row in table.rows)
    none = "Voor 2025 kunnen we de toeleiders per sector niet tonen."
    assert sentence(replace(table, rows=rows)) == none
    assert all(row.status in (OK, HIDDEN) for row in table.rows)
