"""Each rule about stays: what meets it, what hardly does not, and that order does not matter."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.handing import stays
from arbeidszorg.handing.scene import Scene
from arbeidszorg.registrations.intake import remarks
from arbeidszorg.registrations.intake.folder import empty
from helpers.files import VALID, Row
from helpers.handing import TODAY, checked, found, handed, in_force, of_stays, stay

ENDED = {"einddatum": "2021-01-01", "reden_stopzetting": "gezondheid"}
SAME = {"medewerker_id": "P1"}


@pytest.mark.parametrize(
    ("rule", "column", "row", "rows"),
    [
        ("same_stay", "registratie_id", 3, [stay(1, **ENDED), stay(2, **SAME, **ENDED)]),
        ("overlap", "startdatum", 3, [stay(1), stay(2, **SAME, startdatum="2020-03-01")]),
        ("overlap", "startdatum", 2, [stay(2, **SAME, startdatum="2020-03-01"), stay(1)]),
        (
            "birth_years",
            "geboortejaar",
            3,
            [
                stay(1, **ENDED, geboortejaar="1980"),
                stay(2, **SAME, startdatum="2022-01-01", geboortejaar="1981"),
            ],
        ),
        (
            "genders",
            "geslacht",
            3,
            [
                stay(1, **ENDED, geslacht="v"),
                stay(2, **SAME, startdatum="2022-01-01", geslacht="m"),
            ],
        ),
        ("end_without_reason", "reden_stopzetting", 2, [stay(1, einddatum="2021-01-01")]),
        ("reason_without_end", "einddatum", 2, [stay(1, reden_stopzetting="gezondheid")]),
        ("before_initiative", "startdatum", 2, [stay(1, startdatum="2014-12-31")]),
        ("young", "geboortejaar", 2, [stay(1, geboortejaar="2006")]),
        ("old", "geboortejaar", 2, [stay(1, geboortejaar="1939")]),
        ("future_end", "einddatum", 2, [stay(1, **ENDED | {"einddatum": "2026-03-02"})]),
        ("few_hours", "uren_per_week", 2, [stay(1, uren_per_week="0,5")]),
        ("allowance", "vergoeding_per_uur", 2, [stay(1, vergoeding_per_uur="8,01")]),
        (
            "many_hours",
            "uren_per_week",
            3,
            [
                stay(1, uren_per_week="30"),
                stay(2, **SAME, startdatum="2020-03-01", uren_per_week="11"),
            ],
        ),
        (
            "rung_jumps",
            "trede_voor",
            3,
            [
                stay(1, **ENDED, trede_na="6"),
                stay(2, **SAME, startdatum="2022-01-01", trede_voor="3"),
            ],
        ),
    ],
)
def test_a_rule_that_is_met(rule: str, column: str, row: int, rows: list[Row]) -> None:
    report = of_stays(*rows)
    assert not report.blocks and report.frames is not None
    assert (rule, row, column) in found(report)


@pytest.mark.parametrize(
    "rows",
    [
        [stay(1, **ENDED), stay(2, **SAME, startdatum="2021-01-01")],
        [stay(1, **ENDED), stay(2, **ENDED)],
        [stay(1, geboortejaar="2005"), stay(2, geboortejaar="1940")],
        [stay(1, startdatum="2015-01-01"), stay(2, uren_per_week="40")],
        [stay(1, vergoeding_per_uur="8"), stay(2, uren_per_week="1")],
        [
            stay(1, **ENDED, trede_na="5"),
            stay(2, **SAME, startdatum="2022-01-01", trede_voor="3"),
        ],
        [stay(1, **ENDED | {"einddatum": "2026-03-01"})],
    ],
)
def test_what_hardly_meets_none(rows: list[Row]) -> None:
    assert found(of_stays(*rows, earlier=None, initiatives=None)) == []


def test_an_initiative_that_ended() -> None:
    one = VALID["initiatieven"] | {"einddatum": "2022-06-30"}
    report = checked(
        handed("initiatieven", one),
        handed(
            "registraties",
            stay(1),
            stay(2, startdatum="2022-07-01", **ENDED | {"einddatum": "2022-08-01"}),
            stay(3, **ENDED | {"einddatum": "2022-06-30"}),
        ),
        earlier=None,
    )
    assert found(report, "uitleg") == [
        ("beyond_initiative", 2, "einddatum"),
        ("after_initiative", 3, "startdatum"),
    ]


def test_a_finding_names_the_row_that_it_is_about() -> None:
    report = of_stays(stay(5), stay(1), stay(2, **SAME, startdatum="2020-03-01"))
    (one,) = report.findings.of(rule="overlap")
    assert (one.row, one.value) == (4, "2020-03-01")
    assert "rij 3" in one.mend and one.why


DAY = date(2020, 1, 1)
SPANS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 1), st.integers(0, 9), st.none() | st.integers(0, 9)
    ),
    max_size=9,
)


def frame(spans: list[tuple[int, int, int, int | None]]) -> pd.DataFrame:
    """Stays of few persons at two initiatives, in few days."""
    rows = [
        {
            "registratie_id": f"R{n}",
            "medewerker_id": f"P{who}",
            "initiatief_id": f"I{where}",
            "startdatum": pd.Timestamp(DAY + timedelta(days=start)),
            "einddatum": pd.NaT
            if more is None
            else pd.Timestamp(DAY + timedelta(days=start + more)),
        }
        for n, (who, where, start, more) in enumerate(spans)
    ]
    names = list(empty("registraties"))
    whole = pd.DataFrame(rows, columns=names)
    for name in ("medewerker_id", "initiatief_id"):
        whole[name] = whole[name].astype("category")
    for name in ("startdatum", "einddatum"):
        whole[name] = whole[name].astype("datetime64[s]")
    return whole


def scene(whole: pd.DataFrame) -> Scene:
    return Scene(TODAY, empty("initiatieven"), whole, empty("kosten_opbrengsten"))


@given(SPANS)
def test_overlaps_are_those_that_the_intake_counts(
    spans: list[tuple[int, int, int, int | None]],
) -> None:
    whole = frame(spans).drop_duplicates(
        ["medewerker_id", "initiatief_id", "startdatum", "einddatum"], ignore_index=True
    )
    hits = [p for hit in stays.overlap(scene(whole)) for p in hit.positions]
    counted = remarks.counted(whole, in_force().initiatives, TODAY)["overlap"] if len(whole) else 0
    assert len(set(hits)) == len(hits) == counted


@given(SPANS)
def test_an_overlap_names_a_stay_that_runs_then(
    spans: list[tuple[int, int, int, int | None]],
) -> None:
    whole = frame(spans)
    for hit in stays.overlap(scene(whole)):
        assert not isinstance(hit.words, dict)
        for position, words in zip(hit.positions, hit.words, strict=True):  # type: ignore[call-overload]
            own, other = whole.loc[int(position)], whole.loc[words["at"]]
            assert own["medewerker_id"] == other["medewerker_id"]
            assert own["initiatief_id"] == other["initiatief_id"]
            assert other["startdatum"] <= own["startdatum"]
            assert pd.isna(other["einddatum"]) or other["einddatum"] > own["startdatum"]


@given(SPANS)
def test_the_same_stay_is_found_once_for_each_that_comes_again(
    spans: list[tuple[int, int, int, int | None]],
) -> None:
    whole = frame(spans)
    hits = [p for hit in stays.same_stay(scene(whole)) for p in hit.positions]
    names = ["medewerker_id", "initiatief_id", "startdatum", "einddatum"]
    assert hits == whole.index[whole.duplicated(names)].tolist()
