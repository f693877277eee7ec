"""Codes of a block are looked at together as each is alone."""

from __future__ import annotations

import zlib

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.registrations.intake import cleaning, codes
from arbeidszorg.registrations.intake.codes import CODES
from arbeidszorg.registrations.intake.reading import TextColumn

TEXTS = st.lists(
    st.sampled_from(
        [
            *("P1", "p1", "P-001", " P1", "P 1", "Ｐ2", "", "An Maes", "85073003328", "Totaal"),
            *("P1\u200b", "='P3'", "'P4", "É1", "x" * 50, "AB-1234567-12345"),
            "00000000-0000-4000-8000-00000000000a",
            "0a000000-0000-4000-8000-000000000000",
        ]
    ),
    max_size=9,
)


def looked(name: str, texts: list[str]) -> codes.Looked:
    return codes.looked(name, name, codes.of_column(pl.Series(texts, dtype=pl.String)))


@given(st.sampled_from(CODES), TEXTS)
def test_each_is_what_it_is_alone(name: str, texts: list[str]) -> None:
    kept = cleaning.cleaned(texts)
    alone = [codes.look(name, text) for text in kept]
    every = looked(name, texts)
    assert every.text.to_list() == kept
    assert every.code.to_list() == [each.code for each in alone]
    assert every.nearly.to_list() == [each.nearly for each in alone]
    plain = next((t for t, each in zip(kept, alone, strict=True) if each.plain), "")
    told = [plain if each.plain else t for t, each in zip(kept, alone, strict=True)]
    assert [every.column.text(row) for row in range(len(texts))] == told
    assert every.column.texts == list(dict.fromkeys(told))


@given(st.sampled_from(CODES), TEXTS)
def test_read_by_record_they_are_the_same(name: str, texts: list[str]) -> None:
    kept = cleaning.cleaned(texts)
    distinct = list(dict.fromkeys(kept))
    numbers = np.array([distinct.index(text) for text in kept], np.int32)
    column = TextColumn(name, numbers, distinct)
    one, other = codes.looked(name, name, codes.of_records(column)), looked(name, texts)
    for mine, own in zip(one[:3], other[:3], strict=True):
        assert mine.to_list() == own.to_list()
    assert one.column.texts == other.column.texts
    assert one.column.numbers.tolist() == other.column.numbers.tolist()


def test_half_a_sign_stays_in_what_is_told() -> None:
    column = TextColumn("r", np.array([0, 1], np.int32), ["R1", "R\udc80"])
    every = codes.looked(CODES[0], "r", codes.of_records(column))
    assert every.column.texts == ["R1", "R\udc80"]
    assert every.code.to_list() == ["R1", None]


@given(st.lists(st.text("aé0\x00", max_size=codes.WIDE + 4), max_size=5))
def test_checksums_are_those_of_every_machine(texts: list[str]) -> None:
    sums = codes.checksums(pl.Series(texts, dtype=pl.String))
    assert sums.tolist() == [zlib.crc32(text.encode()) for text in texts]


@pytest.mark.parametrize("more", ["R1", "R10", "AB-1234567-12345"])
def test_other_codes_have_other_keys_and_what_is_none_has_nought(more: str) -> None:
    one, none, same, other = codes.keys(pl.Series([more, None, more, more + "0"]))
    assert none == 0 != one == same != other
