"""How text is written in bytes: read, or refused with the true reason and the row."""

from __future__ import annotations

import pytest

from arbeidszorg.registrations.intake.encoding import LONGEST_LINE, encoding_of
from arbeidszorg.registrations.intake.faults import Fault, IntakeError

TEXT = "naam;plaats\nx;y\nCafé één;Coördinatie\n"


def refused(data: bytes) -> Fault:
    with pytest.raises(IntakeError) as caught:
        encoding_of(data, "a.csv")
    return caught.value.faults[0]


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        (TEXT, "utf-8", "utf-8-sig"),
        (TEXT, "utf-8-sig", "utf-8-sig"),
        ("naam;x\n", "ascii", "utf-8-sig"),
        (TEXT, "cp1252", "cp1252"),
        ("Regio’s – “één” €5\n", "cp1252", "cp1252"),
        ("Regio’s\n", "cp1252", "cp1252"),
        ("CAFÉ” en één STRAß»\n", "cp1252", "cp1252"),
    ],
)
def test_what_is_read(text: str, written: str, expected: str) -> None:
    assert encoding_of(text.encode(written), "a.csv") == expected


def test_a_stray_byte_does_not_change_how_the_rest_is_read() -> None:
    for data in (TEXT.encode() + b"Caf\xe9\n", b"Caf\xe9 \xe9\xe9n\n" + TEXT.encode()):
        assert encoding_of(data, "a.csv") == "utf-8-sig"


@pytest.mark.parametrize(
    ("encoding", "words"), [("cp850", "MS-DOS (cp850)"), ("mac_roman", "Macintosh (Mac Roman)")]
)
def test_old_encodings(encoding: str, words: str) -> None:
    for text in (TEXT, "a\nb\nzee\xebgel caf\xe9\n", "a\nb\nCoördinatie\n", "a\nb\nZeeëgel\n"):
        fault = refused(text.encode(encoding))
        assert fault.row == 3
        assert fault.rule == "Het bestand is bewaard met de tekens van een ander systeem"
        assert words in fault.mend


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        *(
            (TEXT.encode(name), "Het bestand is bewaard als Unicode-tekst (UTF-16)")
            for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ),
        (b"PK\x03\x04x", "De naam eindigt op .csv, maar het is een Excel-bestand"),
        (b"\xd0\xcf\x11\xe0x", "Dit is een Excel-bestand van een oude soort (.xls)"),
        *(
            (start, "De naam eindigt op .csv, maar het is geen CSV-bestand")
            for start in (
                b"%PDF-1.7",
                b"<html>",
                b"\xef\xbb\xbf \n<?xml",
                b"\x1f\x8b\x08",
                b'[\n {"naam": 1}]',
            )
        ),
        (b"a\n" + b"x" * (2 * LONGEST_LINE), "Een regel is veel te lang"),
    ],
)
def test_what_is_no_text(data: bytes, rule: str) -> None:
    assert refused(data).rule == rule
