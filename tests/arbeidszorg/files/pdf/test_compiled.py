"""Reports as PDF: what they say, that they can be heard, and that no words can break them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import pdf
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.builders import remarks as noted
from helpers.drawn import REGIOS, TOWNS, area_bars, fixed, regios, towns
from helpers.pdf import links, opened, pages, tree, words

LINK = "https://atlas.example/kaart?niveau=regio"
NASTY = (
    "#pagebreak() $x^2$ *vet* _schuin_ @ref <label> `raw` \\ \"a\" 'b' // c /* d */ [e] {f} "
    "😀 שלום \u202eom\u202c \x00\x07\ud800 <b>&amp; ~ -- =1+1 " + "lang" * 75
)


def draw(figure: Figure) -> str:
    one = figure.about
    return fixed(figure.picture, figure.key, 642, one.title, one.described)


def made(table: Table, picture: Picture | None = None, **words: Any) -> Figure:
    said = about(table, PLACES, link=LINK, **words)
    return Figure("proef", table, picture or Picture(150, words="Geen beeld."), said, "proef")


def report(*sections: Section, **other: Any) -> Document:
    given = {"title": "Rapport", "subtitle": "Voor de proef", "name": "rapport", "demo": False}
    return Document(**(given | {"sections": sections} | other))


def demo(*values: float | str) -> Table:
    view = View((2021, 2021), level="regio")
    return answer(view, dict(zip(REGIOS, values, strict=True)), 100, demo=True)


def kinds(data: bytes) -> list[str]:
    return [str(one["/S"]) for one in tree(data)]


@pytest.fixture(scope="module")
def whole() -> tuple[Document, bytes]:
    """A report with figures, a listing and two sections."""
    listing = Listing(
        "Wie nog",
        ("Initiatief", "Aantal"),
        (("De Proef", "12"),),
        frozenset({1}),
        "Op 31 december.",
    )
    map_of = demo(1771, 20, "verborgen", "nvt", "niet_geregistreerd")
    document = report(
        Section("Eerste deel", ("Vooraf een zin.",), (listing,), (made(map_of, title="De kaart"),)),
        Section("Tweede deel", (), (), (made(regios(5.5, 8.1, unit="aandeel")),), apart=True),
        demo=True,
        link="https://atlas.example/rapport",
        lead=("Dit leest u eerst.",),
    )
    return document, pdf.document(document, draw)


def test_it_can_be_heard(whole: tuple[Document, bytes]):
    _, data = whole
    root = opened(data).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-BE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {"/H1", "/TOC", "/TOCI", "/Link", "/Figure", "/Caption", "/L"} <= set(kinds(data))


def test_it_says_whose_it_is_and_of_when(whole: tuple[Document, bytes]):
    found = opened(whole[1]).metadata
    assert found is not None
    assert found.title == "Rapport" and found.subject == "Voor de proef"
    assert found.author == "Arbeidszorgatlas West-Vlaanderen"
    assert found.creation_date is not None
    assert found.creation_date.date() == whole[0].figures[0].table.reference_date


def test_its_parts_can_be_found(whole: tuple[Document, bytes]):
    reader = opened(whole[1])
    assert [one["/Title"] for one in reader.outline] == ["Eerste deel", "Tweede deel", "Bronnen"]
    first, *_, last = pages(whole[1])
    assert "Inhoud" in first and "Tweede deel" in first
    assert f"1 / {len(reader.pages)}" in first
    assert f"Rapport {len(reader.pages)} / {len(reader.pages)}" in last
    (second,) = [n for n, text in enumerate(pages(whole[1])) if "Figuur 2." in text]
    assert pages(whole[1])[second].startswith("DEMONSTRATIE: verzonnen gegevens Tweede deel")


def test_every_page_says_that_the_data_are_invented(whole: tuple[Document, bytes]):
    assert all("DEMONSTRATIE: verzonnen gegevens" in page for page in pages(whole[1]))
    plain = pdf.document(report(Section("Deel")), draw)
    assert "DEMONSTRATIE" not in words(plain)


def test_it_holds_all_that_is_said_of_a_figure(whole: tuple[Document, bytes]):
    document, data = whole
    text = words(data)
    for number, figure in enumerate(document.figures, 1):
        one = figure.about
        assert f"Figuur {number}. {one.title}" in text
        assert f"Cijfers bij figuur {number}. {one.title}" in text
        for said in (one.subtitle, one.sentence, one.unit, one.denominator, *one.foot()):
            assert " ".join(said.split()) in text
    for said in (
        "Dit leest u eerst.",
        "Vooraf een zin.",
        "Wie nog",
        "De Proef 12",
        "Op 31 december.",
        document.link,
        *document.sources,
    ):
        assert said in text


def test_it_holds_the_numbers_of_the_table(whole: tuple[Document, bytes]):
    text = words(whole[1])
    names = [row.area_name for row in whole[0].figures[0].table.rows]
    for name, number in zip(
        names, ("1.771", "20", "verborgen", "n.v.t.", "niet doorgegeven"), strict=True
    ):
        assert f"{name} {number}" in text
    assert "Totaal (elke persoon één keer geteld) 100" in text
    assert "8,1 %" in text
    assert "verborgen: verborgen om de privacy van kleine groepen te beschermen." in text


def test_its_figures_are_described_and_its_tables_have_heads(whole: tuple[Document, bytes]):
    document, data = whole
    alts = [one["/Alt"] for one in tree(data) if one["/S"] == "/Figure"]
    assert alts == [figure.about.described for figure in document.figures]
    heads = [one for one in tree(data) if one["/S"] == "/TH"]
    assert len(heads) == 3 * 2
    assert all(one["/A"][0]["/Scope"] == "/Column" for one in heads)
    assert kinds(data).count("/Table") == 3


def test_addresses_can_be_followed(whole: tuple[Document, bytes]):
    assert set(links(whole[1])) == {LINK, "https://atlas.example/rapport"}


def test_only_its_own_fonts_are_used_and_they_are_inside(whole: tuple[Document, bytes]):
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in opened(whole[1]).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "AtlasSans" in font["/FontName"] and "/FontFile2" in font


def test_the_words_of_a_drawing_are_text():
    table = regios(1771, 20, 30, 40, 50)
    data = pdf.figure(made(table, area_bars(table)), draw)
    before, _ = words(data).split("Filters:")
    assert "1.771" in before and "Westhoek" in before


def test_what_is_hidden_is_nowhere():
    """Also when a number stands in a hidden row, which it never should."""
    table = regios(1771, 20, "verborgen", "verborgen", 50)
    rows = [row._replace(value=4321.0) if row.status == "verborgen" else row for row in table.rows]
    kept = made(table)
    told = replace(kept, table=replace(table, rows=tuple(rows)))
    for way in (pdf.figure, lambda one, _: pdf.document(report(Section("", (), (), (one,))), draw)):
        data = way(told, draw)
        assert data == way(kept, draw)
        assert words(data).count("verborgen") >= 2 and "4321" not in words(data)
        assert "4.321" not in words(data)


def test_one_figure_is_a_file():
    figure = made(demo(10, 20, 30, 40, 50), title="De kaart")
    data = pdf.figure(figure, draw)
    (page,) = pages(data)
    assert page.startswith("De kaart ")
    assert "Figuur" not in page and "Inhoud" not in page
    assert page.count(figure.about.subtitle) == 1
    assert "DEMONSTRATIE" in page and "1 / 1" in page
    assert opened(data).metadata.title == "De kaart"  # type: ignore[union-attr]
    assert kinds(data).count("/Figure") == kinds(data).count("/Table") == 1


def test_a_long_table_says_its_heads_on_every_page():
    years = range(2017, 2026)
    values = {(year, area): 1000 + n for year in years for n, area in enumerate(TOWNS)}
    table = answer(View((2017, 2025), level="gemeente"), values, 99)
    data = pdf.figure(made(table), draw)
    text = pages(data)
    head = "Gebied 2017 2018 2019 2020 2021 2022 2023 2024 2025"
    assert len(text) > 1 and all(head in page for page in text)
    for row in table.rows:
        assert row.area_name in " ".join(text)
    widths = {float(page.mediabox.width) for page in opened(data).pages}
    assert max(widths) < 600  # no page on its side where it is not needed


def test_a_wide_table_lies_on_its_side_and_nothing_is_cut():
    table = regios()
    wide = Listing("Breed", tuple(f"Kolom {n}" for n in range(14)), (("niet doorgegeven",) * 14,))
    data = pdf.document(report(Section("Deel", (), (wide,), (made(table),))), draw)
    lying = [page for page in opened(data).pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) == 1
    assert lying[0].extract_text().count("doorgegeven") == 14


def test_few_rows_of_many_words_go_on_on_the_next_page():
    told = tuple((f"Rij {n}: " + "veel woorden " * 80,) for n in range(12))
    text = pages(pdf.document(report(Section("Deel", (), (Listing("", ("A",), told),))), draw))
    assert len(text) >= 2 and "Rij 0" in text[0] and "Rij 11" in text[1]


def test_no_words_break_it():
    table = towns([3.0, "verborgen"])
    figure = made(
        table, Picture(150, words=NASTY), title=NASTY, subtitle=NASTY, remarks=noted(NASTY)
    )
    figure = replace(figure, about=replace(figure.about, link=f"javascript:{NASTY}"))
    listing = Listing(NASTY, (NASTY, "Aantal"), ((NASTY, "1"), (NASTY, "2")), note=NASTY)
    document = report(
        Section(NASTY, (NASTY,), (listing,), (figure,)),
        title=NASTY,
        subtitle=NASTY,
        lead=(NASTY,),
        link=f"https://atlas.example/{NASTY}",
    )
    data = pdf.document(document, draw)
    text = words(data)
    plain = "#pagebreak() $x^2$ *vet* _schuin_ @ref <label> `raw` \\ \"a\" 'b' // c /* d */ [e] {f}"
    assert text.count(plain) > 8
    assert "😀" not in text and "\u202e" not in text
    assert not [link for link in links(data) if not link.startswith("https://")]


def test_a_word_without_end_stays_on_the_page():
    data = pdf.document(report(Section("x" * 300, ("y" * 300,)), title="z" * 300), draw)
    text = words(data)
    for letter in "xyz":
        assert letter * 300 in text.replace(" ", "")


def test_nothing_at_all():
    data = pdf.document(report(title="", subtitle=""), draw)
    (page,) = pages(data)
    assert "Dit rapport is leeg: er zijn geen onderdelen gekozen." in page
    assert "Bronnen" not in page and "Inhoud" not in page
    assert pages(pdf.figure(made(answer(View((2021, 2021)), {})), draw))


def test_the_same_twice_is_the_same_file_also_at_once():
    documents = [
        report(Section(f"Deel {n}", (), (), (made(regios(n, 20, 30, 40, 50)),))) for n in (6, 7)
    ]
    alone = [pdf.document(one, draw) for one in documents]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda one: pdf.document(one, draw), documents * 3)) == alone * 3
    assert alone[0] != alone[1]


def test_a_sentence_that_was_said_is_not_said_again():
    figure = made(regios(10, 20, 30, 40, 50))
    said = figure.about.sentence
    data = pdf.document(report(Section("Deel", (f"Eerst dit. {said}",), (), (figure,))), draw)
    assert words(data).count(said) == 1


def test_a_tall_picture_stays_with_its_caption():
    tall = Picture(3000, words="Hoog")
    table = regios(10, 20, 30, 40, 50)
    data = pdf.document(report(Section("Deel", (), (), (made(table, tall),))), draw)
    (at,) = [n for n, text in enumerate(pages(data)) if "Figuur 1." in text]
    assert "Hoog" in pages(data)[at] and "Filters:" in pages(data)[at]
    assert "Deel" in pages(data)[at]
    assert len(REGIOS) == len(table.rows)
