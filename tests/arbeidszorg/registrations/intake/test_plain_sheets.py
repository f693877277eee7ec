"""A plain sheet is seen as the scanner hears it; whatever is not plain is left to that."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidszorg.registrations.intake import plain_sheets, scanning

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="x"><sheetData>'
END = b"</sheetData></worksheet>"
CELLS = (
    '<c r="{0}"/>',
    '<c r="{0}" s="3"/>',
    '<c r="{0}"><v>1</v></c>',
    '<c r="{0}" s="1" t="s"><v>4</v></c>',
    '<c r="{0}" t="inlineStr"><is><t>a &lt; b</t></is></c>',
    '<c r="{0}" s="2"></c>',
    '<c r="{0}" t="str"><v></v></c>',
)
PLACES = st.tuples(st.sampled_from(["A", "Z", "AA", "XFD"]), st.integers(1, 1_048_576))


def sheet(*rows: str) -> bytes:
    return HEAD + "".join(rows).encode() + END


def heard(data: bytes) -> scanning.Scan:
    """What the scanner hears, when the sheet is told to be not plain: by a remark in it."""
    return scanning.scan(io.BytesIO(data.replace(END, b"<!-- -->" + END)))


@given(st.lists(st.tuples(st.sampled_from(CELLS), PLACES), max_size=8))
def test_what_is_plain_is_seen_as_it_is_heard(cells: list[tuple[str, tuple[str, int]]]) -> None:
    rows = [f'<row r="{at}">{cell.format(f"{name}{at}")}</row>' for cell, (name, at) in cells]
    data = sheet(*rows)
    assert plain_sheets.seen(data) is not None
    assert scanning.scan(io.BytesIO(data)) == heard(data)


@pytest.mark.parametrize(
    "odd",
    [
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
        "<row r=\"1\"><c r='A1' t='e'><v>#N/A</v></c></row>",
        '<row r="1"><c t="e" r="A1"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t = "e"><v>#N/A</v></c></row>',
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
        '<mergeCell ref="A1:A2"/>',
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        "<row><c><v>1</v></c></row>",
        "<![CDATA[<c]]>",
        '<autoFilter><filterColumn colId="0"/></autoFilter>',
    ],
)
def test_what_must_be_heard_is_not_plain(odd: str) -> None:
    assert plain_sheets.seen(sheet(odd)) is None
    assert plain_sheets.seen(sheet(odd).replace(b"UTF-8", b"UTF-16")) is None


@pytest.mark.parametrize(
    "data", [sheet('<row r="1">'), sheet()[:-5], sheet('<c r="ZZZ9"><v>1</v></c>')]
)
def test_what_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, scanning.expat.ExpatError)):
        scanning.scan(io.BytesIO(data))


def test_more_elements_than_are_read() -> None:
    with pytest.raises(scanning.TooLargeError):
        scanning.scan(io.BytesIO(sheet('<row r="1"/>' * 20)), 15)
