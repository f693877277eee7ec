"""What is seen in the XML of a worksheet before it is read."""

from __future__ import annotations

import io

import pytest

from arbeidszorg.registrations import model
from arbeidszorg.registrations.intake import scanning, workbook
from arbeidszorg.registrations.intake.scanning import FORMULA, Scan, TooLargeError, scan

START = (
    b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<x:sheetData>"
)


def seen(rows: bytes, most: int = 1000) -> Scan:
    return scan(io.BytesIO(START + rows + b"</x:sheetData></x:worksheet>"), most)


def test_cells_with_and_without_addresses() -> None:
    found = seen(
        b'<x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c><x:c r="ZZ3" s="1"/></x:row>'
        b"<x:row><x:c/><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
    )
    assert (found.rows, found.columns, found.filled) == (4, 3, 3)


def test_errors_and_formulas() -> None:
    marks = seen(
        b'<x:row r="1">'
        b'<x:c r="A1" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>'
        b'<x:c r="B1"><x:f>A1</x:f></x:c>'
        b'<x:c r="C1"><x:f>A1</x:f><x:v></x:v></x:c>'
        b'<x:c r="D1"><x:f>A1</x:f><x:v>3</x:v></x:c>'
        b'<x:c r="E1" t="str"><x:f>A1</x:f><x:v></x:v></x:c>'
        b'<x:c r="F1"><x:v>3</x:v></x:c>'
        b"</x:row>"
    ).marks
    assert marks == {0: {0: "#DIV/0!", 1: FORMULA, 2: FORMULA}}


@pytest.mark.parametrize(
    "address", ["ZZZZZ9", "XFE1", "A1048577", "A0", "a1", "1", "", "A99999999"]
)
def test_addresses_that_no_sheet_has(address: str) -> None:
    cell = f'<x:c r="{address}"><x:v>1</x:v></x:c>'
    with pytest.raises(ValueError, match=f"^{address}$"):
        seen(f'<x:row r="1">{cell}</x:row>'.encode())


def test_it_stops_in_time() -> None:
    with pytest.raises(TooLargeError):
        seen(b"<x:row/>" * 2000)
    with pytest.raises(TooLargeError):
        scan(io.BytesIO(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))


def test_a_hundred_thousand_full_rows_fit_and_a_million_do_not() -> None:
    """A cell is two elements, a row one."""
    wide = len(model.REGISTRATIONS)
    assert 100_000 * (1 + 2 * wide) < scanning.MOST_ELEMENTS < 1_000_000 * (1 + 2 * wide)
    assert 100_000 * wide < workbook.WHOLE.area
