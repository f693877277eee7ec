"""A deck on paper: what it says of each slide, and what the speaker says with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from arbeidszorg.atlas.atlas import Atlas
from arbeidszorg.content.figure import Figure
from arbeidszorg.content.talk import Shown, Talk
from arbeidszorg.files import documents, image, pdf
from arbeidszorg.texts import t
from helpers.decks import HIDDEN, KINDS, SECRETS
from helpers.pdf import links, opened, pages, tree, words
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
SAYS = "Wat u erbij vertelt"
ODD = (
    "#pagebreak() $x^2$ *vet* @ref <label> `raw` // c \\ 😀 \u202eom\u202c \x00\x07\ud800 "
    + "x" * 300
)


def draw(figure: Figure) -> str:
    return image.bare_svg(figure, image.SMALL)


def handout(*some: Shown, **more: Any) -> bytes:
    return pdf.handout(talk(*some, **more), draw)


def tight(text: str) -> str:
    """Text without spaces: an address may be broken over lines."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def demo(client: FlaskClient, demo_atlas: Atlas) -> Talk:
    with client.application.app_context():
        return demo_talk(demo_atlas)


@pytest.fixture(scope="module")
def file(demo: Talk) -> bytes:
    return pdf.handout(demo, draw)


def test_it_is_one_of_the_files_of_a_deck(demo: Talk, file: bytes) -> None:
    assert documents.TALKS["pdf"](demo) == file  # and the same every time


def test_it_can_be_heard(demo: Talk, file: bytes) -> None:
    root = opened(file).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl-BE"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    elements = tree(file)
    alts = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    assert alts == [figure.about.described for slide in demo.slides for figure in slide.figures]
    kinds = [str(element["/S"]) for element in elements]
    assert kinds.count("/H1") == len(demo.slides)
    assert kinds.count("/H2") == len(demo.slides)
    assert "/Table" not in kinds


def test_it_says_whose_it_is_and_of_when(demo: Talk, file: bytes) -> None:
    about = opened(file).metadata
    assert about is not None
    assert about.title == "Ronde tafel arbeidszorg"
    assert about.creation_date is not None
    figure = demo.slides[2].figures[0]
    assert about.creation_date.date() == figure.table.reference_date
    first = pages(file)[0]
    assert first.startswith("Ronde tafel arbeidszorg Handout met notities")
    assert f"Peildatum van de cijfers: {figure.about.date}" in first
    assert LINK in first and LINK in links(file)


def test_every_page_says_that_the_data_are_invented(file: bytes) -> None:
    assert all(MARK in page for page in pages(file))
    assert MARK not in words(handout(shown("A")))
    assert MARK in words(handout(shown("A", demo=True)))


def test_its_slides_have_a_number_a_heading_and_a_bookmark(demo: Talk, file: bytes) -> None:
    names = [f"{slide.place}. {slide.heading}" for slide in demo.slides]
    assert [bookmark["/Title"] for bookmark in opened(file).outline] == names
    text = words(file)
    assert all(name in text for name in names)


def test_a_figure_says_all_that_goes_with_it_and_where_it_is(demo: Talk, file: bytes) -> None:
    text, addresses = words(file), links(file)
    for slide in demo.slides:
        for figure in slide.figures:
            about = figure.about
            for phrase in (
                about.title,
                about.subtitle,
                about.sentence,
                "; ".join(about.filters),
                about.source,
                about.credits,
            ):
                assert tight(phrase) in tight(text)
            assert about.link in addresses
            assert tight(about.link) in tight(text)


def test_the_words_of_the_speaker_stand_in_their_block(file: bytes) -> None:
    text = words(file)
    assert text.count(f"{SAYS} {' '.join(NOTES.split())}") == 2
    assert f"{SAYS} Vertel over de sectoren." in text


def test_without_words_there_are_lines_to_write_on() -> None:
    def drawn(notes: str) -> bytes:
        page = opened(handout(shown("Kop", lines=("Tekst.",), notes=notes))).pages[0]
        content = page.get_contents()
        assert content is not None
        return bytes(content.get_data())

    empty, full = drawn(""), drawn("Iets.")
    assert SAYS in words(handout(shown("Kop")))
    assert empty.count(b" l\n") > full.count(b" l\n") + 3


def test_lines_captions_and_what_is_not_shown(file: bytes) -> None:
    text = words(file)
    assert "Niet getoond: Het adres /oud bestaat niet meer." in text
    for phrase in (
        "Werk op maat.",
        "Elke persoon telt één keer.",
        "Het meest in het zuiden.",
        "Links waar, rechts wat.",
    ):
        assert phrase in text


def test_a_number_and_one_that_is_hidden() -> None:
    text = words(handout(shown("Veel", number=NUMBER), shown("Klein", number=SECRET)))
    assert f"1. Veel 1.771 {NUMBER.said}" in text
    assert f"2. Klein {HIDDEN} {SECRET.said} {t('table.status_long.verborgen')}" in text
    assert text.count(SOURCE) == 2 and NUMBER.link in text


@pytest.mark.parametrize("kind", SECRETS)
def test_not_a_byte_depends_on_what_is_hidden(kind: str) -> None:
    first, second = (handout(shown("Kop", SECRETS[kind](few), table=True)) for few in (1, 4))
    assert first == second


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_figure_stands_on_a_page(kind: str) -> None:
    figure = KINDS[kind]()
    data = handout(shown("Kop", figure), shown("Twee", figure, KINDS["split"]()))
    assert [str(element["/S"]) for element in tree(data)].count("/Figure") == 3
    assert len(pages(data)) <= 4


def test_two_slides_with_few_words_share_a_page() -> None:
    figure = KINDS["split"]()
    some = [shown(f"Dia {n}", figure, notes=NOTES) for n in range(4)]
    assert len(pages(handout(*some))) <= 3
    (page,) = [text for text in pages(handout(*some)) if "3. Dia 2" in text]
    assert page.count(SAYS) == 2


def test_long_notes_go_on_and_keep_every_word() -> None:
    notes = "\n".join(f"Alinea {n}: " + "veel woorden om te zeggen " * 15 for n in range(12))
    data = handout(shown("K" * 200, KINDS["areas"](), notes=notes), shown("Na", notes="Kort."))
    text = words(data)
    assert len(pages(data)) >= 2
    for part in notes.splitlines():
        first = " ".join(part.split()[:4])
        assert first in text
    assert text.count("veel") == 12 * 15
    assert "K" * 200 in tight(text)
    assert "2. Na" in text


def test_markup_is_text() -> None:
    data = handout(
        shown(MARKUP, lines=(MARKUP,), caption=MARKUP, notes=MARKUP, notices=(MARKUP,)),
        shown("", number=replace(NUMBER, said=MARKUP)),
        title=MARKUP,
    )
    assert words(data).count(MARKUP) >= 7


def test_no_words_break_it() -> None:
    figure = KINDS["bars"]()
    about = replace(figure.about, title=ODD, subtitle=ODD, sentence=ODD, link=f"javascript:{ODD}")
    odd = replace(figure, about=about)
    number = replace(NUMBER, text=ODD, said=ODD, source=ODD, link=f"javascript:{ODD}")
    data = handout(
        shown(ODD, odd, caption=ODD, notes=f"{ODD}\n\x00\n{ODD}", notices=(ODD,)),
        shown(ODD, odd, odd, lines=(ODD,)),
        shown(ODD, number=number),
        shown("\x00"),
        title=ODD,
        link=f"https://a.b/{ODD}",
    )
    text = words(data)
    assert text.count("#pagebreak() $x^2$ *vet* @ref <label> `raw` // c \\") > 8
    assert "\u202e" not in text and "😀" not in text
    assert not [link for link in links(data) if not link.startswith("https://")]


def test_an_address_that_is_too_long_stands_behind_words_or_is_left_out() -> None:
    longer = f"{LINK}#titel={'a' * 500}"
    data = handout(shown("A"), link=longer)
    assert t("pdf.handout.deck") in words(data)
    assert "aaaa" not in words(data) and links(data) == [longer]
    data = handout(shown("A"), link=f"{LINK}#titel={'a' * 5_000}")
    assert "aaaa" not in words(data) and links(data) == []
    assert links(handout(shown("A"), link="")) == []


def test_an_empty_deck_says_so() -> None:
    (page,) = pages(handout())
    assert "Deze presentatie heeft nog geen dia’s." in page


def test_a_deck_may_have_a_hundred_slides(client: FlaskClient, demo_atlas: Atlas) -> None:
    with client.application.app_context():
        chart = of_page(demo_atlas, "/aanbod", "sector")
        place = of_page(demo_atlas, "/kaart", "kaart")
    some = [
        shown(f"Dia {n}", *([chart], [place], [chart, place])[n % 3], notes=NOTES)
        for n in range(100)
    ]
    data = handout(*some)
    assert "100. Dia 99" in words(data)
    assert len(data) < 8_000_000
