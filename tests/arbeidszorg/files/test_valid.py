"""Every Office file against the schemas of its kind, which office programs hold it against too."""

from __future__ import annotations

import io
import zipfile

import pytest

from arbeidszorg.subjects.theory import files as theory
from helpers.leaving import faults, figure_file, written

OFFICE = ("docx", "pptx", "xlsx")


@pytest.mark.parametrize("ending", OFFICE)
def test_every_office_file_is_valid(ending: str) -> None:
    said = {name: faults(content, ending) for name, content in written(ending)}
    assert len(said) > 15
    assert {name: lines for name, lines in said.items() if lines} == {}


def test_the_slide_of_the_theory_is_valid() -> None:
    assert faults(theory.FORMATS["pptx"]("https://atlas.example"), "pptx") == []


@pytest.mark.parametrize(
    ("ending", "part", "right", "wrong"),
    [
        ("docx", "word/styles.xml", b"<w:tblBorders>", b'<w:tblBorders><w:insideV w:val="nil"/>'),
        ("pptx", "ppt/slides/slide1.xml", b"<p:cSld>", b"<p:cSld><p:vreemd/>"),
        ("xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetDate/><sheetData>"),
    ],
)
def test_a_fault_is_seen(ending: str, part: str, right: bytes, wrong: bytes) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(figure_file("bars", ending))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(right, wrong, 1) if name == part else content)
    assert faults(out.getvalue(), ending)
