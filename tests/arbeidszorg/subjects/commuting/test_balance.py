"""Who works in an area beside who lives there: what is set side by side, and what is hidden."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.atlas.table import Table
from arbeidszorg.subjects.commuting import balance
from arbeidszorg.subjects.commuting.balance import Balance, balances
from arbeidszorg.view.rows import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, OK, STATUSES, Row
from arbeidszorg.view.view import View

V2025 = View((2025, 2025))


def row(value: float | str, area: str = "31005") -> Row:
    if isinstance(value, str):
        return Row(2025, area, "Brugge", {}, math.nan, value)  # type: ignore[arg-type]
    return Row(2025, area, "Brugge", {}, float(value), OK)


def ratios_of(view: View, here: Atlas) -> Table:
    return balance.ratios(view, here.table, balances(view, here.table))


@pytest.mark.parametrize(
    ("lives", "works", "status", "ratio", "state"),
    [
        (200, 300, OK, 150.0, OK),
        (300, 200, OK, 67.0, OK),
        (40, 0, OK, 0.0, OK),
        (0, 40, OK, math.nan, NOT_APPLICABLE),
        (0, 0, OK, math.nan, NOT_APPLICABLE),
        (HIDDEN, 40, HIDDEN, math.nan, HIDDEN),
        (40, HIDDEN, HIDDEN, math.nan, HIDDEN),
        (HIDDEN, NOT_REPORTED, HIDDEN, math.nan, HIDDEN),
        (40, NOT_REPORTED, NOT_REPORTED, math.nan, NOT_REPORTED),
        (NOT_APPLICABLE, 40, NOT_APPLICABLE, math.nan, NOT_APPLICABLE),
    ],
)
def test_a_ratio_is_shown_where_both_numbers_are(
    lives: float | str, works: float | str, status: str, ratio: float, state: str
) -> None:
    each = Balance(row(lives), row(works), 0)
    assert (each.status, each.ratio.status) == (status, state)
    assert each.ratio.value == pytest.approx(ratio, abs=0.01, nan_ok=True)
    assert math.isnan(each.difference) == (status != OK)


@pytest.mark.parametrize(
    ("lives", "works", "unknown", "come", "go"),
    [
        (200, 300, 0, 100, 0),
        (200, 300, 14, 86, 0),  # of whom no home is recorded, may live here
        (200, 300, 120, 0, 0),
        (200, 300, None, 0, 0),  # how many that are is hidden
        (300, 200, None, 0, 100),
        (200, 200, 0, 0, 0),
        (HIDDEN, 300, 0, 0, 0),
    ],
)
def test_how_many_cross_at_least(
    lives: float | str, works: float, unknown: int | None, come: int, go: int
) -> None:
    each = Balance(row(lives), row(works), unknown)
    assert (each.from_elsewhere, each.to_elsewhere) == (come, go)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("ABC?"), st.sampled_from("ABC"))))
def test_what_at_least_crosses_is_never_more_than_crosses(
    stays: list[tuple[int, str, str]],
) -> None:
    """Persons with homes ("?" is not recorded) and workplaces, some with two of either."""
    unknown = len({who for who, home, _ in stays if home == "?"})
    for area in "ABC":
        lives = {who for who, home, _ in stays if home == area}
        works = {who for who, _, place in stays if place == area}
        each = Balance(row(len(lives)), row(len(works)), unknown)
        assert each.from_elsewhere <= len(works - lives)
        assert each.to_elsewhere <= len(lives - works)


def test_the_demonstration_data(demo_atlas: Atlas) -> None:
    """Every number is one that is shown elsewhere, or follows from two of those."""
    every = balances(V2025, demo_atlas.table)
    assert len(every) == 5
    for each in every:
        at = replace(V2025, areas=(each.works.area,))
        assert each.works.value == demo_atlas.table(at).rows[0].value
        assert each.lives.value == demo_atlas.table(replace(at, place="woonplaats")).rows[0].value
    towns = balances(replace(V2025, level="gemeente"), demo_atlas.table)
    states = [each.status for each in towns]
    assert len(towns) == 62 and states.count(HIDDEN) and states.count(OK)
    for each in towns:
        hidden = HIDDEN in (each.lives.status, each.works.status)
        assert (each.ratio.status == HIDDEN) == hidden


def test_the_grid_says_what_is_hidden(demo_atlas: Atlas) -> None:
    grid = balance.grid(balances(replace(V2025, level="gemeente"), demo_atlas.table))
    values = [cells[-1] for cells in grid.cells]
    shown = [float(text.replace(".", "")) for text, s in values if s == OK]
    assert shown == sorted(shown, reverse=True)
    assert [status for _, status in values[len(shown) :]].count(OK) == 0
    assert {text for text, status in values if status == HIDDEN} == {"verborgen"}
    assert any(cells[2][0].startswith("+") for cells in grid.cells)


def test_sentences(demo_atlas: Atlas) -> None:
    ratios = ratios_of(V2025, demo_atlas)
    every = balances(V2025, demo_atlas.table)
    said = balance.told(every, [], ratios)
    high = max(every, key=lambda each: each.ratio.value)
    assert said.startswith(f"In 2025 werken {ratios.names[high.works.area].where} in verhouding")
    (one,) = [each for each in every if each.works.area == "REFREG07"]
    assert balance.told(every, [one], ratios) == (
        "In 2025 wonen in de Westhoek 267 arbeidszorgmedewerkers, en werken er 304 in een "
        "initiatief. Minstens 23 van wie er werkt, woont dus elders."
    )


def test_areas_where_nobody_works_are_counted_and_not_ranked(demo_atlas: Atlas) -> None:
    """Nought is no lowest of a ranking: many share it."""
    view = replace(V2025, level="gemeente")
    every, ratios = (
        balances(view, demo_atlas.table),
        ratios_of(view, demo_atlas),
    )
    nobody = [each for each in every if each.ratio.status == OK and not each.works.value]
    said = balance.sentence(every, ratios)
    assert said.endswith(f"In {len(nobody)} gebieden wonen er medewerkers, maar werken er geen.")
    assert ": 0 per" not in said
    assert balance.sentence(nobody[:1] * 2, ratios) == (
        "In 2 gebieden wonen er medewerkers, maar werken er geen."
    )


def test_a_sentence_names_the_sectors_it_is_about(demo_atlas: Atlas) -> None:
    for sectors, which in (
        (("MB",), " van maatwerkbedrijven"),
        (("GGZ", "AW"), " van de geestelijke gezondheidszorg of van het algemeen welzijnswerk"),
    ):
        view = replace(V2025, sectors=sectors)
        every, ratios = balances(view, demo_atlas.table), ratios_of(view, demo_atlas)
        assert f"de meeste medewerkers{which}: " in balance.sentence(every, ratios)
        assert f"arbeidszorgmedewerkers{which}, en werken" in balance.told(every, every[:1], ratios)
        dark = [replace(each, lives=each.lives._replace(status=HIDDEN)) for each in every]
        assert f"hoeveel medewerkers{which} er wonen" in balance.sentence(dark, ratios)


def test_of_a_sum_of_sectors_nobody_must_cross_a_border(demo_atlas: Atlas) -> None:
    """Who is in two of them counts twice in either number, and may live where they work."""
    two = balances(replace(V2025, sectors=("MB", "GGZ")), demo_atlas.table)
    assert not any(each.distinct or each.from_elsewhere or each.to_elsewhere for each in two)
    one = balances(replace(V2025, sectors=("MB",)), demo_atlas.table)
    assert all(each.distinct for each in one)
    assert Balance(row(300), row(200), 0, distinct=False).to_elsewhere == 0
    assert Balance(row(200), row(300), 0, distinct=False).from_elsewhere == 0


def test_areas_that_share_the_extremes_are_all_named(demo_atlas: Atlas) -> None:
    ratios = ratios_of(V2025, demo_atlas)
    codes = [each.works.area for each in balances(V2025, demo_atlas.table)]
    pairs = zip(codes, (200, 200, 100, 100, 150), strict=True)
    every = [Balance(row(100, code), row(works, code), 0) for code, works in pairs]
    said = balance.sentence(every, ratios)
    names = [ratios.names[code].where for code in codes]
    assert f"werken {names[0]} en {names[1]} in verhouding de meeste" in said
    assert f"De minste werken {names[2]} en {names[3]}: 100" in said


def test_remarks_say_who_lives_nowhere_on_the_map(demo_atlas: Atlas) -> None:
    every, words = balances(V2025, demo_atlas.table), demo_atlas.geography.words
    said = [each.text for each in balance.remarks(V2025, demo_atlas.table, every, words)]
    assert any("(86 mensen)" in text and "buiten West-Vlaanderen" in text for text in said)
    assert any("nog geen registraties door" in text for text in said)
    towns = replace(V2025, level="gemeente")
    dark = balance.remarks(towns, demo_atlas.table, balances(towns, demo_atlas.table), words)
    hidden = sum(e.ratio.status == HIDDEN for e in balances(towns, demo_atlas.table))
    assert dark[0].text.startswith(f"{hidden} getallen zijn verborgen")
    few = replace(towns, sectors=("VAPH",), years=(2019, 2019))
    noted = balance.remarks(few, demo_atlas.table, balances(few, demo_atlas.table), words)
    assert not any("mensen)" in each.text for each in noted)


def test_sentences_of_what_cannot_be_told(demo_atlas: Atlas) -> None:
    ratios = ratios_of(V2025, demo_atlas)
    every = balances(V2025, demo_atlas.table)
    dark = [replace(each, lives=each.lives._replace(status=HIDDEN)) for each in every]
    assert balance.sentence(dark, ratios).startswith("Voor 2025 kunnen we van geen enkel gebied")
    assert balance.told(every, dark[:1], ratios).startswith("Van wat u koos, kunnen we niet")
    alike = [Balance(each.works, each.works, 0) for each in every]
    assert "in alle 5 gebieden die we kunnen tonen" in balance.sentence(alike, ratios)
    less = Balance(row(300, "REFREG07"), row(200, "REFREG07"), None)
    assert "Minstens 100 van wie er woont, werkt dus elders." in balance.sentence([less], ratios)


def test_classes_are_the_same_for_every_choice(demo_atlas: Atlas) -> None:
    for view in (V2025, replace(V2025, level="gemeente", sectors=("GGZ",))):
        assert balance.scale(ratios_of(view, demo_atlas)).edges == balance.EDGES
    assert set(STATUSES) >= {r.status for r in ratios_of(V2025, demo_atlas).rows}
