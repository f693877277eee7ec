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


def written(of: Any) -> list[str]:
    """The text of every paragraph outside tables, with its fields and links."""
    found = []
    for one in of.element.body.iterchildren(qn("w:p")):
        found.append("".join(text.text or "" for text in one.iter(qn("w:t"))))
    return [text for text in found if text]


def tables(of: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in of.tables]


def drawings(document: Any) -> list[Any]:
    """What each picture that stands in a line says of itself: its number and description."""
    found = list(document.element.body.iter(qn("wp:docPr")))
    assert len(found) == len(document.inline_shapes)
    return found


def fields(of: Any) -> list[str]:
    body = of.element.body
    simple = [one.get(qn("w:instr")).strip() for one in body.iter(qn("w:fldSimple"))]
    return [(one.text or "").strip() for one in body.iter(qn("w:instrText"))] + simple


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_and_all_that_goes_with_it(kind: str) -> None:
    of = example(kind)
    made = opened(word.figure(of, draw))
    said = written(made)
    about = of.about
    assert said[:3] == [about.title, MARK, about.subtitle]
    assert f"Figuur 1. {about.title}" in said
    *foot, end = about.foot()
    assert {about.sentence, " · ".join(foot), end} <= set(said)
    assert r"SEQ Figuur \* ARABIC" in fields(made)
    assert len(made.inline_shapes) == (0 if kind == "" else 1)
    assert all(drawn.get("descr") == about.described for drawn in drawings(made))
    header = made.sections[0].header.paragraphs[0].text
    assert MARK in header
    targets = [rel.target_ref for rel in made.part.rels.values() if rel.is_external]
    assert targets == [LINK]


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_is_the_one_that_people_read(kind: str) -> None:
    of = example(kind)
    (found,) = tables(opened(word.figure(of, draw)))
    made = grid(of.table)
    if len(made.head) + 1 != len(found[0]):
        made = made.turned()
    assert found[0] == [made.corner, *made.head]
    body = [
        [name, *(text for text, _ in row)] for name, row in zip(made.names, made.cells, strict=True)
    ]
    total = [[made.total_name, *(text for text, _ in made.total)]] if made.total else []
    assert found[1:] == body + total


def test_tables_are_made_for_paper_and_for_ears() -> None:
    made = opened(word.figure(example("tiles"), draw))
    (table,) = made.tables
    rows = list(made.element.body.iter(qn("w:tr")))
    assert len(rows) == len(table.rows)
    assert rows[0].find(f".//{qn('w:tblHeader')}") is not None
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert table.style.name == "Atlastabel"
    (caption,) = made.element.body.iter(qn("w:tblCaption"))
    assert "Cijfers bij figuur 1" in caption.get(qn("w:val"))
    number, state = table.rows[2].cells[1], table.rows[3].cells[1]
    assert number.paragraphs[0].style.name == "Tabelgetal"
    assert (state.text, state.paragraphs[0].runs[0].style.name) == ("verborgen", "Zonder getal")


def test_a_page_is_a4_in_dutch() -> None:
    made = opened(word.figure(example("bars"), draw))
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    told = made.core_properties
    assert (told.author, told.language) == ("Arbeidszorgatlas West-Vlaanderen", "nl-BE")
    assert told.created.date() == example("bars").table.reference_date
    (language,) = made.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-BE"
    footer = page.footer.part.element
    codes = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_large_print() -> None:
    sizes = [
        opened(word.figure(example("bars"), draw, large)).styles["Normal"].font.size.pt
        for large in (False, True)
    ]
    assert sizes[0] < 12 and sizes[1] >= 16


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_number_is_nowhere(kind: str) -> None:
    plain = example(kind)
    of = with_secret(plain)
    for content in (word.figure(of, draw), word.document(document(of), draw)):
        assert holds(content, "7654321") == [] == holds(content, "7.654.321")
    assert word.figure(of, draw) == word.figure(plain, draw)


def test_own_data_carry_no_mark() -> None:
    assert holds(word.figure(example("bars", demo=False), draw), "DEMONSTRATIE") == []


def test_a_table_that_is_too_wide_is_turned_or_cut() -> None:
    years = range(2005, 2026)
    view = View((2005, 2025), level="gemeente")
    values = {(year, town): 1_000_000 for year in years for town in TOWNS}
    table = answer(view, values, dict.fromkeys(years, 1))
    found = tables(opened(word.figure(figure(table, lines.trend(table)), draw)))
    assert len(found) > 1
    assert all(len(one) == len(TOWNS) + 1 and len(one[0]) < 15 for one in found)
    assert [head for one in found for head in one[0][1:]] == [str(year) for year in years]


@pytest.mark.parametrize("of", [evil(), empty()], ids=["evil", "empty"])
def test_odd_figures_open(of: Figure) -> None:
    for content in (word.figure(of, draw), word.document(document(of, title=of.about.title), draw)):
        made = opened(content)
        assert written(made)
        for name, part in parts(content).items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(part)


def test_a_wide_and_a_high_picture_fit_on_the_page() -> None:
    for wide, high in ((3000, 200), (400, 4000)):
        made = opened(word.figure(example("bars"), lambda _, w=wide, h=high: png(w, h)))
        (shape,) = made.inline_shapes
        assert shape.width.cm <= 17.5 and shape.height.cm <= 17
        assert shape.width / shape.height == pytest.approx(wide / high, rel=0.01)


# --- documents ---------------------------------------------------------------------------------


def test_a_document_has_parts_in_order() -> None:
    figures = [example("bars"), example("lines"), example("cells")]
    made = opened(word.document(document(*figures), draw))
    heads = [
        (one.style.name, one.text)
        for one in made.paragraphs
        if one.style.name.startswith("Heading")
    ]
    assert heads == [
        ("Heading 1", "Inleiding"),
        ("Heading 1", "Cijfers"),
        *(("Heading 2", of.about.title) for of in figures),
        ("Heading 1", "Lijst"),
        ("Heading 1", "Bronnen"),
    ]
    said = written(made)
    assert said[:4] == [MARK, "Een verslag", "Over arbeidszorg", "Vooraf."]
    for number, of in enumerate(figures, 1):
        assert f"Figuur {number}. {of.about.title}" in said
    assert tables(made)[-1] == [["Naam", "Plaatsen"], ["De Proef", "12"], ["=A1", "n.v.t."]]
    sources = said[len(said) - 1 - said[::-1].index("Bronnen") :]
    assert sources[1:-1] == list(document(*figures).sources)
    assert "https://atlas.example/verslag" in sources[-1]


def test_contents_lead_to_headings() -> None:
    made = opened(word.document(document(example("bars"), example("tiles")), draw))
    assert r'TOC \o "1-2" \h \z \u' in fields(made)
    places = {one.get(qn("w:name")) for one in made.element.body.iter(qn("w:bookmarkStart"))}
    entries = [one for one in made.element.body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]
    assert {one.get(qn("w:anchor")) for one in entries} == places
    assert len(places) == len(entries) == 6
    texts = [[text.text for text in one.iter(qn("w:t"))] for one in entries]
    assert [text[0] for text in texts][::5] == ["Inleiding", "Bronnen"]
    pages = [int(text[-1]) for text in texts]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] > 3
    codes = [one for one in fields(made) if one.startswith("PAGEREF")]
    assert codes == [f"PAGEREF {one.get(qn('w:anchor'))} \\h" for one in entries]


def test_every_bookmark_and_picture_has_its_own_number() -> None:
    one = example("bars")
    others = [replace(one, key=f"proef{number}") for number in range(3)]
    made = opened(word.document(document(one, *others), draw))
    ids = [mark.get(qn("w:id")) for mark in made.element.body.iter(qn("w:bookmarkStart"))]
    shapes = [drawn.get("id") for drawn in drawings(made)]
    assert len(set(ids)) == len(ids) and len(set(shapes)) == len(shapes) == 4


def test_an_empty_report_says_so() -> None:
    made = opened(word.document(document(sections=()), draw))
    assert any("nog leeg" in text for text in written(made))
    assert not any("TOC" in code for code in fields(made))


def test_the_same_document_is_the_same_file() -> None:
    of = document(example("bars"), example("lines"))
    first = word.document(of, draw)
    assert first == word.document(of, draw)
    assert all(
        name.startswith(("word/", "docProps/core", "docProps/app", "_rels/", "[Content"))
        for name in parts(first)
    )


def test_many_figures() -> None:
    one = example("groups")
    many = document(sections=(Section("Veel", figures=(one,) * 60),))
    made = opened(word.document(many, draw))
    assert len(made.inline_shapes) == 60
    assert f"Figuur 60. {one.about.title}" in written(made)
    assert len(REGIOS) == len(tables(opened(word.document(document(one), draw)))[0]) - 1
