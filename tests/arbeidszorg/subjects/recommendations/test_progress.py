"""Where West-Vlaanderen stands: what is counted, and that nobody can be worked out from it."""

from __future__ import annotations

from typing import Any

from arbeidszorg.registrations.model import NOT_RECORDED
from arbeidszorg.settings import Settings
from arbeidszorg.subjects.recommendations import progress
from arbeidszorg.subjects.recommendations.policy import RECOMMENDATIONS
from arbeidszorg.subjects.recommendations.progress import Progress
from arbeidszorg.subjects.recommendations.progress_words import fields_sentence, sentence, written
from helpers.builders import registry, weakened_atlas

YEARS = (2019, 2021)


def here(initiatives: Any = ({},), stays: Any = (), costs: Any = (), **settings: Any) -> Any:
    return weakened_atlas(registry(initiatives, stays, costs, years=YEARS), Settings(**settings))


def shares(indicator: Progress) -> list[tuple[int | None, int | None, str]]:
    return [(point.part, point.whole, point.status) for point in indicator.points]


def test_every_recommendation_has_its_indicators() -> None:
    assert tuple(progress.COUNTED) == RECOMMENDATIONS
    assert set(progress.SHARES) <= set(RECOMMENDATIONS)


def test_initiatives_that_handed_in_registrations() -> None:
    initiatives = ({}, {"startdatum": "2020-06-01"})
    stays = ({"startdatum": "2019-02-01", "einddatum": "2020-03-01"},)
    indicator = progress.handed_in(here(initiatives, stays))
    assert shares(indicator) == [(1, 1, "ok"), (1, 2, "ok"), (0, 2, "ok")]
    assert [point.value for point in indicator.points] == [100, 50, 0]


def test_no_initiative_at_all_is_no_share() -> None:
    indicator = progress.handed_in(here(({"startdatum": "2021-01-01"},)))
    assert shares(indicator) == [(0, 0, "nvt"), (0, 0, "nvt"), (0, 1, "ok")]
    assert sentence(indicator).endswith("0 van de 1 initiatieven.")


def test_costs_need_a_cost_and_a_revenue() -> None:
    costs = (
        {"jaar": 2019, "personeelskosten": 1, "omzet": 2},
        {"jaar": 2020, "personeelskosten": 1},
        {"jaar": 2021, "infrastructuurkosten": 0, "subsidies": 0},
    )
    assert [p[:2] for p in shares(progress.costs_handed_in(here(costs=costs)))] == [
        (1, 1),
        (0, 1),
        (1, 1),
    ]


def test_without_any_costs_nothing_is_known() -> None:
    indicator = progress.costs_handed_in(here())
    assert {point.status for point in indicator.points} == {"niet_geregistreerd"}
    assert sentence(indicator) == (
        "Voor 2021 is dit cijfer er niet: geen registraties (de initiatieven gaven niets door)."
    )


def test_towns_without_supply_by_name() -> None:
    atlas = here(({"nis": "31005"}, {"nis": "36008", "startdatum": "2021-05-01"}))
    indicator = progress.without_supply(atlas)
    assert [(point.value, point.whole) for point in indicator.points] == [
        (61, 62),
        (61, 62),
        (60, 62),
    ]
    empty = progress.empty_towns(atlas, 2021)
    assert "31005" not in empty and len(empty) == 60
    names = [atlas.geography.areas[code].name for code in empty]
    assert names == sorted(names)
    assert 80 < progress.residents_without(atlas, 2021) < 100


def test_organisations_with_more_than_one_form() -> None:
    atlas = here(
        (
            {"organisatie": "A", "vorm": "ama-welzijn"},
            {"organisatie": "A", "vorm": "zorgboerderij", "startdatum": "2020-01-01"},
            {"organisatie": "B", "vorm": "ama-welzijn"},
            {"organisatie": "B", "vorm": "ama-welzijn"},
            {"vorm": "andere"},
            {"organisatie": "C"},
        )
    )
    assert shares(progress.several_forms(atlas)) == [(0, 2, "ok"), (1, 2, "ok"), (1, 2, "ok")]


def test_initiatives_with_more_than_one_activity() -> None:
    atlas = here(({"activiteiten": "keuken|mailing"}, {}))
    assert shares(progress.several_activities(atlas))[0] == (1, 2, "ok")


def leavers(number: int, **rungs: int | None) -> list[dict[str, Any]]:
    return [{"einddatum": "2021-05-01", **rungs} for _ in range(number)]


def test_who_left_with_both_rungs_is_the_sum_of_flows_that_are_shown() -> None:
    stays = [
        *leavers(40, trede_voor=2, trede_na=3),
        *leavers(3, trede_voor=3, trede_na=4),
        *leavers(10, trede_voor=2),
    ]
    progressed = progress.ladder_recorded(here(stays=stays))
    last = progressed.last
    assert (last.part, last.whole, last.value) == (40, 53, 75), "the 3 are hidden; rounded down"
    assert written(last, progressed) == "75\u00a0%"
    assert "Van de 53 medewerkers" in sentence(progressed)
    assert "steeg" not in sentence(progressed) and "daalde" not in sentence(progressed)
    assert "minstens 75\u00a0%" in sentence(progressed)


def test_whoever_is_hidden_the_share_with_both_rungs_is_the_same() -> None:
    """It says no more than the flows do: three who are hidden may have both rungs or not."""
    stays = [*leavers(40, trede_voor=2, trede_na=3), *leavers(20)]
    recorded = [*stays, *leavers(3, trede_voor=3, trede_na=4)]
    unrecorded = [*stays, *leavers(3, trede_voor=3)]
    assert progress.ladder_recorded(here(stays=recorded)) == progress.ladder_recorded(
        here(stays=unrecorded)
    )


def test_a_small_group_that_left_is_hidden_and_said_so() -> None:
    indicator = progress.ladder_recorded(here(stays=leavers(4, trede_voor=2, trede_na=3)))
    assert indicator.last.status == "verborgen" and "privacy" in sentence(indicator)
    silent = progress.ladder_recorded(here(stays=leavers(40)))
    assert silent.last.status == "niet_geregistreerd"


def test_empty_questions_come_from_the_protected_table() -> None:
    stays = [{"geslacht": "v"} for _ in range(20)] + [{} for _ in range(3)]
    fields = progress.empty_fields(here(stays=stays))
    by_code = {field.code: field.rows[-1] for field in fields}
    assert by_code["geslacht"].status == "verborgen", "three persons"
    assert by_code["doorverwijzer"].value == 100
    assert all(row.codes["geslacht"] == NOT_RECORDED for row in fields[0].rows)
    text = fields_sentence(fields, 2021)
    assert text.startswith("Van wat we kunnen tonen") and "minst" not in text


def test_nothing_shown_says_so() -> None:
    atlas = here(stays=[{} for _ in range(3)])
    assert fields_sentence(progress.empty_fields(atlas), 2021) == (
        "Voor 2021 kunnen deze cijfers niet getoond worden."
    )


def test_a_sentence_says_where_it_comes_from() -> None:
    initiatives = ({}, {"startdatum": "2020-06-01"})
    stays = ({"startdatum": "2019-02-01"}, {"startdatum": "2019-02-01", "initiatief_id": "I2"})
    steady = progress.handed_in(here(initiatives, stays))
    assert sentence(steady).endswith("Dat aandeel is even groot als in 2019: toen 1 van de 1.")
    fell = progress.handed_in(here(initiatives, stays[:1]))
    assert sentence(fell) == (
        "Registraties doorgegeven voor 2021: 1 van de 2 initiatieven. "
        "Dat aandeel is kleiner dan in 2019: toen 1 van de 1."
    )
