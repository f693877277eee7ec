"""Charts that Word draws itself: with the numbers of the table, and nothing that is hidden."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from arbeidszorg.files import letters, native, slides, word
from arbeidszorg.view.rows import OK
from helpers.decks import KINDS, SECRETS, parts
from helpers.leaving import figure, figure_file
from helpers.letters import in_office
from helpers.office import png

DRAWN = ("bars", "long bars", "split", "groups", "multiples", "lines", "line")


def books(content: bytes) -> list[list[tuple[object, ...]]]:
    """The rows of each workbook in a file, without their heads."""
    return [
        list(openpyxl.load_workbook(io.BytesIO(part)).worksheets[0].iter_rows(values_only=True))[1:]
        for name, part in parts(content).items()
        if name.endswith(".xlsx")
    ]


@pytest.mark.parametrize("kind", DRAWN)
def test_what_word_can_draw_is_a_chart(kind: str) -> None:
    content = figure_file(kind, "docx")
    inside = parts(content)
    wanted = native.charts(figure(kind).picture)
    rows = [row for book in books(content) for row in book]
    assert [row[0] for row in rows] == [name for chart in wanted for name in chart.categories]
    text = inside["word/document.xml"].decode()
    charts = [name for name in inside if name.startswith("word/charts/chart")]
    assert len(re.findall("<c:chart ", text)) == len(charts) >= len(wanted)
    assert not [name for name in inside if name.endswith(".png")]
    names = re.findall(r'<wp:docPr id="\d+" name="([^"]*)" descr="([^"]+)"', text)
    assert len(names) == len(charts) and all(name for name, _ in names)
    series = [re.findall("<c:tx>.*?<c:v>(.*?)</c:v>", inside[name].decode()) for name in charts]
    assert all(found and all(found) for found in series)


@pytest.mark.parametrize("kind", ["bars", "long bars", "split", "groups", "multiples"])
def test_a_workbook_holds_the_numbers_of_the_table(kind: str) -> None:
    rows = [row[1:] for book in books(figure_file(kind, "docx")) for row in book]
    numbers = sorted(cell for row in rows for cell in row if isinstance(cell, int | float))
    assert numbers == sorted(row.value for row in figure(kind).table.last if row.status == OK)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(DRAWN)))
def test_what_word_cannot_draw_is_none(kind: str) -> None:
    assert not [name for name in parts(figure_file(kind, "docx")) if "/charts/" in name]


@pytest.mark.parametrize("kind", ["bars", "multiples", "groups", "lines"])
def test_not_a_byte_depends_on_what_is_hidden(kind: str) -> None:
    files = [word.figure(SECRETS[kind](few), lambda _: png(), slides.apart) for few in (1, 4)]
    drawn = [
        {name: part for name, part in parts(file).items() if re.search("charts/|embed", name)}
        for file in files
    ]
    assert drawn[0] and drawn[0] == drawn[1]


@pytest.mark.parametrize("size", ["gewoon", "presentatie"])
@pytest.mark.parametrize("kind", DRAWN)
def test_the_letters_of_a_chart_can_be_read(kind: str, size: str) -> None:
    sizes = in_office(figure_file(kind, "docx", size))
    assert sizes and min(sizes.values()) >= letters.LEAST
