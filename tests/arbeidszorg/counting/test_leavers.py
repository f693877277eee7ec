"""Who left: those of whom no stay is left."""

from __future__ import annotations

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.counting.leavers import leavers
from arbeidszorg.registrations.registry import Registry
from arbeidszorg.view.view import View
from helpers.builders import registry


def test_who_left_is_who_has_no_stay_left() -> None:
    stays = (
        {"medewerker_id": "A", "einddatum": "2021-04-01", "trede_voor": 2, "trede_na": 3},
        {"medewerker_id": "A", "einddatum": "2021-06-01", "trede_voor": 2},
        {"medewerker_id": "B", "einddatum": "2021-06-01", "trede_voor": 2, "trede_na": 3},
        {"medewerker_id": "B"},
        {"medewerker_id": "C", "einddatum": "2021-07-01", "trede_voor": 2, "trede_na": 5},
        {"medewerker_id": "C", "einddatum": "2021-07-01"},
    )
    left = leavers(registry(stays=stays).registrations)
    assert left.set_index("wie")["beide"].to_dict() == {"A": False, "C": True}


def test_who_left_are_those_that_the_atlas_counts(
    demo_registry: Registry, demo_atlas: Atlas
) -> None:
    left = leavers(demo_registry.registrations).groupby("jaar").size()
    table = demo_atlas.table(View(demo_atlas.years, "provincie", measure="uitstroom"))
    assert [left[row.year] for row in table.rows] == [row.value for row in table.rows]
