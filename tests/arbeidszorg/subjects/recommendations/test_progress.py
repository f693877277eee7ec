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


def shares(of: Progress) -> list[tuple[int | None, int | None, str]]:
    return [(one.part, one.whole, one.status) for one in of.points]


def test_every_recommendation_has_its_indicators() -> None:
    assert tuple(progress.COUNTED) == RECOMMENDATIONS
    assert set(progress.SHARES) <= set(RECOMMENDATIONS)


def test_initiatives_that_handed_in_registrations() -> None:
    two = ({}, {"startdatum": "2020-06-01"})
    stays = ({"startdatum": "2019-02-01", "einddatum": "2020-03-01"},)
    found = progress.handed_in(here(two, stays))
    assert shares(found) == [(1, 1, "ok"), (1, 2, "ok"), (0, 2, "ok")]
    assert [one.value for one in found.points] == [100, 50, 0]


def test_no_initiative_at_all_is_no_share() -> None:
    found = progress.handed_in(here(({"startdatum": "2021-01-01"},)))
    assert shares(found) == [(0, 0, "nvt"), (0, 0, "nvt"), (0, 1, "ok")]
    assert sentence(found).endswith("(0,0\u00a0%).")


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
    found = progress.costs_handed_in(here())
    assert {one.status for one in found.points} == {"niet_geregistreerd"}
    assert sentence(found) == (
        "Voor 2021 is dit cijfer er niet: niet doorgegeven door de initiatieven."
    )


def test_towns_without_supply_by_name() -> None:
    made = here(({"nis": "31005"}, {"nis": "36008", "startdatum": "2021-05-01"}))
    found = progress.without_supply(made)
    assert [(one.value, one.whole) for one in found.points] == [(61, 62), (61, 62), (60, 62)]
    empty = progress.empty_towns(made, 2021)
    assert "31005" not in empty and len(empty) == 60
    names = [made.geography.areas[code].name for code in empty]
    assert names == sorted(names)
    assert 80 < progress.residents_without(made, 2021) < 100


def test_organisations_with_more_than_one_form() -> None:
    made = here(
        (
            {"organisatie": "A", "vorm": "ama-welzijn"},
            {"organisatie": "A", "vorm": "zorgboerderij", "startdatum": "2020-01-01"},
            {"organisatie": "B", "vorm": "ama-welzijn"},
            {"organisatie": "B", "vorm": "ama-welzijn"},
            {"vorm": "andere"},
            {"organisatie": "C"},
        )
    )
    assert shares(progress.several_forms(made)) == [(0, 2, "ok"), (1, 2, "ok"), (1, 2, "ok")]


def test_initiatives_with_more_than_one_activity() -> None:
    made = here(({"activiteiten": "keuken|mailing"}, {}))
    assert shares(progress.several_activities(made))[0] == (1, 2, "ok")


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
    many = [*leavers(40, trede_voor=2, trede_na=3), *leavers(20)]
    both = [*many, *leavers(3, trede_voor=3, trede_na=4)]
    none = [*many, *leavers(3, trede_voor=3)]
    assert progress.ladder_recorded(here(stays=both)) == progress.ladder_recorded(here(stays=none))


def test_a_small_group_that_left_is_hidden_and_said_so() -> None:
    few = progress.ladder_recorded(here(stays=leavers(4, trede_voor=2, trede_na=3)))
    assert few.last.status == "verborgen" and "privacy" in sentence(few)
    silent = progress.ladder_recorded(here(stays=leavers(40)))
    assert silent.last.status == "niet_geregistreerd"


def test_empty_questions_come_from_the_protected_table() -> None:
    stays = [{"geslacht": "v"} for _ in range(20)] + [{} for _ in range(3)]
    found = progress.empty_fields(here(stays=stays))
    by_code = {one.code: one.rows[-1] for one in found}
    assert by_code["geslacht"].status == "verborgen", "three persons"
    assert by_code["doorverwijzer"].value == 100
    assert all(row.codes["geslacht"] == NOT_RECORDED for row in found[0].rows)
    said = fields_sentence(found, 2021)
    assert said.startswith("Van wat getoond kan worden") and "minst" not in said


def test_nothing_shown_says_so() -> None:
    made = here(stays=[{} for _ in range(3)])
    assert fields_sentence(progress.empty_fields(made), 2021) == (
        "Voor 2021 kunnen deze cijfers niet getoond worden."
    )


def test_a_sentence_says_where_it_comes_from() -> None:
    two = ({}, {"startdatum": "2020-06-01"})
    stays = ({"startdatum": "2019-02-01"}, {"startdatum": "2019-02-01", "initiatief_id": "I2"})
    same = progress.handed_in(here(two, stays))
    assert sentence(same).endswith("In 2019 was dat ook 100,0\u00a0%.")
    fell = progress.handed_in(here(two, stays[:1]))
    assert sentence(fell) == (
        "Registraties doorgegeven voor 2021: 1 van de 2 initiatieven (50,0\u00a0%). "
        "In 2019 was dat 100,0\u00a0%: het cijfer daalde."
    )
