"""Numbers of groups: sums of what each municipality shows, and of nothing else."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas, open_atlas
from arbeidszorg.atlas.sentences import sentence
from arbeidszorg.compiled.publishing import make
from arbeidszorg.places.groups import code_of
from arbeidszorg.settings import Settings
from arbeidszorg.view.measures import MEASURES
from arbeidszorg.view.rows import HIDDEN, NOT_REPORTED, OK
from arbeidszorg.view.view import View
from helpers.places import PROVINCE

ATLAS = open_atlas(Settings(), make)
GEO = ATLAS.geography
TOWNS = [area.code for area in GEO.level("gemeente")]


def group(towns: tuple[str, ...], name: str = "Zone") -> str:
    return code_of(name, [GEO.areas[town].slug for town in sorted(towns)])


def shown(here: Atlas, view: View) -> list[tuple[float | None, str]]:
    return [(row.value if row.status == OK else None, row.status) for row in here.table(view).rows]


@given(
    st.lists(st.sampled_from(TOWNS), min_size=2, max_size=6, unique=True),
    st.sampled_from(sorted(MEASURES)),
    st.sampled_from(["vestiging", "woonplaats"]),
    st.sampled_from([(), ("sector",), ("activiteit",), ("geslacht",), ("sector", "activiteit")]),
)
def test_a_group_says_no_more_than_its_towns(towns, measure, place, split) -> None:  # type: ignore[no-untyped-def]
    """Each of its numbers follows from those that its towns show one by one; where one of these is
    hidden, so is the sum."""
    if MEASURES[measure].is_offer and (place == "woonplaats" or split == ("geslacht",)):
        return
    towns = tuple(sorted(towns))
    view = View((2020, 2025), "provincie", (group(towns),), measure=measure)
    view = View(**{**vars(view), "place": place, "split": split})
    own = {(r.year, *r.codes.values()): r for r in ATLAS.table(view).rows}
    parts = ATLAS.table(View(**{**vars(view), "areas": towns})).rows
    for cell, row in own.items():
        rows = [r for r in parts if (r.year, *r.codes.values()) == cell]
        assert len(rows) == len(towns)
        if any(r.status == HIDDEN for r in rows):
            assert row.status == HIDDEN and row.value != row.value
        elif row.status == OK:
            assert row.value == sum(r.value for r in rows if r.status == OK)
        elif any(r.status == NOT_REPORTED for r in rows):
            assert row.status == NOT_REPORTED
            assert not any(r.value for r in rows if r.status == OK)
        else:
            assert row.status != OK


def test_rates_shares_and_indexes_follow_from_shown_sums() -> None:
    towns = ("34022", "34041")  # Kortrijk, Wevelgem
    code, years = group(towns), (2017, 2025)
    homes = View(years, "provincie", (code,), place="woonplaats")
    counts = shown(ATLAS, homes)
    for unit in ("per10000", "index"):
        rated = shown(ATLAS, View(**{**vars(homes), "unit": unit}))
        for year, (value, status), (count, _) in zip(homes.all_years, rated, counts, strict=True):
            residents = sum(GEO.residents_of(town, year) for town in towns)
            base = residents / 1e4 if unit == "per10000" else (counts[0][0] or 0) / 100
            if counts[0][1] == OK and count is not None:
                assert status == OK and value == pytest.approx(count / base)
    parts = View(years, "provincie", (code,), split=("sector",))
    whole = {r.year: r for r in ATLAS.table(View(years, "provincie", (code,))).rows}
    shares = ATLAS.table(View(**{**vars(parts), "unit": "aandeel"})).rows
    for count, share in zip(ATLAS.table(parts).rows, shares, strict=True):
        both = count.status == OK and whole[count.year].status == OK
        assert (share.status == OK) == both
        if both:
            assert share.value == pytest.approx(100 * count.value / whole[count.year].value)


def test_a_group_stands_among_areas_and_gives_its_towns() -> None:
    code = group(("34022", "34027"), "Onze zone")
    view = View((2025, 2025), "provincie", (code, "REFREG07", PROVINCE))
    table = ATLAS.table(view)
    assert list(table.areas.values()) == ["Onze zone", "Westhoek", "West-Vlaanderen"]
    assert table.whole == PROVINCE and any("som van haar gemeenten" in n.text for n in table.notes)
    towns = ATLAS.table(View((2025, 2025), "gemeente", (code,)))
    assert list(towns.areas) == ["34022", "34027"]
    alone = ATLAS.table(View((2025, 2025), "provincie", (code,)))
    assert [t.value for t in alone.total_rows] == [r.value for r in alone.rows]


def test_a_note_says_what_each_sort_of_group_is() -> None:
    """An eerstelijnszone was not put together by a reader."""
    zone = next(code for name, code in GEO.zones.items() if "RITS" in name)
    own = group(("34022", "34027"))
    for areas, said in (((zone,), ["zone"]), ((own,), ["group"]), ((zone, own), ["zone", "group"])):
        notes = [note.code for note in ATLAS.table(View((2025, 2025), "provincie", areas)).notes]
        sorts = [code.rpartition(".")[2] for code in notes if code.endswith((".zone", ".group"))]
        assert sorts == said


def test_a_share_of_what_is_shown_adds_up() -> None:
    code = group(("34022", "34041"))
    view = View((2025, 2025), "provincie", (code, "REFREG07"), unit="aandeel")
    rows = ATLAS.table(view).rows
    assert sum(row.value for row in rows) == pytest.approx(100)


def test_hidden_towns_hide_every_unit() -> None:
    """Poperinge and Heuvelland are hidden: whatever is asked of them together is too."""
    code = group(("33021", "33029", "33039"))
    for unit, place in product(("aantal", "index", "per10000"), ("vestiging", "woonplaats")):
        if unit == "per10000" and place == "vestiging":
            continue
        view = View((2025, 2025), "provincie", (code,), unit=unit, place=place)  # type: ignore[arg-type]
        assert {status for _, status in shown(ATLAS, view)} <= {HIDDEN}


def test_what_nobody_handed_in_is_no_nought() -> None:
    """The only initiative of Lo-Reninge, of AW, handed in nothing for 2025; Houthulst has none, and
    in Ieper people work in other sectors."""
    silent, known = group(("32006", "32030")), group(("32030", "33011"))
    table = ATLAS.table(View((2025, 2025), "provincie", (silent,)))
    assert shown(ATLAS, table.view) == [(None, NOT_REPORTED)]
    assert [total.status for total in table.total_rows] == [NOT_REPORTED]
    assert "niemand" not in sentence(table)
    parts = View((2025, 2025), "provincie", (known,), split=("sector",))
    by_sector = dict(zip(("MB", "GGZ", "AW", "VAPH"), shown(ATLAS, parts), strict=True))
    assert by_sector["AW"] == (None, NOT_REPORTED)
    assert by_sector["MB"][1] == OK and by_sector["VAPH"] == (0, OK)
    whole = ATLAS.table(View((2025, 2025), "provincie", (known,)))
    assert [row.status for row in whole.rows] == [OK]
    assert any("nog geen registraties" in note.text for note in whole.notes)


def test_nought_beside_people_is_a_number() -> None:
    """As of any area of which some handed in nothing: of the people who are told of, nobody has
    the other trait."""
    known = group(("32030", "33011"))
    for split in ("geslacht", "leeftijd"):
        view = View((2025, 2025), "provincie", (known,), split=(split,))
        assert NOT_REPORTED not in {status for _, status in shown(ATLAS, view)}
