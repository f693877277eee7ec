"""Each rule about what was in force before."""

from __future__ import annotations

from arbeidszorg.registrations.registry import Registry
from helpers.files import Row
from helpers.handing import found, frozen, in_force, of_stays, stay

ENDED = {"einddatum": "2024-06-30", "reden_stopzetting": "gezondheid"}


def version(*rows: Row) -> Registry:
    return in_force(*map(frozen, rows))


def many(size: int, **changes: str) -> list[Row]:
    return [
        stay(n, geboortejaar=str(1950 + n), geslacht="v", woonplaats_nis="31005", **changes)
        for n in range(1, size + 1)
    ]


def rules(rows: list[Row], before: list[Row], **told: object) -> list[str]:
    report = of_stays(*rows, earlier=version(*before), **told)
    assert not report.blocks
    return [each.rule for each in report.findings]


def test_the_same_again_says_nothing() -> None:
    assert rules(many(12), many(12)) == []


def test_gone_without_an_end() -> None:
    before = [stay(1), stay(2), stay(3, **ENDED)]
    report = of_stays(stay(1), earlier=version(*before))
    assert found(report) == [
        ("gone_running", None, "registratie_id"),
        ("gone_ended", None, "registratie_id"),
    ]
    running, ended = report.findings
    assert (running.value, ended.value) == ("R2", "R3") and "01/02/2020" in running.mend


def test_rows_that_add_leave_all_others() -> None:
    before = [stay(1), stay(2), stay(3, **ENDED)]
    report = of_stays(stay(1), earlier=version(*before), adds=True)
    assert found(report) == [], "what is not named stays in force"
    assert report.frames is not None
    assert sorted(report.frames.stays["registratie_id"]) == ["R1", "R2", "R3"]
    whole = of_stays(stay(1), earlier=version(*before))
    assert whole.frames is not None and whole.frames.stays["registratie_id"].tolist() == ["R1"]


def test_other_pseudonyms_for_all_and_for_one() -> None:
    all_other = [row | {"medewerker_id": f"X{n}"} for n, row in enumerate(many(6))]
    assert rules(all_other, many(6)) == ["persons_changed"]
    one = many(6)
    one[2] |= {"medewerker_id": "X9"}
    assert found(of_stays(*one, earlier=version(*many(6)))) == [
        ("person_changed", 4, "medewerker_id")
    ]


def test_other_codes_of_stays_are_no_stays_that_are_gone() -> None:
    other = [row | {"registratie_id": f"X{n}"} for n, row in enumerate(many(6))]
    assert rules(other, many(6)) == ["stay_codes_changed"]
    both = [row | {"medewerker_id": f"Y{n}"} for n, row in enumerate(other)]
    assert rules(both, many(6)) == ["stay_codes_changed", "persons_changed"] or set(
        rules(both, many(6))
    ) == {"stay_codes_changed", "persons_changed"}


def test_a_rung_and_a_start_that_changed() -> None:
    before = [stay(1, trede_voor="1", **ENDED), stay(2)]
    now = [stay(1, trede_voor="4", **ENDED), stay(2, startdatum="2020-02-02")]
    report = of_stays(*now, earlier=version(*before))
    assert found(report) == [("rung_changed", 2, "trede_voor"), ("start_changed", 3, "startdatum")]
    assert "trede 1" in report.findings[0].mend and "01/02/2020" in report.findings[1].mend
    near = [stay(1, trede_voor="3", **ENDED), stay(2)]
    assert rules(near, before) == []


def test_far_more_and_far_fewer_than_the_year_before() -> None:
    more = many(6) + [stay(n, startdatum="2025-02-01") for n in range(20, 30)]
    assert rules(more, many(6)) == ["far_more"]
    fewer = many(4) + [stay(n, **ENDED) for n in range(20, 30)]
    assert rules(fewer, fewer) == ["far_fewer"]
    few = [stay(1), stay(2, startdatum="2025-02-01"), stay(3, startdatum="2025-02-01")]
    assert rules(few, few) == []


def test_a_year_that_is_over_is_rewritten() -> None:
    now = many(12) + [stay(n, **ENDED) for n in range(20, 26)]
    report = of_stays(*now, earlier=version(*many(12)))
    told = report.findings.of(rule="year_rewritten")
    assert len(told) == 5  # 2020 to 2024
    assert "WVL-1 had in 2020 12 medewerkers, en nu 18" in told[0].mend


def test_nothing_is_said_of_what_is_gone_while_rows_are_wrong() -> None:
    rows = [stay(1), stay(2, startdatum="31/02/2020")]
    report = of_stays(*rows, earlier=version(stay(1), stay(2), stay(3)))
    assert found(report) == [("no_such_day", 3, "startdatum")]
