"""Word files: the figure with its words, the table as it is read, contents, and nothing hidden."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from arbeidszorg.content.document import Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.grid import grid
from arbeidszorg.figures.kinds import lines
from arbeidszorg.files import word
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.drawn import REGIOS, TOWNS
from helpers.office import (
    KINDS,
    LINK,
    MARK,
    document,
    empty,
    evil,
    example,
    figure,
    holds,
    parts,
    png,
    with_secret,
)


def draw(_: Figure) -> bytes:
    return png()


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def written(letter: Any) -> list[str]:
    """The text of every paragraph outside tables, with its fields and links."""
    texts = []
    for paragraph in letter.element.body.iterchildren(qn("w:p")):
        texts.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return [text for text in texts if text]


def tables(letter: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in letter.tables]


def drawings(document: Any) -> list[Any]:
    """What each picture that stands in a line says of itself: its number and description."""
    properties = list(document.element.body.iter(qn("wp:docPr")))
    assert len(properties) == len(document.inline_shapes)
    return properties


def fields(letter: Any) -> list[str]:
    body = letter.element.body
    simple = [field.get(qn("w:instr")).strip() for field in body.iter(qn("w:fldSimple"))]
    return [(field.text or "").strip() for field in body.iter(qn("w:instrText"))] + simple


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_and_all_that_goes_with_it(kind: str) -> None:
    example_figure = example(kind)
    letter = opened(word.figure(example_figure, draw))
    texts = written(letter)
    about = example_figure.about
    assert texts[:3] == [about.title, MARK, about.subtitle]
    assert f"Figuur 1. {about.title}" in texts
    *foot, end = about.foot()
    assert {about.sentence, " · ".join(foot), end} <= set(texts)
    assert r"SEQ Figuur \* ARABIC" in fields(letter)
    assert len(letter.inline_shapes) == (0 if kind == "" else 1)
    assert all(drawn.get("descr") == about.described for drawn in drawings(letter))
    header = letter.sections[0].header.paragraphs[0].text
    assert MARK in header
    targets = [rel.target_ref for rel in letter.part.rels.values() if rel.is_external]
    assert targets == [LINK]


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_is_the_one_that_people_read(kind: str) -> None:
    example_figure = example(kind)
    (table,) = tables(opened(word.figure(example_figure, draw)))
    expected_grid = grid(example_figure.table)
    if len(expected_grid.head) + 1 != len(table[0]):
        expected_grid = expected_grid.turned()
    assert table[0] == [expected_grid.corner, *expected_grid.head]
    body = [
        [name, *(text for text, _ in row)]
        for name, row in zip(expected_grid.names, expected_grid.cells, strict=True)
    ]
    total = (
        [[expected_grid.total_name, *(text for text, _ in expected_grid.total)]]
        if expected_grid.total
        else []
    )
    assert table[1:] == body + total


def test_tables_are_made_for_paper_and_for_ears() -> None:
    letter = opened(word.figure(example("tiles"), draw))
    (table,) = letter.tables
    rows = list(letter.element.body.iter(qn("w:tr")))
    assert len(rows) == len(table.rows)
    assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert table.style.name == "Atlastabel"
    (caption,) = letter.element.body.iter(qn("w:tblCaption"))
    assert "Cijfers bij figuur 1" in caption.get(qn("w:val"))
    number, state = table.rows[2].cells[1], table.rows[3].cells[1]
    assert number.paragraphs[0].style.name == "Tabelgetal"
    assert (state.text, state.paragraphs[0].runs[0].style.name) == ("verborgen", "Zonder getal")


def test_a_page_is_a4_in_dutch() -> None:
    letter = opened(word.figure(example("bars"), draw))
    page = letter.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    properties = letter.core_properties
    assert (properties.author, properties.language) == ("Arbeidszorgatlas West-Vlaanderen", "nl-BE")
    assert properties.created.date() == example("bars").table.reference_date
    (language,) = letter.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-BE"
    footer = page.footer.part.element
    codes = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_large_print() -> None:
    sizes = [
        opened(word.figure(example("bars"), draw, large=large)).styles["Normal"].font.size.pt
        for large in (False, True)
    ]
    assert sizes[0] < 12 and sizes[1] >= 16


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_is_nowhere(kind: str) -> None:
    plain = example(kind)
    secret_figure = with_secret(plain)
    for content in (word.figure(secret_figure, draw), word.document(document(secret_figure), draw)):
        assert holds(content, "7654321") == [] == holds(content, "7.654.321")
    assert word.figure(secret_figure, draw) == word.figure(plain, draw)


def test_own_data_carry_no_mark() -> None:
    assert holds(word.figure(example("bars", demo=False), draw), "DEMONSTRATIE") == []


def test_a_table_that_is_too_wide_is_turned_or_cut() -> None:
    years = range(2005, 2026)
    view = View((2005, 2025), level="gemeente")
    values = {(year, town): 1_000_000 for year in years for town in TOWNS}
    table = answer(view, values, dict.fromkeys(years, 1))
    table_parts = tables(opened(word.figure(figure(table, lines.trend(table)), draw)))
    assert len(table_parts) > 1
    assert all(len(part) == len(TOWNS) + 1 and len(part[0]) < 15 for part in table_parts)
    assert [head for part in table_parts for head in part[0][1:]] == [str(year) for year in years]


@pytest.mark.parametrize("odd_figure", [evil(), empty()], ids=["evil", "empty"])
def test_odd_figures_open(odd_figure: Figure) -> None:
    for content in (
        word.figure(odd_figure, draw),
        word.document(document(odd_figure, title=odd_figure.about.title), draw),
    ):
        letter = opened(content)
        assert written(letter)
        for name, part in parts(content).items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(part)


def test_a_wide_and_a_high_picture_fit_on_the_page() -> None:
    for wide, high in ((3000, 200), (400, 4000)):
        letter = opened(word.figure(example("bars"), lambda _, w=wide, h=high: png(w, h)))
        (shape,) = letter.inline_shapes
        assert shape.width.cm <= 17.5 and shape.height.cm <= 20
        assert shape.width / shape.height == pytest.approx(wide / high, rel=0.01)


# --- documents ---------------------------------------------------------------------------------


def test_a_document_has_parts_in_order() -> None:
    figures = [example("bars"), example("lines"), example("cells")]
    letter = opened(word.document(document(*figures), draw))
    heads = [
        (paragraph.style.name, paragraph.text)
        for paragraph in letter.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert heads == [
        ("Heading 1", "Inleiding"),
        ("Heading 1", "Cijfers"),
        *(("Heading 2", example_figure.about.title) for example_figure in figures),
        ("Heading 1", "Lijst"),
        ("Heading 1", "Bronnen"),
    ]
    texts = written(letter)
    assert texts[:4] == [MARK, "Een verslag", "Over arbeidszorg", "Vooraf."]
    for number, example_figure in enumerate(figures, 1):
        assert f"Figuur {number}. {example_figure.about.title}" in texts
    assert tables(letter)[-1] == [["Naam", "Plaatsen"], ["De Proef", "12"], ["=A1", "n.v.t."]]
    sources = texts[len(texts) - 1 - texts[::-1].index("Bronnen") :]
    assert sources[1:-1] == list(document(*figures).sources)
    assert "https://atlas.example/verslag" in sources[-1]


def test_contents_lead_to_headings() -> None:
    letter = opened(word.document(document(example("bars"), example("tiles")), draw))
    assert r'TOC \o "1-2" \h \z \u' in fields(letter)
    places = {
        bookmark.get(qn("w:name")) for bookmark in letter.element.body.iter(qn("w:bookmarkStart"))
    }
    entries = [
        link for link in letter.element.body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))
    ]
    assert {entry.get(qn("w:anchor")) for entry in entries} == places
    assert len(places) == len(entries) == 6
    texts = [[text.text for text in entry.iter(qn("w:t"))] for entry in entries]
    assert [text[0] for text in texts][::5] == ["Inleiding", "Bronnen"]
    pages = [int(text[-1]) for text in texts]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] > 3
    codes = [code for code in fields(letter) if code.startswith("PAGEREF")]
    assert codes == [f"PAGEREF {entry.get(qn('w:anchor'))} \\h" for entry in entries]


def test_every_bookmark_and_picture_has_its_own_number() -> None:
    example_figure = example("bars")
    copies = [replace(example_figure, key=f"proef{number}") for number in range(3)]
    letter = opened(word.document(document(example_figure, *copies), draw))
    ids = [mark.get(qn("w:id")) for mark in letter.element.body.iter(qn("w:bookmarkStart"))]
    shapes = [drawn.get("id") for drawn in drawings(letter)]
    assert len(set(ids)) == len(ids) and len(set(shapes)) == len(shapes) == 4


def test_an_empty_report_says_so() -> None:
    letter = opened(word.document(document(sections=()), draw))
    assert any("nog leeg" in text for text in written(letter))
    assert not any("TOC" in code for code in fields(letter))


def test_the_same_document_is_the_same_file() -> None:
    report = document(example("bars"), example("lines"))
    first = word.document(report, draw)
    assert first == word.document(report, draw)
    assert all(
        name.startswith(("word/", "docProps/core", "docProps/app", "_rels/", "[Content"))
        for name in parts(first)
    )


def test_many_figures() -> None:
    example_figure = example("groups")
    many = document(sections=(Section("Veel", figures=(example_figure,) * 60),))
    letter = opened(word.document(many, draw))
    assert len(letter.inline_shapes) == 60
    assert f"Figuur 60. {example_figure.about.title}" in written(letter)
    assert len(REGIOS) == len(tables(opened(word.document(document(example_figure), draw)))[0]) - 1
