"""A deck as a presentation: a slide each, what the speaker says, and nothing that is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from pptx.util import Pt

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.deck import MOST_LINE, MOST_LINES
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Shown, Talk
from arbeidszorg.figures.kinds import groups
from arbeidszorg.files import documents, slides
from arbeidszorg.files.slides.page import HIGH, WIDE
from arbeidszorg.files.slides.spoken import RULE
from arbeidszorg.registrations.model import SECTORS
from arbeidszorg.texts import t
from arbeidszorg.view.view import View
from helpers.builders import answer
from helpers.decks import (
    HIDDEN,
    KINDS,
    ODD,
    SECRETS,
    alt_text,
    charts,
    deck,
    every_shape,
    figure_of,
    parts,
    words,
)
from helpers.drawn import TOWNS, Y2021
from helpers.talks import (
    LINK,
    MARKUP,
    NOTES,
    NUMBER,
    SECRET,
    SOURCE,
    demo_talk,
    of_page,
    shown,
    talk,
)

MARK = t("export.image.demo")
#: The smallest letters that are read at ten metres, in points: 2,2 % of the height.
LEAST = HIGH * 0.022


@pytest.fixture(scope="module")
def demo(client: FlaskClient, demo_atlas: Atlas) -> Talk:
    with client.application.app_context():
        return demo_talk(demo_atlas)


@pytest.fixture(scope="module")
def file(demo: Talk) -> bytes:
    return slides.talk(demo)


def present(*some: Shown, **more: Any) -> Any:
    return deck(slides.talk(talk(*some, **more)))


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def tables(slide: Any) -> list[list[tuple[str, ...]]]:
    return [
        [tuple(cell.text_frame.text for cell in row.cells) for row in shape.table.rows]
        for shape in slide.shapes
        if shape.has_table
    ]


def sizes(slide: Any, name: str) -> set[float]:
    """The sizes of the letters in the shapes of a name."""
    return {
        run.font.size.pt
        for shape in slide.shapes
        if shape.name == name
        for line in shape.text_frame.paragraphs
        for run in line.runs
    }


def links(slide: Any) -> list[str]:
    return [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for line in shape.text_frame.paragraphs
        for run in line.runs
        if run.hyperlink.address
    ]


def test_each_slide_of_the_deck_is_one_slide(demo: Talk, file: bytes) -> None:
    presentation = deck(file)
    assert titles(presentation) == [talk_slide.heading for talk_slide in demo.slides]
    assert presentation.core_properties.title == "Ronde tafel arbeidszorg"
    assert presentation.core_properties.language == "nl-BE"
    for number, slide in enumerate(presentation.slides, 1):
        (field,) = slide.element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        assert field == str(number)
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id  # read first


def test_it_is_one_of_the_files_of_a_deck(demo: Talk, file: bytes) -> None:
    assert list(documents.TALKS) == ["pptx", "odp", "pdf"]
    assert documents.TALKS["pptx"](demo) == file  # and the same every time


def test_the_demonstration_mark_is_on_every_slide(file: bytes) -> None:
    assert all(MARK in words(slide) for slide in deck(file).slides)
    assert not any(MARK in words(slide) for slide in present(shown("A"), shown("B")).slides)


def test_everything_stands_on_the_slide(file: bytes) -> None:
    for slide in deck(file).slides:
        for shape in every_shape(slide.shapes):
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= Pt(WIDE) + 1
            assert shape.top + shape.height <= Pt(HIGH)


def test_the_words_of_a_slide_are_large_enough_for_the_wall(file: bytes) -> None:
    for slide in deck(file).slides:
        letter_sizes = [
            run.font.size.pt
            for shape in slide.shapes
            if shape.has_text_frame
            for line in shape.text_frame.paragraphs
            for run in line.runs
        ]
        assert min(letter_sizes) >= LEAST
        for chart in charts(slide):
            assert chart.font.size.pt >= LEAST


def test_a_figure_says_what_it_is_and_where_it_is_from(demo: Talk, file: bytes) -> None:
    slide, about = deck(file).slides[3], demo.slides[3].figures[0].about
    assert len(charts(slide)) == 1
    slide_words = words(slide)
    assert f"{about.title} · {about.subtitle}" in slide_words
    assert t("export.image.source", source=about.source, date=about.date) in slide_words
    assert links(slide) == [about.link]
    assert about.described in {alt_text(shape) for shape in slide.shapes}


def test_a_heading_that_is_the_title_of_its_figure_is_not_said_twice() -> None:
    figure = KINDS["split"]()
    (_, slide) = present(shown("", figure)).slides
    assert words(slide).count(figure.about.title) == 1
    assert figure.about.subtitle in words(slide)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_figure_is_one_slide(kind: str) -> None:
    figure = KINDS[kind]()
    presentation = present(
        shown("Kop", figure, caption="Let op het verschil."),
        shown("Met tabel", figure, table=True),
        shown("Twee", figure, KINDS["split"]()),
    )
    long = kind == "long bars"  # it goes on on a next slide, as its letters would be too small
    named = ["Ronde tafel", "Kop", "Kop (2)", "Met tabel", "Met tabel (2)", "Twee"]
    assert titles(presentation) == [name for name in named if long or "(" not in name]
    for slide in list(presentation.slides)[1:]:
        if "(2)" in slide.shapes.title.text_frame.text:
            continue
        for name, text in figure.about.pairs():
            assert f"{name}: {text}" in notes(slide)
        for shape in slide.shapes:
            assert shape.top + shape.height <= Pt(HIGH)
    assert "Let op het verschil." in words(presentation.slides[1])


def test_the_notes_begin_with_what_the_speaker_says(demo: Talk, file: bytes) -> None:
    slide, about = deck(file).slides[2], demo.slides[2].figures[0].about
    own, rest = notes(slide).split(f"\n{RULE}\n")
    assert own == NOTES
    assert rest.startswith(about.sentence)
    for text in (
        "; ".join(about.filters),
        about.source,
        about.link,
        *(note.text for note in about.notes),
    ):
        assert text in rest


def test_without_words_of_the_speaker_there_is_no_rule() -> None:
    figure = KINDS["bars"]()
    presentation = present(shown("Leeg", figure), shown("Tekst", lines=("x",), notes="Zeg dit."))
    assert notes(presentation.slides[1]).startswith(figure.about.sentence)
    assert notes(presentation.slides[2]) == "Zeg dit."
    assert not any(RULE in notes(slide) for slide in presentation.slides)


def test_two_figures_stand_beside_each_other(demo: Talk, file: bytes) -> None:
    slide = deck(file).slides[6]
    left, right = demo.slides[6].figures
    for figure in (left, right):
        for text in (figure.about.title, figure.about.subtitle, figure.about.sentence):
            assert text in words(slide)
            assert text in notes(slide)
    (chart,) = [shape for shape in slide.shapes if shape.has_chart]
    (map_,) = [s for s in slide.shapes if s.name == t("slides.drawn") and not s.has_chart]
    assert map_.left + map_.width <= Pt(WIDE / 2) <= chart.left
    assert links(slide) == [left.about.link, right.about.link]
    assert "Links waar, rechts wat." in words(slide)
    sentence_sizes = [
        sizes(slide, t("slides.talk.sentence")),
        sizes(slide, t("slides.prompt.title")),
    ]
    assert all(len(letter_sizes) == 1 for letter_sizes in sentence_sizes)


def test_a_table_stands_beside_its_figure(demo: Talk, file: bytes) -> None:
    slide = deck(file).slides[4]
    (rows,) = tables(slide)
    assert rows[0] == ("Jaar", "Westhoek", "Midwest")
    assert [row[0] for row in rows[1:]] == [str(year) for year in range(2017, 2026)]
    (chart,) = [shape for shape in slide.shapes if shape.has_chart]
    (table,) = [shape for shape in slide.shapes if shape.has_table]
    assert chart.left + chart.width <= table.left
    assert alt_text(table) == t("slides.table", caption=demo.slides[4].figures[0].about.title)


def test_a_long_table_says_what_is_left_out_and_the_notes_have_it_all(file: bytes) -> None:
    slide = deck(file).slides[5]
    (rows,) = tables(slide)
    shown_rows = len(rows) - 2  # without the heads and the total
    assert shown_rows >= 5
    assert rows[-1][0].startswith("Totaal")
    assert f"… en nog {62 - shown_rows} rijen. De hele tabel staat in de notities." in words(slide)
    for town in ("Alveringem", "Brugge", "Zwevegem"):
        assert f"\n{town}: " in notes(slide)
    assert f"\nDamme: {HIDDEN}" in notes(slide)


def test_columns_that_do_not_fit_are_said() -> None:
    (_, slide) = present(shown("Kop", KINDS["cells"](), table=True)).slides
    (rows,) = tables(slide)
    assert rows[0] == ("Activiteit", "Maatwerkbedrijven", "Geestelijke gezondheidszorg")
    assert "… en nog 2 kolommen. De hele tabel staat in de notities." in words(slide)
    assert "\nKeuken: Maatwerkbedrijven 1.234; Geestelijke gezondheidszorg n.v.t.; " in notes(slide)


def test_rows_and_columns_that_do_not_fit_are_said_together() -> None:
    towns = by_towns_and_sectors()
    _, slide, *_ = present(shown("Kop", towns, table=True)).slides
    (rows,) = tables(slide)
    left = f"… en nog {62 - len(rows) + 1} rijen en {4 - len(rows[0]) + 1} kolommen."
    assert left in words(slide)


def by_towns_and_sectors() -> Figure:
    """A figure with more rows and columns than a slide has room for."""
    view = View(Y2021, level="gemeente", split=("sector",))
    values = {(town, code): 10.0 for town in TOWNS for code in SECTORS}
    return figure_of(groups.multiples, answer(view, values, 100))


def test_a_large_number_with_what_it_counts() -> None:
    (_, slide) = present(shown("Zo veel", number=NUMBER, lines=("Eén regel.",))).slides
    slide_words = words(slide)
    for text in ("Zo veel", "1.771", NUMBER.said, "Eén regel.", SOURCE):
        assert text in slide_words
    assert min(sizes(slide, t("slides.talk.number"))) >= 96
    assert links(slide) == [NUMBER.link]
    assert f"1.771: {NUMBER.said}" in notes(slide)
    assert NUMBER.link in notes(slide)


def test_a_number_that_is_hidden_stays_a_word() -> None:
    (_, slide) = present(shown("Klein", number=SECRET)).slides
    assert HIDDEN in words(slide)
    assert t("table.status_long.verborgen") in words(slide)
    assert min(sizes(slide, t("slides.talk.number"))) >= 96


@pytest.mark.parametrize("kind", SECRETS)
def test_not_a_byte_depends_on_what_is_hidden(kind: str) -> None:
    def file(few: int) -> bytes:
        figure = SECRETS[kind](few)  # whose totals the gate of this registry does not protect
        split = bool(figure.table.view.split)
        return slides.talk(
            talk(shown("Kop", figure, table=split), shown("Twee", figure, KINDS["line"]()))
        )

    first, second = map(file, (1, 4))
    assert first == second


def test_what_could_not_be_shown_is_said_in_words(file: bytes) -> None:
    slide = deck(file).slides[8]
    assert "Niet getoond: Het adres /oud bestaat niet meer." in words(slide)
    assert "Het adres /oud bestaat niet meer." in notes(slide)


def test_a_deck_that_starts_with_a_figure_gets_a_title_slide() -> None:
    figure = KINDS["bars"]()
    first, second = present(shown("", figure)).slides
    slide_words = words(first)
    assert first.shapes.title.text_frame.text == "Ronde tafel"
    assert t("slides.date", date=figure.about.date) in slide_words
    assert LINK in slide_words and links(first) == [LINK]
    assert second.shapes.title.text_frame.text == figure.about.title


def test_a_deck_that_starts_with_text_gets_no_second_title() -> None:
    presentation = present(
        shown("Welkom", lines=("Fijn dat u er bent.",)), shown("Dan", number=NUMBER)
    )
    assert titles(presentation) == ["Welkom", "Dan"]
    slide_words = words(presentation.slides[0])
    for text in ("Fijn dat u er bent.", "Ronde tafel", "Arbeidszorgatlas", LINK):
        assert text in slide_words
    assert titles(present(shown("Zo veel", number=NUMBER))) == ["Ronde tafel", "Zo veel"]


def test_a_long_first_text_keeps_every_word() -> None:
    lines = tuple(f"Regel {n} van een lange opening." for n in range(12))
    presentation = present(shown("Welkom", lines=lines))
    slide_words = " ".join(words(slide) for slide in presentation.slides)
    assert all(line in slide_words for line in (*lines, LINK, "Ronde tafel"))


def test_lines_are_large_and_without_bullets() -> None:
    _, slide = present(
        shown("A"), shown("B", lines=("Een.", "Twee."), caption="Bron: proef")
    ).slides
    body = slide.placeholders[1]
    assert [line.text for line in body.text_frame.paragraphs] == ["Een.", "Twee."]
    letter_sizes = {run.font.size.pt for line in body.text_frame.paragraphs for run in line.runs}
    assert letter_sizes == {28.0}
    assert "Bron: proef" in words(slide)


@pytest.mark.parametrize("number", [None, NUMBER])
def test_the_most_text_goes_on_and_is_never_cut(number: Any) -> None:
    lines = tuple(f"{n} " + "woord " * (MOST_LINE // 6 - 1) + "eind." for n in range(MOST_LINES))
    presentation = present(
        shown("A"), shown("Veel", lines=lines, number=number, caption="C" * MOST_LINE)
    )
    pages = list(presentation.slides)[1:]
    assert 1 < len(pages) <= MOST_LINES
    slide_words = " ".join(" ".join(words(slide) for slide in pages).split())
    for line in lines:
        assert line in slide_words
    assert len(set(titles(presentation))) == len(titles(presentation))
    for slide in pages:
        for shape in slide.shapes:
            assert shape.top + shape.height <= Pt(HIGH)
    assert t("slides.talk.goes_on") in notes(pages[1])


def test_no_two_slides_have_the_same_title() -> None:
    figure = KINDS["bars"]()
    presentation = present(
        shown("Kop"), shown("Kop (2)"), shown("Kop", figure), shown(""), shown("")
    )
    headings = titles(presentation)
    assert headings[:3] == ["Kop", "Kop (2)", "Kop (3)"]
    assert len(set(headings)) == len(headings) and all(headings)


def test_markup_is_text() -> None:
    presentation = present(
        shown(MARKUP, lines=(MARKUP,), caption=MARKUP, notes=MARKUP, notices=(MARKUP,)),
        shown(MARKUP, number=replace(NUMBER, said=MARKUP)),
        title=MARKUP,
    )
    assert titles(presentation) == [MARKUP, f"{MARKUP} (2)"]
    assert words(presentation.slides[0]).count("<b>vet</b>") >= 4
    assert notes(presentation.slides[0]).startswith(MARKUP)


def test_odd_words_give_a_file_that_opens() -> None:
    figure = KINDS["bars"]()
    odd = replace(figure, about=replace(figure.about, title=ODD, subtitle=ODD, sentence=ODD))
    number = replace(NUMBER, text=ODD, said=ODD, source=ODD, link="javascript:alert(1)")
    long = "x" * 5_000
    file = slides.talk(
        talk(
            shown(ODD, odd, caption=ODD, notes=f"{ODD}\n{long}\n\x00", notices=(ODD,), table=True),
            shown(ODD, odd, odd, lines=(ODD,)),
            shown(ODD, number=number, lines=(ODD, long[:400])),
            shown(long[:200], lines=(ODD,)),
            shown("\x00"),
            title=ODD,
            link=f"https://a.b/{ODD}",
        )
    )
    for name, part in parts(file).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", part)
            assert b"javascript:" not in part or b"Target" not in part
    presentation = deck(file)
    assert long in notes(presentation.slides[1])


def test_an_address_that_is_too_long_stands_behind_words_or_is_left_out() -> None:
    longer = f"{LINK}#titel={'a' * 500}"
    (first,) = present(link=longer).slides
    assert t("slides.talk.deck") in words(first)
    assert longer not in words(first) and links(first) == [longer]
    (first,) = present(link=f"{LINK}#titel={'a' * 5_000}").slides
    assert links(first) == [] and "aaaa" not in words(first)


def test_all_text_is_dutch(file: bytes) -> None:
    some = [part for name, part in parts(file).items() if "slides/s" in name or "charts/c" in name]
    tags = re.findall(r"<a:(?:rPr|endParaRPr|defRPr)\b[^>]*>", b" ".join(some).decode())
    assert tags and all('lang="nl-BE"' in tag for tag in tags)


def test_an_empty_deck_is_its_title() -> None:
    assert titles(present()) == ["Ronde tafel"]


def test_a_deck_may_have_a_hundred_slides(client: FlaskClient, demo_atlas: Atlas) -> None:
    with client.application.app_context():
        chart = of_page(demo_atlas, "/aanbod", "sector")
        place = of_page(demo_atlas, "/kaart", "kaart")
    some = [shown(f"Dia {n}", *([chart], [place], [chart, place])[n % 3]) for n in range(100)]
    file = slides.talk(talk(*some))
    assert len(deck(file).slides) == 101
    assert len(file) < 8_000_000
