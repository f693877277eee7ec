"""Reports as PDF: what they say, that they can be heard, and that no words can break them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from arbeidszorg.atlas.table import Table
from arbeidszorg.content.about import about
from arbeidszorg.content.document import Document, Listing, Section
from arbeidszorg.content.figure import Figure
from arbeidszorg.figures.picture import Picture
from arbeidszorg.files import image, pdf
from arbeidszorg.files.pdf import compiled
from arbeidszorg.subjects.theory import files as theory
from arbeidszorg.view.view import View
from helpers.builders import PLACES, answer
from helpers.builders import remarks as noted
from helpers.drawn import REGIOS, TOWNS, area_bars, fixed, regios, towns
from helpers.leaving import FIGURES, document_file, figure_file, talk_file
from helpers.office import example
from helpers.pdf import kept_wrong, links, opened, pages, tree, words

LINK = "https://atlas.example/kaart?niveau=regio"
NASTY = (
    "#pagebreak() $x^2$ *vet* _schuin_ @ref <label> `raw` \\ \"a\" 'b' // c /* d */ [e] {f} "
    "😀 שלום \u202eom\u202c \x00\x07\ud800 <b>&amp; ~ -- =1+1 " + "lang" * 75
)


def draw(figure: Figure) -> str:
    about_figure = figure.about
    return fixed(figure.picture, figure.key, 642, about_figure.title, about_figure.described)


def figure_of(table: Table, picture: Picture | None = None, **words: Any) -> Figure:
    about_figure = about(table, PLACES, link=LINK, **words)
    return Figure(
        "proef", table, picture or Picture(150, words="Geen beeld."), about_figure, "proef"
    )


def report(*sections: Section, **fields: Any) -> Document:
    defaults = {"title": "Rapport", "subtitle": "Voor de proef", "name": "rapport", "demo": False}
    return Document(**(defaults | {"sections": sections} | fields))


def demo(*values: float | str) -> Table:
    view = View((2021, 2021), level="regio")
    return answer(view, dict(zip(REGIOS, values, strict=True)), 100, demo=True)


def kinds(data: bytes) -> list[str]:
    return [str(element["/S"]) for element in tree(data)]


@pytest.fixture(scope="module")
def full_report() -> tuple[Document, bytes]:
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
        Section(
            "Eerste deel", ("Vooraf een zin.",), (listing,), (figure_of(map_of, title="De kaart"),)
        ),
        Section("Tweede deel", (), (), (figure_of(regios(5.5, 8.1, unit="aandeel")),), apart=True),
        demo=True,
        link="https://atlas.example/rapport",
        lead=("Dit leest u eerst.",),
    )
    return document, pdf.document(document, draw)


def test_it_can_be_heard(full_report: tuple[Document, bytes]):
    _, data = full_report
    root = opened(data).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-BE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {"/H1", "/TOC", "/TOCI", "/Link", "/Figure", "/Caption", "/L"} <= set(kinds(data))


def test_it_says_whose_it_is_and_of_when(full_report: tuple[Document, bytes]):
    metadata = opened(full_report[1]).metadata
    assert metadata is not None
    assert metadata.title == "Rapport" and metadata.subject == "Voor de proef"
    assert metadata.author == "Arbeidszorgatlas West-Vlaanderen"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == full_report[0].figures[0].table.reference_date


def test_its_parts_can_be_found(full_report: tuple[Document, bytes]):
    reader = opened(full_report[1])
    *parts, (sources,) = reader.outline
    titles = [bookmark["/Title"] for bookmark in (*parts, sources)]
    assert titles == ["Eerste deel", "Tweede deel", "Bronnen"]
    first, *_, last = pages(full_report[1])
    assert "Inhoud" in first and "Tweede deel" in first
    assert f"1 / {len(reader.pages)}" in first
    assert f"Rapport {len(reader.pages)} / {len(reader.pages)}" in last
    (second,) = [n for n, text in enumerate(pages(full_report[1])) if "Figuur 2." in text]
    assert pages(full_report[1])[second].startswith("DEMONSTRATIE: verzonnen gegevens Tweede deel")


def test_every_page_says_that_the_data_are_invented(full_report: tuple[Document, bytes]):
    assert all("DEMONSTRATIE: verzonnen gegevens" in page for page in pages(full_report[1]))
    plain = pdf.document(report(Section("Deel")), draw)
    assert "DEMONSTRATIE" not in words(plain)


def test_it_holds_all_that_is_said_of_a_figure(full_report: tuple[Document, bytes]):
    document, data = full_report
    text = words(data)
    for number, figure in enumerate(document.figures, 1):
        about_figure = figure.about
        assert f"Figuur {number}. {about_figure.title}" in text
        assert f"Cijfers bij figuur {number}. {about_figure.title}" in text
        for phrase in (
            about_figure.subtitle,
            about_figure.sentence,
            about_figure.unit,
            about_figure.denominator,
            *about_figure.foot(),
        ):
            assert " ".join(phrase.split()) in text
    for phrase in (
        "Dit leest u eerst.",
        "Vooraf een zin.",
        "Wie nog",
        "De Proef 12",
        "Op 31 december.",
        document.link,
        *document.sources,
    ):
        assert phrase in text


def test_it_holds_the_numbers_of_the_table(full_report: tuple[Document, bytes]):
    text = words(full_report[1])
    names = [row.area_name for row in full_report[0].figures[0].table.rows]
    for name, number in zip(
        names, ("1.771", "20", "verborgen", "n.v.t.", "geen registraties"), strict=True
    ):
        assert f"{name} {number}" in text
    assert "Totaal (elke persoon één keer geteld) 100" in text
    assert "8,1 %" in text
    assert "verborgen: verborgen om de privacy van kleine groepen te beschermen." in text


def test_its_figures_are_described_and_its_tables_have_heads(full_report: tuple[Document, bytes]):
    document, data = full_report
    alts = [element["/Alt"] for element in tree(data) if element["/S"] == "/Figure"]
    assert alts == [figure.about.described for figure in document.figures]
    heads = [element for element in tree(data) if element["/S"] == "/TH"]
    assert len(heads) == 3 * 2
    assert all(head["/A"][0]["/Scope"] == "/Column" for head in heads)
    assert kinds(data).count("/Table") == 3


def test_addresses_can_be_followed(full_report: tuple[Document, bytes]):
    assert set(links(full_report[1])) == {LINK, "https://atlas.example/rapport"}


def test_only_its_own_fonts_are_used_and_they_are_inside(full_report: tuple[Document, bytes]):
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in opened(full_report[1]).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "AtlasSans" in font["/FontName"] and "/FontFile2" in font


def test_the_words_of_a_drawing_are_text():
    table = regios(1771, 20, 30, 40, 50)
    data = pdf.figure(figure_of(table, area_bars(table)), draw)
    before, _ = words(data).split("Filters:")
    assert "1.771" in before and "Westhoek" in before


def test_what_is_hidden_is_nowhere():
    """Also when a number stands in a hidden row, which it never should."""
    table = regios(1771, 20, "verborgen", "verborgen", 50)
    rows = [row._replace(value=4321.0) if row.status == "verborgen" else row for row in table.rows]
    plain_figure = figure_of(table)
    secret_figure = replace(plain_figure, table=replace(table, rows=tuple(rows)))
    for way in (
        pdf.figure,
        lambda figure, _: pdf.document(report(Section("", (), (), (figure,))), draw),
    ):
        data = way(secret_figure, draw)
        assert data == way(plain_figure, draw)
        assert words(data).count("verborgen") >= 2 and "4321" not in words(data)
        assert "4.321" not in words(data)


def test_one_figure_is_a_file():
    figure = figure_of(demo(10, 20, 30, 40, 50), title="De kaart")
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
    data = pdf.figure(figure_of(table), draw)
    text = pages(data)
    head = "Gebied 2017 2018 2019 2020 2021 2022 2023 2024 2025"
    assert len(text) > 1 and all(head in page for page in text)
    for row in table.rows:
        assert row.area_name in " ".join(text)
    widths = {float(page.mediabox.width) for page in opened(data).pages}
    assert max(widths) < 600  # no page on its side where it is not needed


def test_a_wide_table_lies_on_its_side_and_nothing_is_cut():
    table = regios()
    wide = Listing("Breed", tuple(f"Kolom {n}" for n in range(14)), (("geen registraties",) * 14,))
    data = pdf.document(report(Section("Deel", (), (wide,), (figure_of(table),))), draw)
    lying = [page for page in opened(data).pages if page.mediabox.width > page.mediabox.height]
    assert len(lying) == 1
    assert lying[0].extract_text().count("registraties") == 14


def test_few_rows_of_many_words_go_on_on_the_next_page():
    rows = tuple((f"Rij {n}: " + "veel woorden " * 80,) for n in range(12))
    text = pages(pdf.document(report(Section("Deel", (), (Listing("", ("A",), rows),))), draw))
    assert len(text) >= 2 and "Rij 0" in text[0] and "Rij 11" in text[1]


def test_no_words_break_it():
    table = towns([3.0, "verborgen"])
    figure = figure_of(
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
    assert pages(pdf.figure(figure_of(answer(View((2021, 2021)), {})), draw))


def test_the_same_twice_is_the_same_file_also_at_once():
    documents = [
        report(Section(f"Deel {n}", (), (), (figure_of(regios(n, 20, 30, 40, 50)),)))
        for n in (6, 7)
    ]
    alone = [pdf.document(document, draw) for document in documents]
    with ThreadPoolExecutor(2) as pool:
        assert (
            list(pool.map(lambda document: pdf.document(document, draw), documents * 3))
            == alone * 3
        )
    assert alone[0] != alone[1]


def test_a_sentence_that_was_said_is_not_said_again():
    figure = figure_of(regios(10, 20, 30, 40, 50))
    sentence = figure.about.sentence
    data = pdf.document(report(Section("Deel", (f"Eerst dit. {sentence}",), (), (figure,))), draw)
    assert words(data).count(sentence) == 1


def test_a_tall_picture_stays_with_its_caption():
    tall = Picture(3000, words="Hoog")
    table = regios(10, 20, 30, 40, 50)
    data = pdf.document(report(Section("Deel", (), (), (figure_of(table, tall),))), draw)
    (at,) = [n for n, text in enumerate(pages(data)) if "Figuur 1." in text]
    assert "Hoog" in pages(data)[at] and "Filters:" in pages(data)[at]
    assert "Deel" in pages(data)[at]
    assert len(REGIOS) == len(table.rows)


FILES = {
    **{kind: partial(figure_file, kind, "pdf") for kind in FIGURES},
    "report": partial(document_file, "pdf"),
    "deck": partial(talk_file, "pdf"),
    "theory": partial(theory.FORMATS["pdf"], "https://atlas.example/veranderingstheorie"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_can_be_kept(name: str) -> None:
    assert kept_wrong(FILES[name]()) == []


def test_what_keeps_a_file_from_being_kept_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "STANDARD", ["ua-1"])
    wrong = kept_wrong(pdf.figure(example("bars"), image.bare_svg))
    assert {"part and level", "colours"} <= set(wrong)


@pytest.mark.parametrize("lines", [0, 26])
def test_no_page_has_sources_alone(lines: int) -> None:
    """They stand before the tables of the last part, also where those just fill their page."""
    rows = tuple((f"Woord {number}", "Wat het betekent") for number in range(26))
    listing = Listing("Wat de woorden betekenen", ("Woord", "Betekenis"), rows)
    sections = (
        Section("Waar", ("Tekst.",) * lines, (), (figure_of(demo(1, 2, 3, 4, 5)),)),
        Section("Hoe er geteld is", ("Zo.",), (listing,)),
    )
    *_, last = pages(pdf.document(report(*sections), draw))
    assert "Wat het betekent" in last and "Bron: " not in last.partition("Wat het betekent")[2]


@pytest.mark.parametrize(
    ("sections", "kept"),
    [
        ((Section("Waar", ("Tekst.",) * 13),), "Westhoek"),
        ((Section("Waar", ("Tekst.",) * 43), Section("Slot", ("Woord.",) * 8)), "Woord."),
    ],
)
def test_an_own_report_does_not_end_on_sources_alone(
    sections: tuple[Section, ...], kept: str
) -> None:
    """It ends on what its reader collected last, which just fills a page."""
    first = replace(sections[0], figures=(figure_of(demo(1, 2, 3, 4, 5)),))
    *_, last = pages(pdf.document(report(first, *sections[1:]), draw))
    assert kept in last
