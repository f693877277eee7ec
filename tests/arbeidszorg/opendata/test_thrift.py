"""Records in Thrift's compact protocol, byte by byte."""

from __future__ import annotations

import pytest

from arbeidszorg.opendata.thrift import I32, I64, Field, varint, written


@pytest.mark.parametrize(
    ("number", "content"),
    [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), (2**32, "8080808010")],
)
def test_a_number_takes_as_many_bytes_as_it_needs(number: int, content: str) -> None:
    assert varint(number).hex() == content


@pytest.mark.parametrize(
    ("record", "content"),
    [
        ({}, "00"),
        ({1: I32(1)}, "150200"),
        ({1: I32(-1), 2: I64(-64)}, "1501167f00"),
        ({4: "ab"}, "4802616200"),
        ({1: {}}, "1c0000"),
        ({2: [I32(0), I32(3)]}, "2925000600"),
        ({20: I32(0)}, "05280000"),
        ({1: ["a"] * 15}, "19f80f" + "0161" * 15 + "00"),
    ],
)
def test_a_record_is_its_fields(record: dict[int, Field], content: str) -> None:
    assert written(record).hex() == content
