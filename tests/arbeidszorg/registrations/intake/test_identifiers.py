"""Codes of persons, stays and initiatives: what fits, and what never can."""

from __future__ import annotations

from pathlib import Path
from random import Random
from uuid import UUID

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.registrations.intake import identifiers, personal
from arbeidszorg.registrations.intake.values import Problem
from helpers.files import faults_of, folder_of, load, row

NO_CODE = "Dit is geen code zoals die voor een persoon of een registratie moet zijn"


@pytest.mark.parametrize(
    "code",
    ["P1", "p-1", "P-00001", "R31003-0", "AZ.2020_001", "3f2b8c1e-0c5d-4a77-9a52-1f0e6d7c8b9a"],
)
def test_codes_that_fit(code: str) -> None:
    assert identifiers.parse_code(code) == code


@pytest.mark.parametrize(
    "text",
    [
        *("Peeters", "Jan", "JP", "Jan1985", "jan.peeters", "J. Peeters", "peeters85", "Li"),
        *("30/07/1985", "1985-07-30", "19850730", "31258", "P19850730", "P30-07-1985"),
        *("0475123456", "+32 475 12 34 56", "050/12.34.56", "P0475123456"),
        *("BE68539007547034", "BE68 5390 0754 7034", "091-0122401-16"),
        *("85073003328", "85.07.30-033.28", "P85073003328", "8.5073e+10", "1,23457E+11"),
        *("12345", "12345,0", "", "P", "P-", "-1", "P 0001", "P1-2-3-4", "Ñ-1", "P1234567890"),
    ],
)
def test_what_says_who_somebody_is_cannot_fit(text: str) -> None:
    assert isinstance(identifiers.parse_code(text), Problem)


def test_a_number_that_chance_wrote_is_nobodys(tmp_path: Path) -> None:
    """Random codes hold digits that look like a phone or a number of the state; somebody who writes
    such a number as a UUID has hardly any letters in it."""
    chance = Random(2)
    codes = [str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(3_000)]
    suspect = [code for code in codes if personal.refused("registratie_id", code)]
    assert suspect
    rows = [row("registraties", registratie_id=code) for code in suspect[:3]]
    for number, fields in enumerate(rows):
        fields["medewerker_id"] = f"P-{number}"
    assert len(load(folder_of(tmp_path, registraties=rows)).registrations) == len(rows)
    assert not identifiers.is_random("04751234-5600-4000-a000-085073003328")


def test_another_spelling_is_the_same_person_and_is_said(tmp_path: Path) -> None:
    codes = ["P-1", "p-1", "P–1", "Ｐ-１", "P-\u200b1", "P-2", "P-02"]
    days = [f"2020-0{number}-01" for number in range(1, 8)]
    rows = [
        row(
            "registraties",
            registratie_id=f"R{n}",
            medewerker_id=code,
            startdatum=day,
            einddatum=day,
        )
        for n, (code, day) in enumerate(zip(codes, days, strict=True))
    ]
    registry = load(folder_of(tmp_path, registraties=rows))
    assert registry.registrations["medewerker_id"].tolist() == ["P-1"] * 5 + ["P-2", "P-02"]
    assert registry.notices == (
        "registraties.csv: 3 codes van personen verschillen alleen in hoofdletters, streepjes of "
        "onzichtbare tekens van een andere. Ze zijn gelezen als dezelfde persoon; kijk na of dat "
        "klopt.",
        "registraties.csv: 2 codes van personen lijken heel erg op elkaar, zoals P-1 en P-01. Ze "
        "zijn gelezen als verschillende personen; kijk na of dat klopt.",
    )


def test_rounded_codes_have_their_own_reason(tmp_path: Path) -> None:
    rows = [
        row("registraties", registratie_id=f"R{n}", medewerker_id="1,23457E+11") for n in range(3)
    ]
    faults = faults_of(folder_of(tmp_path, registraties=rows))
    assert [fault.row for fault in faults] == [2, 3, 4]
    assert {fault.rule for fault in faults} == {
        "Excel heeft dit getal afgerond; de laatste cijfers zijn verloren"
    }
    assert {fault.value for fault in faults} == {"•••"}


def test_codes_of_initiatives(tmp_path: Path) -> None:
    for code in ("AZ-01", "Café-1", "w31003", "MB.Kortrijk_2"):
        assert identifiers.parse_initiative(code) == code
    for text in ("Peeters", "2020-01-01", "0475123456", "De Loods 1", "x1" * 30, "-1a"):
        assert isinstance(identifiers.parse_initiative(text), Problem), text
    folder_of(
        tmp_path,
        initiatieven=[row("initiatieven", initiatief_id="Caf\u00e9–1")],
        registraties=[row("registraties", initiatief_id="CAFE\u0301-1")],
    )
    assert load(tmp_path).registrations["initiatief_id"].tolist() == ["Café-1"]


def test_a_letter_that_only_looks_like_one_of_ours_is_named() -> None:
    """Whoever reads P-1 in a message and sees P-1 in the file finds no fault."""
    for text, name in (("\u0420-1", "cyrillic capital letter er"), ("\u03a1-1", "greek")):
        why = identifiers.parse_code(text)
        assert isinstance(why, Problem) and why.rule == "odd_letter" and name in why.mend
    for text in ("Jos\u00e9", "\u0420\u0410-\u0411", "Jan 1"):
        why = identifiers.parse_code(text)
        assert isinstance(why, Problem) and why.rule == "bad_code"


@pytest.mark.parametrize(
    ("text", "sign"), [("P 1", "spatie"), ("“P1”", "“"), ("#P-1", "#"), ("P/1", "/"), ("*P1", "*")]
)
def test_a_sign_too_many_is_named(text: str, sign: str) -> None:
    why = identifiers.parse_code(text)
    assert isinstance(why, Problem) and why.rule == "odd_sign"
    assert f"Haal dit teken weg: {sign}." in why.mend


def test_a_spelling_that_is_no_code_is_the_fault_of_its_own_row(tmp_path: Path) -> None:
    rows = [
        row("registraties", registratie_id=f"R{n}", medewerker_id=code)
        for n, code in enumerate(("P\u00a01", "P1", "P\u200b1"))
    ]
    assert [fault.row for fault in faults_of(folder_of(tmp_path, registraties=rows))] == [2]


CODES = st.one_of(
    st.text("aBzÉ0129-_. ", max_size=11),
    st.from_regex(r"[A-Za-z]{1,3}[-_.]?[0-9]{1,8}", fullmatch=True),
    st.uuids(version=4).map(str),
    st.uuids(version=4).map(lambda code: str(code).upper().replace("1", "0")),
    st.just("00012233-4455-4677-8899-001122334455"),
)


@given(st.lists(CODES, max_size=6))
def test_many_codes_are_looked_at_as_one_is(texts: list[str]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    for text, common, known in zip(texts, *identifiers.nearly_all(column), strict=True):
        expected, short = identifiers.nearly(text)
        assert known == (short or identifiers.is_random(text))
        assert not known or common == expected
    assert identifiers.nearly_equal_of(column) == identifiers.nearly_equal(texts)
