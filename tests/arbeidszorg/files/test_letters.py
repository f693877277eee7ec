"""No letter is too small to be read: on paper, and on a slide."""

from __future__ import annotations

import io

import docx
import pytest

from arbeidszorg.content.figure import Figure
from arbeidszorg.files import image, letters, word
from arbeidszorg.files.slides.page import LEAST as ON_A_SLIDE
from arbeidszorg.files.slides.page import SIDE, WIDE
from arbeidszorg.files.word.paper import WIDE as PAGE
from arbeidszorg.subjects.theory import files as theory
from arbeidszorg.texts import t
from helpers import office
from helpers.decks import deck, every_shape
from helpers.leaving import FIGURES, document_file, figure, figure_file, talk_file, written
from helpers.letters import in_office, in_pdf

#: What printing and reading back may round off.
NEARLY = 0.01
MAPS = ("areas", "tiles", "circles")


def test_the_smallest_letters_of_a_drawing_are_measured() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200"><text font-size="12">a</text>'
        '<g transform="translate(1 2) scale(0.5)"><text font-size="14"><tspan>b</tspan></text></g>'
        "</svg>"
    )
    assert letters.smallest(drawn) == pytest.approx(7 / 200)
    assert letters.least_width(drawn) == pytest.approx(6.5 * 200 / 7, abs=0.01)
    assert letters.least_width('<svg xmlns="http://www.w3.org/2000/svg" width="200"/>') == 0


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_on_paper_can_be_read(kind: str) -> None:
    assert min(in_pdf(figure_file(kind, "pdf")).values()) >= letters.LEAST - NEARLY


@pytest.mark.parametrize("content", [lambda: document_file("pdf"), lambda: talk_file("pdf")])
def test_a_report_and_a_handout_can_be_read(content: object) -> None:
    assert callable(content)
    small = {words: size for words, size in in_pdf(content()).items() if size < letters.LEAST}
    assert all(size >= letters.LEAST - NEARLY for size in small.values()), small


def test_the_theory_on_paper_can_be_read() -> None:
    assert min(in_pdf(theory.FORMATS["pdf"]("")).values()) >= letters.LEAST


def test_slides_can_be_read() -> None:
    files = dict(written("pptx")) | {"theory": theory.FORMATS["pptx"]("")}
    small = {
        name: {part: size for part, size in in_office(content).items() if size < ON_A_SLIDE}
        for name, content in files.items()
    }
    assert len(files) > 20
    assert {name: parts for name, parts in small.items() if parts} == {}


@pytest.mark.parametrize("kind", MAPS)
def test_a_map_fills_the_width_of_a_slide(kind: str) -> None:
    """With its legend and all that is said beside it."""
    (slide,) = deck(figure_file(kind, "pptx")).slides
    groups = [shape for shape in slide.shapes if shape.name == t("slides.drawn")]
    beside = [shape for shape in slide.shapes if shape.name == t("slides.foot")]
    (drawn,), (foot,) = groups, beside
    assert drawn.left.pt == pytest.approx(SIDE, abs=15)  # room around an outline
    assert (foot.left + foot.width) / 12_700 == pytest.approx(WIDE - SIDE, abs=2)
    assert (foot.left - drawn.left - drawn.width) / 12_700 < 55
    assert drawn.height.pt > 400


@pytest.mark.parametrize("kind", FIGURES)
def test_a_drawing_in_word_can_be_read(kind: str) -> None:
    widths: list[float] = []

    def draw(drawn: Figure) -> bytes:
        svg = image.bare_svg(drawn)
        widths.append(letters.least_width(svg))
        return image.bare_png(drawn, zoom=1)

    pictures = docx.Document(io.BytesIO(word.figure(figure(kind), draw))).inline_shapes
    wide = [shape.width.pt for shape in pictures]
    assert all(is_wide >= least - NEARLY for is_wide, least in zip(wide, widths, strict=True))
    if kind in MAPS:
        assert wide == [pytest.approx(PAGE, abs=0.1)]


def test_words_in_word_can_be_read() -> None:
    sizes = [int(size) / 2 for size in office.sizes(figure_file("bars", "docx"))]
    assert min(sizes) >= letters.LEAST


@pytest.mark.parametrize("kind", MAPS)
def test_tiles_say_their_names_on_a_slide(kind: str) -> None:
    (slide,) = deck(figure_file(kind, "pptx")).slides
    texts = [shape.text_frame.text for shape in every_shape(slide.shapes) if shape.has_text_frame]
    assert any(text.startswith("Nieuwpoort") for text in texts) == (kind == "tiles")
